import type { Person } from '../../record/nouns.ts';
import type { Fact, Material, Personal, Repair } from '../facts.ts';
import { address } from '../names.ts';
import { shared } from '../relevance.ts';
import type { Dialect, Question } from '../request.ts';
import { capital, wordCount } from '../text.ts';
import { statedTime } from './dates.ts';
import { deed } from './deeds.ts';
import type { Tagger } from './lexis.ts';
import { moment } from './moments.ts';
import { type Spellings, spellingsOf } from './normalise.ts';
import type { Piece, Reader } from './piece.ts';
import { answerProposal, deedProposal } from './proposals.ts';
import { repair } from './repairs.ts';
import { topics } from './topics.ts';
import { wish } from './wishes.ts';

/** A debrief as somebody jots it down on the way home, before any stem is completed. */
export interface RoughDebrief {
  readonly perInterviewer: readonly {
    readonly person: string;
    readonly talkedAbout: readonly string[];
    readonly moment: string | null;
  }[];
  readonly topics: readonly string[];
  readonly whatExcites: readonly string[];
  readonly fitPoints: readonly string[];
  readonly unfinished: readonly { readonly question: string; readonly wish: string }[];
  readonly missedPoints: readonly string[];
  readonly statedTimeline: string | null;
}

export interface RoughContext {
  readonly people: readonly Person[];
  readonly company: string;
  readonly dialect: Dialect;
  readonly tagger: Tagger | null;
}

/** What was read, what one tap would settle, and what stays out with the reason. */
export interface RoughReading {
  readonly material: Material;
  readonly questions: readonly Question[];
  readonly leftOut: readonly string[];
}

/** Questions worth a tap; a second only where no evidence has been read yet. */
const MOST_QUESTIONS = { proven: 1, unproven: 2 } as const;

const facts = (pieces: readonly (Piece | null)[]): Fact[] =>
  pieces.flatMap((p) => (p?.kind === 'pass' ? [p.fact] : []));

/** The fuller and more particular a topic, the better it is remembered. */
function telling(fact: Fact): number {
  const n = wordCount(fact.text);
  return (
    Math.min(n, 7) +
    (/\d/.test(fact.text) ? 1.5 : 0) +
    (fact.shape === 'wh' ? 2 : 0) +
    (/\bthat\b|\bwho\b/.test(fact.text) ? 1 : 0) -
    (n > 12 ? 3 : 0)
  );
}

/** Two topics of one word each are said together: "keys and dogs". */
function withFellow(talk: Fact | null, all: readonly Fact[], kept: Fact | undefined): Fact | null {
  if (talk === null || wordCount(talk.text) > 2) return talk;
  const plain = (text: string): boolean => wordCount(text) <= 2 && !/\d|ing\b/.test(text);
  const fellow = plain(talk.text)
    ? all.find(
        (f) =>
          f !== talk &&
          f !== kept &&
          f.shape === 'np' &&
          plain(f.text) &&
          shared(f.text, talk.text) === 0,
      )
    : undefined;
  return fellow === undefined
    ? talk
    : {
        ...talk,
        text: `${talk.text} and ${fellow.text}`,
        source: `${talk.source} ${fellow.source}`,
      };
}

function personalFrom(found: Piece | null, topicPieces: readonly Piece[], done: string): Personal {
  const first = found?.kind === 'pass' ? found.fact : null;
  const worth = (f: Fact): number => telling(f) + (shared(f.text, done) > 0 ? 2 : 0);
  const ranked = facts(topicPieces).sort((a, b) => worth(b) - worth(a));
  const clause = ranked.find((f) => f.shape === 'that');
  const kept =
    first?.shape === 'that'
      ? first
      : ranked.find((f) => f.shape !== 'that' && wordCount(f.text) > 2);
  const other = ranked.find(
    (f) => f !== kept && f.shape !== 'that' && shared(f.text, kept?.text ?? '') === 0,
  );
  return {
    thanks: first?.shape === 'ing' ? first : null,
    keep: kept ?? null,
    need: clause ?? null,
    talk: withFellow(other ?? null, ranked, kept),
  };
}

/** "percent" is "per cent" in British English. */
const percent = (text: string, dialect: Dialect): string =>
  dialect === 'en-GB' ? text.replace(/\bpercent\b/g, 'per cent') : text;

const inDialect = (fact: Fact, dialect: Dialect): Fact => ({
  ...fact,
  text: percent(fact.text, dialect),
});

function inOwnDialect(p: Personal, dialect: Dialect): Personal {
  const own = (f: Fact | null): Fact | null => (f === null ? null : inDialect(f, dialect));
  return { thanks: own(p.thanks), keep: own(p.keep), need: own(p.need), talk: own(p.talk) };
}

