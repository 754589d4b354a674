import data from './data/headline.json' with { type: 'json' };
import { anyOf, fold, squash, squeeze } from './fold.ts';
import { isRole, isWord } from './vocabulary.ts';

/** A piece of a headline and what stood before it. */
export interface Piece {
  readonly text: string;
  /** `at`, `for`, `with`, `via`: the word that introduced it; null: a separator or nothing. */
  readonly by: 'at' | 'for' | 'with' | 'via' | null;
  readonly bracket: boolean;
  /** Stood behind a comma, so it may belong to the piece before. */
  readonly comma: boolean;
}

/** A headline taken apart: what names the meeting, and the rest. */
export interface Headline {
  readonly rounds: readonly string[];
  readonly pieces: readonly Piece[];
  /** The candidate's name stood in it. */
  readonly namesCandidate: boolean;
}

const STRONG = new Set(data.strong);
const WEAK = new Set(data.weak);
const MARK = '\u2016';
const PREFIX = new RegExp(
  `^\\s*(?:${data.prefixes.map((p) => p.replace(/[[\]]/g, '\\$&').replace(/ /g, '\\s+')).join('|')})\\s*(?:[:：】]|\\s[-–—]\\s|!)\\s*`,
  'iu',
);

/** Takes "Interview: Noor Halvani for Data Engineer @ Quince Atlas (w/ Farid Nematollahi)" apart. */
export function readHeadline(
  text: string,
  candidateName: string,
  aliases: readonly string[] = [],
): Headline {
  let left = text
    .replace(/\s@\s*(?:\p{L}{2,4}\.?,?\s)?\p{L}{3,9}\.?\s\d{1,2},\s\d{4}.*$/u, '')
    .trim();
  left = left.replace(/^\s*\[\s*(?:external|extern|externe|ext|caution)\s*\]\s*/iu, '');
  for (let i = 0; i < 4 && PREFIX.test(fold(left)); i += 1) left = withoutPrefix(left);
  const unnamed = withoutCandidate(left, candidateName, aliases);
  const rounds: string[] = [];
  const pieces: Piece[] = [];
  for (const segment of segments(unnamed)) {
    for (const piece of connected(segment)) {
      const { core, round } = apart(piece.text);
      if (round !== null) rounds.push(round);
      if (core !== '' && !isFiller(core)) pieces.push({ ...piece, text: core });
    }
  }
  return { rounds, pieces, namesCandidate: unnamed !== left };
}

function withoutPrefix(text: string): string {
  const folded = fold(text);
  const length = PREFIX.exec(folded)?.[0].length ?? 0;
  return folded.length === text.length
    ? text.slice(length)
    : text.replace(/^[^:：】!–—-]*[:：】!–—-]\s*/u, '');
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Cuts the candidate out, in either order of names, by given name, or with a title and 様. */
function withoutCandidate(text: string, name: string, aliases: readonly string[]): string {
  const parts = squeeze(name)
    .split(' ')
    .filter((p) => p !== '');
  if (parts.length === 0) return text;
  const [first, last] = [parts[0] ?? '', parts.at(-1) ?? ''];
  const forms = [
    parts.join(' '),
    ...aliases.map((a) => `${a} ${last}`),
    ...parts.slice(1).map((p) => `${first} ${p}`),
    `${last}, ${parts.slice(0, -1).join(' ')}`,
    `${last} ${first}`,
    `${first} ${last}`,
    `${first} ${last[0] ?? ''}.`,
    `${first[0] ?? ''}. ${last}`,
  ];
  const title =
    '(?:(?:Frau|Herrn?|Mr|Mrs|Ms|Mx|Mme|M|Sra|Sr|Dr|Pani|Pana|Mevrouw|Mevr|Dhr)\\.?\\s+)?';
  const tail = "(?:['’]s?(?![\\p{L}])|\\s*(?:様|さん|さま|님))?";
  const whole = new RegExp(
    `(?<![\\p{L}\\p{N}])${title}(?:${forms.map(literal).join('|')})${tail}(?![\\p{L}\\p{N}])`,
    'giu',
  );
  const cut = text.replace(whole, MARK);
  if (cut !== text) return cut;
  const alone = [first, last, ...aliases]
    .filter((p) => p.length > 1)
    .map(literal)
    .join('|');
  const once = new RegExp(
    `(?<![\\p{L}\\p{N}-])${title}(?:${alone})${tail}(?![\\p{L}\\p{N}-])`,
    'iu',
  );
  return alone === '' ? text : text.replace(once, MARK);
}

interface Segment {
  readonly text: string;
  readonly bracket: boolean;
  readonly comma: boolean;
}

const SEPARATOR =
  /\s[-–—|~•·×>+]+\s|\s(?:x|X|vs\.?)\s|\s*(?:<+-?>+|\|\||\||→|⟷|↔|›|»|•|・|／|【|】|「|」|｜)\s*|\s*[:：]\s+|：|\s+\/+\s+|\s[-–—]+$|^[-–—]+\s|(?<=\p{L})[-–—]\s|\u2016\s*\/|\/\s*\u2016|\u2016|\n/u;

function segments(text: string): Segment[] {
  const out: Segment[] = [];
  const add = (part: string, bracket: boolean): void => {
    for (const piece of part.split(SEPARATOR)) {
      const commas = piece.split(/\s*[,;、，]\s+|[、，]/u);
      for (const [i, t] of commas.entries()) out.push({ text: squeeze(t), bracket, comma: i > 0 });
    }
  };
  let at = 0;
  for (const m of text.matchAll(/[([（［]([^)\]）］]*)[)\]）］]?/gu)) {
    // "(m/w/d)", "(in)": a remark on the title before it.
    if (
      /^\s*(?:[mwfdxhv](?:\s*[/|]\s*[mwfdxhv])+|in|e|m\/w\/d|all genders|gn)\s*$/i.test(m[1] ?? '')
    )
      continue;
    add(text.slice(at, m.index), false);
    add(m[1] ?? '', true);
    at = m.index + m[0].length;
  }
  add(text.slice(at), false);
  return out.filter((s) => s.text !== '');
}

