import { fold } from '../text/fold.ts';
import { letterOf } from '../text/letter.ts';
import { isTheirs, isTitle, knownName, nameTokens } from '../text/names.ts';
import { words } from '../text/words.ts';

/** Longest message that is looked at for a signature. */
const LONGEST = 20_000;

/**
 * Short names that a person uses of themselves and the record lacks, in quotes as `knownName` reads them:
 * the given name of a From header whose surname is theirs, or a signature that is one lone name.
 */
export function selfNames(recorded: string, fromName: string | null, text: string): string[] {
  const person = knownName(recorded);
  const found: string[] = [];
  const from = fromName === null ? [] : nameTokens(fromName).filter((t) => !isTitle(t));
  const theirs = from.some((t) => isTheirs(t, person));
  for (const t of from) {
    if (theirs && t.length > 2 && !isTheirs(t, person)) found.push(written(fromName ?? '', t));
  }
  const body = text.slice(0, LONGEST);
  const { signature } = letterOf(body, recorded);
  const line =
    signature === null ? '' : (body.slice(signature.start, signature.end).split('\n')[0] ?? '');
  const parts = words(line);
  const lone = parts.length === 1 ? parts[0] : undefined;
  if (
    lone !== undefined &&
    /^\p{Lu}\p{L}{1,14}$/u.test(lone.text) &&
    !isTheirs(fold(lone.text), person)
  )
    found.push(lone.text);
  return [...new Set(found)].map((name) => `"${name}"`);
}

/** The word of `text` that folds to `token`. */
const written = (text: string, token: string): string =>
  words(text).find((w) => fold(w.text) === token)?.text ?? token;
