import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RawFinding } from '../core/record/finding.ts';
import type { Dialect, Proofreader } from './port.ts';

/** What the worker is asked. */
export interface LintJob {
  readonly id: number;
  readonly text: string;
  readonly dialect: Dialect;
  readonly words: readonly string[];
}

/** What it answers; `error` is set instead of findings. */
export interface LintReply {
  readonly id: number;
  readonly findings: readonly RawFinding[];
  readonly error: string | null;
}

export interface HarperOptions {
  /** Milliseconds without work after which the process ends and its 400 to 600 MB go back. */
  readonly restAfter?: number;
  /** Most milliseconds for one text; the process is ended when it takes longer. */
  readonly patience?: number;
}

interface Waiting {
  readonly resolve: (found: readonly RawFinding[]) => void;
  readonly reject: (why: Error) => void;
}

/** Spans of the library count code points; ours count UTF-16 units. */
function inUnits(text: string, found: readonly RawFinding[]): readonly RawFinding[] {
  if (!/[\u{10000}-\u{10ffff}]/u.test(text)) return found;
  const points = [...text];
  const at = (n: number) => points.slice(0, n).join('').length;
  return found.map((f) => ({ ...f, start: at(f.start), end: at(f.end) }));
}

/**
 * harper.js in a process of its own: started by the first text, ended when idle. The first answer takes
 * seconds (compiling), later ones tens of milliseconds; nothing here waits for it. A thread would do the
 * same, but its memory stays with the server when it ends: measured, 200 MB of it.
 */
export function harperProofreader(options: HarperOptions = {}): Proofreader {
  const { restAfter = 120_000, patience = 30_000 } = options;
  const waiting = new Map<number, Waiting>();
  let worker: ChildProcess | null = null;
  let idle: NodeJS.Timeout | null = null;
  let next = 0;

  async function end(why: Error): Promise<void> {
    const ending = worker;
    worker = null;
    if (idle !== null) clearTimeout(idle);
    for (const w of waiting.values()) w.reject(why);
    waiting.clear();
    ending?.kill('SIGKILL');
  }

  function started(): ChildProcess {
    if (worker !== null) return worker;
    const made = fork(fileURLToPath(new URL('./harper-worker.ts', import.meta.url)), {
      execArgv: ['--max-semi-space-size=1'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {},
    });
    made.unref();
    made.channel?.unref();
    made.on('message', (message) => {
      const reply = message as LintReply;
      const job = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.error === null) job?.resolve(reply.findings);
      else job?.reject(new Error(reply.error));
    });
    made.on('error', (error: Error) => void end(error));
    made.on('exit', () => {
      if (worker === made) void end(new Error('the grammar checker ended'));
    });
    worker = made;
    return made;
  }

  function restLater(): void {
    if (idle !== null) clearTimeout(idle);
    idle = setTimeout(() => {
      if (waiting.size === 0) void end(new Error('resting'));
    }, restAfter);
    idle.unref();
  }

  return {
    async lint(text, dialect, words) {
      const id = next++;
      const reply = new Promise<readonly RawFinding[]>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
      });
      started().send({ id, text, dialect, words } satisfies LintJob);
      const late = setTimeout(
        () => void end(new Error('the grammar checker took too long')),
        patience,
      );
      try {
        return inUnits(text, await reply);
      } finally {
        clearTimeout(late);
        restLater();
      }
    },
    rest: () => end(new Error('resting')),
  };
}
