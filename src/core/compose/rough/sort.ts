import type { Person } from '../../record/nouns.ts';
import { address } from '../names.ts';
import { tidy, wordCount } from '../text.ts';
import type { RoughDebrief } from './rough.ts';

/** What a dictated sentence is about, told by how it begins; the first that fits. */
const PRIVATE =
  /\b(?:off (?:the )?record|not for the note|don'?t (?:write|mention|say|tell)|never mention|confidential|between us|in confidence|private|keep (?:it )?quiet|secret|not announced)\b/i;
const TIMELINE =
  /\b(?:hear (?:back|from)|let me know|decid|decision|will (?:call|ring|write|be in touch)|get back to me|by (?:the end of|next|mon|tue|wed|thu|fri|\d))/i;
const WISH =
  /^(?:i )?(?:should|shd|wish i) (?:have |had )?said\b|^(?:my )?better answer\b|^what i'?d (?:say|do)\b/i;
const ASKED = /\basked (?:me )?(?:about|what|how|why|if|whether)\b|\bquestion (?:about|on)\b/i;
const DELIGHT =
  /^(?:i(?:'d| would) (?:love|like|enjoy)(?: to| most)?|what i(?:'d| would) enjoy(?: most)?(?: is)?|i(?:'m| am) (?:most )?(?:excited|keen)(?: about| on| to)?|most exciting)[:,]?\s*/i;
const MISSED =
  /^(?:i )?(?:forgot to (?:say|mention)|didn'?t (?:say|mention)|should have mentioned)(?: that)?[:,]?\s*(?:i\s+)?/i;
const MINE =
  /^(?:i|we)\s+(?:also\s+)?(?!think|thought|felt|was (?:nervous|late|tired)|guess|hope|liked|keep|am|was|will|would|should|could|wish)/i;
const THEIRS = /^(?:he|she|they)\b/i;

/** Longer than this is read in parts only as far as it goes: 10,000 words take milliseconds. */
const MOST_SENTENCES = 600;
const LONGEST_SENTENCE = 30;

interface Jotting {
  readonly person: string;
  readonly talkedAbout: string[];
  moment: string | null;
}

/**
 * Sorts free words or a dictation into the parts of a rough debrief, sentence by sentence. Whom a
 * sentence is about is the last person named. Sentences marked as private are dropped here. What
 * is sorted still passes the gate of `readRough` before any of it is printed.
 */
export function sortJottings(text: string, people: readonly Person[]): RoughDebrief {
  const found = people.map((p): Jotting => ({ person: p.id, talkedAbout: [], moment: null }));
  const names = people.map((p) => address(p).known.map((n) => n.toLowerCase()));
  const out = {
    whatExcites: [] as string[],
    fitPoints: [] as string[],
    missedPoints: [] as string[],
    asked: [] as string[],
    wishes: [] as string[],
  };
  let timeline: string | null = null;
  let current = 0;
  for (const sentence of sentencesOf(text)) {
    const low = sentence.toLowerCase();
    const named = names.findIndex((list) => list.some((n) => n.length > 2 && low.includes(n)));
    if (named >= 0) current = named;
    const about = found[current];
    if (PRIVATE.test(sentence) || wordCount(sentence) > LONGEST_SENTENCE) continue;
    if (WISH.test(sentence)) out.wishes.push(sentence);
    else if (ASKED.test(sentence)) out.asked.push(sentence);
    else if (TIMELINE.test(sentence)) timeline ??= sentence;
    else if (MISSED.test(sentence)) out.missedPoints.push(sentence.replace(MISSED, ''));
    else if (DELIGHT.test(sentence)) out.whatExcites.push(sentence.replace(DELIGHT, ''));
    else if (MINE.test(sentence)) out.fitPoints.push(sentence);
    else if (about && (THEIRS.test(sentence) || named >= 0) && about.moment === null)
      about.moment = sentence;
    else about?.talkedAbout.push(sentence);
  }
  return {
    perInterviewer: found,
    topics: [],
    whatExcites: out.whatExcites,
    fitPoints: out.fitPoints.slice(0, 4),
    unfinished: out.wishes.slice(0, 2).map((wish, i) => ({ question: out.asked[i] ?? '', wish })),
    missedPoints: out.missedPoints.slice(0, 2),
    statedTimeline: timeline,
  };
}

function sentencesOf(text: string): string[] {
  return text
    .slice(0, 120_000)
    .split(/[.!?\n;]+(?:\s|$)|\n/)
    .map((s) => tidy(s).replace(/^(?:and|so|then|but|also|um|uh|well)[, ]+/i, ''))
    .filter((s) => s !== '')
    .slice(0, MOST_SENTENCES);
}
