import { createRoute, OpenAPIHono, type RouteConfig, type z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Fault } from '../errors.ts';
import { problemSchema } from './schemas.ts';
import type { Services } from './services.ts';
import type { Principal } from './sessions.ts';

export interface Env {
  Variables: { services: Services; principal: Principal };
}

export type Api = OpenAPIHono<Env>;

/** A router whose validation failures become the usual problem. */
export function newApi(): Api {
  return new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return;
      const issue = result.error.issues[0];
      const where = issue?.path.join('.') ?? '';
      throw new Fault(
        'bad_input',
        `${where === '' ? 'The request' : `"${where}"`} is not as expected: ${issue?.message ?? 'unknown'}.`,
        'Correct it and try again. /api/v1/openapi.json describes every field.',
      );
    },
  });
}

interface Spec<B extends z.ZodType, R extends z.ZodType> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Path as OpenAPI writes it: `/opportunities/{o}`. */
  readonly path: string;
  readonly summary: string;
  readonly body?: B;
  readonly response: R;
}

export interface Call<B> {
  readonly c: Context<Env>;
  readonly services: Services;
  readonly principal: Principal;
  readonly body: B;
  /** A path parameter. */
  readonly param: (name: string) => string;
  readonly query: (name: string) => string | null;
}

/** Adds a documented JSON route; faults are thrown and become problems in one place. */
export function route<B extends z.ZodType, R extends z.ZodType>(
  api: Api,
  spec: Spec<B, R>,
  handler: (call: Call<z.output<B>>) => Promise<z.output<R>>,
): void {
  const config: RouteConfig = {
    method: spec.method,
    path: spec.path,
    summary: spec.summary,
    responses: {
      200: { description: 'As asked.', content: { 'application/json': { schema: spec.response } } },
      default: {
        description: 'What happened and what to do.',
        content: { 'application/json': { schema: problemSchema } },
      },
    },
  };
  if (spec.body !== undefined) {
    config.request = {
      body: { content: { 'application/json': { schema: spec.body } }, required: true },
    };
  }
  api.openapi(createRoute(config), (async (c: Context<Env>) =>
    c.json((await handler(callOf(c, spec.body !== undefined))) as object, 200)) as never);
}

/** Adds a documented route that takes JSON and answers with a PDF. */
export function fileRoute<B extends z.ZodType>(
  api: Api,
  spec: { readonly path: string; readonly summary: string; readonly body: B },
  handler: (call: Call<z.output<B>>) => Promise<Response>,
): void {
  const config: RouteConfig = {
    method: 'post',
    path: spec.path,
    summary: spec.summary,
    request: { body: { content: { 'application/json': { schema: spec.body } }, required: true } },
    responses: {
      200: { description: 'The file.', content: { 'application/pdf': {} } },
      default: {
        description: 'What happened and what to do.',
        content: { 'application/json': { schema: problemSchema } },
      },
    },
  };
  api.openapi(
    createRoute(config),
    (async (c: Context<Env>) => await handler(callOf(c, true))) as never,
  );
}

function callOf<B>(c: Context<Env>, withBody: boolean): Call<B> {
  const body = withBody ? (c.req.valid as (from: string) => unknown)('json') : undefined;
  return {
    c,
    services: c.get('services'),
    principal: c.get('principal'),
    body: body as B,
    param: (name) => c.req.param(name) ?? '',
    query: (name) => c.req.query(name) ?? null,
  };
}
