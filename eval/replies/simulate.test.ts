import { describe, expect, it } from 'vitest';
import { read } from '../../src/core/replies/read.ts';
import { allMessages, contextOf, messageOf } from './corpus.ts';
import { simulate } from './simulate.ts';

describe('every message of the corpus, received in a record and planned', () => {
  it('is followed by nothing of ours when it stops the follow-ups', () => {
    const { stops, sent } = simulate(allMessages());
    expect(stops).toBeGreaterThan(300);
    expect(sent).toEqual([]);
  });

  it('would be noticed if a stop were read as an acknowledgement', () => {
    const rows = allMessages().filter((row) => row.labels.intent === 'rejection');
    const { sent } = simulate(rows.slice(0, 20), (row) => ({
      ...read(messageOf(row), contextOf(row)),
      intent: 'acknowledgement',
      stopsFollowUps: false,
      held: false,
      promise: null,
    }));
    expect(sent).toHaveLength(20);
  });
});
