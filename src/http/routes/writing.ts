import { z } from '@hono/zod-openapi';
import { preview } from '../../core/compose/stems.ts';
import { NOTHING_KNOWN } from '../../core/etiquette/note.ts';
import { daySchema, instantSchema, textSchema } from '../../core/record/schema-nouns.ts';
import { checkNote, ownContext } from '../../desk/checking.ts';
import { load } from '../../desk/desk.ts';
import { sortWords } from '../../desk/jotting.ts';
import { readSettings } from '../../desk/settings.ts';
import { type Api, route } from '../api.ts';
import { checksView } from '../present/letter.ts';
import { stemViews } from '../present/stems.ts';
import { checksSchema, stemSchema } from '../schemas.ts';

const maybe = z.string().max(20_000).nullish();
const texts = z.array(z.string().max(20_000)).max(200).nullish();
const context = z.object({
  candidate: maybe,
  interviewers: z
    .array(z.object({ name: z.string(), role: z.string().nullable() }))
    .max(100)
    .nullish(),
  company: maybe,
  role: maybe,
  otherCompanies: texts,
  employers: texts,
  interviewAt: instantSchema.nullish(),
  timezone: maybe,
  topics: texts,
  strengths: texts,
  unfinished: texts,
  statedDecisionBy: daySchema.nullish(),
  previousMessages: z
    .array(z.object({ direction: z.enum(['in', 'out']), body: textSchema }))
    .max(200)
    .nullish(),
  otherNotes: z
    .array(z.object({ to: z.string().nullable(), body: textSchema }))
    .max(200)
    .nullish(),
  peopleElsewhere: texts,
  ownWords: texts,
});

/** Checking any note, the stems of the debrief, and free words sorted onto them. */
export function writingRoutes(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: '/opportunities/{o}/interviews/{i}/jottings',
      summary: 'Free words sorted onto the questions of the debrief; nothing is kept',
      body: z.object({ text: textSchema }),
      response: z.object({
        pieces: z.array(
          z.object({
            stem: z.string(),
            person: z.string().nullable(),
            text: z.string(),
            question: z.string().nullable(),
            sentence: z.string(),
          }),
        ),
        asked: z.array(
          z.object({
            id: z.string(),
            stem: z.string(),
            ask: z.string(),
            choices: z.array(z.string()),
          }),
        ),
        leftOut: z.array(z.string()),
      }),
    },
    async ({ services: { desk }, param, body }) => {
      const opportunity = await load(desk, param('o'));
      const sorted = await sortWords(desk, opportunity, param('i'), body.text);
      return {
        pieces: [...sorted.pieces],
        asked: sorted.asked.map((each) => ({ ...each, choices: [...each.choices] })),
        leftOut: [...sorted.leftOut],
      };
    },
  );
  route(
    api,
    {
      method: 'post',
      path: '/check',
      summary: 'Check any note; what is not known is said to be not checked',
      body: z.object({
        kind: z.enum([
          'thank_you',
          'follow_up',
          'second_follow_up',
          'clarification',
          'rejection_reply',
          'offer_reply',
          'answer',
        ]),
        subject: textSchema,
        body: z.string().max(1_000_000),
        to: z.object({ name: z.string().nullable(), email: z.string().nullable() }),
        sendAt: instantSchema.nullish(),
        context: context.nullish(),
      }),
      response: checksSchema,
    },
    async ({ services: { desk }, body }) => {
      const settings = await readSettings(desk.store.shelf);
      const { context: given, sendAt, ...note } = body;
      const known = Object.entries(given ?? {}).filter(([, value]) => value !== undefined);
      const all = { ...NOTHING_KNOWN, ...ownContext(settings), ...Object.fromEntries(known) };
      const result = await checkNote(desk, { ...note, sendAt: sendAt ?? null }, all, settings);
      return checksView({ ...result, suppressed: [], unused: [] }, note);
    },
  );
  route(
    api,
    {
      method: 'get',
      path: '/stems',
      summary: 'The stems of the debrief',
      response: z.object({ perInterviewer: z.array(stemSchema), once: z.array(stemSchema) }),
    },
    async ({ services: { desk } }) =>
      stemViews((await readSettings(desk.store.shelf)).candidate.strengths),
  );
  route(
    api,
    {
      method: 'post',
      path: '/stems/preview',
      summary: 'The very sentence an answer would make',
      body: z.object({
        stem: z.string(),
        answer: z.string().max(20_000),
        person: z.string().nullish(),
      }),
      response: z.object({ sentence: z.string() }),
    },
    async ({ body }) => ({ sentence: preview(body.stem, body.answer) }),
  );
}
