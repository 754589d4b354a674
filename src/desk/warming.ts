import { proofread } from '../core/proofread/proofread.ts';
import { read } from '../core/replies/read.ts';
import type { Desk } from './desk.ts';

/**
 * Loads what the first check of a note would wait for (dictionaries, the tagger), while somebody
 * has only just opened the app. The grammar checker is left alone: it takes memory, and joins once
 * something is written.
 */
export async function warmChecks({ spelling }: Desk): Promise<void> {
  await spelling.prepare();
  proofread('Thank you for your time.', { names: [], words: [], ownWords: [] }, []);
}

/** Reads a message of nobody, so that the first real one does not wait for models and tables. */
export function warmReading(): void {
  read(
    {
      headers: {},
      subject: 'Interview',
      bodyType: 'text/plain',
      body: 'Thank you. We will decide by Friday.',
      receivedAt: '2026-01-05T10:00:00Z',
    },
    {
      candidate: { name: '', email: '' },
      interviewer: null,
      company: '',
      role: '',
      interviewDate: null,
      senderLocale: null,
      calendar: 'US',
      candidateZone: 'UTC',
    },
  );
}
