import { z } from '@hono/zod-openapi';
import type { EventBody } from '../../core/record/events.ts';
import {
  daySchema,
  debriefFields,
  idSchema,
  interviewChangeSchema,
  personChangeSchema,
  textSchema,
} from '../../core/record/schema-nouns.ts';
import { append, load, loadAll, planOf } from '../../desk/desk.ts';
import { personOf } from '../../desk/drafting.ts';
import { interviewFrom, openOpportunity, personFrom } from '../../desk/opening.ts';
import { redraft } from '../../desk/redrafting.ts';
import { toldAt } from '../../desk/told.ts';
import { type Api, type Call, route } from '../api.ts';
import { origin, requirePerson } from '../origin.ts';
import { opportunityView, summary } from '../present/opportunity.ts';
import { opportunitySchema, summarySchema } from '../schemas.ts';
import { interviewInput, personInput } from './inputs.ts';

const seq = { expectedSeq: z.number().int().min(0) };
const at = '/opportunities/{o}';

/** Appends what a request asks for and shows the opportunity as it then stands. */
export async function change(call: Call<{ expectedSeq: number }>, bodies: readonly EventBody[]) {
  const { desk } = call.services;
  const opportunity = await load(desk, call.param('o'));
  const { expectedSeq } = call.body;
  await append(desk, { opportunity, expectedSeq, origin: origin(call), bodies });
  call.services.wake();
  return await opportunityView(desk, opportunity.id);
}

/** Opportunities, their people, interviews and debriefs. */
export function opportunityRoutes(api: Api): void {
  listRoutes(api);
  peopleRoutes(api);
  interviewRoutes(api);
}

function listRoutes(api: Api): void {
  route(
    api,
    {
      method: 'get',
      path: '/opportunities',
      summary: 'All opportunities, each with its next step; `query` and `state` filter',
      response: z.object({ opportunities: z.array(summarySchema) }),
    },
    async ({ services: { desk }, query }) => {
      const all = await loadAll(desk);
      const views = await Promise.all(all.map(async (o) => summary(o, await planOf(desk, o, all))));
      const wanted = query('query')?.toLowerCase() ?? '';
      const state = query('state');
      const fits = (v: (typeof views)[number]) =>
        (state === null || v.state === state) &&
        [v.company, v.role, ...v.people].some((t) => t.toLowerCase().includes(wanted));
      return { opportunities: views.filter(fits) };
    },
  );
  route(
    api,
    {
      method: 'post',
      path: '/opportunities',
      summary: 'Start an opportunity with its people and first interview',
      body: z.object({
        company: z.string().max(300),
        role: z.string().max(300),
        country: z.string().length(2).nullable(),
        people: z.array(personInput).max(50),
        interview: interviewInput.nullable(),
      }),
      response: opportunitySchema,
    },
    async (call) => {
      const opportunity = await openOpportunity(call.services.desk, call.body, origin(call));
      return await opportunityView(call.services.desk, opportunity.id);
    },
  );
  route(
    api,
    { method: 'get', path: at, summary: 'One opportunity whole', response: opportunitySchema },
    async ({ services, param }) => opportunityView(services.desk, param('o')),
  );
  route(
    api,
    {
      method: 'patch',
      path: at,
      summary: 'Correct company, role or country',
      body: z.object({
        ...seq,
        company: z.string().min(1).max(300).nullish(),
        role: z.string().min(1).max(300).nullish(),
        country: z.string().length(2).nullish(),
      }),
      response: opportunitySchema,
    },
    async (call) => {
      const { company = null, role = null, country = null } = call.body;
      return await change(call, [{ kind: 'opportunity_changed', company, role, country }]);
    },
  );
}

