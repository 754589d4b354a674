import { shared } from './relevance.ts';

const paragraphs = (text: string): string[] =>
  text
    .split(/\n{2,}/)
    .map((p) => p.trim())
    .filter((p) => p !== '');

/** The drafted paragraph that an edited one came from: the one with most words in common. */
function origin(edited: string, drafted: readonly string[]): number {
  let best = -1;
  let most = 0;
  drafted.forEach((paragraph, i) => {
    const n = shared(edited, paragraph) + (edited.startsWith(paragraph.slice(0, 24)) ? 2 : 0);
    if (n > most) {
      most = n;
      best = i;
    }
  });
  return best;
}

/**
 * A letter drafted anew after the debrief changed, with the candidate's edits kept. `drafted` is
 * what was composed, `edited` what the candidate made of it, `redrafted` what is composed now.
 * Paragraphs they did not touch follow the new draft; those they wrote or changed stand as they
 * left them, word for word; those they took out stay out unless they now say something else.
 * Without edits it is the new draft.
 */
export function carry(drafted: string, edited: string, redrafted: string): string {
  const [before, mine, now] = [paragraphs(drafted), paragraphs(edited), paragraphs(redrafted)];
  const untouched = new Set(mine.filter((p) => before.includes(p)));
  const own = mine.filter((p) => !untouched.has(p));
  if (own.length === 0 && untouched.size === before.length) return redrafted;
  const taken = new Set(own.map((p) => origin(p, before)));
  const out = now.map((paragraph, i) => {
    const old = before[i];
    const dropped = old !== undefined && !untouched.has(old) && !taken.has(i);
    return dropped && (old === paragraph || shared(old, paragraph) >= 2) ? '' : paragraph;
  });
  const added: { readonly at: number; readonly text: string }[] = [];
  for (const text of own) {
    const from = origin(text, before);
    const last = from === before.length - 1;
    const at = last ? now.length - 1 : from;
    const free = at >= 0 && at < out.length && !own.includes(out[at] ?? '');
    if (free) out[at] = text;
    else added.push({ at: placeOf(text, mine, before, now.length), text });
  }
  for (const { at, text } of added.toReversed()) out.splice(at, 0, text);
  return out.filter((p) => p !== '').join('\n\n');
}

/** Behind the paragraph that stood before it, and always before the signature. */
function placeOf(
  text: string,
  mine: readonly string[],
  before: readonly string[],
  count: number,
): number {
  const above = mine.slice(0, mine.indexOf(text)).findLast((p) => before.includes(p));
  const at = above === undefined ? 1 : before.indexOf(above) + 1;
  return Math.max(0, Math.min(at, count - 1));
}
