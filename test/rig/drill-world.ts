/**
 * The world outside, for drills in which everything else dies or is put back: a mail provider that
 * delivers, keeps what was sent in Sent, and remembers it in a file of its own.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MailHeader, ScanQuery, Submission, SubmitOutcome } from '../../src/mail/port.ts';
import type { Post } from '../../src/mail/post.ts';

export const ROBIN = 'robin@postbox.example';

interface Delivered {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly date: string;
}

export interface World {
  readonly post: Post;
  /** Every message that ever arrived, in order. */
  delivered(): readonly Delivered[];
}

/** The world whose memory lies in `folder`; `roll` decides what breaks. */
export function drillWorld(folder: string, roll: (below: number) => number): World {
  const memory = join(folder, 'world');
  const delivered = () =>
    existsSync(memory)
      ? readFileSync(memory, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Delivered)
      : [];
  const deliver = ({ bytes, to }: Submission) => {
    const text = Buffer.from(bytes).toString('utf8');
    const field = (name: string) =>
      new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
    const message: Delivered = {
      messageId: field('Message-ID'),
      to: to[0] ?? '',
      subject: field('Subject'),
      date: field('Date'),
    };
    appendFileSync(memory, `${JSON.stringify(message)}\n`, { flush: true });
  };
  const transport: Post['transport'] = {
    async submit(message, marks): Promise<SubmitOutcome> {
      const fate = roll(20);
      if (fate === 0) return { kind: 'later', cause: 'asked_to_wait', response: '451 later' };
      await marks.beforeEnd();
      if (fate === 1) return { kind: 'uncertain', why: 'The line broke after the final dot.' };
      deliver(message);
      if (fate === 2) return { kind: 'uncertain', why: 'The line broke before the answer.' };
      return { kind: 'accepted', response: '250 OK' };
    },
  };
  const mailbox: Post['mailbox'] = {
    listen: () => ({ lookNow: async () => {}, stop: async () => {} }),
    async find(messageId) {
      if (!delivered().some((m) => m.messageId === messageId)) return null;
      return { folder: 'sent', uid: 1, receivedAt: '2026-03-03T15:00:00Z', messageId };
    },
    fileToSent: async () => ({ kind: 'already_there', uid: 1 }),
    async recent({ folder: role, wanted }: ScanQuery) {
      const there = role === 'sent' ? delivered().map(headerOf) : [];
      return { looked: there.length, wanted: there.filter((header) => wanted(header)).length };
    },
  };
  return { post: { address: ROBIN, transport, mailbox }, delivered };
}

function headerOf({ messageId, to, subject, date }: Delivered): MailHeader {
  return {
    ...{ messageId, originalMessageId: null, inReplyTo: [], references: [] },
    from: [{ name: 'Robin Ashdown', address: ROBIN }],
    to: [{ name: '', address: to }],
    ...{ cc: [], subject, date, autoSubmitted: null, contentType: 'text/plain' },
    ...{ failedRecipients: [], hasCalendar: false },
  };
}

/** Numbers that look random and are the same in every run. */
export function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
