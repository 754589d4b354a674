import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { Fault, type FaultCode } from '../errors.ts';
import type { Log } from '../log.ts';
import type { ProblemView } from './views.ts';

const STATUS: Readonly<
  Record<FaultCode, 400 | 401 | 403 | 404 | 409 | 422 | 429 | 502 | 503 | 507>
> = {
  bad_input: 400,
  bad_setting: 400,
  not_found: 404,
  conflict: 409,
  not_approved: 422,
  refused: 422,
  store_locked: 503,
  store_newer: 503,
  store_full: 507,
  store_broken: 503,
  mail_unreachable: 502,
  mail_refused: 502,
  unauthorised: 401,
  forbidden: 403,
  busy: 429,
};

/** The one place where a fault becomes an HTTP answer. No stack trace ever leaves. */
export function problem(error: unknown, c: Context, log: Log): Response {
  if (error instanceof Fault) {
    const view: ProblemView = { error: error.code, message: error.message, mend: error.mend };
    return c.json(view, STATUS[error.code]);
  }
  if (error instanceof HTTPException && error.status < 500) {
    const view: ProblemView = {
      error: 'bad_input',
      message: 'The request could not be read.',
      mend: 'Send JSON as /api/v1/openapi.json describes it.',
    };
    return c.json(view, error.status);
  }
  log.error('unexpected', error);
  const view: ProblemView = {
    error: 'unexpected',
    message: 'Something went wrong on our side. Nothing recorded was lost.',
    mend: 'Try it once more. If it stays, run `afterword doctor` and report what it says.',
  };
  return c.json(view, 500);
}
