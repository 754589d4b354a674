/** One word, number or sign of a sentence, in small letters, with its place in the text. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN =
  /\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.\d{1,2}\.(?!\d)|\d{1,2}[./]\d{1,2}(?!\d)|\d+(?:st|nd|rd|th)?|[月日]|\p{L}+(?:['’]\p{L}+)*['’]?|[^\s\p{L}\d]/giu;

/** The tokens of a text; curly apostrophes are straightened, a possessive `'s` stays on its word. */
export function tokensOf(text: string): readonly Token[] {
  const out: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    out.push({
      text: match[0].toLowerCase().replaceAll('’', "'"),
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return out;
}
