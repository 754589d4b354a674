import closings from './data/closings.json' with { type: 'json' };
import words from './data/quote-words.json' with { type: 'json' };

const VALEDICTIONS = new Set(closings.valedictions);
const TITLES = new Set(closings.titles);
const OFFICE = new Set(closings.office);
const GLUE = new Set([
  'the',
  'and',
  'of',
  'at',
  'for',
  'your',
  'our',
  'ihr',
  'het',
  'van',
  'de',
  'la',
  'dein',
  'deine',
  'euer',
  'ihre',
  'votre',
  'uw',
  'din',
]);
const KISSES = /^(?:x{1,5}|xo|xox|xoxo|o)$/;

/** Who may have signed: words of the display name, the address and the organisation. */
export interface Signer {
  readonly names: ReadonlySet<string>;
  readonly initials: ReadonlySet<string>;
}

/** A block of new lines taken apart. */
export interface SignedText {
  readonly body: readonly string[];
  readonly closing: readonly string[];
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');

const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** The signer that a From header and what is known of the sender allow for. */
export function signerOf(name: string, address: string, known: readonly string[]): Signer {
  const local = address.split('@')[0] ?? '';
  const names = new Set([name, local, ...known].flatMap(wordsOf).filter((w) => w.length > 1));
  const initials = new Set([...names].map((w) => w[0] ?? ''));
  return { names, initials };
}

/** The same without accents: `A bientot`. */
const FOLDED = new Set([...VALEDICTIONS].map(plain));
/** `With collegial greetings`, `Sonnige Grüße vom Berg`: a few words around a word of parting. */
const GREETED =
  /^(?:[\p{L}'’]+ ){0,4}(?:greetings?|regards|wishes|grüße|grüsse|grüßen|grüssen|gruß|groet|groeten|hilsen|hälsning|hälsningar|terveisin|terveisiä|salutations|saluti|saludos?|pozdrawiam|cumprimentos|abraços)(?: (?:from|vom?|aus|de|du|fra|från|uit)(?: [\p{L}'’]+){1,3})?$/u;

function isValediction(line: string): boolean {
  const text = line
    .toLowerCase()
    .replace(/[,.!;\s–—-]+$/u, '')
    .replace(/^[\s/–—-]+/u, '');
  if (VALEDICTIONS.has(text) || FOLDED.has(plain(text))) return true;
  if (text.length > 60) return false;
  if (text.length < 46 && GREETED.test(text)) return true;
  const parts = text.split(/\s*[/|]\s*/);
  return parts.length > 1 && parts.every((part) => VALEDICTIONS.has(part));
}

/** A line that is nothing but a name: the sender's, a short form of it, initials, an office. */
function isName(line: string, signer: Signer): boolean {
  const text = line.trim().replace(/^[\s/–—*_~-]+/u, '');
  if (text === '' || text.length > 60 || /[?!:;]|\.{2,}|\d{3}/.test(text)) return false;
  const comma = text.indexOf(',');
  if (comma > 3 && text.length - comma < 30 && isName(text.slice(0, comma), signer)) return true;
  const tokens = text
    .split(/[\s,]+|(?<=\p{L})-(?=\p{Lu})/u)
    .filter((t) => t !== '' && !TITLES.has(t.toLowerCase()));
  const bare = tokens.map((t) => plain(t).replace(/[^\p{L}]/gu, '')).filter((t) => t !== '');
  if (bare.length === 0 || bare.length > 7) return false;
  const named = bare.filter((t) => !KISSES.test(t) && !GLUE.has(t));
  if (named.length === 0) return bare.length === 1 && signer.initials.has(bare[0] ?? '');
  const titled = tokens.every((t) => /^[\p{Lu}&]/u.test(t) || GLUE.has(t.toLowerCase()));
  if (titled && named.some((t) => signer.names.has(t)) && named.some((t) => OFFICE.has(t)))
    return true;
  if (named.length <= 2 && named.every((t) => isShortForm(t, signer))) return true;
  const offices = named.every((t) => OFFICE.has(t));
  return (
    titled &&
    (offices || (named.some((t) => signer.names.has(t)) && named.every((t) => known(t, signer))))
  );
}

function known(token: string, signer: Signer): boolean {
  return signer.names.has(token) || OFFICE.has(token) || token.length === 1;
}