const CONNECTORS = (['for', 'with', 'via', 'at'] as const)
  .flatMap((by) => data[by].map((said) => ({ by, said: fold(said) })))
  .sort((a, b) => b.said.length - a.said.length);
const CONNECTOR = new RegExp(
  `(?<![\\p{L}\\p{N}&])(${CONNECTORS.map((c) => literal(c.said).replace(/ /g, '\\s+')).join('|')})(?=\\s|$|(?<=[@/])\\p{L}|(?<=d')\\p{L})`,
  'gu',
);

/** Splits at "for", "at", "with" … where a capitalised phrase or the end follows. */
function connected(segment: Segment): Piece[] {
  const folded = fold(segment.text);
  const base = { bracket: segment.bracket };
  if (folded.length !== segment.text.length)
    return [{ ...base, text: segment.text, by: null, comma: segment.comma }];
  const out: Piece[] = [];
  let at = 0;
  let by: Piece['by'] = null;
  const push = (end: number): void => {
    const text = squeeze(segment.text.slice(at, end)).replace(
      /^(?:and|und|et|y|e|en|og|och|&)\s+|\s+(?:and|und|et|y|e|en|og|och|&)$/giu,
      '',
    );
    if (text !== '') out.push({ ...base, text, by, comma: segment.comma && at === 0 });
  };
  for (const m of folded.matchAll(CONNECTOR)) {
    const word = m[1] ?? '';
    const kind = CONNECTORS.find((c) => c.said === squeeze(word))?.by ?? null;
    // "Met Office" begins with no Dutch "with": connectors are written small.
    if (/^\p{Lu}/u.test(segment.text.slice(m.index)) && !(m.index === 0 && kind === 'for'))
      continue;
    const before = segment.text.slice(at, m.index);
    const after = segment.text.slice(m.index + m[0].length).trim();
    if (!splits(kind, squeeze(word), before, after)) continue;
    push(m.index);
    at = m.index + m[0].length;
    by = kind;
  }
  push(segment.text.length);
  return out;
}

