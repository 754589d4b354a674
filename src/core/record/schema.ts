/**
 * The record as zod schemas: what an import must look like, and what the API documents. Each is
 * checked against the type it stands for, so that the two cannot drift apart.
 */
import { z } from 'zod';
import type { EventBody, RecordedEvent } from './events.ts';
import { eventBodySchema } from './schema-events.ts';

const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'an instant like 2026-11-23T09:30:00Z');

const body: z.ZodType<EventBody> = eventBodySchema;

export const recordedEventSchema: z.ZodType<RecordedEvent> = z.object({
  opportunity: z.string().min(1).max(100),
  seq: z.number().int().min(1),
  at: instant,
  by: z.enum(['person', 'app', 'mailbox', 'token']),
  source: z.object({
    kind: z.enum([
      'web',
      'cli',
      'api',
      'mail',
      'calendar',
      'debrief',
      'import',
      'worker',
      'sample',
    ]),
    ref: z.string().nullable(),
  }),
  body,
});
