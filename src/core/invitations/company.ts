import type { Capitals } from './capitals.ts';
import { allCapitals, capitalsAt } from './capitals.ts';
import phrases from './data/phrases.json' with { type: 'json' };
import { fold, squash, squeeze } from './fold.ts';
import { apart, readHeadline } from './headline.ts';
import type { Material } from './material.ts';
import { cleanName, sameName } from './names.ts';
import { has, isRole, isWord } from './vocabulary.ts';
import type { Weighed } from './weighed.ts';
import { headingsIn, isPerson } from './weighed.ts';

/** Every company that labels, headlines, sentences, signatures, senders and the place offer. */
export function* companyCandidates(material: Material, role: string | null): Generator<Weighed> {
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

/** "Almviks bibliotek", "Vegg og Tau": small words that make the name the domain's belong to it. */
function longer(phrase: Capitals, text: string, material: Material): string {
  const after = text.slice(phrase.end, phrase.end + 50);
  const next = [/^ \p{Ll}[\p{L}-]*/u, /^ \p{Ll}[\p{L}-]* \p{Lu}[\p{L}-]+/u]
    .map((p) => `${phrase.text}${p.exec(after)?.[0] ?? ''}`)
    .sort((a, b) => material.domain(b) - material.domain(a))[0];
  return next !== undefined && material.domain(next) > material.domain(phrase.text)
    ? next
    : phrase.text;
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
    else if (AFTER.test(text.slice(phrase.end, phrase.end + 40).split('\n')[0] ?? ''))
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
    // "Bouwbedrijf Van der Spek": a capital inside a sentence belongs to a name.
    if (/^\p{Lu}/u.test(m[0]) && /[^\s.!?:\n]\s*$/u.test(text.slice(0, m.index))) continue;
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
    // "Marlow Kitchens <no-reply@…>": a machine that writes in its employer's name.
    if (name != null && isMachineOf(name, material))
      yield { text: name, weight: 3.2, placed: true };
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
  const bracketed =
    /[（(【「](株式会社[^（）()【】「」]{1,20}|[^（）()【】「」]{1,20}株式会社)[）)】」]/u.exec(
      event.summary,
    )?.[1];
  if (bracketed !== undefined) yield { text: bracketed, weight: 7, placed: true };
  const japanese =
    /(?:株式会社|有限会社|合同会社)(?:(?![のでにはがをと])[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー・])+|[\p{Script=Han}\p{Script=Katakana}A-Za-zー・]+(?:株式会社|有限会社|合同会社)/u.exec(
      `${material.event.summary}\n${material.text}`,
    );
  if (japanese !== null) yield { text: japanese[0], weight: 6 };
  const kind = INSTITUTION.exec(
    `${event.summary}\n${material.text}\n${event.organizer?.name ?? ''}`,
  );
  if (kind !== null && japanese === null) yield { text: kind[0], weight: 5, placed: true };
}

/** The organizer is a machine's address under a name that the entry itself speaks of. */
function isMachineOf(name: string, { event, text }: Material): boolean {
  return (
    name === event.organizer?.name &&
    SERVICE.test(event.organizer.email ?? '') &&
    fold(`${event.summary}\n${text}`).includes(fold(name))
  );
}

/** 緑ヶ丘総合病院, 青葉小学校: what Japanese calls a workplace stands at its end. */
const INSTITUTION =
  /[\p{Script=Han}\p{Script=Katakana}ーヶケ々A-Za-z]{2,14}(?:病院|医院|クリニック|歯科|薬局|小学校|中学校|高等学校|大学|学園|保育園|幼稚園|銀行|工業|製作所|物産|商事|商店|事務所|ホテル|旅館|協会|財団|法人|食堂|製菓)/u;

const SERVICE =
  /^(?:no|do)[-_.]?(?:not[-_.]?)?reply|^(?:notifications?|mailer|interviews?|info|office|geral|contact[oe]?|kontakt|secretaria|hello|hola|hallo|mail|post|reception|frontdesk|admin)@/;

const MATCHED = [0, 1, 4, 6];

/** What a candidate is worth once everything known about the entry is held against it. */
export function judged(one: Weighed, material: Material, role: string | null): Weighed {
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
    .replace(/^(?:(?:an|in|bei|auf) (?:der|dem|den) |am |im |beim )(?=\p{Lu})/u, '')
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

const isTown = (text: string, material: Material): boolean =>
  material.domain(text) === 0 &&
  fold(material.event.timeZone ?? '')
    .replace(/_/g, ' ')
    .endsWith(fold(text));
