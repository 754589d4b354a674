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

/** The message files, and the sentence files. */
export const allMessages = (): readonly ReplyRow[] => [
  ...readRows<ReplyRow>(CORPUS, isMessageFile),
  ...readRows<ReplyRow>(join(CORPUS, 'own.jsonl')),
  ...readRows<ReplyRow>(join(CORPUS, 'own2.jsonl')),
  ...readRows<ReplyRow>(join(CORPUS, 'own3.jsonl')),
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

const isGiven = (row: ReplyRow): boolean => /^[ab]/.test(row.id);

/** The rows nobody looked at while the reader was written: one domain in five of parts 1 and 2. */
export const isSetAside = (row: ReplyRow): boolean => isGiven(row) && foldOf(row, 5) === 1;
/** The other rows of parts 1 and 2: those of the cross-validation. */
export const isKept = (row: ReplyRow): boolean => isGiven(row) && foldOf(row, 5) !== 1;
/** The half of the second own set whose errors nobody read. */
export const isBlind = (row: ReplyRow): boolean =>
  row.id.startsWith('p') && Number(row.id.slice(1)) > 75 && Number(row.id.slice(1)) < 152;
/** The half of the third own set that was kept for its last figure. */
export const isFresh = (row: ReplyRow): boolean =>
  row.id.startsWith('q') && Number(row.id.slice(1)) > 35;

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\d'’]+/gu) ?? [];
const runsOf = (text: string): readonly string[] => {
  const words = wordsOf(text);
  return words.slice(3).map((word, i) => [...words.slice(i, i + 3), word].join(' '));
};

/**
 * Sentences that share no run of four words with these messages: both were written in one sitting,
 * so an echo of a message would count as having seen it.
 */
export function withoutEchoes(
  sentences: readonly SentenceRow[],
  messages: readonly ReplyRow[],
): readonly SentenceRow[] {
  const runs = new Set(messages.flatMap((row) => runsOf(row.labels.newText)));
  const texts = messages.map((row) => wordsOf(row.labels.newText).join(' '));
  return sentences.filter(({ text }) => {
    const words = wordsOf(text);
    if (words.length < 4) return !texts.some((whole) => whole.includes(words.join(' ')));
    return !runsOf(text).some((run) => runs.has(run));
  });
}
/** Own rows kept out of training. */
export const isOwnTest = (row: ReplyRow): boolean =>
  row.id.startsWith('o') && Number(row.id.slice(1)) % 4 === 0;
