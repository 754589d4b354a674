import phrases from './data/phrases.json' with { type: 'json' };
import { fold } from './fold.ts';
import type { Piece } from './headline.ts';
import { readHeadline } from './headline.ts';
import type { Material } from './material.ts';
import { looksLikePerson, sameName } from './names.ts';
import { cleanRole, titleAt } from './title.ts';
import { has, isRole, isWord } from './vocabulary.ts';
import type { Weighed } from './weighed.ts';
import { headingsIn, isPerson } from './weighed.ts';

/** Every job title that labels, headlines, headings and sentences offer. */
export function* roleCandidates(material: Material): Generator<Weighed> {
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
        yield { text: role, weight: 4.6 - i - named };
    }
  }
  for (const line of headingsIn(material)) {
    const role = line.pieces.find(
      (p) => isRole(p.text) && !isPerson(p.text, material) && material.domain(p.text) < 2,
    );
    const named = role === undefined ? null : cleanRole(role.text);
    if (named !== null) yield { text: named, weight: 4.2 };
  }
  yield* rolesInText(material);
}

/** "Hiring manager sync", "rozmowa kwalifikacyjna z doradcą": a meeting, whoever's title stands in it. */
const isMeeting = (text: string): boolean =>
  has('interview', fold(text)) || /hiring manager|\bsync\b|\bdebrief\b/i.test(text);

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

function* rolesInText(material: Material): Generator<Weighed> {
  const { text } = material;
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
  yield* bracketed(material);
  for (const m of text.matchAll(DEFINITE)) {
    const role = cleanRole(m[1] ?? '');
    if (role === null || isWord('notNames', fold(role))) continue;
    const capital = /^\p{Lu}/u.test(role);
    if (isRole(role)) yield { text: role, weight: capital ? 6.5 : 4.5 };
    else if (capital && role.split(' ').length <= 4) yield { text: role, weight: 4 };
  }
}

/** "Toits Verts (cheffe de chantier paysage)"; behind somebody's name it is that person's job. */
function* bracketed({ text, names }: Material): Generator<Weighed> {
  const between = /[,.:\n]\s|\s(?:mit|with|avec|con|met|med|and|und|et|y|en|och|og)\s|[,\n]/u;
  for (const m of text.matchAll(/(\p{Lu}[\p{L}'’-]+) \(([^)\n]{4,60})\)/gu)) {
    const role = cleanRole(m[2] ?? '');
    const before = text.slice(Math.max(0, m.index - 25), m.index + (m[1] ?? '').length).trim();
    const name = before.split(between).at(-1) ?? '';
    if (role === null || !isRole(role) || looksLikePerson(name)) continue;
    if (!names.some((n) => sameName(n, m[1] ?? ''))) yield { text: role, weight: 3.2 };
  }
}
