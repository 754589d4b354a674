import { join } from 'node:path';
import type { Day, Intent } from '../../src/core/record/nouns.ts';
import type { IncomingMessage, ReplyContext } from '../../src/core/replies/message.ts';
import { readRows } from '../kind.ts';

/** A labelled message of `corpus/replies`. */
export interface ReplyRow {
  readonly id: string;
  readonly receivedAt: string;
  readonly candidateZone: string;
  readonly calendar: string | null;
  readonly candidate: { readonly name: string; readonly email: string };
  readonly context: {
    readonly interviewer: string | null;
    readonly company: string | null;
    readonly role: string | null;
    readonly interviewDate: Day | null;
    readonly senderLocale: string | null;
  };
  readonly subject: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyType: 'text/plain' | 'text/html';
  readonly body: string;
  readonly labels: ReplyLabels;
  readonly tags: readonly string[];
}

export interface ReplyLabels {
  readonly newText: string;
  readonly closing: string | null;
  readonly intent: Intent;
  readonly promisedBy: Day | null;
  readonly promisedPhrase: string | null;
  readonly promisedSlackDays: number | null;
  readonly returnDate: Day | null;
  readonly newContact: { readonly name: string; readonly email: string | null } | null;
  readonly stopsFollowUps: boolean;
  readonly askedQuestions: readonly string[];
}

/** A labelled sentence. */
export interface SentenceRow {
  readonly text: string;
  readonly act: string;
  readonly datePhrase: string | null;
  readonly isPromise: boolean;
}

export const CORPUS = join(import.meta.dirname, '../../corpus/replies');

/** What the reader may know of a row: everything but labels, tags and notes. */
export function messageOf(row: ReplyRow): IncomingMessage {
  const { headers, subject, bodyType, body, receivedAt } = row;
  return { headers, subject, bodyType, body, receivedAt };
}

export function contextOf(row: ReplyRow): ReplyContext {
  const { interviewer, company, role, interviewDate, senderLocale } = row.context;
  const { candidate, calendar, candidateZone } = row;
  return {
    candidate,
    interviewer,
    company,
    role,
    interviewDate,
    senderLocale,
    calendar,
    candidateZone,
  };
}

export const isMessageFile = (name: string): boolean => /^part\d/.test(name);

/** The three message files, and the three sentence files. */
export const allMessages = (): readonly ReplyRow[] => [
  ...readRows<ReplyRow>(CORPUS, isMessageFile),
  ...readRows<ReplyRow>(join(CORPUS, 'own.jsonl')),
];
export const allSentences = (): readonly SentenceRow[] =>
  readRows<SentenceRow>(CORPUS, (name) => /sentences/.test(name));

/** The sender's organisation, by which training and test rows are kept apart. */
export function domainOf(row: ReplyRow): string {
  const domain = /@([\w.-]+)/.exec(row.headers.From ?? '')?.[1] ?? '';
  return domain.toLowerCase().split('.').slice(-2).join('.');
}

/** One of `n` folds, the same for every row of a domain. */
export function foldOf(row: ReplyRow, n: number): number {
  let h = 0x811c9dc5;
  for (const char of domainOf(row)) h = Math.imul(h ^ char.charCodeAt(0), 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 13), 0x5bd1e995) >>> 0;
  return ((h ^ (h >>> 15)) >>> 0) % n;
}

/** The rows nobody looked at while the reader was written: one domain in five of parts 1 and 2. */
export const isSetAside = (row: ReplyRow): boolean =>
  !row.id.startsWith('o') && foldOf(row, 5) === 1;
/** Own rows kept out of training. */
export const isOwnTest = (row: ReplyRow): boolean =>
  row.id.startsWith('o') && Number(row.id.slice(1)) % 4 === 0;
