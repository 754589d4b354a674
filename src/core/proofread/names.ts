import type { Finding, RawFinding } from '../record/finding.ts';
import { distance, fold } from '../text/fold.ts';
import { isTitle, knownName } from '../text/names.ts';
import { type Word, words } from '../text/words.ts';
import type { ProofreadContext } from './proofread.ts';

interface NamePart {
  readonly token: string;
  readonly written: string;
  /** All tokens of the name it belongs to, folded. */
  readonly whole: readonly string[];
}

function partsOf(context: ProofreadContext): NamePart[] {
  return context.names.flatMap((name) => {
    const inside = words(name);
    const whole = inside.map((w) => fold(w.text));
    return inside.flatMap((w) =>
      [w.text, ...(w.text.includes('-') ? w.text.split('-') : [])]
        .filter((t) => /^\p{Lu}/u.test(t) && t.length >= (w.text.includes('-') ? 3 : 4))
        .map((t) => ({ token: fold(t), written: t, whole })),
    );
  });
}

function finding(w: Word, said: string, right: string): Finding {
  const span = { start: w.start, end: w.end };
  return {
    rule: 'known-name',
    label: 'wrong_or_misspelled_name',
    severity: 'warn',
    where: 'body',
    span,
    message: `“${said}” is nearly “${right}” of your record. Which is it?`,
    evidence: `Record: ${right}`,
    fixes: [{ title: `Write ${right}`, span, replacement: right, safe: false }],
  };
}

/** Every way in which the names of the record may be written. */
function rightWords(context: ProofreadContext): Set<string> {
  const found = new Set<string>();
  for (const name of context.names) {
    for (const w of words(name)) {
      const token = fold(w.text);
      for (const form of [token, ...token.split('-'), token.replace(/'s?$/u, '')]) found.add(form);
    }
    for (const short of knownName(name).short) found.add(short);
  }
  for (const word of [...context.words, ...context.ownWords]) {
    for (const w of words(word)) found.add(fold(w.text));
  }
  return found;
}

/** How far apart two names may be and still be taken for the same: one slip, two in long names. */
function near(said: string, right: string, ordinary: boolean): boolean {
  if (said === `${right}s` || said === `${right}'s` || right === `${said}s`) return false;
  const most = ordinary ? 0 : right.length >= 7 && said[0] === right[0] ? 2 : 1;
  return most > 0 && distance(said, right, most) <= most;
}

/** `Hexworthy Council Trust`: one word of a longer name is another word. */
function besideNeighbours(text: string, all: readonly Word[], i: number, part: NamePart): boolean {
  const at = part.whole.indexOf(part.token);
  if (at < 0 || (part.whole.length < 3 && !(part.whole.length === 2 && at === 1))) return false;
  const first = all[i - at];
  const last = all[i - at + part.whole.length - 1];
  if (
    first === undefined ||
    last === undefined ||
    /[\n.!?]/u.test(text.slice(first.end, last.start))
  )
    return false;
  if (isTitle(fold(all[i]?.text ?? ''))) return false;
  const around = part.whole.map((_, k) => fold(all[i - at + k]?.text ?? ''));
  const same = around.filter((t, k) => k !== at && t === part.whole[k]).length;
  return same >= 2 && same === part.whole.length - 1;
}

/**
 * Capitalised words that are nearly a name of the record, and small letters where it has a capital.
 * A word that the dictionary knows counts only beside the rest of the name, or in the greeting.
 */
export function nameFindings(
  text: string,
  context: ProofreadContext,
  raw: readonly RawFinding[],
): Finding[] {
  const parts = partsOf(context);
  if (parts.length === 0) return [];
  const right = rightWords(context);
  const unknown = new Set(raw.filter((r) => r.kind === 'spelling').map((r) => r.start));
  const all = words(text);
  const greetingEnd = text.indexOf('\n');
  return all.flatMap((w, i) => {
    if (!/^\p{Lu}/u.test(w.text) || w.text.length < 4) return [];
    // The candidate signs as they please: "Thandi" for Thandiwe.
    if (i === all.length - 1 && /\n\s*$/u.test(text.slice(0, w.start))) return [];
    const bare = w.text.replace(/['’]s?$/u, '');
    const pieces = bare.includes('-') ? bare.split('-') : [bare];
    if (right.has(fold(bare)) || pieces.every((p) => right.has(fold(p)))) return [];
    const greeting = greetingEnd > 0 && w.end <= greetingEnd && i > 0 && i < 8;
    for (const part of parts) {
      const said = pieces.find(
        (p) => !right.has(fold(p)) && p.length >= (pieces.length > 1 ? 3 : 4),
      );
      if (said === undefined) continue;
      const known = !unknown.has(w.start);
      const slip =
        near(fold(said), part.token, known) || (greeting && isGreetedSlip(fold(said), part.token));
      const swapped = besideNeighbours(text, all, i, part);
      if (slip || swapped)
        return [
          finding(w, w.text, bare === said ? part.written : bare.replace(said, part.written)),
        ];
    }
    return [];
  });
}

/** In a greeting a known word may be the slip too: "Dear Bead" for Bede. */
function isGreetedSlip(said: string, right: string): boolean {
  return (
    said[0] === right[0] &&
    Math.abs(said.length - right.length) <= 1 &&
    distance(said, right, 2) <= 2 &&
    !/^(?:dear|team|mrs|miss|doctor|professor|captain|chef|coach)$/u.test(said)
  );
}
