import { looksAbsent } from './absence.ts';
import { type ActModels, actModels, type SpeechAct, speechActs } from './acts.ts';
import type { DateContext } from './dates/calendar.ts';
import { addressIn, bareSubject, type MachineMail, machineMail } from './machine-mail.ts';
import { header, type IncomingMessage, mailbox, type ReplyContext } from './message.ts';
import type { MessageView } from './message-features.ts';
import { type NewText, newTextOf } from './new-text.ts';
import { type FoundPromise, promiseIn } from './promise.ts';
import { senderPlace } from './sender-place.ts';

/** A message taken apart: everything that the judgement of its meaning rests on. */
export interface Opened extends MessageView {
  readonly text: NewText;
  readonly place: DateContext;
  readonly promise: FoundPromise | null;
  readonly machine: MachineMail;
  /** It says of itself that a program wrote it. */
  readonly automatic: boolean;
  /** All of its new text was judged. */
  readonly whole: boolean;
}

const AUTOMATIC =
  /\b(?:automat(?:ic|ed|ically)(?: \w+)? (?:reply|response|message|acknowledg\w+|confirmation|e-?mail)|auto-?reply|virtual (?:\w+ )?assistant|chat ?bot|i(?:'|’)m a bot)\b/i;

/** More text than any answer has is not judged, and such a message is held. */
const MOST_JUDGED = 8_000;

function subjectAct(
  message: IncomingMessage,
  place: DateContext,
  models: ActModels,
): SpeechAct | null {
  const bare = bareSubject(message.subject);
  if (bare === '' || isReply(message)) return null;
  return speechActs(bare.slice(0, 200), place, models)[0] ?? null;
}

const isReply = (message: IncomingMessage): boolean =>
  /^\s*(?:re|aw|sv|vs|antw|odp|rif)\s?(?:\[\d+\])?\s?:/i.test(message.subject) ||
  header(message, 'In-Reply-To') !== null;

const POINTS_BELOW =
  /\b(?:date|day|timeline|timing|schedule|plan)\b[^.!?]{0,40}\b(?:below|gave you|told you|mentioned|promised|as before|(?:still )?(?:stands|holds)|unchanged|has not changed|hasn't changed)\b/i;

/** A promise that the new text only points at ("the date below stands"): the pointer is shown. */
function promiseBelow(
  text: NewText,
  sentences: readonly SpeechAct[],
  place: DateContext,
  models: ActModels,
): FoundPromise | null {
  const pointer = sentences.find((sentence) => POINTS_BELOW.test(sentence.text));
  if (pointer === undefined) return null;
  const below = promiseIn(speechActs(text.quoted.slice(0, 4_000), place, models), place);
  return below === null ? null : { ...below, span: { start: pointer.start, end: pointer.end } };
}

/** Takes a message apart: new text, headers, sentences with acts and dates, the promise. */
export function open(
  message: IncomingMessage,
  context: ReplyContext,
  models: ActModels = actModels(),
): Opened {
  const machine = machineMail(message);
  const text = newTextOf(message, context, machine.bounce || machine.receipt);
  const place = senderPlace(message, context);
  const judged = text.newText.slice(0, MOST_JUDGED);
  const sentences = speechActs(judged, place, models);
  const from = mailbox(header(message, 'From'));
  const promise = promiseIn(sentences, place) ?? promiseBelow(text, sentences, place, models);
  return {
    text,
    place,
    promise,
    machine,
    sentences,
    subject: subjectAct(message, place, models),
    isReply: isReply(message),
    fromInterviewer:
      context.interviewer !== null && from.name.toLowerCase() === context.interviewer.toLowerCase(),
    promised: promise !== null,
    absent: looksAbsent(judged),
    otherAddress: addressIn(judged, from.address) !== null,
    automatic: AUTOMATIC.test(judged),
    whole: text.newText.length <= MOST_JUDGED,
  };
}
