/** Copies and examines beside the app: a hundred megabytes would hold it up for seconds. */
import { parentPort, workerData } from 'node:worker_threads';
import { Fault } from '../errors.ts';
import { copyData } from './sqlite-copy.ts';

export interface CopyTask {
  readonly source: string;
  readonly target: string;
  readonly at: string;
}

/** Null: done. */
export type CopyAnswer = Pick<Fault, 'code' | 'message' | 'mend'> | null;

const { source, target, at } = workerData as CopyTask;
try {
  await copyData(source, target, at);
  parentPort?.postMessage(null satisfies CopyAnswer);
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  const { code, message, mend } = error;
  parentPort?.postMessage({ code, message, mend } satisfies CopyAnswer);
}
