import type { Tagger } from './rough/lexis.ts';

/** The part of wink-nlp that is used, so that this module need not load it. */
interface Wink {
  readDoc(text: string): { tokens(): { out(): string[]; out(as: unknown): unknown[] } };
  readonly its: { readonly pos: unknown };
}

/** The part of its model that is used. */
interface Model {
  core(): { readonly features: { readonly lexeme: { readonly list: readonly string[] } } };
}

/** What is longer is no word: taken apart in every way it would cost seconds. */
const LONGEST = 60;
const TOO_LONG = new RegExp(`\\S{${LONGEST + 1},}`, 'g');

/**
 * A tagger on wink-nlp (MIT): `winkTagger(winkNLP(model, ['pos']), model)`. The caller loads
 * library and model, 4 MB, when the first rough debrief needs them.
 */
export function winkTagger(nlp: Wink, model: Model): Tagger {
  const lexicon = new Set(model.core().features.lexeme.list);
  return {
    tag(text) {
      const tokens = nlp.readDoc(text.replace(TOO_LONG, (word) => word.slice(0, LONGEST))).tokens();
      const tags = tokens.out(nlp.its.pos) as string[];
      return tokens.out().map((word, i) => ({ word, tag: tags[i] ?? 'X' }));
    },
    knows: (word) => word.length <= LONGEST && lexicon.has(word),
  };
}