function splits(kind: Piece['by'], word: string, before: string, after: string): boolean {
  if (after === '') return true;
  const capital = /^[("“]?(?:the |der |die |la |le |el |our )?[\p{Lu}\p{N}\p{Lo}]/u.test(after);
  if (kind === 'for') return capital || isRole(after);
  // "en", "na", "i", "u", "no": only between a title or a meeting and a name.
  if (kind === 'at' && word.length <= 2 && word !== 'at' && word !== '@' && word !== 'på')
    return capital && (isRole(before) || apart(before).core === '');
  if (kind === 'with' && word.length <= 2 && word !== 'w/')
    return capital && apart(before).core === '';
  return capital;
}

/** Begin titles as well: Call Centre Agent, Session Musician. */
const COMPOUND = new Set([
  'call',
  'panel',
  'session',
  'day',
  'meeting',
  'tour',
  'stage',
  'round',
  'shift',
]);

/** Takes the words for the meeting off both ends: "Panel interview Kadewerk" → Kadewerk. */
export function apart(text: string): { readonly core: string; readonly round: string | null } {
  const parts = squeeze(text).split(' ');
  const kinds = parts.map(kindOf);
  if (kinds.every((k) => k !== null))
    return {
      core: '',
      round: kinds.some((k) => k === 'strong') || parts.length > 0 ? squeeze(text) : null,
    };
  let from = 0;
  for (let i = 0; i < parts.length && kinds[i] !== null; i += 1)
    if (kinds[i] === 'strong') from = i + 1;
  if (from === 1 && COMPOUND.has(fold(parts[0] ?? '')) && isRole(text)) from = 0;
  const to = endOf(parts, kinds, from);
  const core = parts.slice(from, to).join(' ');
  const taken = [...parts.slice(0, from), ...parts.slice(to)].join(' ');
  // "Your Kadewerk interview": what only introduces the name goes too.
  const bare = core
    .replace(/^(?:your|our|the|job|ihr|dein|votre|tu|su|je|uw|din|for|with|as|als|of)\s+/iu, '')
    .replace(/\s+(?:and|with|for|at|on|of|-)$/iu, '');
  return { core: bare, round: taken === '' ? null : taken };
}

/** Where the words for the meeting begin at the end, "manager" in "Station Manager interview" not being one. */
function endOf(
  parts: readonly string[],
  kinds: readonly ('strong' | 'weak' | null)[],
  from: number,
): number {
  let to = parts.length;
  let strong = false;
  for (let i = parts.length - 1; i >= from && kinds[i] !== null; i -= 1) {
    if (kinds[i] === 'strong') strong = true;
    const hiring = fold(parts[i - 1] ?? '') === 'hiring';
    if (
      kinds[i] === 'weak' &&
      i > from &&
      isRole(parts.slice(i - 1, i + 1).join(' ')) &&
      !hiring &&
      isRole(`senior ${parts[i] ?? ''}`)
    )
      break;
    if (!strong) break;
    to = i;
  }
  return to;
}

function kindOf(word: string): 'strong' | 'weak' | null {
  const w = fold(word)
    .replace(/^[^\p{L}\p{N}&]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/'s$/, '');
  if (w === '' || /^\d{1,3}(?:min|m|h|hr|'|st|nd|rd|th|e|er|ere|ème|\.|\/\d)?$/u.test(w))
    return 'weak';
  if (STRONG.has(w)) return 'strong';
  const pieces = w.split(/[-/]/);
  if (
    pieces.length > 1 &&
    pieces.some((p) => STRONG.has(p)) &&
    pieces.every((p) => STRONG.has(p) || WEAK.has(p))
  )
    return 'strong';
  if (/(?:gesprach|interview|gesprek|intervju|haastattelu|面接|面談|面试)$/u.test(w))
    return 'strong';
  return WEAK.has(w) ? 'weak' : null;
}

const FILLER = anyOf(
  [
    'tbd',
    'tbc',
    'confirmed',
    'rescheduled',
    'new time',
    'details below',
    'link below',
    'see below',
    'all day',
    'remote',
    'hybrid',
    'hold',
    'zoom',
    'microsoft teams',
    'google meet',
    'webex',
    'confidential',
    'do not forward',
    'vertraulich',
    'updated',
    'candidate',
    'interview',
    'online',
    'virtual',
    'in person',
    'onsite',
    'phone',
    'video',
  ],
  'u',
);

function isFiller(text: string): boolean {
  const folded = fold(text);
  if (squash(text).length < 2 || /^[\d\s.:/-]+$/.test(text)) return true;
  if (/^(?:r|req|jr|job|ref|id|nr|no|kenn?ziffer)?[\s.#:-]*[-#]?\d[\d-]*$/i.test(folded))
    return true;
  return (
    (FILLER.test(folded) && folded.replace(FILLER, '').trim() === '') || isWord('tools', folded)
  );
}
