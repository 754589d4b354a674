import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CardOrder, cardPdf } from './card.ts';
import { envelopePdf } from './envelope.ts';
import { runsOf, widthOf } from './letters.ts';
import { broken } from './lines.ts';
import { notepaperPdf } from './note-paper.ts';
import { CARD_KINDS } from './sizes.ts';

const madeAt = Temporal.Instant.from('2026-03-03T15:00:00Z');
const text = `Dear Nguyễn Thị Ánh,

Thank you for letting me drive the test cell myself; my thoughts keep returning to why the arm overshoots only on cold mornings. I cut the warm-up drift of a six-axis arm from 4 mm to 0.6 mm, and I would gladly do the same for the new cells in Łódź.

With thanks,
Zoë Åström`;

const order: CardOrder = {
  kind: 'a6',
  folded: true,
  byHand: false,
  onSheet: false,
  text,
  front: 'Thank you',
  madeAt,
};

/** Width and height of each page, in whole millimetres. */
async function pages(pdf: Promise<Uint8Array>): Promise<readonly string[]> {
  const found = Buffer.from(await pdf)
    .toString('latin1')
    .matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g);
  const mm = (points: string | undefined) => Math.round((Number(points) * 25.4) / 72);
  return [...found].map(([, width, height]) => `${mm(width)} x ${mm(height)}`);
}

describe('a card', () => {
  it.each([
    ['a6', '210 x 148'],
    ['a5', '296 x 210'],
    ['us-a2', '216 x 140'],
    ['five-seven', '254 x 178'],
  ] as const)('is laid out for folding: %s', async (kind, open) => {
    expect(await pages(cardPdf({ ...order, kind }))).toEqual([open, open]);
  });

  it('is ruled for the hand, with the words on a sheet of their own to copy from', async () => {
    const ruled = await pages(cardPdf({ ...order, kind: 'five-seven', byHand: true }));
    expect(ruled).toEqual(['254 x 178', '254 x 178', '127 x 178']);
  });

  it('stands on paper that printers at home take', async () => {
    expect(await pages(cardPdf({ ...order, onSheet: true }))).toEqual(['210 x 297', '210 x 297']);
    const american = await pages(cardPdf({ ...order, kind: 'five-seven', onSheet: true }));
    expect(american).toEqual(['279 x 216', '279 x 216']);
  });

  it('is one page when it is not folded and the words are short', async () => {
    expect(await pages(cardPdf({ ...order, folded: false }))).toEqual(['105 x 148']);
  });

  it('says when the words do not fit, and which letter the typeface lacks', async () => {
    const long = { ...order, text: `${text}\n\n`.repeat(12) };
    await expect(cardPdf(long)).rejects.toMatchObject({ code: 'refused' });
    const arabic = { ...order, text: 'شكرا' };
    await expect(cardPdf(arabic)).rejects.toThrow('has no “ش”');
  });

  it('is the same file for the same order', async () => {
    expect(Buffer.from(await cardPdf(order)).equals(Buffer.from(await cardPdf(order)))).toBe(true);
  });
});

describe('an envelope and notepaper', () => {
  it('have the sizes of the trade', async () => {
    const sizes = await Promise.all(
      CARD_KINDS.map((kind) =>
        pages(envelopePdf({ kind, to: 'Nadia Brandt\n12 Mill Lane\nDayton', from: '', madeAt })),
      ),
    );
    expect(sizes).toEqual([['162 x 114'], ['229 x 162'], ['146 x 111'], ['184 x 133']]);
  });

  it('run on when a letter is long', async () => {
    const long = `${text}\n\n`.repeat(12);
    expect((await pages(notepaperPdf({ text: long, us: false, madeAt }))).length).toBeGreaterThan(
      1,
    );
  });
});

describe('lines', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'abcdefghiž ŁΩж  \n'),
    maxLength: 200,
  });

  it('are never wider than the column, and lose no letter', () => {
    fc.assert(
      fc.property(letters, fc.integer({ min: 40, max: 400 }), (words, width) => {
        const lines = broken(words, width, 12);
        for (const line of lines) expect(widthOf(line, 12)).toBeLessThanOrEqual(width + 0.01);
        expect(lines.join('').replace(/\s/g, '')).toBe(words.replace(/\s/g, ''));
      }),
      { numRuns: 100 },
    );
  });

  it('compose accents that were typed apart', () => {
    expect(runsOf('e\u0301').map((run) => run.text)).toEqual(['é']);
  });
});
