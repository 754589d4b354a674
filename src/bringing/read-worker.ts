/** The inside of the capped reading thread: one question in, one answer out. */
import { parentPort } from 'node:worker_threads';
import { readInvitations } from '../calendar/invitation.ts';
import type { Reader } from './port.ts';
import { recognise } from './recognise.ts';

type Question =
  | { readonly kind: 'invitations'; readonly given: Parameters<Reader['invitations']> }
  | { readonly kind: 'recognise'; readonly given: Parameters<Reader['recognise']> };

function answer(question: Question): Promise<unknown> {
  switch (question.kind) {
    case 'invitations':
      return readInvitations(...question.given);
    case 'recognise':
      return recognise(...question.given);
  }
}

parentPort?.on('message', (question: Question) => {
  // What it throws ends the thread, and whoever asked is told.
  void answer(question).then((told) => parentPort?.postMessage(told));
});
parentPort?.postMessage('ready');
