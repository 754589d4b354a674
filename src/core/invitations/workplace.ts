import type { Capitals } from './capitals.ts';
import { allCapitals, capitalsAt } from './capitals.ts';
import phrases from './data/phrases.json' with { type: 'json' };
import { fold, squash, squeeze } from './fold.ts';
import type { Headline, Piece } from './headline.ts';
import { apart, readHeadline } from './headline.ts';
import type { Material } from './material.ts';
import { cleanName, looksLikePerson, sameName } from './names.ts';
import { cleanRole, titleAt } from './title.ts';
import { has, isRole, isWord } from './vocabulary.ts';

/** Where and as what: company and role with how sure each is, and what stood beside them. */
export interface Workplace {
  readonly company: string | null;
  readonly role: string | null;
  readonly companySure: boolean;
  readonly roleSure: boolean;
  /** Pieces of the headline that are neither. */
  readonly topics: readonly string[];
}

interface Weighed {
  readonly text: string;
  readonly weight: number;
  /** The text calls it a place of work ("at", "our client"), so it is nobody's name. */
  readonly placed?: boolean;
}

/** Reads company and role from labels, headline, running text, signature, place and sender. */
export function readWorkplace(material: Material): Workplace {
  const named = best([...roleCandidates(material)]);
  const company = bestCompany(material, named?.text ?? null);
  const role = named ?? leftover(material, company?.text ?? null);
  const taken = [company?.text, role?.text].filter((t) => t !== undefined).map(squash);
  return {
    company: company?.text ?? null,
    role: role?.text ?? null,
    companySure: (company?.weight ?? 0) >= 6,
    roleSure: (role?.weight ?? 0) >= 5,
    topics: (material.headlines[0]?.pieces ?? [])
      .map((p) => p.text)
      .filter((t) => !taken.includes(squash(t)) && !isPerson(t, material) && !isRole(t)),
  };
}

function bestCompany(material: Material, role: string | null): Weighed | null {
  const company = best(
    [...companyCandidates(material, role)].map((c) => judged(c, material, role)),
  );
  return company !== null && company.weight >= 3 ? company : null;
}

/** "Noor Halvani - Glassblower - Vitrea Studio": what is left beside the company is the role, to be confirmed. */
function leftover(material: Material, company: string | null): Weighed | null {
  for (const headline of material.headlines) {
    const piece = headline.pieces.find(
      (p) =>
        (p.by === null || p.by === 'for') &&
        !(
          company !== null &&
          (squash(p.text).includes(squash(company)) || squash(company).includes(squash(p.text)))
        ) &&
        material.domain(p.text) === 0 &&
        !isPerson(p.text, material) &&
        !has('rooms', fold(p.text)) &&
        !has('agency', fold(p.text)),
    );
    const role = piece === undefined ? null : cleanRole(piece.text);
    if (
      role !== null &&
      /^\p{L}/u.test(role) &&
      role.split(' ').length <= 5 &&
      (company !== null || piece?.by === 'for')
    )
      return { text: role, weight: 3 };
  }
  return null;
}

/** The weightiest, several mentions of the same adding a little. */
function best(all: readonly Weighed[]): Weighed | null {
  const sums = new Map<string, Weighed>();
  for (const one of all) {
    const key = squash(one.text);
    const before = sums.get(key);
    const [hi, lo] =
      before === undefined || one.weight > before.weight ? [one, before] : [before, one];
    sums.set(key, { ...hi, weight: hi.weight + Math.min(1, Math.max(0, (lo?.weight ?? 0) * 0.1)) });
  }
  let top: Weighed | null = null;
  for (const one of sums.values()) if (top === null || one.weight > top.weight) top = one;
  return top;
}

