import type { Origin } from '../desk/desk.ts';
import { Fault } from '../errors.ts';
import type { Principal } from './sessions.ts';

/** Who an event of this request is by, and from where. */
export function origin({ principal }: { readonly principal: Principal }): Origin {
  if (principal.kind === 'token') {
    return { by: 'token', source: { kind: 'api', ref: principal.name } };
  }
  const kind = principal.via === 'app' ? 'web' : 'cli';
  return { by: 'person', source: { kind, ref: null } };
}

/** What only a person may decide: approving and what would open its way, deleting (X1, X5, X6). */
export function requirePerson({ principal }: { readonly principal: Principal }): void {
  if (principal.kind === 'person') return;
  throw new Fault(
    'forbidden',
    'An API token may not decide this.',
    'Do it in the app or at a terminal.',
  );
}
