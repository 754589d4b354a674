import { describe, expect, it } from 'vitest';
import type { EventBody } from '../core/record/events.ts';
import { bench, interviewed, withLetter } from './desk.test-support.ts';
import { append, byPerson, load } from './desk.ts';
import { postAdvice } from './posting.ts';

async function advice(promisedTo: string | null, days: number | null = null) {
  const { desk } = await bench();
  const { id } = await withLetter(desk, await interviewed(desk));
  if (promisedTo !== null) {
    const promise: EventBody = {
      kind: 'promise_made',
      by: null,
      promise: { said: 'next week', from: null, to: promisedTo, slackDays: 0 },
    };
    const opportunity = await load(desk, id);
    await append(desk, { opportunity, expectedSeq: null, origin: byPerson, bodies: [promise] });
  }
  const opportunity = await load(desk, id);
  const letter = opportunity.letters[0];
  if (letter === undefined) throw new Error('no letter');
  return await postAdvice(desk, opportunity, letter, days);
}

describe('a card in the post', () => {
  it('is counted in business days of the place it goes to', async () => {
    const { posted, arrives, tooLate } = await advice(null, 3);
    expect(arrives > posted).toBe(true);
    expect(tooLate).toBe(false);
  });

  it('is advised against when they decide before it is there', async () => {
    const { arrives } = await advice(null, 5);
    const late = await advice(arrives, 5);
    expect(late).toMatchObject({ tooLate: true, promised: arrives });
    expect(late.sentence).toContain('too late. Send the e-mail.');
    const early = await advice(arrives, 1);
    expect(early.tooLate).toBe(false);
  });
});
