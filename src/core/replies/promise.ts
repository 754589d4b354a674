import type { Day, PromisedSpan, Span } from '../record/nouns.ts';
import { dayText } from '../time/day.ts';
import type { SpeechAct } from './acts.ts';
import type { DateContext } from './dates/calendar.ts';
import type { DateMention } from './dates/find-dates.ts';

/** A promise that was found: the day, the words, and how sure it is. */
export interface FoundPromise {
  /** It says plainly that the candidate will be told; other dates give way to such. */
  readonly plain: boolean;
  readonly promise: PromisedSpan;
  readonly span: Span;
  readonly confidence: number;
}

const CONTACT =
  /\b(?:tell|told|let (?:\w+ ){1,3}know|know|inform\w*|notif\w+|write|writing|call|calling|calls|phone|phoning|ring|telephone|text|texting|e-?mail\w*|mails?|contact\w*|reach(?:ing)? out|get(?:ting)? back|back to (?:you|every)|come back|revert|reply|respond|hear\w*|heard|updat\w+|advis\w+|intimat\w+|communicat\w+|in touch|posted|shout|bell|buzz|hoy|ping|msg|answer|decision|outcome|result\w*|verdict|news|word|letter\w*|feedback|yes or|no or|either way|pick up the phone|speak|send|sent|follow up|follow|close (?:the )?loop|closes (?:the )?loop|confirm|issue|have it|will be with you|receive|share|know where)\b/i;
