import data from './data/judgement.json' with { type: 'json' };
import { fold } from './fold.ts';
import type { Material } from './material.ts';
import { looksLikePerson, sameName } from './names.ts';
import type { People } from './people.ts';
import { has, isRole, stemsOf } from './vocabulary.ts';
import type { Workplace } from './workplace.ts';

/** Is it a job interview of this candidate, and how clear is it? */
export interface Judgement {
  readonly isInterview: boolean;
  /** Points above (positive) or below the border; near it the candidate is asked. */
  readonly margin: number;
}

type Cue = readonly [points: number, pattern: RegExp];
const compile = (cues: readonly (readonly (string | number)[])[]): readonly Cue[] =>
  cues.map(([points, pattern]) => [Number(points), new RegExp(String(pattern), 'u')]);
/** Said to somebody who applies: "your application", "present your solution". */
const OWN = new RegExp(`(?<![\\p{L}])(?:${data.own.join('|')})`, 'u');
/** Interview words with whatever ending a language gives them. */
const STEMS = stemsOf('interviewStems');
const HEAD = compile(data.head);
const TEXT = compile(data.text);
const MEDIA: readonly Cue[] = [
  [
    7,
    /(?:entrevista|interview|entretien|intervista|intervju|wywiad)\p{L}* (?:en|in|on|a la|alla|na|i|im|à la|for|with|bei) .{0,12}(?:radio|podcast|tv)(?![\p{L}])/u,
  ],
];

/** Weighs what speaks for an interview (its words, a job, a hiring side) against what speaks for something else. */
export function judge(material: Material, people: People, workplace: Workplace): Judgement {
  const head = fold([material.event.summary, material.event.mail?.subject ?? ''].join('\n'));
  const text = fold(material.text);
  // "Stillwater Press", "Training Manager": what is known to be a name is no cue.
  const known = [
    workplace.companySure ? workplace.company : null,
    workplace.roleSure ? workplace.role : null,
  ].filter((w) => w !== null && fold(w) !== head.trim());
  const without = (t: string): string =>
    known.reduce<string>((left, w) => left.replaceAll(fold(named(w ?? '')) || '\0', ' '), t);
  // A title is stripped only where an interview for it is meant, a company never from its own trade.
  const interview = speaks(head) || has('trial', head);
  const against =
    Math.max(strongest(HEAD, interview ? without(head) : head), strongest(MEDIA, head)) +
    strongest(TEXT, without(`${head}\n${text}`)) +
    (material.event.recurring && !has('interview', head) ? 2 : 0) +
    (otherCandidate(material) || people.candidateInterviews ? 8 : 0) +
    (namesAnother(material) ? 3 : 0);
  const margin =
    words(material, head, text) + hiring(material, workplace, head, text) - against - 3.5;
  return { isInterview: margin >= 0, margin };
}

/** The part of a name that is one: "podcast «Fogones»" is a podcast all the same. */
const named = (text: string): string => text.replace(/^(?:\p{Ll}[\p{L}'’-]*\s+)+/u, '');

const speaks = (text: string): boolean => has('interview', text) || STEMS.test(text);

/** Points for words that mean an interview, most of all in the headline. */
function words(material: Material, head: string, text: string): number {
  const labels = material.labels.filter((l) => l.label === 'headline' || l.label === 'round');
  const labelHeads = fold(labels.map((l) => l.value).join('\n'));
  let points = 0;
  if (speaks(head)) points += 5;
  else if (speaks(labelHeads) || speaks(text)) points += 3;
  // A trial shift or lesson is how kitchens, wards and schools interview.
  if (has('trial', head) || has('trial', labelHeads)) points += 4;
  else if (has('softInterview', head) || has('softInterview', labelHeads)) points += 2.5;
  else if (has('trial', text)) points += 2;
  else if (has('softInterview', text)) points += 1;
  return points;
}

/** Points for a job, an application, a hiring side and this candidate. */
function hiring(material: Material, workplace: Workplace, head: string, text: string): number {
  const { company, role, companySure, roleSure } = workplace;
  let points = 0;
  if (role !== null && isRole(role)) points += roleSure ? 2 : 1;
  if (has('job', head)) points += 1;
  if (has('job', text)) points += 1.5;
  if ((['role', 'interviewers', 'candidate'] as const).some((l) => hasLabel(material, l)))
    points += 1.5;
  if (OWN.test(text)) points += 1.5;
  if (namesCandidate(material)) points += meetsCompany(material, company) ? 2.5 : 1;
  if (company !== null && companySure) points += 0.5;
  // "Call with Mateo: Courier": who is called, and for which job.
  if (namesCandidate(material) && role !== null && isRole(role) && roleSure) points += 1.5;
  return points;
}

function strongest(cues: readonly Cue[], text: string): number {
  let sum = 0;
  let top = 0;
  for (const [points, pattern] of cues) {
    if (!pattern.test(text)) continue;
    top = Math.max(top, points);
    sum += points;
  }
  return top + Math.min(2, (sum - top) * 0.25);
}

const hasLabel = (material: Material, label: 'role' | 'interviewers' | 'candidate'): boolean =>
  material.labels.some((l) => l.label === label);

const namesCandidate = (material: Material): boolean =>
  material.headlines[0]?.namesCandidate ?? false;

/** "Patricia <> Brightwell": the candidate and a company, side by side. */
const meetsCompany = (material: Material, company: string | null): boolean =>
  company !== null &&
  (material.headlines[0]?.pieces ?? []).some((p) => fold(p.text) === fold(company)) &&
  material.domain(company) >= 1;

/** "Interview: Delphine Achterberg - Line Cook", in which this candidate is not named: it is hers. */
function namesAnother(material: Material): boolean {
  const head = material.headlines[0];
  if (head === undefined || head.namesCandidate) return false;
  const named = head.pieces.filter(
    (p) => p.by === null && material.domain(p.text) === 0 && looksLikePerson(p.text),
  );
  return (
    named.some((p) => material.names.some((n) => sameName(n, p.text))) &&
    head.pieces.some((p) => isRole(p.text))
  );
}

/** "Candidate: Floris Wibaut", "interview with candidate Floris": somebody else is being interviewed. */
function otherCandidate(material: Material): boolean {
  const named = material.labels
    .filter((l) => l.label === 'candidate')
    .map((l) => l.value.split(/[,(\n]/)[0] ?? '');
  if (named.some((n) => looksLikePerson(n) && !sameName(n, material.candidate.name))) return true;
  if (named.length > 0) return false;
  const pattern =
    /(?<![\p{L}])(?:[Cc]andidate|[Aa]pplicant|[Kk]andidat(?:in)?|[Bb]ewerber(?:in)?|[Cc]andidato|[Cc]andidata|[Kk]andidaat|[Ii]nterviewing|[Ii]nterviewee)\s*:?\s+(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?)/gu;
  for (const m of `${material.event.summary}\n${material.text}`.matchAll(pattern)) {
    const name = m[1] ?? '';
    if (
      looksLikePerson(name) &&
      !sameName(name, material.candidate.name) &&
      material.domain(name) < 2
    )
      return true;
  }
  return false;
}
