import packedActs from './data/acts-model.json' with { type: 'json' };
import packedHear from './data/hear-model.json' with { type: 'json' };
import type { DateContext } from './dates/calendar.ts';
import { type DateMention, findDates } from './dates/find-dates.ts';
import type { Told } from './dates/found.ts';
import { type Features, featuresOf } from './features.ts';
import { type LinearModel, score, softmax, unpack } from './linear.ts';
import { forbidsContact, isSilencePolicy } from './patterns.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/** What a sentence does: the acts of `corpus/replies/sentences.jsonl`. */
export type Act =
  | 'promise'
  | 'decision_negative'
  | 'decision_positive'
  | 'hold'
  | 'filled'
  | 'invite'
  | 'schedule'
  | 'ask_document'
  | 'ask_other'
  | 'delay'
  | 'thanks'
  | 'absence'
  | 'redirect'
  | 'no_reply_policy'
  | 'instruction'
  | 'smalltalk'
  | 'other';

/** A sentence with the dates in it and how likely each act is. */
export interface SpeechAct extends Sentence {
  readonly dates: readonly DateMention[];
  readonly features: Features;
  readonly acts: ReadonlyMap<Act, number>;
  readonly act: Act;
  /** How likely it says that the candidate will hear. */
  readonly hear: number;
}

/** The two models that judge a sentence. */
export interface ActModels {
  readonly acts: LinearModel;
  readonly hear: LinearModel;
}

let loaded: ActModels | null = null;

/** The models of the data files, unpacked once. */
export function actModels(): ActModels {
  loaded ??= { acts: unpack(packedActs), hear: unpack(packedHear) };
  return loaded;
}

/** More dates than any sentence has. */
const MOST_DATES = 12;
/** More sentences than any answer has; the rest of a longer text is not judged. */
const MOST_SENTENCES = 120;

/**
 * The sentences of a text, each with its dates and its acts. Spans count from the start of `text`;
 * the dates of a sentence may refer to one told before it ("the day after").
 */
export function speechActs(
  text: string,
  context: DateContext,
  models: ActModels = actModels(),
): readonly SpeechAct[] {
  let previous: Told | null = null;
  return sentencesOf(text)
    .slice(0, MOST_SENTENCES)
    .map((sentence, i, all) => {
      const dates = findDates(sentence.text, context, previous).slice(0, MOST_DATES);
      const told = dates.filter((d) => d.sort !== 'duration').at(-1);
      if (told !== undefined) previous = spanOf(told);
      const one = judge(sentence, dates, models);
      const next = all[i + 1];
      const silent = next !== undefined && isSilencePolicy(next.text) && dates.some((d) => !d.past);
      return silent ? { ...one, hear: Math.max(one.hear, 0.9) } : one;
    });
}

/** What a date told before is to the sentences after it: of "after D" the day itself. */
const spanOf = ({ relation, from, to }: DateMention): Told =>
  relation === 'after' ? { from, to: from } : { from, to };

/** "No call by Friday means no" promises a call by Friday, and decides nothing yet. */
function policyAct(sentence: Sentence, dates: readonly DateMention[], dated: boolean): SpeechAct {
  const acts: ReadonlyMap<Act, number> = new Map([['no_reply_policy', 1]]);
  return {
    ...sentence,
    dates,
    features: { full: [], light: [] },
    acts,
    act: 'no_reply_policy',
    hear: dated ? 0.9 : 0,
  };
}

function judge(sentence: Sentence, dates: readonly DateMention[], models: ActModels): SpeechAct {
  const dated = dates.some((d) => !d.past);
  if (isSilencePolicy(sentence.text) || forbidsContact(sentence.text)) {
    return policyAct(sentence, dates, dated);
  }
  const features = featuresOf(sentence.text, dated);
  const odds = softmax(score(models.acts, features.full));
  const acts = new Map(models.acts.heads.map((head, i) => [head as Act, odds[i] ?? 0]));
  const act = [...acts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
  const hear = softmax(score(models.hear, features.full))[1] ?? 0;
  return { ...sentence, dates, features, acts, act, hear };
}
