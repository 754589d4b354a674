import nspell from 'nspell';
import type { RawFinding } from '../core/record/finding.ts';
import { words as wordsOf } from '../core/text/words.ts';
import { advise } from './advice.ts';
import type { Dialect, Proofreader } from './port.ts';

/** Affix rules and word list of a dictionary, as `dictionary-en` exports them. */
export interface Dictionary {
  readonly aff: Uint8Array;
  readonly dic: Uint8Array;
}

/** A Hunspell dictionary in memory: what it knows and what it would write instead. */
interface Speller {
  correct(word: string): boolean;
}

/** Loads American and British English; the caller decides from where (files, or fetched assets). */
export type LoadDictionaries = () => Promise<{ readonly us: Dictionary; readonly gb: Dictionary }>;

/** What is read of a text, the longest word looked up, and most findings: bounds the time on hostile input. */
const LONGEST_TEXT = 20_000;
const LONGEST_WORD = 40;
const MOST_FINDINGS = 200;

function open({ aff, dic }: Dictionary): Speller {
  // The library tells bytes by `Buffer`, which a browser has not: text does there.
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return nspell({ aff: text(aff), dic: text(dic) });
}

/** All spellings of a token are right when each hyphenated part is. */
function known(word: string, spellers: readonly Speller[], own: ReadonlySet<string>): boolean {
  const bare = word.replace(/’/gu, "'").replace(/\p{Cf}/gu, '');
  if (own.has(bare)) return true;
  if (spellers.some((s) => s.correct(bare))) return true;
  const parts = bare.split(/[-.&_@]|'s$/u).filter((p) => p !== '');
  if (parts.length === 1 && parts[0] === bare) return false;
  return parts.every(
    (p) => p.length === 1 || /\d/.test(p) || own.has(p) || spellers.some((s) => s.correct(p)),
  );
}

/**
 * Hunspell dictionaries through nspell: 0.2 ms a letter, some 30 MB. Spelling only; it stands in until
 * the grammar checker is warm, and on machines that have no room for it.
 */
export function nspellProofreader(load: LoadDictionaries, restAfter = 600_000): Proofreader {
  let idle: ReturnType<typeof setTimeout> | null = null;
  let spellers: Promise<readonly [Speller, Speller]> | null = null;
  const opened = () => {
    spellers ??= load().then(({ us, gb }) => [open(us), open(gb)] as const);
    // Nobody writes: the dictionaries go back, and are read again in a moment.
    if (idle !== null) clearTimeout(idle);
    idle = setTimeout(() => {
      spellers = null;
    }, restAfter);
    if (typeof idle === 'object') idle.unref();
    return spellers;
  };
  return {
    async lint(text: string, dialect: Dialect, ownWords: readonly string[]) {
      const [us, gb] = await opened();
      // A name in small letters is no name: "missoula".
      const own = new Set(
        ownWords.flatMap((w) => wordsOf(w).flatMap((x) => [x.text, ...x.text.split('-')])),
      );
      const first = dialect === 'US' ? us : gb;
      const found: RawFinding[] = [];
      const advised = new Map<string, readonly string[]>();
      for (const w of wordsOf(text.slice(0, LONGEST_TEXT))) {
        if (found.length >= MOST_FINDINGS) break;
        if (w.text.length > LONGEST_WORD || /\d/.test(w.text) || known(w.text, [us, gb], own))
          continue;
        // Only for words in small letters, each once: a capital is a name's.
        const wanted = /^\p{Ll}/u.test(w.text) && advised.size < 40;
        const replacements =
          advised.get(w.text) ?? (wanted ? advise(w.text, (a) => first.correct(a)) : []);
        if (wanted) advised.set(w.text, replacements);
        found.push({
          source: 'nspell',
          kind: 'spelling',
          rule: 'spelling',
          start: w.start,
          end: w.end,
          message: 'Not in the dictionary.',
          replacements,
        });
      }
      return found;
    },
    async rest() {
      if (idle !== null) clearTimeout(idle);
      spellers = null;
    },
  };
}
