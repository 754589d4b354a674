/** The inside of the capped reading thread: one question in, one answer out. */
import { parentPort } from 'node:worker_threads';
import { readInvitations } from '../calendar/invitation.ts';
import type { Reader } from './port.ts';

type Invitations = Parameters<Reader['invitations']>;

interface Question {
  readonly kind: 'invitations';
  readonly file: Invitations[0];
  readonly candidate: Invitations[1];
  readonly candidateZone: string;
}

async function answer(question: Question): Promise<unknown> {
  return await readInvitations(question.file, question.candidate, question.candidateZone);
}

parentPort?.on('message', (question: Question) => {
  // What it throws ends the thread, and whoever asked is told.
  void answer(question).then((told) => parentPort?.postMessage(told));
});
parentPort?.postMessage('ready');
