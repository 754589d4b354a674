import { broken } from './lines.ts';
import { newPages } from './page.ts';
import { CARDS, type CardKind } from './sizes.ts';

export interface EnvelopeOrder {
  readonly kind: CardKind;
  /** Name and address, lines as written. */
  readonly to: string;
  /** Empty leaves the corner free. */
  readonly from: string;
  readonly madeAt: Temporal.Instant;
}

const SIZE = 13;
const SMALL = 9;
const LEADING = 1.35;

/**
 * The envelope of a card as a PDF of its own size: the sender at the top left, the recipient right
 * of the middle, the corner of the stamp and the lowest 16 mm (which sorting machines read) free.
 * Fails with `refused` when the typeface lacks a letter.
 */
export async function envelopePdf(order: EnvelopeOrder): Promise<Uint8Array> {
  const [width, height] = CARDS[order.kind].envelope;
  const pages = newPages('An envelope', order.madeAt);
  pages.page([width, height]);
  const left = width * 0.42;
  const lines = broken(order.to.trim(), width * 0.52, SIZE);
  const free = height - 46;
  const top = Math.min(height * 0.46, free - lines.length * SIZE * LEADING);
  for (const [index, line] of lines.entries())
    pages.line(line, left, top + (index + 1) * SIZE * LEADING, SIZE);
  const sender = order.from.trim() === '' ? [] : broken(order.from.trim(), width * 0.36, SMALL);
  for (const [index, line] of sender.entries())
    pages.line(line, 22, 20 + (index + 1) * SMALL * LEADING, SMALL);
  return await pages.done();
}
