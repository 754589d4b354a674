/** The words and shapes of the live test. */
import type { Instant } from '../core/record/nouns.ts';
import type { MailServer } from './account.ts';
import troubles from './data/troubles.json' with { type: 'json' };
import type { ImapTimes } from './imap-session.ts';
import { providerOfExchangers } from './providers.ts';
import type { SmtpTimes } from './smtp-connection.ts';

export type Trouble = keyof typeof troubles;

/** One step of the test, with a sentence for the person and a mend when it failed. */
export interface DoctorStep {
  readonly name: string;
  readonly ok: boolean;
  readonly sentence: string;
  readonly mend: string | null;
}

export interface DoctorOptions {
  /** Sends one message from the candidate to themselves; without it nothing is sent. */
  readonly selfTest?: { readonly messageId: string; readonly date: Instant; readonly zone: string };
  /** Addresses of known people: the test says how many messages of the inbox are theirs. */
  readonly people?: readonly string[];
  /** Told of each step as soon as it is over. */
  readonly onStep?: (step: DoctorStep) => void;
  /** True when the name of a server is known. */
  readonly isKnown?: (host: string) => Promise<boolean>;
  readonly imapTimes?: ImapTimes;
  readonly smtpTimes?: SmtpTimes;
}

/** A step that failed, in the words of `data/troubles.json`. */
export function failed(
  name: string,
  trouble: Trouble,
  server: MailServer,
  detail = '',
): DoctorStep {
  const { sentence, mend } = troubles[trouble];
  const filled = sentence
    .replace('{host}', server.host)
    .replace('{port}', String(server.port))
    .replace('{detail}', detail);
  const help = trouble === 'sign_in' ? (providerOfExchangers([server.host])?.help ?? []) : [];
  return { name, ok: false, sentence: filled, mend: [mend, ...help].join(' ') };
}

/** A step that went well. */
export function passed(name: string, sentence: string): DoctorStep {
  return { name, ok: true, sentence, mend: null };
}