const YOURS =
  /\b(?:please|kindly|pls|could you|can you|would you|will you|you need to|need (?:it|them|your|a copy)|reply|return it|sign|submit|send (?:us|me|over|it)|upload|complete|accept|confirm your|your availability|let us know|let me know|apply|register|deadline|expires?|choose|pick|book|bring|the link|give us an answer|(?:need|send us|give us|await|like) your answer|hand in|you can|you may (?:request|ask|apply)|if you would like|if you'd like)\b/i;
const EVENT =
  /\b(?:meets?|met|sits?|convene\w*|reconvene|votes?|board|committee|council|panel|governors|trustees|interview(?:s|ing)?|starts?|begins?|opens?|close[sd]?|is back|are back|gets? (?:in|back)|away|signs?|presents?|decide|audit|bottling|visit|launch)\b/i;
const POINTS_BACK =
  /\b(?:that(?:'|’)?s when|that is when|(?:by|till|until) then|then|that day|same day|the day after|following day|after that|thereafter|that evening|that night|within that|that window|accordingly|call it that|make it that)\b/i;
/** A decision told before, and the word that it will be passed on. */
const DECISION = /\b(?:decision|decide[sd]?|outcome|results?|final call|verdict|settled)\b/i;
/** Passing on: from this sureness on, a decision's date told just before is the candidate's too. */
const SURELY = 0.8;
const NO_PROMISE =
  /\b(?:slot|meet you|meeting you|invoice|payment|refund|credit|reimburs\w+|order|deliver\w+|ships?|ticket|support|customers?|clients? with)\b/i;

/** A verb of the past right before a weekday: that day is gone. */
const PAST =
  /\b(?:rang|came|went|met|was|were|called|said|told|saw|left|sat|took|happened|decided|signed|posted|heard|interviewed|had|spoke|wrote|visited|held|gave|missed|fell|finished|closed|voted|started|arrived|enjoyed)\b[^,.;]{0,25}$/i;

/** What was told earlier and no longer holds: its date is not the promise. */
const TOLD =
  /\b(?:(?:i|we)(?: had| did)? (?:told you|said|promised|gave you|hoped|mentioned)|i did say|had hoped|was due|were due|supposed to|should have (?:been|had|heard))\b/i;
/** What takes the place of an earlier date. */
const REVISED =
  /\b(?:(?:will|must|has to) now be|now be|make (?:it|that)|read that as|correct(?:ed)? (?:that )?to|chang(?:ed|e|ing)? (?:it |that )?to|mov(?:ed|es|ing) to|pushed to|slipped to|now say|instead|well|rather|actually|or rather|i mean|sorry)\b/i;
/** The same in one breath: "I had said Friday; let us make it Tuesday". */
const REPLACED =
  /\b(?:make|call|say|read) (?:it|that)\b|\b(?:will|must|has to) now be\b|\bpushed (?:it |that )?(?:back )?to\b|\bslipped to\b/i;
const REVISED_SURELY = 0.75;

/** We act in this clause, or you hear: no date put to the candidate. */
const OURS =
  /\b(?:hear|heard)\b|\b(?:try|nudge|chase|poke|holler|ping|remind|pester|prod|hector|bug)\b|\b(?:we|i|he|she|they)(?:'ll| will| shall)\b/i;
/** "I can't tell you today": a day on which nothing will be said. */
const UNTOLD =
  /\b(?:can't|cannot|won't|will not|couldn't|not able to|unable to|not going to)\s(?:\w+\s){0,2}(?:tell|say|answer|speak|promise|give|know|call|ring|write)\b/i;

/** Clauses of a sentence, by where they start and end. */
function clauseAround(text: string, at: number): string {
  const marks = [
    ...text.matchAll(/[;:—–()]|,\s|\.\s|\s(?:and|but|so|then|because|which|who|when|if|as)\s/gi),
  ];
  let start = 0;
  let end = text.length;
  for (const mark of marks) {
    if (mark.index < at) start = mark.index;
    else if (mark.index > at) {
      end = mark.index;
      break;
    }
  }
  return text.slice(start, end);
}

/** Words that plainly say that the candidate will be told, whoever tells them. */
const PLAIN =
  /\b(?:will|'ll|shall|going to|should|would|aim to|hope to|plan to|expects? to|intends? to|and|then|i|we|he|she|they)\s(?:be\s)?(?:\w+ly\s)?(?:updat|inform|tell|notif|call|ring|phon|e-?mail|mail|writ|text|contact|advis|messag|telephon|intimat|let|ping|shout|bell|buzz|make)\w*(?:\sto)?\s(?:you|u|ya|all|everyone|everybody|each|candidates|applicants)\b|\byou(?:'ll| will| shall| should| can expect to| may expect to| get| have| receive| would)\b[^.!?;]{0,30}\b(?:hear\w*|know|told|informed|notified|contacted|called|written|message|answer|a call|letter|word|news|outcome|results?|decision|feedback)\b|\bcloses? (?:the )?loop\b|(?:^|[,;.]\s)(?:\w+ly\s)?(?:shout|ping|text|ring|call|bell|buzz|msg|message|e-?mail|phone|tell|update) (?:you|u|ya)\b|(?<!\b(?:before|if|when|until|unless|once|do|did|as|that|should) )\b(?:you|u) (?:surely |then |also )?(?:hear|know) (?:more|from|of)\b|\b(?:come|get|revert|return|be|circle|turn) back to you\b|\b(?:outcomes?|results?|decisions?|letters?|candidates|applicants|everyone)\s(?:is|are)\s(?:\w+ly\s)?(?:e-?mailed|posted|sent|told|informed|notified|contacted|communicated|issued|announced|written|called|rung|phoned)\b|\b(?:letters?|results?|decisions?|outcomes?|notices?|notifications?|offers?|contracts?|paperwork|answers?|feedback|news)\s(?:will\s|to\s|should\s)?(?:be\s)?(?:with you|in your inbox|in the post|lands?|issued?|go(?:es)? out|going out|sent|mailed|posted|published|announced|dispatched|communicated|released|follows?|comes?|arrives?|reach)\b/i;
const ASKED = /\?\s*$|\b(?:please|kindly|could you|can you|would you|let us know|let me know)\b/i;
/** "I ring you Monday, ok?" asks for no answer. */
const TAG = /[,.]?\s+(?:ok|okay|alright|all right|deal|yeah|yes|right|fine)\s?\?\s*$/i;
/** The candidate may ask again from a day on: by the conventions that day counts as well. */
const WELCOMED =
  /\b(?:try (?:me|us)(?: again)?|nudge|chase (?:me|us)|poke|holler (?:at )?(?:me|us)|shout at (?:me|us)|ping (?:me|us)|remind (?:me|us)|pester|prod (?:me|us)|hector (?:me|us)|bug (?:me|us)|check (?:back|in) (?:with|on|in|at|after|around)|(?:get|be) back in touch|ask (?:me|us) again|(?:ring|call|write|email) (?:to )?(?:me|us) again|drop (?:me|us) a (?:line|note)|have leave to)\b/i;
/** How sure a plain word makes a dated sentence. */
const PLAINLY = 0.62;

/** Two opinions on whether the sentence says that the candidate will hear. */
function heard(sentence: SpeechAct): number {
  if (sentence.act === 'no_reply_policy') return sentence.hear;
  const judged = (sentence.hear + (sentence.acts.get('promise') ?? 0)) / 2;
  const text = sentence.text.replaceAll('’', "'");
  if (WELCOMED.test(text)) return Math.max(judged, PLAINLY);
  return PLAIN.test(text) && !ASKED.test(text.replace(TAG, ''))
    ? Math.max(judged, PLAINLY)
    : judged;
}

/** How well a date fits as the day on which the candidate hears. */
function fitness(sentence: SpeechAct, mention: DateMention, place: number): number {
  const clause = clauseAround(sentence.text, mention.start).replaceAll('’', "'");
  const lead = sentence.text.slice(0, mention.start).replaceAll('’', "'");
  let fit = place * 0.1;
  if (CONTACT.test(clause)) fit += 1.6;
  if (PLAIN.test(clause)) fit += 1;
  const told = TOLD.exec(lead);
  if (told !== null) fit -= REVISED.test(lead.slice(told.index)) ? 0 : 6;
  if (
    place > 0 &&
    /\b(?:well|rather|actually|i mean|sorry|no|make that|correct that to|instead)[, ]*(?:it's |by |on |the )*$/i.test(
      lead,
    )
  )
    fit += 3;
  if (mention.relation === 'by') fit += 0.6;
  if (mention.relation === 'after') fit -= 0.7;
  if (YOURS.test(clause) && !OURS.test(clause)) fit -= 2.5;
  if (UNTOLD.test(clause)) fit -= 3;
  if (/^\s*(?:monday |itself )?permitting\b/i.test(sentence.text.slice(mention.end))) fit -= 3;
  if (/\bfrom\s*$/i.test(lead) && POINTS_BACK.test(sentence.text)) fit -= 3;
  if (EVENT.test(clause) && !/\b(?:you|we'll|i'll|will)\b/i.test(clause)) fit -= 1.2;
  if (
    /\b(?:rather than|instead of|and not|not|no longer|as opposed to)\s+(?:on |by |the )?$/i.test(
      sentence.text.slice(0, mention.start),
    )
  )
    fit -= 3;
  if (mention.sort === 'weekday' && PAST.test(lead)) fit -= 3;
  if (/'s$/.test(sentence.text.slice(mention.start, mention.end).replace('’', "'"))) fit -= 1.5;
  if (/\(\s*$/.test(lead)) fit -= 1.5;
  if (/\b(?:from|as of)\s*$/i.test(lead) && mention.from === mention.to) fit -= 3;
  if (/^\s*or not\b/i.test(sentence.text.slice(mention.end))) fit -= 3;
  if (/\b(?:if|unless|provided)\b/i.test(clause) && !/\b(?:hear|heard)\b/i.test(clause)) fit -= 0.8;
  return fit;
}

/** The nearest of two days that are both told plainly, each in its own clause. */
function nearestPlain(sentence: SpeechAct): DateMention | null {
  const plain = sentence.dates.filter((mention) => {
    const clause = clauseAround(sentence.text, mention.start).replaceAll('’', "'");
    const tells =
      PLAIN.test(clause) ||
      /\b(?:will|'ll|shall) (?:\w+ )?(?:send|give|drop) you\b/i.test(clause) ||
      /\bwill be with you\b/i.test(clause);
    return tells && !mention.past && mention.relation !== 'after' && !TOLD.test(sentence.text);
  });
  if (plain.length < 2) return null;
  return plain.reduce((best, one) => (one.to < best.to ? one : best));
}

function bestDate(sentence: SpeechAct): DateMention | null {
  const nearest = nearestPlain(sentence);
  if (nearest !== null) return nearest;
  let best: DateMention | null = null;
  let most = Number.NEGATIVE_INFINITY;
  sentence.dates.forEach((mention, place) => {
    if (mention.past || mention.relation === 'since' || mention.relation === 'from') return;
    const fit = fitness(sentence, mention, place);
    if (fit > most) {
      most = fit;
      best = mention;
    }
  });
  return most < -1.5 ? null : best;
}

function found(sentence: SpeechAct, mention: DateMention, confidence: number): FoundPromise {
  const said = sentence.text.slice(mention.start, mention.end);
  const day = (n: number): Day => dayText(n);
  return {
    promise: { said, from: day(mention.from), to: day(mention.to), slackDays: mention.slack },
    span: { start: sentence.start, end: sentence.end },
    confidence,
    plain: PLAIN.test(sentence.text.replaceAll('’', "'")),
  };
}

/** Promises this much less sure than the surest are left out. */
const NEAR = 0.1;
/** The threshold above which a dated sentence counts as a promise to be heard from. */
const HEARD = 0.42;

/**
 * The day by which the candidate was told they will hear: the nearest such day, by the conventions
 * (P13: the end of a vague span). Days put to the candidate, slots and other people's dates are none.
 * A day before the anchor is never given.
 */
export function promiseIn(
  sentences: readonly SpeechAct[],
  context: DateContext,
  threshold: number = HEARD,
): FoundPromise | null {
  const all: FoundPromise[] = [];
  const revising = sentences.some((one) => TOLD.test(one.text));
  sentences.forEach((sentence, i) => {
    const revised = revising && REVISED.test(sentence.text) && !TOLD.test(sentence.text);
    const replaced = TOLD.test(sentence.text) && REPLACED.test(sentence.text);
    const dated =
      revised || replaced ? (sentence.dates.findLast((one) => !one.past) ?? null) : null;
    if (dated !== null) {
      all.push({ ...found(sentence, dated, REVISED_SURELY), plain: true });
      return;
    }
    if (heard(sentence) < threshold) return;
    if (NO_PROMISE.test(sentence.text) && heard(sentence) < 0.8) return;
    const own = bestDate(sentence);
    if (own !== null) {
      all.push(found(sentence, own, heard(sentence)));
      return;
    }
    const before = sentences[i - 1];
    if (before === undefined) return;
    const passedOn = heard(sentence) > SURELY && DECISION.test(before.text);
    if (!POINTS_BACK.test(sentence.text) && !passedOn) return;
    const told = bestDate(before);
    if (told !== null) all.push(found(before, told, heard(sentence)));
  });
  const surest = Math.max(0, ...all.map((one) => one.confidence));
  const plainly = all.some((one) => one.plain);
  const coming = all.filter(
    (one) =>
      (one.promise.to ?? '') >= dayText(context.anchor) &&
      one.confidence > surest - NEAR &&
      (one.plain || !plainly),
  );
  return coming.reduce<FoundPromise | null>(
    (best, one) => (best === null || (one.promise.to ?? '') < (best.promise.to ?? '') ? one : best),
    null,
  );
}
