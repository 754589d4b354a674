/** Drives the product's process over its API, with a clock of the test's own; can kill it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  // Tests read many shapes; each asserts what it needs.
  // biome-ignore lint/suspicious/noExplicitAny: the views are asserted, not trusted
  readonly body: any;
}

export interface Product {
  readonly data: string;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Like `call`, and fails the test with the problem when it is not answered with 200. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  ok(method: string, path: string, body?: unknown): Promise<any>;
  setClock(instant: string): void;
  /** The running process. */
  pid(): number;
  /** Everything it ever wrote to standard output and standard error. */
  said(): string;
  /** `kill -9`, then starts it again on the same data; `meanwhile` happens in between. */
  crash(meanwhile?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the product on an empty data folder at the instant `now`. */
export async function startProduct(now: string): Promise<Product> {
  const data = mkdtempSync(join(tmpdir(), 'afterword-product-'));
  const clockFile = join(data, 'clock');
  writeFileSync(clockFile, now);
  const spoken: string[] = [];
  let running = await launch(data, clockFile, spoken);

  async function call(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await fetch(`${running.address}/api/v1${path}`, {
      method,
      headers: { cookie: running.cookie, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  }

  return {
    data,
    call,
    async ok(method, path, body) {
      const answer = await call(method, path, body);
      if (answer.status === 200) return answer.body;
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    },
    pid: () => running.child.pid ?? 0,
    said: () => spoken.join(''),
    setClock: (instant) => writeFileSync(clockFile, instant),
    async crash(meanwhile = async () => {}) {
      running.child.kill('SIGKILL');
      await running.ended;
      await meanwhile();
      running = await launch(data, clockFile, spoken);
    },
    async stop() {
      running.child.kill('SIGTERM');
      await Promise.race([running.ended, wait(5_000).then(() => running.child.kill('SIGKILL'))]);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

interface Running {
  readonly child: ChildProcess;
  readonly address: string;
  readonly cookie: string;
  readonly ended: Promise<unknown>;
}

async function launch(data: string, clockFile: string, spoken: string[]): Promise<Running> {
  const program = join(import.meta.dirname, 'app-process.ts');
  const child = spawn(process.execPath, [program, data, clockFile], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Never the keyring of whoever runs the tests.
    env: { ...process.env, AFTERWORD_KEY: 'file' },
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => spoken.push(chunk.toString()));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-4_000);
  });
  const line = await Promise.race([
    new Promise<string>((resolve) => {
      createInterface({ input: child.stdout }).once('line', resolve);
    }),
    ended.then(() => Promise.reject(new Error(`The product ended: ${complaints}`))),
  ]);
  const [address = '', token = ''] = line.split(' ');
  const answer = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { child, address, cookie, ended };
}

/** Waits until `look` gives something else than null or false; fails with `what` after 30 s. */
export async function until<T>(what: string, look: () => Promise<T | null | false>): Promise<T> {
  const patience = AbortSignal.timeout(30_000);
  for (;;) {
    const found = await look();
    if (found !== null && found !== false) return found;
    if (patience.aborted) throw new Error(`Waited 30 s in vain for: ${what}`);
    await wait(100);
  }
}
