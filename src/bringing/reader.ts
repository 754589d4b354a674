import type { InvitationOutcome } from '../calendar/invitation.ts';
import { cappedWorker, type Limits } from './capped.ts';
import type { Brought, Reader } from './port.ts';

/** A hostile file of the largest size that is let in takes about a second; an honest one 20 ms. */
const limits: Limits = { milliseconds: 10_000, memory: 256 };

/** Reads in a thread of its own, so that nothing else waits for a stranger's file. */
export function createReader(): Reader {
  const worker = cappedWorker(new URL('./read-worker.ts', import.meta.url), limits);
  return {
    async invitations(...given) {
      try {
        return (await worker.ask({ kind: 'invitations', given })) as InvitationOutcome;
      } catch (error) {
        return { kind: 'refused', sentence: (error as Error).message, rejected: [] };
      }
    },
    async recognise(...given) {
      try {
        return (await worker.ask({ kind: 'recognise', given })) as Brought;
      } catch (error) {
        return { kind: 'refused', sentence: (error as Error).message };
      }
    },
    close: () => worker.close(),
  };
}
