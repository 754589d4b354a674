import { afterAll, beforeAll, expect, it } from 'vitest';
import { approveIt, bench, interviewed, withLetter } from '../desk/desk.test-support.ts';
import type { Desk } from '../desk/desk.ts';
import { Fault } from '../errors.ts';
import { createParser, type Parser } from '../mail/parse.ts';
import { createWorker } from './worker.ts';

let parser: Parser;
beforeAll(() => {
  parser = createParser();
});
afterAll(() => parser.close());

it('sends nothing while the sign-in is locked, and looks into the mailbox first once it is open', async () => {
  const { desk, clock, far } = await bench();
  const { id } = await withLetter(desk, await interviewed(desk));
  await approveIt(desk, id);
  clock.forward({ hours: 18 });
  const story: string[] = [];
  let locked = true;
  const listen = () => {
    story.push('watched');
    return {
      async lookNow() {
        story.push(`looked, ${far.submitted.length} sent`);
      },
      stop: async () => {},
    };
  };
  const post = { ...far, mailbox: { ...far.mailbox, listen } };
  const guarded: Desk = {
    ...desk,
    async post() {
      if (locked) throw new Fault('store_broken', 'The keyring is locked.', 'Unlock it.');
      return post;
    },
  };
  const log = { error: () => {} } as never;
  const worker = createWorker(guarded, parser, log, () => () => {});
  await worker.turn('own').catch(() => {});
  expect([story, far.submitted.length]).toEqual([[], 0]);
  locked = false;
  await worker.turn('own');
  expect(story.slice(0, 2)).toEqual(['watched', 'looked, 0 sent']);
  expect(far.submitted).toHaveLength(1);
  await worker.stop();
});