const isPerson = (text: string, material: Material): boolean =>
  material.names.some((n) => sameName(n, text.replace(/['’]s$/, ''))) ||
  (looksLikePerson(text.replace(/['’]s$/, '')) && material.domain(text) < 2);

function* roleCandidates(material: Material): Generator<Weighed> {
  for (const label of material.labels.filter((l) => l.label === 'role')) {
    const pieces = readHeadline(label.value.split('\n')[0] ?? '', material.candidate.name).pieces;
    const named = pieces.find((p) => isRole(p.text) && p.by !== 'at') ?? pieces[0];
    const role = named === undefined ? null : cleanRole(wholeTitle(named, pieces, material, true));
    if (role !== null) yield { text: role, weight: 10 };
  }
  for (const [i, headline] of material.headlines.entries()) {
    for (const piece of headline.pieces) {
      if (isPerson(piece.text, material) || material.domain(piece.text) >= 3) continue;
      const named = material.domain(piece.text) === 2 ? 3 : 0;
      const role = cleanRole(wholeTitle(piece, headline.pieces, material));
      if (role === null || piece.by === 'at' || piece.by === 'via' || isMeeting(piece.text))
        continue;
      if (isRole(piece.text))
        yield { text: role, weight: 8 - i - named + (piece.by === 'for' ? 0.5 : 0) };
      else if (piece.by === 'for' && !has('legal', fold(role)))
        yield { text: role, weight: 5 - i - named };
    }
  }
  for (const line of headingsIn(material)) {
    const role = line.pieces.find(
      (p) => isRole(p.text) && !isPerson(p.text, material) && material.domain(p.text) < 2,
    );
    const named = role === undefined ? null : cleanRole(role.text);
    if (named !== null) yield { text: named, weight: 4.2 };
  }
  yield* rolesInText(material.text);
}

/** "Hiring manager sync", "rozmowa kwalifikacyjna z doradcą": a meeting, whoever's title stands in it. */
const isMeeting = (text: string): boolean =>
  has('interview', fold(text)) || /hiring manager|\bsync\b|\bdebrief\b/i.test(text);

/** Lines of the text that are headings: "Elm Hollow College – Assistant Professor of Botany". */
function headingsIn(material: Material): readonly Headline[] {
  return material.text
    .split('\n')
    .slice(0, 8)
    .filter(
      (l) => l.length > 5 && l.length < 90 && /\s[-–—|]\s/.test(l) && !/[.!?]\s|^\s*\d|:/.test(l),
    )
    .map((l) => readHeadline(l, material.candidate.name))
    .filter((h) => h.pieces.length > 1 && !h.pieces.some((p) => isPerson(p.text, material)));
}

/** "Engineering Manager, Payments": a comma's second half belongs to the title when it is nothing else. */
function wholeTitle(
  piece: Piece,
  pieces: readonly Piece[],
  material: Material,
  labelled = false,
): string {
  const next = pieces[pieces.indexOf(piece) + 1];
  if (next?.comma !== true || next.by !== null || !isRole(piece.text) || isRole(next.text))
    return piece.text;
  if (
    material.domain(next.text) > 0 ||
    isPerson(next.text, material) ||
    isPlace(next.text, material)
  )
    return piece.text;
  return labelled || pieces.some((p) => material.domain(p.text) >= 2)
    ? `${piece.text}, ${next.text}`
    : piece.text;
}

/** A town, or how one works: no part of a title. */
const isPlace = (text: string, material: Material): boolean =>
  /remote|hybrid|time|contract|permanent|temporary|home|office|m\/|shift|hours|%/i.test(text) ||
  fold(material.event.location).includes(fold(text)) ||
  fold(material.event.timeZone ?? '')
    .replace(/_/g, ' ')
    .includes(fold(text));

const isTown = (text: string, material: Material): boolean =>
  material.domain(text) === 0 &&
  fold(material.event.timeZone ?? '')
    .replace(/_/g, ' ')
    .endsWith(fold(text));

const ROLE_CUES = phrases.role.map(
  (p) =>
    new RegExp(
      `${/^[\\\p{Script=Han}(]/u.test(p) ? '' : '(?<![\\p{L}])'}${p}(?=[\\s"“„«]|['’])\\s*`,
      'giu',
    ),
);
const DEFINITE =
  /\b(?:the|our|this|your|an?)\s+((?:(?!\b(?:the|our|this|your|an?|is|are|was|about|for|with|client|and|we|you|to|in|that|been|would)\b)[\p{L}\p{N}&/'’+#. -]){3,60}?)\s+(?:role|position|vacancy|opening|job|post|opportunity)\b/giu;

/** Behind these words stands a title, whatever it is called. */
const CERTAIN =
  /(?:role|position|post|vacancy|job) (?:of|as)|stelle als|poste d|en tant que|puesto de|vacante (?:de|para)|posizione di|ruolo di|vaga de|cargo de|functie van|tjansten som|stillingen som|職種|stanowisko/;

function* rolesInText(text: string): Generator<Weighed> {
  for (const [rank, cue] of ROLE_CUES.entries()) {
    let count = 0;
    for (const m of text.matchAll(cue)) {
      count += 1;
      if (count > 40) break;
      const role = titleAt(text, m.index + m[0].length, CERTAIN.test(fold(m[0])));
      if (role !== null && /^[\p{Lu}\p{N}\p{Lo}]/u.test(role))
        yield { text: role, weight: rank < 3 || rank > 5 ? 6 : 4.5 };
      else if (role !== null && rank !== 5 && rank !== 3) yield { text: role, weight: 3.5 };
    }
  }
  // "Toits Verts (cheffe de chantier paysage)".
  for (const m of text.matchAll(/[\p{Lu}][\p{L}'’-]+ \(([^)\n]{4,60})\)/gu)) {
    const role = cleanRole(m[1] ?? '');
    const name = text.slice(Math.max(0, m.index - 25), m.index + m[0].indexOf('(')).trim();
    if (
      role !== null &&
      isRole(role) &&
      !looksLikePerson(
        name.split(/[,.:]\s|\s(?:mit|with|avec|con|met|med|and|und|et|y|en|och|og)\s/u).at(-1) ??
          '',
      )
    )
      yield { text: role, weight: 3.2 };
  }
  for (const m of text.matchAll(DEFINITE)) {
    const role = cleanRole(m[1] ?? '');
    if (role === null || isWord('notNames', fold(role))) continue;
    const capital = /^\p{Lu}/u.test(role);
    if (isRole(role)) yield { text: role, weight: capital ? 6.5 : 4.5 };
    else if (capital && role.split(' ').length <= 4) yield { text: role, weight: 4 };
  }
}

function* companyCandidates(material: Material, role: string | null): Generator<Weighed> {
  for (const label of material.labels.filter((l) => l.label === 'company')) {
    const value = squeeze((label.value.split('\n')[0] ?? '').replace(/\s*[([].*$/, '')).replace(
      /[.,;]$/,
      '',
    );
    if (value.length > 1 && value.length < 80) yield { text: value, weight: 14, placed: true };
  }
  for (const label of material.labels.filter((l) => l.label === 'role')) {
    const pieces = readHeadline(label.value.split('\n')[0] ?? '', material.candidate.name).pieces;
    for (const p of pieces) if (p.by === 'at') yield { text: p.text, weight: 7, placed: true };
  }
  const listed = material.labels.some((l) => l.label === 'interviewers');
  for (const [i, headline] of material.headlines.entries()) {
    for (const [at, piece] of headline.pieces.entries()) {
      if (isRole(piece.text) && material.domain(piece.text) < 2 && piece.by !== 'at') continue;
      const base = piece.by === 'at' ? 6 : piece.by === 'with' ? 4 : piece.by === 'via' ? -8 : 3.2;
      const place = (at === 0 ? 0.4 : 0) - (piece.comma ? 0.3 : 0) - (piece.by === 'for' ? 1 : 0);
      yield {
        text: piece.text,
        weight: base + place - i * 0.4,
        placed: piece.by === 'at' || (piece.by === 'with' && listed),
      };
    }
  }
  for (const line of headingsIn(material))
    for (const piece of line.pieces)
      if (!isRole(piece.text)) yield { text: piece.text, weight: 2.4, placed: true };
  yield* companiesInText(material, role);
  yield* companiesOfSenders(material);
}

const COMPANY_CUES = phrases.company.map(
  (p) => new RegExp(`(?<![\\p{L}])${p.replace(/\\b/g, '')}\\s+`, 'giu'),
);
const CLIENT_CUES = phrases.client.map(
  (p) => new RegExp(`(?<![\\p{L}])${p.replace(/\\b/g, '')}\\s+`, 'giu'),
);
const AFTER = new RegExp(`^\\s*(?:${phrases.companyAfter.join('|')})(?![\\p{L}])`, 'iu');

/** "Almviks bibliotek": a small word that makes the name the domain's belongs to it. */
function longer(phrase: Capitals, text: string, material: Material): string {
  const next = /^ \p{Ll}[\p{L}-]+/u.exec(text.slice(phrase.end, phrase.end + 40))?.[0] ?? '';
  const whole = `${phrase.text}${next}`;
  return next !== '' && material.domain(whole) > material.domain(phrase.text) ? whole : phrase.text;
}

const TEAM =
  /\s+(?:Recruiting|Recruitment|Talent(?: Acquisition)?|HR|People|Hiring|Careers|Resourcing)(?: Operations)? Team$/u;

function* companiesInText(material: Material, role: string | null): Generator<Weighed> {
  const { text } = material;
  for (const [rank, cue] of COMPANY_CUES.entries()) yield* behind(cue, text, 3, rank < PLACED);
  for (const cue of CLIENT_CUES) yield* behind(cue, text, 9, true);
  for (const phrase of allCapitals(`${text}\n${material.event.location}`)) {
    const match = material.domain(phrase.text);
    if (TEAM.test(phrase.text))
      yield { text: phrase.text.replace(TEAM, ''), weight: 3.4, placed: true };
    else if (match >= 1)
      yield { text: longer(phrase, text, material), weight: match >= 2 ? 2.2 : 0.5 };
    else if (AFTER.test(text.slice(phrase.end, phrase.end + 40)))
      yield { text: phrase.text, weight: 3.2, placed: true };
  }
  for (const line of text.split('\n')) {
    // "Head of Support, Peatstack": the last line of a signature.
    const m = /^\s*([^:]{3,60}?)\s*[,|@·–-]\s+(\p{Lu}[^,|]{1,60})$/u.exec(line);
    if (m?.[1] !== undefined && isRole(m[1]) && m[1] !== role)
      yield { text: (m[2] ?? '').replace(/[.\s]+$/, ''), weight: 3 };
  }
}

/** The first cues ("at", "join") stand before workplaces only. */
const PLACED = 2;

function* behind(cue: RegExp, text: string, weight: number, placed: boolean): Generator<Weighed> {
  let count = 0;
  for (const m of text.matchAll(cue)) {
    count += 1;
    if (count > 40) break;
    const phrase = capitalsAt(text, m.index + m[0].length);
    if (phrase !== null && phrase.start - (m.index + m[0].length) < 20)
      yield { text: phrase.text, weight, placed };
  }
}

function* companiesOfSenders(material: Material): Generator<Weighed> {
  const { event } = material;
  for (const name of [event.mail?.from?.name, event.organizer?.name]) {
    const m = /^.+?\s+(?:at|from|@|von|bei|de|chez|van|\|)\s+(.+)$/iu.exec(name ?? '');
    if (m?.[1] !== undefined) yield { text: m[1], weight: 3.2 };
    const remark = cleanName(name ?? '').remark;
    if (remark !== null && !isRole(remark) && material.domain(remark) >= 1)
      yield { text: remark, weight: 3 };
    const bare = (name ?? '')
      .split(' ')
      .filter(
        (w) =>
          !isWord('mailboxes', fold(w)) &&
          !isWord('groups', fold(w)) &&
          !isWord('services', fold(w)),
      )
      .join(' ');
    if (bare !== '' && bare !== name && material.domain(bare) >= 2) yield { text: bare, weight: 2 };
  }
  const place = event.location.split(/[\n,;–—|]| - /u)[0]?.trim() ?? '';
  if (material.domain(place) >= 2) yield { text: place, weight: 2.5 };
  const japanese =
    /(?:株式会社|有限会社|合同会社)(?:(?![のでにはがをと])[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー・])+|[\p{Script=Han}\p{Script=Katakana}A-Za-zー・]+(?:株式会社|有限会社|合同会社)/u.exec(
      `${material.event.summary}\n${material.text}`,
    );
  if (japanese !== null) yield { text: japanese[0], weight: 6 };
}

const MATCHED = [0, 1, 4, 6];

/** What a candidate is worth once everything known about the entry is held against it. */
function judged(one: Weighed, material: Material, role: string | null): Weighed {
  const text = tidy(one.text);
  const folded = fold(text);
  let weight = one.weight + (MATCHED[material.domain(text)] ?? 0);
  const first = folded.split(' ')[0] ?? '';
  if (text.length < 2 || text.length > 70 || !/[\p{Lu}\p{Lo}\p{N}]/u.test(text)) weight -= 20;
  if (role !== null && (squash(role) === squash(text) || squash(role).includes(squash(text))))
    weight -= 12;
  if (
    material.domain(text) < 2 &&
    one.placed !== true &&
    (isPerson(text, material) || sameName(text, material.candidate.name))
  )
    weight -= 12;
  if (
    one.placed !== true &&
    folded.split(' ').every((w) => isWord('tools', w) || isWord('notNames', w))
  )
    weight -= 12;
  if (isWord('tools', first) && material.domain(text) === 0) weight -= 8;
  if (isWord('notNames', first) && material.domain(text) < 2) weight -= 3;
  if (apart(text).core === '' && material.domain(text) < 2) weight -= 12;
  if (isRole(text) && material.domain(text) < 2) weight -= 4;
  if (has('rooms', folded) && material.domain(text) < 2) weight -= 3;
  if (isAgency(text, material)) weight -= 8;
  if (has('legal', folded)) weight += 1;
  if (/^\d|\d{3,}/.test(text)) weight -= 3;
  if (isTown(text, material)) weight -= 6;
  return { ...one, text, weight };
}

const tidy = (text: string): string =>
  squeeze(text.replace(/\s*[([][^)\]]*[)\]]?/g, ' '))
    .replace(/['’]s$/u, '')
    .replace(/^(?:the|der|die|das|le|la)\s+(?=\p{Lu})/iu, '')
    .replace(
      /(?<!\b(?:Ltd|Inc|Co|Corp|Bros|S\.A|S\.p\.A|S\.r\.l|B\.V|N\.V|e\.V|s\.r\.o|a\.s|o\.o))[\s,;:.–—-]+$/u,
      '',
    )
    .replace(
      /\s+(?:Recruiting|Recruitment|Talent|Talent Acquisition|HR|People|Careers|Hiring)(?: Team)?$/u,
      '',
    );

/** "via Meridiaan Search", "of Meridiaan Search will not join": a go-between is not the employer. */
function isAgency(text: string, material: Material): boolean {
  const folded = fold(text);
  const client =
    /\b(?:our|my) client|unser(?:e[nm]?)? kunde|mandant|auftraggeber|notre client|nuestro cliente|nostro cliente|opdrachtgever|var kund/.test(
      fold(material.text),
    );
  const via = new RegExp(
    `(?:via|through|c/o|über|por) ${folded.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`,
    'u',
  ).test(fold(`${material.event.summary}\n${material.text}`));
  return (
    via ||
    (client && has('agency', folded)) ||
    (client &&
      material.domain(text) >= 2 &&
      material.event.organizer !== null &&
      has('agency', fold(material.text)) &&
      has('agency', folded))
  );
}
