/**
 * The people on the other side of the sandbox: scripted answers that come after a while of sandbox
 * time. No rule, no answer.
 */
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Instant } from '../../core/record/nouns.ts';
import { fieldValue, readFields, toMailHeader } from '../header.ts';
import { rfcDate } from '../mime.ts';
import type { MailAddress } from '../port.ts';
import type { PostOffice } from './post-office.ts';

/** When a message arrives for `to`, `from` answers after `after`. Each rule answers once. */
export interface ReplyRule {
  readonly id: string;
  /** The address the candidate's message goes to. */
  readonly to: string;
  /** ISO 8601 duration of sandbox time, days and smaller: `PT26H`. */
  readonly after: string;
  readonly text: string;
  /** Who answers, when it is not `to` itself. */
  readonly from?: MailAddress;
  /** When it is not `Re:` and the old one. */
  readonly subject?: string;
  /** Extra header fields, such as `Auto-Submitted: auto-replied`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Zone of the sender's `Date`; UTC if missing. */
  readonly zone?: string;
  /** Without the message it answers beneath it. */
  readonly quote?: false;
}

interface DueReply {
  readonly rule: string;
  readonly at: Instant;
  readonly raw: string;
}

interface Memory {
  readonly used: readonly string[];
  readonly due: readonly DueReply[];
}

export class Correspondent {
  readonly #office: PostOffice;
  readonly #candidate: string;
  #rules: readonly ReplyRule[] = [];

  constructor(office: PostOffice, candidate: string) {
    this.#office = office;
    this.#candidate = candidate;
  }

  script(rules: readonly ReplyRule[]): void {
    this.#rules = rules;
  }

  /** Notes which answers a message of the candidate calls for. */
  notice(recipient: string, raw: Uint8Array, now: Instant): void {
    const { used, due } = this.#memory;
    const rule = this.#rules.find(
      ({ id, to }) => !used.includes(id) && to.toLowerCase() === recipient.toLowerCase(),
    );
    if (!rule) return;
    const at = Temporal.Instant.from(now).add(Temporal.Duration.from(rule.after)).toString();
    const letter = { rule: rule.id, at, raw: Buffer.from(raw).toString('latin1') };
    this.#office.keepExtra({ used: [...used, rule.id], due: [...due, letter] } satisfies Memory);
  }

  /** Delivers what is due by `now`, in the order of its time; returns how many. */
  async deliverDue(now: Instant): Promise<number> {
    const { used, due } = this.#memory;
    const ripe = due.filter(({ at }) => compare(at, now) <= 0);
    this.#office.keepExtra({ used, due: due.filter((reply) => !ripe.includes(reply)) });
    for (const reply of ripe.toSorted((one, other) => compare(one.at, other.at))) {
      const rule = this.#rules.find(({ id }) => id === reply.rule);
      if (!rule) continue;
      const raw = await answer(rule, Buffer.from(reply.raw, 'latin1'), this.#candidate, reply.at);
      this.#office.put(this.#candidate, 'INBOX', { raw, receivedAt: reply.at });
    }
    return ripe.length;
  }

  /** When the next answer is due, or null. */
  nextDue(): Instant | null {
    return this.#memory.due.map(({ at }) => at).toSorted(compare)[0] ?? null;
  }

  get #memory(): Memory {
    return (this.#office.extra as Memory | null) ?? { used: [], due: [] };
  }
}

function compare(one: Instant, other: Instant): number {
  return Temporal.Instant.compare(Temporal.Instant.from(one), Temporal.Instant.from(other));
}

async function answer(
  rule: ReplyRule,
  original: Uint8Array,
  candidate: string,
  at: Instant,
): Promise<Uint8Array> {
  const { messageId, references, subject, to, date } = toMailHeader(readFields(original));
  const from = rule.from ?? { name: to[0]?.name ?? '', address: rule.to };
  const quote =
    rule.quote === false ? '' : quoted(original, `${candidate} wrote on ${date ?? ''}:`);
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return new MailComposer({
    from,
    to: candidate,
    subject: rule.subject ?? (/^re:/i.test(subject) ? subject : `Re: ${subject}`),
    text: `${rule.text}\n${quote}`,
    messageId: `<sandbox-${rule.id}@${domain}>`,
    date: rfcDate(at, rule.zone ?? 'UTC'),
    ...(messageId === null ? {} : { inReplyTo: messageId, references: [...references, messageId] }),
    headers: { ...rule.headers },
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

function quoted(original: Uint8Array, heading: string): string {
  const raw = Buffer.from(original).toString('latin1');
  const body = raw.slice(raw.indexOf('\r\n\r\n') + 4);
  const coded = fieldValue(readFields(original), 'Content-Transfer-Encoding');
  const text = coded === 'quoted-printable' ? decodeQuoted(body) : Buffer.from(body, 'latin1');
  const lines = text.toString('utf8').trimEnd().split('\r\n');
  return `\n${heading}\n\n${lines.map((line) => `> ${line}`).join('\n')}\n`;
}

/** Our own letters are quoted-printable (RFC 2045, 6.7). */
function decodeQuoted(body: string): Buffer {
  const plain = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
