import { z } from 'zod';
import type {
  Debrief,
  Interview,
  Person,
  PromisedSpan,
  Reading,
  SourcedSentence,
  Suppression,
} from './nouns.ts';

const id = z.string().min(1).max(300);
const text = z.string().max(200_000);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a day like 2026-11-23');
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'an instant like 2026-11-23T09:30:00Z');

type Optional<S> = { [K in keyof S]: S[K] extends z.ZodType ? z.ZodExactOptional<S[K]> : never };

/** Every field may be missing; none may be there without a value. */
function optional<S extends Record<string, z.ZodType>>(shape: S): Optional<S> {
  return Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [name, z.exactOptional(schema)]),
  ) as Optional<S>;
}

export const intentSchema = z.enum([
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
  'bounce',
  'referral_to_other_person',
  'unrelated',
]);
export const stepSchema = z.enum([
  'debrief',
  'thank_you',
  'follow_up',
  'second_follow_up',
  'clarification',
  'answer',
]);
export const letterStepSchema = stepSchema.exclude(['debrief']);
export const channelSchema = z.enum(['email', 'card', 'by_hand']);

const personFields = {
  name: z.string().max(300),
  role: z.enum(['interviewer', 'recruiter', 'coordinator', 'other']),
  title: z.string().max(300).nullable(),
  email: z.string().max(320).nullable(),
  postal: z.string().max(2000).nullable(),
  zone: z.string().max(80).nullable(),
  country: z.string().max(2).nullable(),
  subdivision: z.string().max(10).nullable(),
  card: z.boolean(),
  referred: z.boolean(),
};

const personObject = z.object({ id, ...personFields, doNotContact: z.boolean() });
export const personSchema: z.ZodType<Person> = personObject;
export const personChangeSchema: z.ZodType<Partial<Omit<Person, 'id' | 'doNotContact'>>> = z.object(
  optional(personFields),
);

const interviewFields = {
  startsAt: instant.nullable(),
  endsAt: instant,
  zone: z.string().max(80),
  round: z.string().max(300).nullable(),
  kind: z.enum(['panel', 'phone', 'video', 'onsite']).nullable(),
  final: z.boolean(),
  interviewers: z.array(id).max(100),
  arrangedBy: id.nullable(),
  cancelled: z.boolean(),
  calendar: z.object({ uid: z.string().max(2000), sequence: z.number().int() }).nullable(),
};
export const interviewSchema: z.ZodType<Interview> = z.object({
  id,
  ...interviewFields,
  debriefed: z.union([z.boolean(), z.literal('skipped')]),
});
export const interviewChangeSchema: z.ZodType<Partial<Omit<Interview, 'id' | 'debriefed'>>> =
  z.object(optional(interviewFields));

const words = z.string().max(20_000);
export const debriefFields = {
  perInterviewer: z
    .array(
      z.object({
        person: id,
        thankYouFor: words.nullable(),
        keepThinkingAbout: words.nullable(),
        toldMeYourTeam: words.nullable(),
      }),
    )
    .max(100),
  enjoyMost: words.nullable(),
  doneLike: z.array(words).max(100),
  unfinished: z
    .array(z.object({ youAskedAbout: words, betterAnswer: words, askedBy: id.nullable() }))
    .max(100),
  alsoMention: z.array(words).max(100),
  theyDecide: words.nullable(),
  privateRemarks: z.array(words).max(100),
  wentWell: z.number().int().min(1).max(5).nullable(),
  rough: text.nullable(),
};
export const debriefSchema: z.ZodType<Debrief> = z.object({ interview: id, ...debriefFields });

export const promisedSpanSchema: z.ZodType<PromisedSpan> = z.object({
  said: z.string().max(2000),
  from: day.nullable(),
  to: day.nullable(),
  slackDays: z.number().int().min(0),
});

const span = { start: z.number().int(), end: z.number().int() };

export const readingSchema: z.ZodType<Reading> = z.object({
  intent: intentSchema,
  confidence: z.number(),
  alternatives: z.array(z.object({ intent: intentSchema, confidence: z.number() })),
  held: z.boolean(),
  stopsFollowUps: z.boolean(),
  promise: promisedSpanSchema.nullable(),
  promiseWithdrawn: z.boolean(),
  returnDate: day.nullable(),
  checkBack: day.nullable(),
  newContact: z.object({ name: z.string(), email: z.string().nullable() }).nullable(),
  bounce: z.object({ permanent: z.boolean(), address: z.string().nullable() }).nullable(),
  questions: z.array(z.string()),
  newText: z.string(),
  closing: z.string(),
  evidence: z.array(z.object({ ...span, says: z.string() })),
});

export const sourcedSentenceSchema: z.ZodType<SourcedSentence> = z.object({
  text: z.string(),
  facts: z.array(z.string()),
});

export const suppressionSchema: z.ZodType<Suppression> = z.object({
  rule: z.string().max(100),
  quote: z.string().max(20_000),
  reason: z.string().min(1).max(2000),
});

export { day as daySchema, id as idSchema, instant as instantSchema, text as textSchema };
