import { z } from '@hono/zod-openapi';
import {
  daySchema,
  idSchema,
  instantSchema,
  intentSchema,
  stepSchema,
  textSchema,
} from '../../core/record/schema-nouns.ts';
import { load } from '../../desk/desk.ts';
import { moveVerdict } from '../../desk/moving.ts';
import { Fault } from '../../errors.ts';
import { type Api, route } from '../api.ts';
import { requirePerson } from '../origin.ts';
import { opportunitySchema } from '../schemas.ts';
import { change } from './opportunities.ts';

const seq = { expectedSeq: z.number().int().min(0) };
const at = '/opportunities/{o}';
const step = { step: stepSchema, to: idSchema.nullable() };

/** The candidate's own hand on the plan, and answers that came by another way than mail. */
export function stepRoutes(api: Api): void {
  moveRoutes(api);
  loggedRoutes(api);
}

function moveRoutes(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: `${at}/steps/skip`,
      summary: 'Skip a step',
      body: z.object({
        ...seq,
        ...step,
        interview: idSchema.nullable(),
        reason: textSchema.nullable(),
      }),
      response: opportunitySchema,
    },
    async (call) => {
      const { expectedSeq: _seen, ...skipped } = call.body;
      return await change(call, [{ kind: 'step_skipped', ...skipped }]);
    },
  );
  route(
    api,
    {
      method: 'post',
      path: `${at}/steps/move`,
      summary:
        'Move a step; earlier than the rules allow only with an override that names the rule',
      body: z.object({
        ...seq,
        ...step,
        notBefore: instantSchema,
        override: z.string().max(40).nullable(),
      }),
      response: opportunitySchema,
    },
    async (call) => {
      const { expectedSeq: _seen, ...moved } = call.body;
      if (moved.override !== null) requirePerson(call);
      const { desk } = call.services;
      const verdict = await moveVerdict(desk, await load(desk, call.param('o')), moved);
      if (verdict.kind === 'early') {
        throw new Fault(
          'refused',
          verdict.sentence,
          `To go earlier all the same, override ${verdict.rules.join(' and ')} by name.`,
        );
      }
      return await change(call, [{ kind: 'step_moved', ...moved }]);
    },
  );
  route(
    api,
    {
      method: 'post',
      path: `${at}/steps/end`,
      summary: 'End the follow-ups of this opportunity',
      body: z.object(seq),
      response: opportunitySchema,
    },
    async (call) => change(call, [{ kind: 'follow_ups_ended' }]),
  );
}

function loggedRoutes(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: `${at}/logged`,
      summary: 'Log an answer that came by call, meeting or invitation',
      body: z.object({
        ...seq,
        from: idSchema.nullable(),
        via: z.enum(['call', 'meeting', 'invitation']),
        intent: intentSchema,
        promisedBy: daySchema.nullable(),
        words: textSchema.nullable(),
      }),
      response: opportunitySchema,
    },
    async (call) => {
      const { from, via, intent, promisedBy, words } = call.body;
      const promise =
        promisedBy === null
          ? null
          : { said: words ?? '', from: promisedBy, to: promisedBy, slackDays: 0 };
      const effect = {
        promise,
        returnDate: null,
        checkBack: null,
        newContact: null,
        permanent: false,
        stops: false,
      };
      return await change(call, [{ kind: 'answer_logged', from, via, intent, effect, words }]);
    },
  );
  route(
    api,
    {
      method: 'post',
      path: `${at}/decided`,
      summary: 'The candidate’s own decision',
      body: z.object({ ...seq, what: z.enum(['accepted', 'declined', 'withdrew']) }),
      response: opportunitySchema,
    },
    async (call) => change(call, [{ kind: 'decided', what: call.body.what }]),
  );
}
