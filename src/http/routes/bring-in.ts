import { z } from '@hono/zod-openapi';
import { FIELDS } from '../../core/imports/brought.ts';
import { daySchema, instantSchema } from '../../core/record/schema-nouns.ts';
import {
  acceptPeople,
  acceptPosting,
  acceptResume,
  bringIn,
  matchOf,
  unusableIn,
} from '../../desk/bringing-in.ts';
import { acceptRows } from '../../desk/bringing-rows.ts';
import { acceptThread } from '../../desk/bringing-thread.ts';
import type { Desk } from '../../desk/desk.ts';
import { type Api, route } from '../api.ts';
import { origin, requirePerson } from '../origin.ts';
import { opportunityView } from '../present/opportunity.ts';
import { opportunitySchema } from '../schemas.ts';
import type { BroughtView } from '../views.ts';
import { invitationSchema } from './invitations.ts';

const name = z.string().min(1).max(300);
const maybe = z.string().max(2000).nullable();
const texts = z.array(z.string().max(500)).max(50);

const person = z.object({ name, email: maybe, title: maybe, company: maybe, postal: maybe });
const posting = z.object({
  company: maybe,
  role: maybe,
  needs: texts,
  country: maybe,
  unsure: z.array(z.string()),
});
const resume = z.object({
  name: maybe,
  email: maybe,
  headline: maybe,
  strengths: texts,
  employers: texts,
});
const invited = z.array(z.object({ invitation: invitationSchema, match: z.string().nullable() }));
const broughtSchema: z.ZodType<BroughtView> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('invitations'), invitations: invited }),
  z.object({ kind: z.literal('posting'), posting }),
  z.object({ kind: z.literal('resume'), resume }),
  z.object({
    kind: z.literal('people'),
    people: z.array(person),
    unread: z.number(),
    withoutAddress: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('table'),
    table: z.object({
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      preset: z.string(),
      mapping: z.partialRecord(z.enum(FIELDS), z.number()),
    }),
  }),
  z.object({
    kind: z.literal('thread'),
    messages: z.array(
      z.object({
        base64: z.string(),
        fromName: maybe,
        fromAddress: maybe,
        subject: z.string(),
        sentAt: maybe,
        excerpt: z.string(),
      }),
    ),
    invitations: invited,
  }),
  z.object({ kind: z.literal('export') }),
  z.object({ kind: z.literal('refused'), sentence: z.string() }),
]) as unknown as z.ZodType<BroughtView>;

/** Things from elsewhere: read first, recorded when the person has looked at them. */
export function bringInRoutes(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: '/bring-in',
      summary: 'Say what a file or text is and read it; nothing is recorded',
      body: z.object({
        name: z.string().max(300),
        content: z.string().max(35_000_000).nullish(),
        base64: z.string().max(35_000_000).nullish(),
      }),
      response: broughtSchema,
    },
    async ({ services: { desk }, body }) => {
      const content =
        body.base64 == null
          ? (body.content ?? '')
          : new Uint8Array(Buffer.from(body.base64, 'base64'));
      return await viewOf(desk, await bringIn(desk, { name: body.name, content }));
    },
  );
  postingRoute(api);
  peopleRoutes(api);
  rowsRoute(api);
  threadRoute(api);
}

async function viewOf(
  desk: Desk,
  brought: Awaited<ReturnType<typeof bringIn>>,
): Promise<BroughtView> {
  if (brought.kind === 'people') return { ...brought, withoutAddress: unusableIn(brought.people) };
  if (brought.kind !== 'invitations' && brought.kind !== 'thread') return brought;
  const invitations = await Promise.all(
    brought.invitations.map(async (invitation) => ({
      invitation,
      match: await matchOf(desk, invitation),
    })),
  );
  if (brought.kind === 'invitations') return { kind: 'invitations', invitations };
  const messages = brought.messages.map(({ raw, ...rest }) => ({
    ...rest,
    base64: Buffer.from(raw).toString('base64'),
  }));
  return { kind: 'thread', messages, invitations };
}

function postingRoute(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: '/bring-in/posting',
      summary: 'Record an advertisement: a new opportunity, or what one of them asks for',
      body: z.object({
        opportunity: z.string().nullable(),
        company: name,
        role: name,
        country: z.string().length(2).nullable(),
        needs: texts,
      }),
      response: opportunitySchema,
    },
    async (call) => {
      const { opportunity, ...confirmed } = call.body;
      const { desk } = call.services;
      const after = await acceptPosting(desk, confirmed, opportunity, origin(call));
      return await opportunityView(desk, after.id);
    },
  );
}

function peopleRoutes(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: '/bring-in/resume',
      summary: 'Add what a résumé says about you',
      body: resume,
      response: z.object({ added: z.number() }),
    },
    async (call) => {
      requirePerson(call);
      return { added: await acceptResume(call.services.desk, call.body) };
    },
  );
  route(
    api,
    {
      method: 'post',
      path: '/bring-in/people',
      summary: 'Add people to an opportunity',
      body: z.object({ opportunity: z.string(), people: z.array(person).max(200) }),
      response: opportunitySchema,
    },
    async (call) => {
      const { desk } = call.services;
      const { people, opportunity } = call.body;
      const after = await acceptPeople(desk, people, opportunity, origin(call));
      return await opportunityView(desk, after.id);
    },
  );
}

const row = z.object({
  line: z.number().int(),
  company: name,
  role: name,
  country: z.string().length(2).nullable(),
  state: z.enum(['open', 'rejected', 'accepted', 'withdrew']),
  appliedOn: daySchema.nullable(),
  interviewAt: instantSchema.nullable(),
  contact: z.object({ name, email: maybe }).nullable(),
  remarks: z.array(z.string()).max(10),
});

function rowsRoute(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: '/bring-in/rows',
      summary: 'Open an opportunity for each application of a table',
      body: z.object({ rows: z.array(row).max(2_000) }),
      response: z.object({
        added: z.number(),
        known: z.number(),
        withoutAddress: z.array(z.string()),
      }),
    },
    async (call) => {
      const outcome = await acceptRows(call.services.desk, call.body.rows, origin(call));
      return { ...outcome, withoutAddress: [...outcome.withoutAddress] };
    },
  );
}

function threadRoute(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: '/bring-in/thread',
      summary: 'Record the messages of a thread; what is unsure is held for a word',
      body: z.object({
        opportunity: z.string().nullable(),
        company: z.string().max(300),
        role: z.string().max(300),
        messages: z.array(z.string().max(35_000_000)).min(1).max(50),
      }),
      response: opportunitySchema,
    },
    async (call) => {
      // An answer that is made up could stop letters or send them elsewhere.
      requirePerson(call);
      const { desk, parser } = call.services;
      const messages = call.body.messages.map((m) => new Uint8Array(Buffer.from(m, 'base64')));
      const after = await acceptThread(desk, parser, { ...call.body, messages }, origin(call));
      return await opportunityView(desk, after.id);
    },
  );
}
