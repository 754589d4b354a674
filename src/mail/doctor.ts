/**
 * The live test of a mailbox: one named step after the other, and a mend for the first that fails.
 * Passwords never appear in a step.
 */
import { lookup } from 'node:dns/promises';
import type { MailAccount, MailServer } from './account.ts';
import { mail } from './doctor-mail.ts';
import { type DoctorOptions, type DoctorStep, failed, passed } from './doctor-steps.ts';
import { ImapSession, type ImapTimes, imapTimes } from './imap-session.ts';
import { smtpTimes, trySmtp } from './smtp-connection.ts';
import { troubleOf } from './trouble.ts';

/** Runs the steps in order and stops where going on makes no sense. Never throws. */
export async function examine(
  account: MailAccount,
  options: DoctorOptions = {},
): Promise<readonly DoctorStep[]> {
  const steps: DoctorStep[] = [];
  const note = (step: DoctorStep) => {
    steps.push(step);
    options.onStep?.(step);
    return step.ok;
  };
  const times = options.imapTimes ?? { ...imapTimes, connect: 15_000, reply: 20_000 };
  const readable =
    (await serverNames(account, options, note)) &&
    (await reading(account, times, options.people ?? [], note));
  const sendable = steps.every(({ name, ok }) => name !== 'Server names' || ok);
  const sending = sendable && (await submission(account, options, note));
  if (readable && sending && options.selfTest)
    await mail(account, options.selfTest, { imap: times, smtp: options.smtpTimes }, note);
  return steps;
}

type Note = (step: DoctorStep) => boolean;

async function serverNames(
  account: MailAccount,
  options: DoctorOptions,
  note: Note,
): Promise<boolean> {
  const isKnown = options.isKnown ?? hasAddress;
  for (const server of [account.imap, account.smtp])
    if (!(await isKnown(server.host))) return note(failed('Server names', 'name', server));
  return note(passed('Server names', 'Both servers are known.'));
}

async function reading(
  account: MailAccount,
  times: ImapTimes,
  people: readonly string[],
  note: Note,
): Promise<boolean> {
  const { imap, auth } = account;
  const session = await ImapSession.open(imap, auth, times).catch((error: unknown) => ({ error }));
  if ('error' in session) return opened('Reading', imap, session.error, note);
  opened('Reading', imap, null, note);
  const sent = session.path('sent');
  note(
    sent === null
      ? failed('Reading: folders', 'sent_folder', imap)
      : passed('Reading: folders', `The inbox and the sent mail ("${sent}") are there.`),
  );
  if (people.length > 0) note(await theirMessages(session, people));
  await session.close();
  return true;
}

/** How little of the mailbox is ever read: asked of the server, without fetching anything. */
async function theirMessages(session: ImapSession, people: readonly string[]): Promise<DoctorStep> {
  const name = 'Reading: your people';
  try {
    await session.examine('inbox');
    const all = (await session.search({ all: true })).length;
    const theirs = new Set<number>();
    for (let start = 0; start < people.length; start += 20) {
      const from = people.slice(start, start + 20).map((address) => ({ from: address }));
      for (const uid of await session.search({ or: from })) theirs.add(uid);
    }
    const [few, many] = [theirs.size.toLocaleString('en'), all.toLocaleString('en')];
    return passed(
      name,
      `${few} of ${many} messages in the inbox are from people of your interviews. Only such mail is read.`,
    );
  } catch {
    // A server that cannot search can still be read: nothing is wrong for the person.
    return passed(name, 'Only mail from people of your interviews is read.');
  }
}

async function submission(
  account: MailAccount,
  options: DoctorOptions,
  note: Note,
): Promise<boolean> {
  const times = options.smtpTimes ?? { ...smtpTimes, connect: 15_000, talk: 30_000 };
  const error = await trySmtp(account.smtp, account.auth, times).then(
    () => null,
    (reason: unknown) => reason,
  );
  return opened('Sending', account.smtp, error, note);
}

/** The steps of opening a connection; `error` says at which of them it ended. */
function opened(way: string, server: MailServer, error: unknown, note: Note): boolean {
  const { trouble, detail } = error === null ? { trouble: null, detail: '' } : troubleOf(error);
  const stages = [
    { name: 'connection', troubles: ['name', 'connection'], well: `${server.host} answers.` },
    {
      name: 'encryption',
      troubles: ['unencrypted', 'encryption', 'certificate'],
      well:
        server.security === 'none'
          ? 'Not encrypted, which is fine on this machine.'
          : 'Encrypted, and the certificate fits.',
    },
    { name: 'sign-in', troubles: ['sign_in'], well: 'Name and password are accepted.' },
  ];
  for (const stage of stages) {
    const name = `${way}: ${stage.name}`;
    if (trouble !== null && stage.troubles.includes(trouble))
      return note(failed(name, trouble, server, detail));
    note(passed(name, stage.well));
  }
  return true;
}

async function hasAddress(host: string): Promise<boolean> {
  return lookup(host).then(
    () => true,
    () => false,
  );
}
