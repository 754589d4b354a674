/** The views of `views.ts` as schemas: what OpenAPI documents. Each is checked against its type. */
import { z } from '@hono/zod-openapi';
import {
  channelSchema,
  debriefSchema,
  instantSchema,
  interviewSchema,
  letterStepSchema,
  personSchema,
  readingSchema,
  sourcedSentenceSchema,
  stepSchema,
  suppressionSchema,
} from '../core/record/schema-nouns.ts';
import type * as views from './views.ts';

const text = z.string();
const texts = z.array(text);
const maybe = text.nullable();
const maybeInstant = instantSchema.nullable();
const span = z.object({ start: z.number().int(), end: z.number().int() });

export const problemSchema: z.ZodType<views.ProblemView> = z.object({
  error: text,
  message: text,
  mend: text,
});

export const reasonSchema: z.ZodType<views.ReasonView> = z.object({
  rules: texts,
  facts: z.array(z.object({ who: text, when: text, quote: text })),
  sentence: text,
});

export const stepViewSchema: z.ZodType<views.StepView> = z.object({
  step: stepSchema,
  to: maybe,
  toName: maybe,
  interview: maybe,
  answers: maybe,
  notBefore: maybeInstant,
  best: maybeInstant,
  due: maybeInstant,
  state: text,
  rules: texts,
  sentence: text,
  reasons: z.array(reasonSchema),
  letter: maybe,
});

const todayRow: z.ZodType<views.TodayRow> = z.object({
  id: text,
  opportunity: text,
  company: text,
  role: text,
  person: maybe,
  sample: z.boolean(),
  kind: z.enum(['step', 'reply', 'uncertain', 'failed', 'held']),
  step: stepViewSchema.nullable(),
  message: maybe,
  letter: maybe,
  title: text,
  sentence: text,
  due: maybeInstant,
  quietUntil: maybeInstant,
});

export const sampleSchema: z.ZodType<views.SampleView> = z.object({
  now: instantSchema,
  next: z.object({ at: instantSchema, sentence: text }).nullable(),
});

export const mailboxSchema: z.ZodType<views.MailboxView> = z.object({
  state: z.enum(['none', 'connecting', 'connected', 'failing']),
  address: maybe,
  sentence: text,
  lastSeen: maybeInstant,
});

export const todaySchema: z.ZodType<views.TodayView> = z.object({
  now: instantSchema,
  needsYou: z.array(todayRow),
  waiting: z.array(todayRow),
  folded: z.array(todayRow),
  nothingUntil: z.object({ at: instantSchema, sentence: text }).nullable(),
  sample: sampleSchema.nullable(),
  mailbox: mailboxSchema,
});

const letterObject: z.ZodType<views.Letter> = z.object({
  id: text,
  step: letterStepSchema,
  to: text,
  interview: maybe,
  channel: channelSchema,
  subject: text,
  body: text,
  sentences: z.array(sourcedSentenceSchema),
  ask: texts,
  leftOut: texts,
  phrasings: texts,
  revision: z.number().int(),
  edited: z.boolean(),
  state: z.enum([
    'draft',
    'approved',
    'sending',
    'sent',
    'failed',
    'uncertain',
    'bounced',
    'discarded',
  ]),
  approvedHash: maybe,
  messageId: maybe,
  suppressed: z.array(suppressionSchema),
  updatedAt: instantSchema,
});

const message: z.ZodType<views.ReceivedMessage> = z.object({
  id: text,
  at: instantSchema,
  from: maybe,
  fromName: maybe,
  fromAddress: maybe,
  subject: text,
  text,
  messageId: maybe,
  inReplyTo: maybe,
  reading: readingSchema,
  settled: z.boolean(),
});

/** As `docs/export.md` describes them; the app itself shows the timeline instead. */
const happening = z.looseObject({ kind: text, at: instantSchema }) as unknown as z.ZodType<
  views.Opportunity['happenings'][number]
>;