/** The word the candidate typed, made into sentences to choose from. */
function asQuestion(piece: Extract<Piece, { kind: 'ask' }>, spellings: Spellings): Question {
  const unfinished = piece.why === 'it has no verb yet';
  const missed = piece.source.includes('missed');
  const sentence = unfinished
    ? deedProposal(piece.text, missed, spellings)
    : capital(piece.text.replace(/\.*$/, '.'));
  return {
    id: `rough:${piece.source}`,
    source: piece.source,
    ask: unfinished
      ? 'How would you finish it? I have done something like that: I …'
      : `Is this right? (${piece.why})`,
    choices: [sentence, 'Leave it out'],
  };
}

/**
 * Reads a rough debrief into facts that can stand in a sentence. Every piece passes a gate, is
 * offered as a question, or stays out; none is silently interpreted. Private remarks are not even
 * handed over.
 */
export function readRough(rough: RoughDebrief, context: RoughContext): RoughReading {
  const texts = [
    ...rough.perInterviewer.flatMap((p) => [...p.talkedAbout, p.moment ?? '']),
    ...rough.topics,
    ...rough.whatExcites,
    ...rough.fitPoints,
    ...rough.missedPoints,
    ...rough.unfinished.flatMap((u) => [u.question, u.wish]),
  ];
  const names = context.people.map((p) => p.name.replace(/\([^)]*\)/g, ' '));
  const base: Reader = { tagger: context.tagger, spellings: spellingsOf(names, texts), names: [] };
  const known = context.people.map((p) => ({ id: p.id, names: address(p).known }));
  const done = [...rough.fitPoints, ...rough.whatExcites].join(' ');
  const pieces: (Piece | null)[] = [];
  const personal = new Map<string, Personal>();
  for (const p of rough.perInterviewer) {
    const reader = { ...base, names: known.find((k) => k.id === p.person)?.names ?? [] };
    const found = moment(p.moment, `debrief:moment:${p.person}`, reader);
    const about = topics(p.talkedAbout, `debrief:talkedAbout:${p.person}`, reader);
    pieces.push(found, ...about.filter((a) => a.kind !== 'ask'));
    personal.set(p.person, personalFrom(found, about, done));
  }
  const deeds = rough.fitPoints.map((t, i) => deed(t, `debrief:fitPoints:${i}`, base));
  const missed = rough.missedPoints.map((t, i) => deed(t, `debrief:missedPoints:${i}`, base));
  const wishes = rough.whatExcites.map((t, i) => wish(t, `debrief:whatExcites:${i}`, base));
  const repairs = rough.unfinished.map((u, i) => repair(u, `debrief:unfinished:${i}`, base, known));
  const own = (list: readonly Fact[]): Fact[] => list.map((f) => inDialect(f, context.dialect));
  const material: Material = {
    personal: new Map([...personal].map(([id, p]) => [id, inOwnDialect(p, context.dialect)])),
    fits: own(facts(deeds)),
    trade: [],
    alsos: own(facts(missed)).filter((f) => f.shape === 'past'),
    enjoy: facts(wishes)[0] ?? null,
    repairs: repairs
      .filter((r): r is Repair => r !== null)
      .map((r) => ({ ...r, answer: percent(r.answer, context.dialect) })),
    unshaped: [],
    unspoken: [],
    theyDecide:
      statedTime(rough.statedTimeline, base.spellings, context.dialect) ??
      (rough.statedTimeline === null ? null : 'soon'),
  };
  const most = MOST_QUESTIONS[material.fits.length > 0 ? 'proven' : 'unproven'];
  const all = [...deeds, ...pieces, ...missed, ...wishes];
  return { material, ...unsettled(all, rough, repairs, most, base.spellings) };
}

function unsettled(
  pieces: readonly (Piece | null)[],
  rough: RoughDebrief,
  repairs: readonly (Repair | null)[],
  most: number,
  spellings: Spellings,
): Pick<RoughReading, 'questions' | 'leftOut'> {
  const answers = rough.unfinished.flatMap((u, i) =>
    repairs[i] === null
      ? [
          {
            id: `rough:debrief:unfinished:${i}`,
            source: `debrief:unfinished:${i}`,
            ask: 'How would you put this answer?',
            choices: [answerProposal(u.wish, spellings), 'Leave it out'],
          },
        ]
      : [],
  );
  const asked = pieces.flatMap((p) => (p?.kind === 'ask' ? [asQuestion(p, spellings)] : []));
  const questions = [...answers, ...asked];
  return {
    questions: questions.slice(0, most),
    leftOut: [
      ...pieces.flatMap((p) => (p?.kind === 'out' ? [`${p.text}: ${p.why}`] : [])),
      ...questions.slice(most).map((q) => `${q.choices[0]}: ${q.ask}`),
    ],
  };
}
