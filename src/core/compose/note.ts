import type { Fact, Share } from './facts.ts';
import * as m from './moves.ts';
import { type Frame, joinable, joined, type Paragraph, type Said, say } from './realise.ts';
import { echoes, shared } from './relevance.ts';
import { wordCount } from './text.ts';
import type { Closing } from './timeline.ts';

/** What decides which moves a note makes. */
export interface Outline {
  readonly share: Share;
  readonly reader: string;
  /** They were thanked in an earlier round. */
  readonly again: boolean;
  readonly alone: boolean;
  readonly close: Closing;
  /** This note may ask for the date, which nobody stated. */
  readonly mayAsk: boolean;
  /** The reader arranges things: a word of thanks is enough. */
  readonly matterOfFact: boolean;
}

const CARD_WORDS = 80;
/** Under this a note offers to answer more; nothing is padded beyond that. */
const THIN = 40;

/** Which facts a note says, after what would be said twice has gone. */
interface Contents {
  readonly keep: Fact | null;
  readonly need: Fact | null;
  /** Something else talked about: beside a need, or in its place. */
  readonly talk: Fact | null;
}

function contents({ share }: Outline): Contents {
  const { thanks, keep, need, talk } = share.personal;
  const { enjoy } = share;
  const twice =
    keep !== null &&
    ((thanks !== null && echoes(keep, thanks)) ||
      (enjoy !== null && thanks !== null && (echoes(keep, enjoy) || same(keep, enjoy))));
  const kept = twice ? null : keep;
  const told =
    need !== null &&
    ((kept !== null && echoes(need, kept)) || (thanks !== null && echoes(need, thanks)))
      ? null
      : need;
  const evidence = [...share.fits, ...share.alsos];
  const near = talk !== null && evidence.some((f) => shared(f.text, talk.text) > 0);
  const few = kept === null && told === null && (thanks === null || evidence.length === 0);
  return { keep: kept, need: told, talk: near || few ? talk : null };
}

/** Both name one and the same thing: "the refunds flow", "the refund flow". */
const same = (a: Fact, b: Fact): boolean =>
  wordCount(a.text) <= 4 && wordCount(b.text) <= 4 && shared(a.text, b.text) >= 2;

/** The answer to what the reader is thanked for asking follows at once. */
function answersThanks({ share, reader, alone }: Outline): boolean {
  const { repair, personal } = share;
  if (repair?.question == null || personal.thanks === null) return false;
  const theirs = repair.askedBy === reader || (repair.askedBy === null && alone);
  return theirs && echoes(repair.question, personal.thanks);
}

/** "240 people a day", "the peak of November": a thing named, which no thought goes with. */
const isBare = (fact: Fact): boolean =>
  fact.shape === 'np' &&
  !/,/.test(fact.text) &&
  (wordCount(fact.text) <= 5 || /^\d/.test(fact.text)) &&
  !/ (?:that|who|which|whose|where|when|nobody|I|you|they) /.test(fact.text);

/** What is only named is thanked for, together with what the reader did. */
function thankedWith(frame: Frame, { share }: Outline, keep: Fact | null): Fact | null {
  const { thanks } = share.personal;
  if (keep === null || !isBare(keep)) return null;
  if (thanks === null) return keep;
  const short = wordCount(thanks.text) <= 12 && !/,| and /.test(thanks.text);
  return short && thanks.shape === 'ing' && frame.chance(0.85) ? keep : null;
}

/** Three or four short paragraphs: thanks, need and evidence, an answer finished, what comes next. */
export function emailNote(frame: Frame, o: Outline): readonly Paragraph[] {
  const { share } = o;
  const found = contents(o);
  const told = o.again ? null : thankedWith(frame, o, found.keep);
  const said = told === null ? found : { ...found, keep: null };
  const open = m.thanks(frame, share.personal.thanks, o.again, told);
  const keep = m.keep(frame, said.keep);
  const atOnce = answersThanks(o) && share.repair !== null;
  const repair = atOnce ? [] : m.repair(frame, share.repair, o.reader, o.alone);
  const first = atOnce && share.repair !== null ? [...open, m.answer(share.repair)] : open;
  const enjoyLate = frame.chance(0.12);
  const middle =
    share.fits.length > 0
      ? evidence(frame, o, said, keep, !enjoyLate)
      : unproven(frame, o, said, keep, !enjoyLate);
  const inOpening = !middle.tookKeep && !atOnce;
  const alone = first.length === 1 && (!inOpening || keep.length === 0) && !o.matterOfFact;
  const react =
    alone && told === null && frame.chance(0.6) ? m.reaction(frame, share.personal.thanks) : [];
  const opening = [...first, ...react, ...(inOpening ? keep : [])];
  const body = [...(middle.tookKeep || inOpening ? [] : keep), ...middle.said];
  const paragraphs = [opening, body, repair, last(frame, o, enjoyLate)];
  const full = paragraphs.filter((p) => p.length > 0);
  const thin = words(full.flat()) < THIN;
  const whole = thin ? [...full.slice(0, -1), say(frame, 'offer', []), ...full.slice(-1)] : full;
  return whole.length >= 3 ? whole : parted(whole);
}

