import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import { Fault } from '../errors.ts';

/** One script of the book face, Gentium Book Plus (SIL OFL 1.1, `fonts/OFL.txt`). */
export interface Face {
  readonly name: string;
  readonly bytes: Buffer;
  readonly font: Font;
}

/** The parts the face comes in, the most used first. */
const PARTS = [
  'latin',
  'latin-ext',
  'vietnamese',
  'cyrillic',
  'cyrillic-ext',
  'greek',
  'greek-ext',
];

let loaded: readonly Face[] | null = null;

/** The faces, read from disk at the first use. */
export function faces(): readonly Face[] {
  loaded ??= PARTS.map((name) => {
    const bytes = readFileSync(join(import.meta.dirname, 'fonts', `gentium-book-${name}.woff`));
    return { name, bytes, font: create(bytes) as Font };
  });
  return loaded;
}

/** A stretch of text that one face can set. */
export interface Run {
  readonly face: Face;
  readonly text: string;
}

/**
 * The text in stretches of one face each, its accents composed. Fails with `refused` and the first
 * letters that no face has: scripts that run from right to left or join are left to the browser.
 */
export function runsOf(text: string): readonly Run[] {
  const runs: { face: Face; text: string }[] = [];
  for (const letter of text.normalize('NFC')) {
    const last = runs.at(-1);
    const code = letter.codePointAt(0) ?? 0;
    const face = last?.face.font.hasGlyphForCodePoint(code)
      ? last.face
      : faces().find((each) => each.font.hasGlyphForCodePoint(code));
    if (face === undefined) throw missing(letter);
    if (last?.face === face) last.text += letter;
    else runs.push({ face, text: letter });
  }
  return runs;
}

function missing(letter: string): Fault {
  return new Fault(
    'refused',
    `The typeface of the PDF has no “${letter}”.`,
    'Print from the browser instead: it has the typefaces of your machine.',
  );
}

/** The width of `text` at `size` points, in points. Fails as `runsOf` does. */
export function widthOf(text: string, size: number): number {
  return runsOf(text).reduce(
    (sum, { face, text: part }) =>
      sum + (face.font.layout(part).advanceWidth * size) / face.font.unitsPerEm,
    0,
  );
}
