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

  it('against somebody stay with the candidate, and nothing typed is lost from sight', async () => {
    const { desk } = await bench();
    const { id } = await interviewed(desk);
    const opportunity = await load(desk, id);
    const interview = opportunity.interviews[0]?.id ?? '';
    const text = `I didnt like the consultant much, he was rude. I keep thinking about the cold start.
They are short of night staff since March. I ran a falls audit on two wards and falls came down by a third.
I should have said that I know the new robot cell.`;
    const { pieces, asked, leftOut } = await sortWords(desk, opportunity, interview, text);
    expect(JSON.stringify([pieces, asked])).not.toMatch(/rude|didn?.?t like|did not like/i);
    expect(leftOut.join(' ')).toContain('stays with you');
    for (const { sentence } of pieces)
      expect(sentence).not.toMatch(/about I|thinking about .*thinking/);
    expect(pieces.find((p) => p.stem === 'keepThinkingAbout')?.text).toBe('the cold start');
    const seen = JSON.stringify([pieces, asked, leftOut]);
    for (const word of ['cold start', 'night staff', 'falls', 'robot cell'])
      expect(seen).toContain(word);
  });

  it('of any kind break nothing', async () => {
    const { desk } = await bench();
    const { id } = await interviewed(desk);
    const opportunity = await load(desk, id);
    for (const text of ['', '😀😀', 'a'.repeat(20_000), 'شكرا لك', '. . .'])
      await expect(sortWords(desk, opportunity, 'none', text)).resolves.toBeDefined();
  });
});