interface Middle {
  readonly said: readonly Said[];
  /** What stays of the conversation is said here and not in the opening. */
  readonly tookKeep: boolean;
}

/** Whether any of what was said speaks of the same thing as the evidence. */
const near = (fact: Fact, about: readonly (Fact | null)[]): boolean =>
  about.some((a) => a !== null && shared(fact.text, a.text) > 0);

const joins = (fact: Fact | undefined, about: Fact | null): boolean =>
  fact !== undefined && near(fact, [about]);

/** Said on the stem "I have done something like that: I …", of the work just spoken of. */
const onStem = (fact: Fact): boolean => fact.source.startsWith('debrief:doneLike');

/** Their need and what answers it; what stays of the talk may lead over to it. */
function evidence(
  frame: Frame,
  o: Outline,
  said: Contents,
  keep: readonly Said[],
  withEnjoy: boolean,
): Middle {
  const { share } = o;
  const enjoy = withEnjoy ? m.enjoy(frame, share.enjoy) : [];
  const need = said.need !== null && spoken(said.need, o) ? said.need : null;
  const [told] = need === null ? [] : wanted(frame, o, need);
  const [kept] = keep;
  const flows = told !== undefined && kept !== undefined && joinable(told, kept);
  const answered = need !== null && near(need, [...share.fits, share.enjoy]);
  const toKeep = !answered && (joins(share.fits[0], said.keep) || frame.chance(0.75));
  const take =
    flows && !/\.(?:part|change|share)\./.test(told.move) && (toKeep || frame.chance(0.3));
  const lead =
    told === undefined
      ? said.talk === null
        ? []
        : say(frame, 'talk.lead', [said.talk])
      : [take && kept !== undefined ? joined(told, kept) : told];
  // The wish first, and then the proof that it is no empty one.
  const wishFirst = enjoy.length > 0 && frame.chance(0.7);
  const about = wishFirst ? share.enjoy : take || told === undefined ? said.keep : need;
  const by = joint(frame, o, about);
  const offer = enjoy.length === 0 && share.alsos.length === 0 && by === 'none';
  const fits = m.fits(frame, share.fits, said.need ?? said.keep, offer, by);
  const proof = m.alsos(frame, share.alsos, fits);
  return {
    said: wishFirst ? [...lead, ...enjoy, ...proof] : [...lead, ...proof, ...enjoy],
    tookKeep: take,
  };
}

/** A deed that turned something round. */
const TURNED =
  /^(?:cut|reduced|raised|halved|doubled|took|got|lowered|stopped|ended|fixed|replaced|removed|deleted)\b|^\p{Ll}+ .*\b(?:down|up|back) (?:from|to|by)\b/u;

/** How the evidence is led in after `about`: only where it is evidence of the same thing. */
function joint(frame: Frame, o: Outline, about: Fact | null): m.Lead {
  const [fit] = o.share.fits;
  if (fit === undefined || about === null || !joins(fit, about) || !frame.chance(0.8))
    return 'none';
  const work = about === o.share.enjoy || (about === o.share.personal.need && !m.isLack(about));
  // Who brought transfers down did not do what a team does that transfers many.
  const turned = about !== o.share.enjoy && TURNED.test(fit.text);
  return onStem(fit) && work && !turned && !/^(?:worked|did)\b/.test(fit.text) ? 'like' : 'bring';
}

/** What would sound like a reproach is said only where the note goes on to answer it. */
function spoken(need: Fact, { share }: Outline): boolean {
  const rest = [...share.fits, ...(share.enjoy ? [share.enjoy] : [])];
  const little = share.personal.keep === null && share.personal.thanks === null;
  return little || !m.isReproach(need) || near(need, rest);
}

/** A need that could be heard as a reproach comes with an offer to help. */
const wanted = (frame: Frame, o: Outline, need: Fact): Said[] =>
  m.isReproach(need) || (o.share.enjoy === null && frame.chance(0.5))
    ? m.needAlone(frame, need)
    : m.need(frame, need);

