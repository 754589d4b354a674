import { type Act, type ActModels, speechActs } from '../../src/core/replies/acts.ts';
import { findDates } from '../../src/core/replies/dates/find-dates.ts';
import { type Features, featuresOf } from '../../src/core/replies/features.ts';
import { type LinearModel, type PackedModel, unpack } from '../../src/core/replies/linear.ts';
import { messageFeatures } from '../../src/core/replies/message-features.ts';
import { senderPlace } from '../../src/core/replies/sender-place.ts';
import { open } from '../../src/core/replies/view.ts';
import { contextOf, messageOf, type ReplyRow, type SentenceRow } from './corpus.ts';
import { type Example, trainLinear } from './train-linear.ts';

/** The three packed models, as the data files hold them. */
export interface TrainedModels {
  readonly acts: PackedModel;
  readonly hear: PackedModel;
  readonly intent: PackedModel;
  readonly words: PackedModel;
}

/** A day to read undated sentences on; only whether they hold a date matters. */
const SOME_DAY = {
  anchor: 20_770,
  dayFirst: true,
  dotted: false,
  country: 'US',
  isHoliday: () => false,
  interview: null,
};

const INTENTS = [
  'acknowledgement',
  'timeline_update',
  'still_deciding_no_date',
  'next_round_invite',
  'scheduling_request',
  'info_request',
  'rejection',
  'offer',
  'position_on_hold',
  'position_filled',
  'out_of_office',
  'auto_ack',
  'referral_to_other_person',
  'unrelated',
] as const;

/** What a message of one such sentence would mean; the others say nothing alone. */
const INTENT_OF_ACT: Readonly<Partial<Record<Act, (typeof INTENTS)[number]>>> = {
  decision_negative: 'rejection',
  decision_positive: 'offer',
  hold: 'position_on_hold',
  filled: 'position_filled',
  invite: 'next_round_invite',
  schedule: 'scheduling_request',
  ask_document: 'info_request',
  ask_other: 'info_request',
  delay: 'still_deciding_no_date',
  thanks: 'acknowledgement',
  absence: 'out_of_office',
  redirect: 'referral_to_other_person',
};

function sentenceFeatures(row: SentenceRow): Features {
  return featuresOf(
    row.text,
    findDates(row.text, SOME_DAY).some((date) => !date.past),
  );
}

function trainActs(sentences: readonly SentenceRow[]): PackedModel {
  const heads = [...new Set(sentences.map((row) => row.act))].sort();
  const examples = sentences.map((row) => ({
    features: sentenceFeatures(row).full,
    label: heads.indexOf(row.act),
    weight: 1,
  }));
  return trainLinear(examples, {
    heads,
    epochs: 10,
    rate: 0.1,
    l2: 3e-3,
    leastCount: 2,
    keep: 8_500,
  });
}

/** Sentences with a date in messages: does the promised phrase stand in them? */
function datedSentences(row: ReplyRow): readonly Example[] {
  const place = senderPlace(messageOf(row), contextOf(row));
  const text = row.labels.newText;
  const at = row.labels.promisedPhrase === null ? -1 : text.indexOf(row.labels.promisedPhrase);
  const end = at + (row.labels.promisedPhrase?.length ?? 0);
  return speechActs(text, place, NO_MODELS)
    .filter((s) => s.dates.some((date) => !date.past))
    .map((s) => ({
      features: s.features.full,
      label: at >= 0 && s.start < end && s.end > at ? 1 : 0,
      weight: 1,
    }));
}

const EMPTY: LinearModel = {
  heads: ['promise'],
  rows: new Map(),
  weights: new Int8Array(),
  scales: [1],
};
const NO_MODELS: ActModels = {
  acts: EMPTY,
  hear: { ...EMPTY, heads: ['no', 'yes'], scales: [1, 1] },
};

function trainHear(sentences: readonly SentenceRow[], messages: readonly ReplyRow[]): PackedModel {
  const examples = [
    ...sentences.map((row) => ({
      features: sentenceFeatures(row).full,
      label: row.isPromise || row.act === 'promise' ? 1 : 0,
      weight: 1,
    })),
    ...messages.flatMap(datedSentences),
  ];
  return trainLinear(examples, {
    heads: ['no', 'yes'],
    epochs: 10,
    rate: 0.1,
    l2: 3e-3,
    leastCount: 2,
    keep: 5_000,
  });
}

interface Labelled {
  readonly features: Readonly<Record<keyof Features, readonly number[]>>;
  readonly label: number;
  readonly weight: number;
}

function intentExamples(
  sentences: readonly SentenceRow[],
  messages: readonly ReplyRow[],
  models: ActModels,
): readonly Labelled[] {
  const heads: readonly string[] = INTENTS;
  const out: Labelled[] = [];
  for (const row of messages) {
    const label = heads.indexOf(row.labels.intent);
    if (label < 0) continue;
    const view = open(messageOf(row), contextOf(row), models);
    const features = { light: messageFeatures(view, 'light'), full: messageFeatures(view, 'full') };
    out.push({ features, label, weight: 1 });
  }
  for (const row of sentences) {
    const intent = INTENT_OF_ACT[row.act as Act];
    if (intent === undefined) continue;
    out.push({ features: sentenceFeatures(row), label: heads.indexOf(intent), weight: 0.5 });
  }
  return out;
}

/** Features kept: the light model has few, the words would fill any file. */
const KEPT: Readonly<Record<keyof Features, number>> = { light: 3_500, full: 5_500 };

function trainIntent(examples: readonly Labelled[], kind: keyof Features): PackedModel {
  return trainLinear(
    examples.map(({ features, label, weight }) => ({ features: features[kind], label, weight })),
    { heads: INTENTS, epochs: 10, rate: 0.1, l2: 3e-3, leastCount: 2, keep: KEPT[kind] },
  );
}

/** Trains everything on these rows. Repeatable to the byte. */
export function trainAll(
  sentences: readonly SentenceRow[],
  messages: readonly ReplyRow[],
): TrainedModels {
  const acts = trainActs(sentences);
  const hear = trainHear(sentences, messages);
  const examples = intentExamples(sentences, messages, { acts: unpack(acts), hear: unpack(hear) });
  return {
    acts,
    hear,
    intent: trainIntent(examples, 'light'),
    words: trainIntent(examples, 'full'),
  };
}
