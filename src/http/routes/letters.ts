import { z } from '@hono/zod-openapi';
import { instantText } from '../../core/record/instant.ts';
import type { Letter } from '../../core/record/opportunity.ts';
import {
  idSchema,
  instantSchema,
  letterStepSchema,
  suppressionSchema,
  textSchema,
} from '../../core/record/schema-nouns.ts';
import {
  approveLetter,
  outgoing,
  resolveUncertain,
  sentByHand,
  undo,
} from '../../desk/approving.ts';
import { checkLetter } from '../../desk/checking.ts';
import { append, load, nowFor } from '../../desk/desk.ts';
import { another, draft, draftAll, letterOf } from '../../desk/drafting.ts';
import { discard, edit } from '../../desk/editing.ts';
import { reword } from '../../desk/rewording.ts';
import { settingsFor } from '../../desk/settings.ts';
import { buildEml, messageIdFor } from '../../mail/mime.ts';
import type { Api, Call } from '../api.ts';
import { route } from '../api.ts';
import { origin, requirePerson } from '../origin.ts';
import { checksView, letterView } from '../present/letter.ts';
import { checksSchema, letterSchema } from '../schemas.ts';
import { approverOf } from '../sessions.ts';

const seq = { expectedSeq: z.number().int().min(0) };
const at = '/opportunities/{o}/letters/{l}';
const words = { subject: textSchema, body: textSchema };

/** Drafting, editing, checking and approving letters. */
export function letterRoutes(api: Api): void {
  draftRoutes(api);
  editRoutes(api);
  sendRoutes(api);
  fileRoute(api);
}

async function view(call: Call<unknown>, letter: Letter | string) {
  const opportunity = await load(call.services.desk, call.param('o'));
  const id = typeof letter === 'string' ? letter : letter.id;
  return await letterView(call.services.desk, opportunity, letterOf(opportunity, id));
}

function place(call: Call<{ expectedSeq: number }>) {
  return {
    opportunity: call.param('o'),
    expectedSeq: call.body.expectedSeq,
    letter: call.param('l'),
  };
}

function draftRoutes(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: '/opportunities/{o}/letters',
      summary: 'Draft the letter of a step',
      body: z.object({
        ...seq,
        step: letterStepSchema,
        to: idSchema,
        interview: idSchema.nullable(),
        channel: z.enum(['email', 'card']),
        answer: z.enum(['acknowledge', 'accept', 'decline', 'ask_time']).nullish(),
        words: textSchema.nullish(),
      }),
      response: letterSchema,
    },
    async (call) => {
      const { answer, words: own, ...order } = call.body;
      const letter = await draft(
        call.services.desk,
        { ...order, opportunity: call.param('o'), offer: answer ?? null, words: own ?? null },
        origin(call),
      );
      return await view(call, letter);
    },
  );
  route(
    api,
    {
      method: 'post',
      path: '/opportunities/{o}/interviews/{i}/drafts',
      summary: 'Draft a note for every interviewer',
      body: z.object(seq),
      response: z.object({ letters: z.array(letterSchema) }),
    },
    async (call) => {
      const { desk } = call.services;
      const order = {
        opportunity: call.param('o'),
        expectedSeq: call.body.expectedSeq,
        interview: call.param('i'),
      };
      const letters = await draftAll(desk, order, origin(call));
      const opportunity = await load(desk, order.opportunity);
      return { letters: await Promise.all(letters.map((l) => letterView(desk, opportunity, l))) };
    },
  );
  route(
    api,
    {
      method: 'post',
      path: `${at}/another`,
      summary: 'Another version of a draft',
      body: z.object({ ...seq, shorter: z.boolean().optional() }),
      response: letterSchema,
    },
    async (call) => {
      const order = { ...place(call), shorter: call.body.shorter ?? false };
      return await view(call, await another(call.services.desk, order, origin(call)));
    },
  );
  route(
    api,
    {
      method: 'post',
      path: `${at}/reword`,
      summary: 'One sentence of a draft in other words, from the same facts',
      body: z.object({
        ...seq,
        sentence: z.number().int().min(0).max(200),
        turn: z.number().int().min(0).max(10_000),
      }),
      response: letterSchema,
    },
    async (call) => {
      const { sentence, turn } = call.body;
      const order = { ...place(call), sentence, turn };
      return await view(call, await reword(call.services.desk, order, origin(call)));
    },
  );
}