function peopleRoutes(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: `${at}/people`,
      summary: 'Add a person',
      body: z.object({ ...seq, person: personInput, interview: idSchema.nullish() }),
      response: opportunitySchema,
    },
    async (call) => {
      const { desk } = call.services;
      const person = personFrom(desk.newId(), call.body.person);
      const opportunity = await load(desk, call.param('o'));
      const interview = opportunity.interviews.find((i) => i.id === call.body.interview);
      const bodies: EventBody[] = [{ kind: 'person_added', person }];
      if (interview !== undefined && person.role === 'interviewer') {
        const interviewers = [...interview.interviewers, person.id];
        bodies.push({
          kind: 'interview_changed',
          interview: interview.id,
          change: { interviewers },
        });
      }
      return await change(call, bodies);
    },
  );
  route(
    api,
    {
      method: 'post',
      path: `${at}/people/{p}/merge`,
      summary: 'Two entries are one person: `p` goes, `into` stays with everything of both',
      body: z.object({ ...seq, into: idSchema }),
      response: opportunitySchema,
    },
    async (call) => {
      // It moves letters to another address, and nothing takes it back.
      requirePerson(call);
      const opportunity = await load(call.services.desk, call.param('o'));
      const [person, into] = [call.param('p'), call.body.into];
      personOf(opportunity, person);
      personOf(opportunity, into);
      return await change(call, [{ kind: 'people_merged', person, into }]);
    },
  );
  route(
    api,
    {
      method: 'patch',
      path: `${at}/people/{p}`,
      summary: 'Correct a person',
      body: z.object({ ...seq, change: personChangeSchema }),
      response: opportunitySchema,
    },
    async (call) => {
      const opportunity = await load(call.services.desk, call.param('o'));
      const person = opportunity.people.find((p) => p.id === call.param('p'));
      const { email } = call.body.change;
      // Checked as a whole person, so that a change cannot bring in what an addition may not.
      if (person !== undefined) personFrom(person.id, { ...person, ...call.body.change });
      const found = typeof email === 'string' && email !== person?.email;
      const bodies: EventBody[] = [
        { kind: 'person_changed', person: call.param('p'), change: call.body.change },
        ...(found
          ? [{ kind: 'address_found' as const, person: call.param('p'), email: email.trim() }]
          : []),
      ];
      return await change(call, bodies);
    },
  );
  route(
    api,
    {
      method: 'post',
      path: `${at}/do-not-contact`,
      summary: 'Block (or free) a person, the company or the opportunity (X5)',
      body: z.object({
        ...seq,
        scope: z.enum(['opportunity', 'company', 'person']),
        person: idSchema.nullable(),
        on: z.boolean(),
        reason: textSchema.nullable(),
      }),
      response: opportunitySchema,
    },
    async (call) => {
      const { expectedSeq: _seen, ...block } = call.body;
      if (!block.on) requirePerson(call);
      return await change(call, [{ kind: 'do_not_contact', ...block }]);
    },
  );
}

function interviewRoutes(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: `${at}/interviews`,
      summary: 'Add a further interview',
      body: z.object({
        ...seq,
        interview: interviewInput,
        interviewers: z.array(idSchema).max(50),
      }),
      response: opportunitySchema,
    },
    async (call) => {
      const { interview, interviewers } = call.body;
      const id = call.services.desk.newId();
      return await change(call, [
        {
          kind: 'interview_scheduled',
          interview: interviewFrom(id, interview, interviewers, null),
        },
      ]);
    },
  );
  route(
    api,
    {
      method: 'patch',
      path: `${at}/interviews/{i}`,
      summary: 'Change an interview',
      body: z.object({ ...seq, change: interviewChangeSchema }),
      response: opportunitySchema,
    },
    async (call) =>
      change(call, [
        { kind: 'interview_changed', interview: call.param('i'), change: call.body.change },
      ]),
  );
  route(
    api,
    {
      method: 'put',
      path: `${at}/interviews/{i}/debrief`,
      summary: 'Record (or replace) the debrief, with the promise made at the interview',
      body: z.object({
        ...seq,
        debrief: z.object(debriefFields),
        promise: z
          .object({ by: idSchema.nullable(), said: z.string().max(2000), to: daySchema.nullable() })
          .nullable(),
      }),
      response: opportunitySchema,
    },
    async (call) => {
      const { debrief, promise } = call.body;
      const bodies: EventBody[] = [
        { kind: 'debriefed', debrief: { interview: call.param('i'), ...debrief } },
      ];
      if (promise !== null) {
        const { by, said, to } = promise;
        const seen = await load(call.services.desk, call.param('o'));
        const told = to === null ? toldAt(seen, call.param('i'), said) : { said, from: to, to };
        bodies.push({ kind: 'promise_made', by, promise: { slackDays: 0, ...told } });
      }
      await change(call, bodies);
      const { desk } = call.services;
      await redraft(desk, call.param('o'), call.param('i'), origin(call));
      return await opportunityView(desk, call.param('o'));
    },
  );
}
