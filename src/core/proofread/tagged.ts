import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { sentences } from '../text/words.ts';

/** A word or mark with its part of speech (Universal Dependencies: NOUN, VERB, AUX, DET …). */
export interface Token {
  readonly text: string;
  /** Lower case, straight apostrophe. Clitics stand alone: `do` `n't`, `it` `'s`. */
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly pos: string;
  readonly lemma: string;
}

/** A sentence as tokens. */
export interface Tagged {
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly end: number;
}

type Tagger = ReturnType<typeof winkNLP>;
let opened: Tagger | null = null;

/** Opened by the first text: the model takes a moment and some memory. */
function theTagger(): Tagger {
  opened ??= winkNLP(model, ['sbd', 'pos']);
  return opened;
}

/** The tagger's lemmas are American: `realise` has the lemma `realize`. */
function inSpellingOf(word: string, lemma: string): string {
  return /is(?:e|es|ed|ing)$/u.test(word) && lemma.endsWith('ize')
    ? `${lemma.slice(0, -2)}se`
    : lemma;
}

function tag(text: string, offset: number): Token[] {
  const nlp = theTagger();
  const { its } = nlp;
  const found = nlp.readDoc(text).tokens();
  const values = found.out(its.value) as string[];
  const tags = found.out(its.pos) as string[];
  const lemmas = found.out(its.lemma as never) as unknown as string[];
  const tokens: Token[] = [];
  let at = 0;
  values.forEach((value, i) => {
    const start = text.indexOf(value, at);
    if (start < 0) return;
    at = start + value.length;
    // The tokenizer leaves some of these whole.
    const contracted = /^(i)('m)$/iu.exec(value);
    if (contracted !== null) {
      const cut = offset + start + 1;
      const [word, be] = [contracted[1] ?? '', contracted[2] ?? ''];
      tokens.push(
        { text: word, lower: 'i', start: offset + start, end: cut, pos: 'PRON', lemma: 'i' },
        {
          text: be,
          lower: be.toLowerCase(),
          start: cut,
          end: offset + at,
          pos: 'AUX',
          lemma: 'be',
        },
      );
      return;
    }
    tokens.push({
      text: value,
      lower: value.toLowerCase(),
      start: offset + start,
      end: offset + at,
      pos: tags[i] ?? 'X',
      lemma: inSpellingOf(value.toLowerCase(), (lemmas[i] ?? value).toLowerCase()),
    });
  });
  return tokens;
}

/** No letter has more, and nobody writes longer: bounds the time on hostile input. */
const MOST_SENTENCES = 600;
const LONGEST_SENTENCE = 2000;

/** The sentences of a text with parts of speech: a quarter of a millisecond for a letter. */
export function tagged(text: string): Tagged[] {
  const plain = text.replace(/[’‘ʼ]/gu, "'");
  const found: Tagged[] = [];
  for (const block of plain.matchAll(/[^\n]+(?:\n(?!\s*\n)[^\n]+)*/gu)) {
    const within = { start: block.index, end: block.index + block[0].length };
    for (const s of sentences(plain, within)) {
      if (found.length >= MOST_SENTENCES) return found;
      if (s.end - s.start > LONGEST_SENTENCE || !/\p{L}/u.test(plain.slice(s.start, s.end)))
        continue;
      found.push({ ...s, tokens: tag(plain.slice(s.start, s.end), s.start) });
    }
  }
  return found;
}
