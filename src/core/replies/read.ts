import type { Intent, Reading } from '../record/nouns.ts';
import { dayText } from '../time/day.ts';
import { returnDay } from './absence.ts';
import { type Act, type ActModels, actModels } from './acts.ts';
import { newContactIn } from './contacts.ts';
import { doubt } from './doubt.ts';
import { type IntentModels, intentModels, type Judged, judgeIntent, STOPPING } from './intent.ts';
import { bounceOf } from './machine-mail.ts';
import { header, type IncomingMessage, mailbox, type ReplyContext } from './message.ts';
import { forbidsContact, isDeadMailbox, isSilencePolicy } from './patterns.ts';
import type { FoundPromise } from './promise.ts';
import { questionsIn } from './questions.ts';
import { type Opened, open } from './view.ts';

/** The models that a reading rests on. */
export interface ReplyModels {
  readonly acts: ActModels;
  readonly intent: IntentModels;
}

/** The acts that show an intent, for the evidence. */
const SHOWN_BY: Readonly<Partial<Record<Intent, readonly Act[]>>> = {
  rejection: ['decision_negative', 'filled'],
  offer: ['decision_positive'],
  position_filled: ['filled', 'decision_negative'],
  position_on_hold: ['hold', 'delay'],
  next_round_invite: ['invite', 'schedule'],
  scheduling_request: ['schedule', 'invite'],
  info_request: ['ask_document', 'ask_other', 'instruction'],
  out_of_office: ['absence'],
  referral_to_other_person: ['redirect'],
  still_deciding_no_date: ['delay', 'promise'],
  timeline_update: ['promise'],
  acknowledgement: ['thanks', 'smalltalk'],
};

/** Intents whose promises are nobody's word to the candidate (help desks, returned mail). */
const WITHOUT_PROMISE: ReadonlySet<Intent> = new Set([
  'auto_ack',
  'bounce',
  'unrelated',
  'out_of_office',
]);

/** How sure a promise must be beside an intent in which days are mostly slots and deadlines. */
const LEAST_SURE: Readonly<Partial<Record<Intent, number>>> = {
  next_round_invite: 0.6,
  scheduling_request: 0.6,
  offer: 0.6,
  rejection: 0.7,
  info_request: 0.5,
};

/** The promise that counts beside this intent; a slot or a deadline put to the candidate is none. */
function promiseBeside(view: Opened, intent: Intent): FoundPromise | null {
  if (WITHOUT_PROMISE.has(intent) || view.promise === null) return null;
  return view.promise.confidence >= (LEAST_SURE[intent] ?? 0) ? view.promise : null;
}

const WITHDRAWN =
  /\b(?:won't|will not|can't|cannot|not going to|no longer)\b[^.!?]{0,60}\b(?:date|day|friday|monday|tuesday|wednesday|thursday|by then|timeline|in time|make it|hold)\b|\b(?:ignore|forget|disregard)\b[^.!?]{0,30}\b(?:date|day|timeline)\b|\bslipped\b|\bhas been and gone\b|\bmissed (?:the|my|our) (?:date|deadline)\b/i;

function evidenceOf(view: Opened, intent: Intent): Reading['evidence'] {
  const shown = SHOWN_BY[intent] ?? [];
  const weigh = (acts: ReadonlyMap<Act, number>): number =>
    shown.reduce((sum, act, i) => sum + (acts.get(act) ?? 0) / (i + 1), 0);
  const best = [...view.sentences].sort((a, b) => weigh(b.acts) - weigh(a.acts))[0];
  const spans =
    best === undefined || shown.length === 0
      ? []
      : [{ start: best.start, end: best.end, says: intent }];
  const promised = promiseBeside(view, intent);
  if (promised === null) return spans;
  const { span } = promised;
  const same = spans.some((one) => one.start === span.start);
  return same ? spans : [...spans, { ...span, says: 'promise' }];
}

/** Whether the chain of follow-ups must never send again after this. */
function stops(view: Opened, intent: Intent, permanent: boolean): boolean {
  const said = (test: (sentence: string) => boolean): boolean =>
    view.sentences.some((s) => test(s.text));
  if (intent === 'bounce') return permanent;
  if (intent === 'position_on_hold') return view.promise === null || said(forbidsContact);
  if (STOPPING.has(intent)) return true;
  if (intent === 'out_of_office') return said(isDeadMailbox);
  if (intent === 'auto_ack') return said(isSilencePolicy);
  if (intent === 'unrelated') return false;
  return said(isSilencePolicy) || said(forbidsContact);
}

function contactOf(
  view: Opened,
  message: IncomingMessage,
  context: ReplyContext,
  intent: Intent,
): Reading['newContact'] {
  if (intent !== 'referral_to_other_person' && intent !== 'out_of_office') return null;
  const from = mailbox(header(message, 'From'));
  const known = [from.name, context.candidate.name, context.company ?? ''];
  const found = newContactIn(view.text.newText, from.address, context.candidate.email, known);
  return intent === 'out_of_office' && found?.email === null ? null : found;
}

function reading(
  view: Opened,
  judged: Judged,
  message: IncomingMessage,
  context: ReplyContext,
): Reading {
  const [first, ...others] = judged.ranked;
  const intent = first?.intent ?? 'unrelated';
  const bounce = intent === 'bounce' ? bounceOf(message, view.text.newText) : null;
  const promise = promiseBeside(view, intent)?.promise ?? null;
  const back = intent === 'out_of_office' ? returnDay(view.text.newText, view.place) : null;
  const stopping = stops(view, intent, bounce?.permanent ?? false);
  return {
    intent,
    confidence: Number((first?.confidence ?? 0).toFixed(3)),
    alternatives: others
      .slice(0, 3)
      .map((one) => ({ ...one, confidence: Number(one.confidence.toFixed(3)) })),
    held: doubt(view, judged, stopping),
    stopsFollowUps: stopping,
    promise,
    promiseWithdrawn:
      promise === null &&
      intent === 'still_deciding_no_date' &&
      WITHDRAWN.test(view.text.newText.slice(0, 5_000)),
    returnDate: back === null ? null : dayText(back),
    checkBack: intent === 'position_on_hold' ? (promise?.to ?? null) : null,
    newContact: contactOf(view, message, context, intent),
    bounce,
    questions:
      WITHOUT_PROMISE.has(intent) && intent !== 'unrelated' ? [] : questionsIn(view.sentences),
    newText: view.text.newText,
    closing: view.text.closing,
    evidence: evidenceOf(view, intent),
  };
}

/**
 * What an incoming message means: its intent with the sentences that say so, the day by which the
 * candidate was told they will hear, whether the chain of follow-ups must stop, and whether a person
 * has to look first (`held`; handbook, section 4). Days are local to the sender. Pure; never throws.
 */
export function read(message: IncomingMessage, context: ReplyContext): Reading {
  return readWith(message, context, { acts: actModels(), intent: intentModels() });
}

/** The same with given models, for training and cross-validation. */
export function readWith(
  message: IncomingMessage,
  context: ReplyContext,
  models: ReplyModels,
): Reading {
  const view = open(message, context, models.acts);
  return reading(view, judgeIntent(view, models.intent), message, context);
}
