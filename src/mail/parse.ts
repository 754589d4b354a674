/**
 * Reads incoming mail in a worker thread with hard limits, because the author of a message is
 * anybody: deep nesting, endless headers or a thousand parts cost that message its formatting,
 * never the program its breath.
 */
import { Worker } from 'node:worker_threads';
import { headerRecord, readFields, toMailHeader } from './header.ts';
import { bodyOf, type ParsedMail } from './parsed-mail.ts';

export interface ParseLimits {
  /** Bytes of one message. */
  readonly size: number;
  readonly parts: number;
  readonly milliseconds: number;
  /** Megabytes of memory of the worker. */
  readonly memory: number;
}

export const parseLimits: ParseLimits = {
  size: 25 * 1024 * 1024,
  parts: 1_000,
  milliseconds: 2_000,
  memory: 128,
};

export interface Parser {
  /** Never rejects: what cannot be parsed within the limits comes back as `fallback`. */
  parse(raw: Uint8Array): Promise<ParsedMail>;
  close(): Promise<void>;
}

/** Starts no thread before the first message; starts a new one after any that had to be stopped. */
export function createParser(limits: ParseLimits = parseLimits): Parser {
  let worker: Promise<Worker> | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  async function one(raw: Uint8Array): Promise<ParsedMail> {
    if (raw.byteLength > limits.size)
      return fallback(raw, `It is larger than ${limits.size} bytes.`);
    try {
      worker ??= start(limits);
      const answer = await ask(await worker, raw, limits.milliseconds);
      return 'mail' in answer ? answer.mail : fallback(raw, answer.why);
    } catch (error) {
      const broken = await worker?.catch(() => null);
      worker = null;
      await broken?.terminate();
      return fallback(raw, error instanceof Error ? error.message : String(error));
    }
  }

  return {
    parse(raw) {
      const mine = turn.then(() => one(raw));
      turn = mine;
      return mine;
    },
    async close() {
      await turn;
      await (await worker)?.terminate();
      worker = null;
    },
  };
}

async function start(limits: ParseLimits): Promise<Worker> {
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    workerData: { maxParts: limits.parts },
    resourceLimits: { maxOldGenerationSizeMb: limits.memory, stackSizeMb: 4 },
    stderr: true,
  });
  worker.unref();
  worker.on('error', () => undefined);
  await listenOnce(worker, 30_000);
  return worker;
}

type Answer = { readonly mail: ParsedMail } | { readonly why: string };

async function ask(worker: Worker, raw: Uint8Array, milliseconds: number): Promise<Answer> {
  const answer = listenOnce(worker, milliseconds);
  worker.postMessage(raw);
  return (await answer) as Answer;
}

/** The worker's next message; rejects when it ends, fails or takes too long. */
function listenOnce(worker: Worker, milliseconds: number): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const ended = () => reject(new Error('Reading it needed more memory than a message may take.'));
  const late = () => reject(new Error(`Reading it took longer than ${milliseconds} ms.`));
  const timer = setTimeout(late, milliseconds);
  worker.once('message', resolve).once('error', reject).once('exit', ended);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', resolve).off('error', reject).off('exit', ended);
  });
}

/** Headers and the first 64 kB of what follows, as it stands. */
function fallback(raw: Uint8Array, why: string): ParsedMail {
  const fields = readFields(raw);
  const source = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 512 * 1024));
  const split = /\r?\n\r?\n/.exec(source.toString('latin1'));
  const start = split ? split.index + split[0].length : 0;
  return {
    kind: 'fallback',
    why,
    header: toMailHeader(fields),
    headers: headerRecord(fields),
    ...bodyOf(source.subarray(start, start + 64 * 1024).toString('utf8'), null),
    report: null,
    calendars: [],
  };
}
