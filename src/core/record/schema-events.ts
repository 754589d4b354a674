import { z } from 'zod';
import {
  channelSchema,
  daySchema,
  debriefSchema,
  idSchema as id,
  instantSchema,
  intentSchema,
  interviewChangeSchema,
  interviewSchema,
  letterStepSchema,
  personChangeSchema,
  personSchema,
  promisedSpanSchema,
  readingSchema,
  sourcedSentenceSchema,
  stepSchema,
  suppressionSchema,
  textSchema as text,
} from './schema-nouns.ts';

const effect = z.object({
  promise: promisedSpanSchema.nullable(),
  returnDate: daySchema.nullable(),
  checkBack: daySchema.nullable(),
  newContact: id.nullable(),
  permanent: z.boolean(),
  stops: z.boolean(),
});

function event<K extends string, S extends z.ZodRawShape>(kind: K, shape: S) {
  return z.object({ kind: z.literal(kind), ...shape });
}

const letter = { letter: id };

/** One of the events of `events.ts`. */
export const eventBodySchema = z.discriminatedUnion('kind', [
  event('opportunity_opened', {
    company: z.string().max(300),
    role: z.string().max(300),
    country: z.string().max(2).nullable(),
    sample: z.boolean(),
  }),
  event('opportunity_changed', {
    company: z.string().max(300).nullable(),
    role: z.string().max(300).nullable(),
    country: z.string().max(2).nullable(),
  }),
  event('do_not_contact', {
    scope: z.enum(['opportunity', 'company', 'person']),
    person: id.nullable(),
    on: z.boolean(),
    reason: text.nullable(),
  }),
  event('person_added', { person: personSchema }),
  event('person_changed', { person: id, change: personChangeSchema }),
  event('interview_scheduled', { interview: interviewSchema }),
  event('interview_changed', { interview: id, change: interviewChangeSchema }),
  event('interview_cancelled', { interview: id, sequence: z.number().int() }),
  event('debriefed', { debrief: debriefSchema }),
  event('letter_drafted', {
    ...letter,
    step: letterStepSchema,
    to: id,
    interview: id.nullable(),
    channel: channelSchema,
    subject: text,
    text,
    sentences: z.array(sourcedSentenceSchema),
    ask: z.array(z.string()),
    leftOut: z.array(z.string()),
    phrasings: z.array(z.string()),
    revision: z.number().int().min(0),
  }),
  event('letter_edited', { ...letter, to: id, channel: channelSchema, subject: text, text }),
  event('letter_approved', {
    ...letter,
    hash: z.string(),
    messageId: z.string(),
    sendAt: instantSchema,
    overrides: z.array(suppressionSchema),
  }),
  event('approval_withdrawn', { ...letter, why: text }),
  event('letter_sending', letter),
  event('letter_sent', { ...letter, channel: channelSchema, messageId: z.string().nullable() }),
  event('letter_failed', { ...letter, why: text }),
  event('letter_uncertain', { ...letter, why: text }),
  event('letter_bounced', { ...letter, why: text }),
  event('letter_discarded', letter),
  event('finding_suppressed', { ...letter, suppression: suppressionSchema }),
  event('message_received', {
    message: id,
    from: z.string().nullable(),
    fromName: z.string().nullable(),
    fromAddress: z.string().nullable(),
    subject: z.string(),
    text: z.string(),
    messageId: z.string().nullable(),
    inReplyTo: z.string().nullable(),
    reading: readingSchema,
    newContact: id.nullable(),
  }),
  event('reading_settled', { message: id, reading: readingSchema, newContact: id.nullable() }),
  event('answer_logged', {
    from: id.nullable(),
    via: z.enum(['call', 'meeting', 'invitation']),
    intent: intentSchema,
    effect,
    words: text.nullable(),
  }),
  event('promise_made', { by: id.nullable(), promise: promisedSpanSchema }),
  event('promise_withdrawn', { by: id.nullable() }),
  event('step_skipped', {
    step: stepSchema,
    to: id.nullable(),
    interview: id.nullable(),
    reason: text.nullable(),
  }),
  event('step_moved', {
    step: stepSchema,
    to: id.nullable(),
    notBefore: instantSchema,
    override: z.string().max(10).nullable(),
  }),
  event('follow_ups_ended', {}),
  event('address_found', { person: id, email: z.string().max(320) }),
  event('decided', { what: z.enum(['accepted', 'declined', 'withdrew']) }),
]);