const opportunity = z.object({
  id: text,
  seq: z.number().int(),
  company: text,
  role: text,
  country: maybe,
  sample: z.boolean(),
  doNotContact: z.boolean(),
  companyDoNotContact: z.boolean(),
  needs: texts,
  people: z.array(personSchema),
  interviews: z.array(interviewSchema),
  debriefs: z.array(debriefSchema),
  letters: z.array(letterObject),
  messages: z.array(message),
  happenings: z.array(happening),
});

export const opportunitySchema: z.ZodType<views.OpportunityView> = z.object({
  opportunity,
  steps: z.array(stepViewSchema),
  none: reasonSchema.nullable(),
  notDoing: z.array(reasonSchema),
  findings: z.array(z.object({ event: text, sentence: text })),
  timeline: z.array(
    z.object({
      at: instantSchema,
      past: z.boolean(),
      title: text,
      detail: maybe,
      by: text,
      letter: maybe,
      message: maybe,
      rules: texts,
      why: maybe,
    }),
  ),
});

export const summarySchema: z.ZodType<views.OpportunitySummary> = z.object({
  id: text,
  company: text,
  role: text,
  sample: z.boolean(),
  state: z.enum(['open', 'ended']),
  sentence: text,
  nextAt: maybeInstant,
  people: texts,
});

const findingShape = {
  rule: text,
  title: text,
  quote: text,
  severity: z.enum(['block', 'warn', 'hint']),
  where: z.enum(['subject', 'body']),
  span: span.nullable(),
  message: text,
  evidence: maybe,
  fixes: z.array(z.object({ title: text, span, replacement: text, safe: z.boolean() })),
};
const finding: z.ZodType<views.FindingView> = z.object(findingShape);

export const checksSchema: z.ZodType<views.ChecksView> = z.object({
  findings: z.array(finding),
  suppressed: z.array(z.object({ ...findingShape, reason: text })),
  unused: z.array(z.object({ rule: text, title: text, quote: text, reason: text })),
  notChecked: z.array(z.object({ rule: text, why: text })),
  words: z.number().int(),
  paragraphs: z.number().int(),
});

export const outboxSchema: z.ZodType<views.OutboxView> = z.object({
  letter: text,
  opportunity: text,
  company: text,
  to: text,
  subject: text,
  sample: z.boolean(),
  state: z.enum([
    'held',
    'waiting',
    'sending',
    'retry',
    'sent',
    'filed',
    'failed',
    'uncertain',
    'needs_person',
    'bounced',
    'stopped',
    'undone',
  ]),
  sendAt: instantSchema,
  undoUntil: maybeInstant,
  attempts: z.number().int(),
  sentence: text,
  evidence: z.array(z.object({ at: instantSchema, sentence: text })),
});

export const letterSchema: z.ZodType<views.LetterView> = z.object({
  letter: letterObject,
  signature: maybe,
  opportunity: text,
  company: text,
  role: text,
  seq: z.number().int(),
  sample: z.boolean(),
  to: z.object({ name: text, email: maybe, zone: maybe, localTime: maybe }),
  hash: text,
  checks: checksSchema,
  step: stepViewSchema.nullable(),
  allowed: z.object({ now: z.boolean(), sentence: text }),
  ask: texts,
  leftOut: texts,
  canSend: z.boolean(),
  outbox: outboxSchema.nullable(),
});

const count = z.number().int();

export const outboxListSchema: z.ZodType<views.OutboxListView> = z.object({
  letters: z.array(outboxSchema),
  limits: z.object({ perHour: count, perDay: count, lastHour: count, lastDay: count }),
});

export const replySchema: z.ZodType<views.ReplyView> = z.object({
  opportunity: text,
  company: text,
  role: text,
  sample: z.boolean(),
  person: maybe,
  message,
  sentence: text,
  planAfter: text,
});

export const straySchema: z.ZodType<views.StrayView> = z.object({
  id: text,
  at: instantSchema,
  fromName: maybe,
  fromAddress: maybe,
  subject: text,
  text,
  candidates: z.array(z.object({ opportunity: text, why: text })),
});

export const stemSchema: z.ZodType<views.StemView> = z.object({
  id: text,
  stem: text,
  chips: texts,
  example: text,
});
