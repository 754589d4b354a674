import { broken } from './lines.ts';
import { newPages } from './page.ts';

const SIZE = 12;
const LEADING = 18;

/** A letter on notepaper (A4, or US Letter) as a PDF; long ones run on. Fails as `runsOf` does. */
export async function notepaperPdf(order: {
  readonly text: string;
  readonly us: boolean;
  readonly madeAt: Temporal.Instant;
}): Promise<Uint8Array> {
  const [width, height] = order.us ? [612, 792] : [595.28, 841.89];
  const margin = 78;
  const pages = newPages('A note', order.madeAt);
  const room = Math.floor((height - 2 * margin) / LEADING);
  const lines = broken(order.text.trim(), width - 2 * margin, SIZE);
  for (const [index, line] of lines.entries()) {
    if (index % room === 0) pages.page([width, height]);
    pages.line(line, margin, margin + ((index % room) + 1) * LEADING, SIZE);
  }
  return await pages.done();
}
