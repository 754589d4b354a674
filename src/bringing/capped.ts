/**
 * A worker thread with hard limits for reading what strangers made: a file that needs more time or
 * memory than any honest one costs that file its reading, never the program its breath.
 */
import { Worker } from 'node:worker_threads';

export interface Limits {
  readonly milliseconds: number;
  /** Megabytes of memory of the thread. */
  readonly memory: number;
}

export interface Capped {
  /** The thread's answer to `question`; rejects with one sentence when it took too much. */
  ask(question: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** Starts no thread before the first question; starts a new one after any that had to be stopped. */
export function cappedWorker(program: URL, limits: Limits): Capped {
  let worker: Promise<Worker> | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  async function one(question: unknown): Promise<unknown> {
    try {
      worker ??= start(program, limits);
      return await answerOf(await worker, limits.milliseconds, question);
    } catch (error) {
      const broken = await worker?.catch(() => null);
      worker = null;
      await broken?.terminate();
      throw error;
    }
  }

  return {
    ask(question) {
      const mine = turn.then(() => one(question));
      turn = mine.catch(() => undefined);
      return mine;
    },
    async close() {
      await turn;
      await (await worker?.catch(() => null))?.terminate();
      worker = null;
    },
  };
}

/** Ready after its first message, which may take as long as loading a program does. */
async function start(program: URL, limits: Limits): Promise<Worker> {
  const worker = new Worker(program, {
    resourceLimits: { maxOldGenerationSizeMb: limits.memory, stackSizeMb: 4 },
    stderr: true,
  });
  worker.unref();
  worker.on('error', () => undefined);
  await answerOf(worker, 30_000);
  return worker;
}

async function answerOf(
  worker: Worker,
  milliseconds: number,
  question?: unknown,
): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const ended = () => reject(new Error('Reading this needs more memory than it may take.'));
  const late = () => reject(new Error('Reading this takes longer than it may.'));
  const timer = setTimeout(late, milliseconds);
  worker.once('message', resolve).once('error', ended).once('exit', ended);
  if (question !== undefined) worker.postMessage(question);
  return await promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', resolve).off('error', ended).off('exit', ended);
  });
}
