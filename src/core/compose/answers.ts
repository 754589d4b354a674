import type { Debrief, UnfinishedAnswer } from '../record/nouns.ts';
import type { Fact, Material, Personal, Repair, Shape } from './facts.ts';
import { enjoyed, ofMe, ofTeam, thankful } from './mould.ts';
import { isForeign, isInsulting, isPrivate, isRival, isUnspoken } from './rough/lexis.ts';
import { capital, lower, tidy, unended } from './text.ts';

const WH = /^(?:how|why|what|when|where|whether|which|who|if)\b/i;

/** Without emoji, and with one mark at an end of a sentence. */
function plain(raw: string): string {
  return tidy(raw.replace(/\p{Extended_Pictographic}|\u{fe0f}|\u{200d}/gu, ''))
    .replace(/[!?]*!+[!?]*/g, '.')
    .replace(/\?{2,}/g, '?')
    .trim();
}

function phrase(raw: string | null, lead: RegExp): string {
  if (raw === null) return '';
  const [first = ''] = plain(raw).split(/(?<=\p{L}{3}[.!?])\s+(?=\p{Lu})/u);
  return unended(first).replace(lead, '');
}

function fact(text: string, shape: Shape, source: string): Fact | null {
  return text === '' ? null : { text, shape, source };
}

/** Small first letter, unless the word is written with a capital for its own sake. */
function within(text: string): string {
  return /^(?:I\b|I'|\p{Lu}[\p{L}]*\p{Lu}|\p{Lu}\b(?!\s\p{Ll}))/u.test(text) ? text : lower(text);
}

const DETERMINER =
  /^(?:The|A|An|Your|My|How|Why|What|When|Where|Whether|Which|Who|That|This|These|Those|People|Some|Every|Each|All|No|Not)\b/;

/** Why an answer of the candidate's does not belong in a note; null where it may stand. */
function kept(text: string): string | null {
  if (isInsulting(text)) return 'it could hurt';
  // What the candidate says of their own family is theirs to say.
  if (isPrivate(text.replace(/\bmy\b/gi, ''))) return 'it is private';
  if (isRival(text)) return 'it speaks of another candidate';
  return isForeign(text) ? 'it is not in English' : null;
}

function topic(raw: string | null, source: string): Fact | null {
  const text = phrase(raw, /^(?:about|what you said about|the fact that)\s+/i);
  if (kept(text) !== null) return null;
  const small = DETERMINER.test(text) ? lower(text) : text;
  return fact(small, WH.test(small) ? 'wh' : 'np', source);
}

/** "tested it with 31 people" stays with what "it" is. */
function together(fits: readonly Fact[]): Fact[] {
  const out: Fact[] = [];
  for (const fact of fits) {
    const last = out.at(-1);
    if (
      last !== undefined &&
      /^\S+(?: (?:up|out|down))? (?:it|them|this|these)\b/.test(fact.text)
    ) {
      out[out.length - 1] = {
        ...last,
        text: `${last.text}, and ${fact.text}`,
        source: `${last.source} ${fact.source}`,
      };
    } else out.push(fact);
  }
  return out;
}

function sentences(raw: string): string {
  const text = capital(plain(raw));
  return /[.!?]["')]?$/.test(text) ? text : `${text}.`;
}

/** What stands on the printed stems, each answer in the shape that its stem asks for. */
export function fromStems(debrief: Debrief): Material {
  const unshaped: { text: string; source: string }[] = [];
  const unspoken: { text: string; source: string; why: string }[] = [];
  const moulded = (text: string, mould: Mould, source: string): Fact | null => {
    if (text === '') return null;
    const why = kept(text);
    const found = why === null ? mould(within(text), source) : null;
    if (why !== null && !isForeign(text) && !isInsulting(text))
      unspoken.push({ text, source, why });
    else if (found === null) unshaped.push({ text, source });
    return found;
  };
  const spoken = (told: Fact | null): Fact | null => {
    if (told === null || !isUnspoken(told.text)) return told;
    unspoken.push({
      text: `your team ${told.text}`,
      source: told.source,
      why: 'it may hurt to be reminded of it; add it by hand if it helps',
    });
    return null;
  };
  const personal = new Map<string, Personal>();
  for (const p of debrief.perInterviewer) {
    const thought = plain(p.keepThinkingAbout ?? '');
    const why = kept(thought);
    if (why !== null)
      unspoken.push({ text: thought, source: `debrief:keepThinkingAbout:${p.person}`, why });
    const thanks = phrase(p.thankYouFor, /^(?:thank you )?for\s+/i);
    const need = phrase(p.toldMeYourTeam, /^(?:that )?(?:your|the|my) team\s+/i);
    personal.set(p.person, {
      thanks: moulded(thanks, thankful, `debrief:thankYouFor:${p.person}`),
      keep: topic(p.keepThinkingAbout, `debrief:keepThinkingAbout:${p.person}`),
      need: spoken(moulded(need, ofTeam, `debrief:toldMeYourTeam:${p.person}`)),
      talk: null,
    });
  }
  const mine = (list: readonly string[], name: string): Fact[] =>
    list.flatMap((raw, i) => {
      const text = phrase(raw, /^(?:that )?I(?:'ve)?\s+/i);
      return moulded(text, ofMe, `debrief:${name}:${i}`) ?? [];
    });
  return {
    personal,
    fits: together(mine(debrief.doneLike, 'doneLike')),
    trade: [],
    alsos: mine(debrief.alsoMention, 'alsoMention').filter((f) => f.shape === 'past'),
    enjoy: moulded(phrase(debrief.enjoyMost, /^(?:is )\s*/i), enjoyed, 'debrief:enjoyMost'),
    repairs: debrief.unfinished.flatMap(finishedAnswer),
    theyDecide: debrief.theyDecide,
    unshaped,
    unspoken,
  };
}

type Mould = (text: string, source: string) => Fact | null;

function finishedAnswer(u: UnfinishedAnswer, i: number): Repair[] {
  const source = `debrief:unfinished:${i}`;
  if (u.betterAnswer.trim() === '' || isInsulting(u.betterAnswer) || isForeign(u.betterAnswer))
    return [];
  const question = topic(u.youAskedAbout, source);
  return [{ question, answer: sentences(u.betterAnswer), askedBy: u.askedBy, source }];
}
