/** The inside of the capped worker thread: one message in, one `ParsedMail` or a reason out. */
import { parentPort, workerData } from 'node:worker_threads';
import { parseMessage } from './parse-message.ts';

const { maxParts } = workerData as { maxParts: number };

parentPort?.on('message', (raw: Uint8Array) => {
  parseMessage(raw, maxParts).then(
    (mail) => parentPort?.postMessage({ mail }),
    (error: unknown) => parentPort?.postMessage({ why: String(error) }),
  );
});
parentPort?.postMessage('ready');
