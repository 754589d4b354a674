import PDFDocument from 'pdfkit';
import { faces, runsOf, widthOf } from './letters.ts';
import type { Size } from './sizes.ts';

/** Dark enough to read, and black alone: no coloured ink is needed. */
const INK = '#1b1a17';
/** Seen by the hand that writes on it, hardly by the reader. */
const FAINT = '#c9c4b8';

/** A PDF being made. Positions are in points from the top left of the page. */
export interface Pages {
  page(size: Size): void;
  /** One line; `y` is its baseline. */
  line(text: string, x: number, y: number, size: number): void;
  centred(text: string, x: number, width: number, y: number, size: number): void;
  rule(from: Size, to: Size, look?: 'faint' | 'fold'): void;
  done(): Promise<Uint8Array>;
}

/** Starts a PDF. `madeAt` is the only moment in it, so that the same letter gives the same file. */
export function newPages(title: string, madeAt: Temporal.Instant): Pages {
  const doc = new PDFDocument({
    autoFirstPage: false,
    info: { Title: title, CreationDate: new Date(madeAt.epochMilliseconds) },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<Uint8Array>((done, failed) => {
    doc.on('end', () => done(Buffer.concat(chunks)));
    doc.on('error', failed);
  });
  for (const { name, bytes } of faces()) doc.registerFont(name, bytes);

  function line(text: string, x: number, y: number, size: number): void {
    let at = x;
    for (const { face, text: part } of runsOf(text)) {
      doc.font(face.name).fontSize(size).fillColor(INK);
      doc.text(part, at, y, { lineBreak: false, baseline: 'alphabetic' });
      at += widthOf(part, size);
    }
  }

  return {
    page: ([width, height]) => {
      doc.addPage({ size: [width, height], margin: 0 });
    },
    line,
    centred: (text, x, width, y, size) =>
      line(text, x + (width - widthOf(text, size)) / 2, y, size),
    rule: ([x, y], [toX, toY], look = 'faint') => {
      doc.lineWidth(look === 'fold' ? 0.5 : 0.4).strokeColor(FAINT);
      if (look === 'fold') doc.dash(2, { space: 2 });
      else doc.undash();
      doc.moveTo(x, y).lineTo(toX, toY).stroke();
    },
    done: async () => {
      doc.end();
      return await ended;
    },
  };
}