/** `Barb` for Barbara, `L.P.`, `DC`: starts as one of the names does. */
function isShortForm(token: string, signer: Signer): boolean {
  if (signer.names.has(token)) return true;
  if (token.length <= 3 && [...token].every((c) => signer.initials.has(c))) return true;
  if (token.length < 3) return false;
  for (const name of signer.names) if (name.startsWith(token.slice(0, 3))) return true;
  return false;
}

/** A short capitalised last line without a verb's length: a nickname that no header tells. */
function isNickname(line: string): boolean {
  const text = line.trim();
  if (/[?!:;,]|\d/.test(text) || text.length > 24) return false;
  const tokens = text.replace(/[.]$/, '').split(/\s+/);
  const real = tokens.filter((t) => !KISSES.test(t.toLowerCase()));
  return (
    real.length > 0 &&
    real.length <= 2 &&
    real.every((t) => /^\p{Lu}[\p{L}.'’-]{0,14}$/u.test(t)) &&
    (!text.endsWith('.') || text.length < 5 || /\s\p{Lu}\.$/u.test(text))
  );
}

const isFooter = (line: string): boolean => {
  const text = line.toLowerCase();
  return words.footer.some((word) => text.includes(word));
};
const isMobile = (line: string): boolean => {
  const text = line
    .trim()
    .toLowerCase()
    .replace(/^[*_\s]+/, '');
  return text.length < 120 && words.mobile.some((word) => text.startsWith(word));
};
const isContact = (line: string): boolean =>
  line.length < 120 &&
  (/^\s*\[?(?:cid:|image)/i.test(line) ||
    /(?:^|\s)(?:[tmdfoewp]\s?[:|]|(?:tel|phone|mob|mobile|cell|fax|office|direct|ext|web|email|e-mail)\s?[.:|])/i.test(
      line,
    ) ||
    /^\s*(?:https?:\/\/|www\.)\S+\s*$/i.test(line) ||
    /\+?\d[\d\s().-]{7,}\d\s*$/.test(line) ||
    (line.includes(' | ') && line.length < 110 && !/[.!?]\s*$/.test(line)));

/** Nothing but words of the sender's own name, in any capitals: no wrapped line ends so. */
const isOwnName = (line: string, signer: Signer): boolean => {
  const words = wordsOf(line);
  return words.length > 0 && words.length < 4 && words.every((word) => signer.names.has(word));
};

/** `Fenella Strickland | Partner`: the first line of a signature without a closing. */
const isCard = (line: string, signer: Signer): boolean => {
  const parts = line.trim().split(/\s+[|·•]\s+/);
  return parts.length > 1 && isName(parts[0] ?? '', signer);
};

/** Index of the first line from which on nothing is the sender's fresh prose, ignoring the closing. */
function tailStart(lines: readonly string[]): number {
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (/^\s*--\s*$/.test(line)) return i;
    if (/^[-_=*\s]{10,}$/.test(line) && line.trim().length >= 10 && i > 0) return i;
    if (isMobile(line)) return i;
  }
  return lines.length;
}

/** Drops fine print, contact lines and blank lines from the end. */
function withoutFooter(lines: readonly string[]): readonly string[] {
  let end = lines.length;
  while (end > 1) {
    const line = lines[end - 1] ?? '';
    if (line.trim() === '' || isFooter(line) || isContact(line) || isMobile(line)) end -= 1;
    else break;
  }
  return lines.slice(0, end);
}

/** Where the closing starts at the first of the lines `at…`: number of its lines, 0 for none. */
function closingAt(lines: readonly string[], at: number, signer: Signer): number {
  const line = lines[at] ?? '';
  const next = lines[at + 1] ?? '';
  if (isValediction(line)) {
    if (next.trim() === '') {
      const after = lines[at + 2] ?? '';
      return isName(after, signer) || isNickname(after) ? 3 : 1;
    }
    if (isName(next, signer) || isNickname(next) || next.length < 40) return 2;
    return 0;
  }
  const inline = /^(.{2,40}?)[,\s]+(\S.*)$/u.exec(line.trim());
  if (line.length < 60 && inline !== null) {
    const cut = line.trim().search(/,\s|\s[/–—-]\s?/u);
    if (
      cut > 0 &&
      isValediction(line.trim().slice(0, cut)) &&
      isName(line.trim().slice(cut + 1), signer)
    )
      return 1;
    const last = line.trim().split(/\s+/);
    for (let k = 1; k < Math.min(last.length, 5); k += 1) {
      if (isValediction(last.slice(0, k).join(' ')) && isName(last.slice(k).join(' '), signer))
        return 1;
    }
  }
  if (isName(line, signer)) return isName(next, signer) ? 2 : 1;
  const thanked = /^thank(?:s| you)\b[^?]{3,45}[.!]$/i.test(line.trim());
  if (thanked && isName(next, signer) && next.trim() !== '') return 2;
  const signedOff = /^[^.!?:]{3,40},$/.test(line.trim()) && line.trim().split(/\s+/).length <= 6;
  const under = next.trim();
  if (signedOff && under !== '' && (isName(next, signer) || isNickname(next))) return 2;
  return 0;
}

/** True when the lines from `at` on are all short: a signature block, no prose. */
function isBlockOfLabels(lines: readonly string[], at: number): boolean {
  return lines
    .slice(at)
    .every(
      (line) =>
        line.length < 90 &&
        (!/[.!?]\s*$/.test(line) || line.length < 50 || isFooter(line) || isContact(line)),
    );
}

/**
 * Takes a block of new lines apart into what was written and the closing line(s); signature block,
 * mobile footer and disclaimer fall away. A postscript after the closing belongs to the body.
 * The first block (`opens`) has at least one line of body; a later one may be the closing alone.
 */
export function splitSignature(block: readonly string[], signer: Signer, opens = true): SignedText {
  const tail = tailStart(block);
  const lines = withoutFooter(block.slice(0, tail));
  const firstText = lines.findIndex((line) => line.trim() !== '');
  for (let i = opens ? firstText + 1 : firstText; i >= 0 && i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (line.trim() === '' || line.length > 80) continue;
    if (
      isCard(line, signer) &&
      (lines[i - 1] ?? '').trim() === '' &&
      isSignatureTail(lines.slice(i), signer)
    )
      return { body: lines.slice(0, i), closing: [] };
    const count = closingAt(lines, i, signer);
    const starts =
      (lines[i - 1] ?? '').trim() === '' ||
      /[.!?…)\]:"'”’\p{Extended_Pictographic}]\s*$/u.test(lines[i - 1] ?? '');
    if (count === 0 || (!starts && !isValediction(line))) continue;
    const rest = lines.slice(i + count);
    const postscript = postscriptOf(rest);
    if (
      postscript.length > 0 ||
      rest.every((l) => l.trim() === '') ||
      isSignatureTail(rest, signer)
    ) {
      return {
        body: [...lines.slice(0, i), ...postscript],
        closing: lines.slice(i, i + count).filter((l) => l.trim() !== ''),
      };
    }
  }
  const last = lines.length - 1;
  const before = (lines[last - 1] ?? '').trim();
  const parted = before === '' || /[.!?…]$|\p{Extended_Pictographic}$/u.test(before);
  const signed = parted ? isNickname(lines[last] ?? '') : isOwnName(lines[last] ?? '', signer);
  if (last > (opens ? firstText : -1) && signed) {
    return { body: lines.slice(0, last), closing: lines.slice(last) };
  }
  return { body: lines, closing: [] };
}

function isSignatureTail(rest: readonly string[], signer: Signer): boolean {
  const from = rest.findIndex((line) => line.trim() !== '');
  if (from < 0) return true;
  const blank = rest.findIndex((line, i) => i > from && line.trim() === '');
  const first = rest.slice(from, blank < 0 ? rest.length : blank);
  const signed = first.some((line) => isContact(line) || isName(line, signer));
  if (isBlockOfLabels(first, 0) && (signed || first.length > 2)) return true;
  return isBlockOfLabels(
    rest.filter((line) => line.trim() !== '' && !isFooter(line)),
    0,
  );
}

function postscriptOf(rest: readonly string[]): readonly string[] {
  const at = rest.findIndex((line) => /^\s*p\.?\s?p?\.?\s?s\b[.:,\s-]/i.test(line));
  if (at < 0) return [];
  let end = at + 1;
  while (end < rest.length && (rest[end] ?? '').trim() !== '') end += 1;
  return ['', ...rest.slice(at, end)];
}
