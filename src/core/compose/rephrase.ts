import { fill, type Manner, moveOf, type Phrasing, phrasings, textOf } from './phrasings.ts';
import { capital } from './text.ts';

/** A letter as it stands in the editor: `phrasings` are the ids that `compose` handed out. */
export interface Rephrasable {
  readonly body: string;
  readonly sentences: readonly { readonly text: string; readonly facts: readonly string[] }[];
  readonly phrasings: readonly string[];
}

/** How the parts of a sentence made of two are joined. */
const JOINTS = [', and ', ', '] as const;

interface Part {
  readonly id: string;
  readonly slots: Readonly<Record<string, string>>;
}

interface Wording {
  readonly parts: readonly Part[];
  readonly joint: string;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A pattern that finds what stands in the slots of a phrasing. */
function pattern(text: string, open: boolean): string {
  const end = open ? text.replace(/\.$/, '') : text;
  return end
    .split(/(\{\w+\})/)
    .map((piece) => {
      const slot = /^\{(\w+)\}$/.exec(piece)?.[1];
      return slot === undefined ? escaped(piece) : `(?<${slot}>.+?)`;
    })
    .join('');
}

function matched(sentence: string, ids: readonly string[], joint: string): Wording | null {
  const names: string[][] = [];
  const source = ids
    .map((id, i) => {
      const own: string[] = [];
      names.push(own);
      return pattern(textOf(id), i < ids.length - 1).replace(/\(\?<(\w+)>/g, (_, slot: string) => {
        own.push(slot);
        return '(';
      });
    })
    .join(escaped(joint));
  const found = new RegExp(`^${source}$`, 'u').exec(sentence);
  if (found === null) return null;
  let at = 1;
  const parts = ids.map((id, i) => ({
    id,
    slots: Object.fromEntries((names[i] ?? []).map((slot) => [slot, found[at++] ?? ''])),
  }));
  return { parts, joint };
}

/** The phrasing or the two phrasings that a sentence is set in; null where it is the candidate's own. */
function settingOf(
  { text: sentence, facts }: Rephrasable['sentences'][number],
  used: readonly string[],
): Wording | null {
  const answer = facts.every((f) => f.startsWith('debrief:unfinished'));
  const known = [...new Set(used)].filter(
    (id) =>
      textOf(id) !== '' && !/^(?:greet|sign)/.test(id) && (!answer || id.startsWith('repair')),
  );
  for (const a of known) {
    for (const b of known) {
      for (const joint of JOINTS) {
        const both = a === b ? null : matched(sentence, [a, b], joint);
        if (both !== null) return both;
      }
    }
  }
  for (const id of known) {
    const one = matched(sentence, [id], '');
    if (one !== null) return one;
  }
  return null;
}

/** Other phrasings of the same move that ask for nothing but what stands in the slots. */
function others(part: Part, manner: Manner, used: readonly string[]): readonly Phrasing[] {
  const slot = (p: Phrasing): string[] =>
    [...p.text.matchAll(/\{(\w+)\}/g)].map((m) => (m[1] ?? '').toLowerCase());
  const known = new Set(Object.keys(part.slots).map((s) => s.toLowerCase()));
  return phrasings(moveOf(part.id), manner).filter(
    (p) =>
      !used.includes(p.id) &&
      slot(p).every((s) => known.has(s)) &&
      (!known.has('x') || slot(p).includes('x')),
  );
}

function slotsFor(part: Part): Record<string, string> {
  const x = part.slots.x ?? part.slots.X ?? '';
  const inner =
    part.slots.x === undefined ? x.replace(/^\p{Lu}(?=\p{Ll}+ing\b)/u, (c) => c.toLowerCase()) : x;
  return { ...part.slots, x: inner };
}

/**
 * The letter with only the sentence at `index` said in other words: the same facts in another
 * phrasing of the same move, chosen by `seed` (0, 1, 2 … walk through all there are). Null when
 * the sentence is the candidate's own words, was edited, or has no other phrasing.
 */
export function rephrase<T extends Rephrasable>(
  letter: T,
  index: number,
  manner: Manner,
  seed: number,
): T | null {
  const sentence = letter.sentences[index];
  if (sentence === undefined || !letter.body.includes(sentence.text)) return null;
  const set = settingOf(sentence, letter.phrasings);
  if (set === null) return null;
  const turn = seed % set.parts.length;
  const order = [...set.parts.keys()].map((i) => (i + turn) % set.parts.length);
  for (const at of order) {
    const part = set.parts[at];
    if (part === undefined) continue;
    const choices = others(part, manner, letter.phrasings);
    const first = choices.filter((c) => !c.spare);
    const list = [...first, ...choices.filter((c) => c.spare)].filter((c) => fitsJoint(c, at, set));
    const pick = list[Math.floor(seed / set.parts.length) % Math.max(1, list.length)];
    if (pick === undefined) continue;
    return replaced(letter, index, set, at, pick);
  }
  return null;
}

/** The second half of a joined sentence goes on with "I". */
const fitsJoint = (choice: Phrasing, at: number, set: Wording): boolean =>
  set.parts.length === 1 || (/\.$/.test(choice.text) && (at === 0 || /^I /.test(choice.text)));

function replaced<T extends Rephrasable>(
  letter: T,
  index: number,
  set: Wording,
  at: number,
  pick: Phrasing,
): T {
  const before = letter.sentences[index]?.text ?? '';
  const texts = set.parts.map((part, i) =>
    fill(i === at ? pick.text : textOf(part.id), slotsFor(part)),
  );
  const text = capital(
    texts.map((t, i) => (i < texts.length - 1 ? t.slice(0, -1) : t)).join(set.joint),
  );
  const old = set.parts[at]?.id;
  return {
    ...letter,
    body: letter.body.replace(before, () => text),
    sentences: letter.sentences.map((s, i) => (i === index ? { ...s, text } : s)),
    phrasings: letter.phrasings.map((id) => (id === old ? pick.id : id)),
  };
}