function editRoutes(api: Api): void {
  route(
    api,
    { method: 'get', path: at, summary: 'A letter with its checks', response: letterSchema },
    async (call) => view(call, call.param('l')),
  );
  route(
    api,
    {
      method: 'put',
      path: at,
      summary: 'Change the words or the recipient; an approval is withdrawn by it',
      body: z.object({ ...seq, ...words, to: idSchema, channel: z.enum(['email', 'card']) }),
      response: letterSchema,
    },
    async (call) => {
      const { subject, body: text, to, channel } = call.body;
      const words = { subject, text, to, channel };
      return await view(call, await edit(call.services.desk, place(call), words, origin(call)));
    },
  );
  route(
    api,
    {
      method: 'post',
      path: `${at}/check`,
      summary: 'Check words while they are typed; nothing is stored',
      body: z.object(words),
      response: checksSchema,
    },
    async (call) => {
      const { desk } = call.services;
      const opportunity = await load(desk, call.param('o'));
      const letter = letterOf(opportunity, call.param('l'));
      const now = instantText(nowFor(desk, opportunity));
      const checked = await checkLetter(desk, opportunity, letter, call.body, now);
      return checksView(checked, call.body);
    },
  );
  route(
    api,
    {
      method: 'post',
      path: `${at}/suppress`,
      summary: 'Ignore one finding of this letter, with a reason',
      body: suppressionSchema.and(z.object(seq)),
      response: letterSchema,
    },
    async (call) => {
      requirePerson(call);
      const { expectedSeq, rule, quote, reason } = call.body;
      await append(call.services.desk, {
        opportunity: await load(call.services.desk, call.param('o')),
        expectedSeq,
        origin: origin(call),
        bodies: [
          {
            kind: 'finding_suppressed',
            letter: call.param('l'),
            suppression: { rule, quote, reason },
          },
        ],
      });
      return await view(call, call.param('l'));
    },
  );
  route(
    api,
    {
      method: 'delete',
      path: at,
      summary: 'Discard a draft',
      body: z.object(seq),
      response: z.object({}),
    },
    async (call) => {
      await discard(call.services.desk, place(call), origin(call));
      return {};
    },
  );
}

function sendRoutes(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: `${at}/approve`,
      summary: 'Approve exactly these words to exactly this person; a person only, never a token',
      body: z.object({
        ...seq,
        hash: z.string(),
        sendAt: instantSchema.nullable(),
        overrides: z.array(suppressionSchema).max(50),
      }),
      response: letterSchema,
    },
    async (call) => {
      const { hash, sendAt, overrides } = call.body;
      const approver = approverOf(call.principal);
      const order = { ...place(call), hash, sendAt, overrides, approver };
      const letter = await approveLetter(call.services.desk, order, origin(call));
      call.services.wake();
      return await view(call, letter);
    },
  );
  route(
    api,
    {
      method: 'post',
      path: `${at}/undo`,
      summary: 'Take an approved letter back while it is held',
      body: z.object(seq),
      response: letterSchema,
    },
    async (call) => view(call, await undo(call.services.desk, place(call), origin(call))),
  );
  route(
    api,
    {
      method: 'post',
      path: `${at}/by-hand`,
      summary: 'The candidate sent it by their own hand',
      body: z.object({ ...seq, channel: z.enum(['by_hand', 'card']) }),
      response: letterSchema,
    },
    async (call) => {
      const order = { ...place(call), channel: call.body.channel };
      return await view(call, await sentByHand(call.services.desk, order, origin(call)));
    },
  );
  route(
    api,
    {
      method: 'post',
      path: `${at}/resolve`,
      summary: 'Say what became of a letter nobody can be sure of',
      body: z.object({ ...seq, outcome: z.enum(['arrived', 'send_again']) }),
      response: letterSchema,
    },
    async (call) => {
      requirePerson(call);
      const order = { ...place(call), outcome: call.body.outcome };
      const letter = await resolveUncertain(call.services.desk, order, origin(call));
      call.services.wake();
      return await view(call, letter);
    },
  );
}

function fileRoute(api: Api): void {
  api.get('/opportunities/:o/letters/:l/eml', async (c) => {
    const { desk } = c.get('services');
    const opportunity = await load(desk, c.req.param('o'));
    const letter = letterOf(opportunity, c.req.param('l'));
    const settings = await settingsFor(desk.store.shelf, opportunity);
    const address = settings.candidate.email ?? '';
    const sendAt = instantText(nowFor(desk, opportunity));
    const messageId = messageIdFor(desk.newId(), address || 'draft@afterword.invalid');
    const bytes = await buildEml(
      outgoing(opportunity, letter, settings, { address, messageId, sendAt }),
    );
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'message/rfc822',
      'Content-Disposition': `attachment; filename="${letter.step}-${letter.id}.eml"`,
    });
  });
}
