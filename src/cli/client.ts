import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { Fault, type FaultCode } from '../errors.ts';
import { silentLog } from '../log.ts';
import { findServer, readTerminalSecret } from '../terminal.ts';
import { passphraseFor } from './passphrase.ts';

/** The API as a command sees it: the running server's, or one opened for this command alone. */
export interface Client {
  get<T>(path: string): Promise<T>;
  send<T>(method: 'POST' | 'PUT' | 'DELETE' | 'PATCH', path: string, body: unknown): Promise<T>;
  /** Sends what is due now and looks into the mailbox once; the server does that by itself. */
  turn(): Promise<void>;
}

export interface GlobalOptions {
  readonly data?: string;
  readonly json?: boolean;
}

/** Runs `work` with a client and closes what it opened. */
export async function withClient<T>(
  command: Command,
  work: (client: Client, options: GlobalOptions) => Promise<T>,
): Promise<T> {
  const options = command.optsWithGlobals<GlobalOptions>();
  const config = readConfig({ data: options.data });
  const running = await findServer(config.data);
  if (running !== null) {
    const secret = readTerminalSecret(config.data);
    return await work(
      clientOf(running.address, secret, fetch, async () => {}),
      options,
    );
  }
  // Loaded only when no server is running: a command that speaks to one starts at once.
  const { createApp } = await import('../app.ts');
  const app = await createApp({
    config,
    log: silentLog,
    grammar: false,
    passphrase: await passphraseFor(config),
  });
  const address = 'http://afterword.local';
  app.hosts.add('afterword.local');
  try {
    const secret = readTerminalSecret(config.data);
    const inside = async (url: string, init: RequestInit) =>
      await app.fetch(new Request(url, init));
    const turn = () => app.worker.turn('own');
    return await work(clientOf(address, secret, inside, turn), options);
  } finally {
    await app.close();
  }
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

function clientOf(address: string, secret: string, ask: Fetch, turn: () => Promise<void>): Client {
  async function call<T>(method: string, path: string, body: unknown): Promise<T> {
    const init: RequestInit = {
      method,
      headers: {
        host: new URL(address).host,
        authorization: `Bearer ${secret}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    const answer = await ask(`${address}/api/v1${path}`, init);
    const value = (await answer.json()) as T & { error?: string; message?: string; mend?: string };
    if (answer.ok) return value;
    throw new Fault(
      (value.error ?? 'bad_input') as FaultCode,
      value.message ?? 'The request failed.',
      value.mend ?? 'Try it again.',
    );
  }
  return {
    get: (path) => call('GET', path, undefined),
    send: (method, path, body) => call(method, path, body),
    turn,
  };
}
