import { fold, squeeze } from './fold.ts';
import { isWord } from './vocabulary.ts';

const LINKS = new Set(
  "of & de del della di du des d' do da dos van von der den la le les zu zum zur am".split(' '),
);
const STOPS = /[.,;:!?()[\]|/\n"“”«»<>—–•]/u;

/** A phrase of capitalised words, as names of companies and people are written. */
export interface Capitals {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the capitalised phrase that begins at or after `from` (an article and one word apart at most);
 * "Gorsewood Garden Trust", "Aster & Vane", "港光機株式会社". Null when none begins there.
 */
export function capitalsAt(text: string, from: number): Capitals | null {
  const start =
    from +
    (/^[\s"“«'’(*_]*(?:(?:the|der|die|das|dem|den|la|le|les|el|l['’]|il|lo|de|het|our client|firma|Firma|firmie|empresa|société|azienda|ditta)\s+)?["“«*_]*/u.exec(
      text.slice(from, from + 40),
    )?.[0].length ?? 0);
  const pattern = /\S+/gu;
  pattern.lastIndex = start;
  let end = start;
  let last = start;
  for (let m = pattern.exec(text); m !== null; m = pattern.exec(text)) {
    if (m.index > last && !/^[ \t]+$/.test(text.slice(last, m.index))) break;
    const word = m[0];
    const stop = stopIn(word);
    const bare = stop < 0 ? word : word.slice(0, stop);
    if (bare === '') break;
    const capital = /^[\p{Lu}\p{N}\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(
      bare.replace(/^['’(]/, ''),
    );
    if (!capital && !(LINKS.has(fold(bare)) && end > start)) break;
    last = m.index + word.length;
    if (capital) end = m.index + bare.length;
    if (stop >= 0 || end - start > 90) break;
  }
  const phrase = trimmed(text.slice(start, end));
  return phrase === '' ? null : { text: phrase, start, end: start + phrase.length };
}

/** Where a word ends for us: at punctuation, unless it is an abbreviation's ("St.", "Inc.", "J."). */
function stopIn(word: string): number {
  const at = word.search(STOPS);
  if (at < 0) return -1;
  if (word[at] === '.' && at === word.length - 1) {
    const bare = word.slice(0, at);
    if (/^\p{Lu}$/u.test(bare) || ['st', 'dr', 'prof', 'mt', 'ste'].includes(fold(bare))) return -1;
  }
  if (word[at] === '.' && /^\.[\p{L}\p{N}]/u.test(word.slice(at))) {
    const later = word.slice(at + 1).search(/[,;:!?()[\]|/"”»]/u);
    return later < 0 ? (word.endsWith('.') ? word.length - 1 : -1) : at + 1 + later;
  }
  return at;
}

function trimmed(phrase: string): string {
  return squeeze(phrase)
    .replace(/['’]s$/u, '')
    .replace(/[\s&*_'’-]+$/u, '');
}

/** Every capitalised phrase of a text that is long enough to name something. */
export function allCapitals(text: string): readonly Capitals[] {
  const found: Capitals[] = [];
  const pattern = /(?<![\p{L}\p{N}])[\p{Lu}\p{N}\p{Script=Han}\p{Script=Katakana}]/gu;
  for (let m = pattern.exec(text); m !== null && found.length < 400; m = pattern.exec(text)) {
    const phrase = capitalsAt(text, m.index);
    if (phrase === null) continue;
    found.push(phrase);
    pattern.lastIndex = Math.max(phrase.end, m.index + 1);
  }
  return found.filter((p) => !isWord('greetingWords', fold(p.text)));
}
