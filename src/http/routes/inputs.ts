import { z } from '@hono/zod-openapi';
import { instantSchema } from '../../core/record/schema-nouns.ts';

/** A person as a form sends them; everything but name and role may be missing. */
export const personInput = z.object({
  name: z.string().max(300),
  role: z.enum(['interviewer', 'recruiter', 'coordinator', 'other']),
  title: z.string().max(300).nullable().default(null),
  email: z.string().max(320).nullable().default(null),
  postal: z.string().max(2000).nullable().default(null),
  zone: z.string().max(80).nullable().default(null),
  country: z.string().length(2).nullable().default(null),
  subdivision: z.string().max(10).nullable().default(null),
  card: z.boolean().default(false),
});

/** An interview as a form sends it. */
export const interviewInput = z.object({
  startsAt: instantSchema.nullable().default(null),
  endsAt: instantSchema,
  zone: z.string().max(80),
  round: z.string().max(300).nullable().default(null),
  kind: z.enum(['panel', 'phone', 'video', 'onsite']).nullable().default(null),
  final: z.boolean().default(false),
});