/** Nothing done answers their need: the note says it, and what the candidate would like to do. */
function unproven(
  frame: Frame,
  o: Outline,
  said: Contents,
  keep: readonly Said[],
  withEnjoy: boolean,
): Middle {
  const { share } = o;
  const also = m.alsos(frame, share.alsos, []);
  const enjoy = withEnjoy ? m.enjoy(frame, share.enjoy) : [];
  if (said.need === null) {
    const talk = said.talk === null ? [] : say(frame, 'talk.np', [said.talk]);
    return { said: [...talk, ...also, ...enjoy], tookKeep: false };
  }
  const [kept] = keep;
  if (m.isReproach(said.need) && kept !== undefined && (also.length > 0 || enjoy.length > 0))
    return { said: [...enjoy, ...also], tookKeep: false };
  const [told] = m.isReproach(said.need) ? [] : m.need(frame, said.need);
  if (told !== undefined && kept !== undefined && joinable(told, kept) && frame.chance(0.5)) {
    return { said: [joined(told, kept), ...enjoy, ...also], tookKeep: true };
  }
  const alone =
    enjoy.length === 0 || m.isReproach(said.need)
      ? m.needAlone(frame, said.need)
      : m.need(frame, said.need);
  return { said: [...alone, ...enjoy, ...also], tookKeep: false };
}

/** Interest and what comes next. */
function last(frame: Frame, o: Outline, enjoyHere: boolean): readonly Said[] {
  const [enjoy] = enjoyHere ? m.enjoy(frame, o.share.enjoy) : [];
  const [wish] = say(frame, 'interest', []);
  // What the candidate would enjoy most is interest enough.
  if (
    enjoy === undefined &&
    o.share.enjoy !== null &&
    o.share.repair === null &&
    !o.alone &&
    frame.chance(0.2)
  )
    return m.ending(frame, undefined, o.close, o.mayAsk, o.share.fits.length > 0);
  if (enjoy === undefined || wish === undefined)
    return m.ending(frame, enjoy ?? wish, o.close, o.mayAsk, o.share.fits.length > 0);
  return [enjoy, ...m.ending(frame, wish, o.close, o.mayAsk, o.share.fits.length > 0)];
}

/** Two paragraphs become three: the longest gives its last sentence a place of its own. */
function parted(body: readonly Paragraph[]): readonly Paragraph[] {
  const longest = body.find((p) => p.length > 1);
  if (longest === undefined) return body;
  return body.flatMap((p) => (p === longest ? [p.slice(0, -1), p.slice(-1)] : [p]));
}

/** A card: thanks, one thing more, a wish; as much of it as a card holds. */
export function cardNote(frame: Frame, o: Outline): readonly Paragraph[] {
  const { share } = o;
  const said = contents(o);
  const open = m.thanks(frame, share.personal.thanks, o.again);
  const end = m.ending(
    frame,
    say(frame, 'interest', [])[0],
    o.close,
    false,
    o.share.fits.length > 0,
  );
  const fits = m.fits(frame, share.fits.slice(0, 1), said.need, false);
  const repair = answersThanks(o)
    ? share.repair === null
      ? []
      : [m.answer(share.repair)]
    : m.repair(frame, share.repair, o.reader, o.alone);
  // In the order of what a card must not miss; they are set in the order of a note.
  const wishes: readonly { readonly place: number; readonly said: readonly Said[] }[] = [
    { place: 2, said: fits },
    { place: 0, said: m.keep(frame, said.keep) },
    { place: 1, said: fits.length > 0 ? m.need(frame, said.need) : [] },
    { place: answersThanks(o) ? -1 : 3, said: repair },
    { place: 5, said: m.enjoy(frame, share.enjoy) },
    {
      place: 4,
      said: share.alsos
        .slice(0, 1)
        .flatMap((f) => (fits.length > 0 ? m.more(frame, f) : m.alsos(frame, [f], []))),
    },
  ];
  let left = CARD_WORDS - words([...open, ...end]);
  const kept = wishes.filter((w) => {
    if (words(w.said) > left) return false;
    left -= words(w.said);
    return true;
  });
  const middle = kept.sort((x, y) => x.place - y.place).flatMap((w) => w.said);
  return [[...open, ...middle], end].filter((p) => p.length > 0);
}

const words = (list: readonly Said[]): number => list.reduce((n, s) => n + wordCount(s.text), 0);
