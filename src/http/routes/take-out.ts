import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { REPORT_STYLE, type ReportChoice } from '../../core/exports/report.ts';
import { daySchema } from '../../core/record/schema-nouns.ts';
import {
  type TakenOut,
  takeOutPeople,
  takeOutReport,
  takeOutTable,
} from '../../desk/taking-out.ts';
import { Fault } from '../../errors.ts';
import { type Api, type Env, route } from '../api.ts';
import { requirePerson } from '../origin.ts';

const takenOut = z.object({ name: z.string(), type: z.string(), text: z.string() });
const tables = z.enum(['opportunities', 'interviews', 'steps', 'people']);

/** The record page may carry its own style and nothing else. */
const REPORT_CSP = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(REPORT_STYLE).digest('base64')}'`,
  "frame-ancestors 'self'",
].join('; ');

/** The data in forms that other programs take. */
export function takeOutRoutes(api: Api): void {
  const answer = { response: takenOut, method: 'get' } as const;
  route(
    api,
    { ...answer, path: '/take-out/csv/{table}', summary: 'One table as CSV' },
    async (call) => {
      requirePerson(call);
      const table = tables.safeParse(call.param('table'));
      if (!table.success) {
        throw new Fault(
          'not_found',
          `There is no table "${call.param('table')}".`,
          `Choose one of: ${tables.options.join(', ')}.`,
        );
      }
      return await takeOutTable(call.services.desk, table.data);
    },
  );
  route(
    api,
    { ...answer, path: '/take-out/vcard', summary: 'The people as vCards' },
    async (call) => {
      requirePerson(call);
      return await takeOutPeople(call.services.desk);
    },
  );
  route(
    api,
    { ...answer, path: '/take-out/report', summary: 'A printable record of the search' },
    async (call): Promise<TakenOut> => {
      requirePerson(call);
      return await takeOutReport(call.services.desk, choiceOf(call.c));
    },
  );
  api.get('/take-out/report.html', async (c) => {
    requirePerson({ principal: c.get('principal') });
    const { text, type } = await takeOutReport(c.get('services').desk, choiceOf(c));
    return c.body(text, 200, { 'Content-Type': type, 'Content-Security-Policy': REPORT_CSP });
  });
}

/** From the address, so that it can be opened and printed: `?from=2026-09-01&results=1&of=ID&of=ID`. */
function choiceOf(c: Context<Env>): ReportChoice {
  const chosen = (name: string) => c.req.query(name) === '1';
  return {
    from: dayOf(c.req.query('from')),
    to: dayOf(c.req.query('to')),
    opportunities: c.req.queries('of') ?? [],
    interviewers: chosen('interviewers'),
    results: chosen('results'),
    messages: chosen('messages'),
  };
}

function dayOf(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  if (daySchema.safeParse(text).success) return text;
  throw new Fault('bad_input', `"${text}" is no day.`, 'Write it like 2026-11-23.');
}
