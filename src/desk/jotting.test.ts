import { describe, expect, it } from 'vitest';
import { bench, interviewed } from './desk.test-support.ts';
import { load } from './desk.ts';
import { sortWords } from './jotting.ts';

const words = `Nadia showed me the test cell. I cut the warm-up drift of a robot arm from 4 mm to 0.6 mm.
I'd love to tune the cold start. They will decide by the end of next week.
Don't mention that I was late.`;

describe('free words', () => {
  it('are sorted onto the questions of the debrief, each with the sentence it makes', async () => {
    const { desk } = await bench();
    const { id } = await interviewed(desk);
    const opportunity = await load(desk, id);
    const interview = opportunity.interviews[0]?.id ?? '';
    const { pieces } = await sortWords(desk, opportunity, interview, words);
    const stems = pieces.map((piece) => piece.stem);
    expect(stems).toContain('doneLike');
    expect(stems).toContain('theyDecide');
    expect(pieces.find((piece) => piece.stem === 'thankYouFor')).toMatchObject({
      person: opportunity.people[0]?.id,
    });
    expect(JSON.stringify(pieces), 'private words stay out').not.toContain('late');
    for (const { sentence } of pieces) expect(sentence).toMatch(/\.$/);
  });

  it('of any kind break nothing', async () => {
    const { desk } = await bench();
    const { id } = await interviewed(desk);
    const opportunity = await load(desk, id);
    for (const text of ['', '😀😀', 'a'.repeat(20_000), 'شكرا لك', '. . .'])
      await expect(sortWords(desk, opportunity, 'none', text)).resolves.toBeDefined();
  });
});
