import type { Reading } from '../record/nouns.ts';
import type { IncomingMessage, ReplyContext } from './message.ts';

/**
 * What an incoming message means. Never throws; what cannot be read is held (handbook, section 4:
 * "the reading is unsure").
 */
export function read(message: IncomingMessage, _context: ReplyContext): Reading {
  return {
    intent: 'acknowledgement',
    confidence: 0,
    alternatives: [],
    held: true,
    stopsFollowUps: false,
    promise: null,
    promiseWithdrawn: false,
    returnDate: null,
    checkBack: null,
    newContact: null,
    bounce: null,
    questions: [],
    newText: message.bodyType === 'text/plain' ? message.body.slice(0, 20_000).trim() : '',
    closing: '',
    evidence: [],
  };
}
