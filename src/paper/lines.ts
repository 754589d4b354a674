import { widthOf } from './letters.ts';

/** Text broken for a column: its lines, an empty one between paragraphs. */
export function broken(text: string, width: number, size: number): readonly string[] {
  const given = text.replaceAll('\t', ' ').split(/\r\n|\r|\n/);
  return given.flatMap((line) => (line.trim() === '' ? [''] : wrapped(line.trim(), width, size)));
}

function wrapped(line: string, width: number, size: number): readonly string[] {
  const space = widthOf(' ', size);
  const lines: string[] = [];
  let current: string[] = [];
  let reached = 0;
  for (const word of line.split(/\s+/).flatMap((each) => pieces(each, width, size))) {
    const wide = widthOf(word, size);
    if (current.length > 0 && reached + space + wide > width) {
      lines.push(current.join(' '));
      current = [];
      reached = 0;
    }
    reached += wide + (current.length > 0 ? space : 0);
    current.push(word);
  }
  return [...lines, current.join(' ')];
}

/** A word that is wider than the column, in pieces that are not. */
function pieces(word: string, width: number, size: number): readonly string[] {
  if (widthOf(word, size) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && widthOf(piece + letter, size) > width) {
      found.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...found, piece];
}
