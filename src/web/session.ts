import { client, Problem } from './client.ts';

export type Session = 'in' | 'out' | 'unreachable';

/**
 * Exchanges the launch token of `/#t=TOKEN` for the session cookie and takes it out of the
 * address, so that it is neither in the history nor in a bookmark.
 */
export async function signInFromAddress(): Promise<Session> {
  const token = new URLSearchParams(location.hash.slice(1)).get('t');
  if (token !== null) history.replaceState(null, '', location.pathname + location.search);
  try {
    if (token !== null) await client.signIn(token).catch(ignoreUsedToken);
    await client.session();
    return 'in';
  } catch (cause) {
    return cause instanceof Problem && cause.status === 401 ? 'out' : 'unreachable';
  }
}

/** A token is good once: a second click on the same address may still have its cookie. */
function ignoreUsedToken(cause: unknown): void {
  if (!(cause instanceof Problem) || cause.status === 0) throw cause;
}
