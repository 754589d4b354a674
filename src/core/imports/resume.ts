import type { Resume } from './brought.ts';
import { readPage } from './page.ts';
import { addressIn, oneLine } from './tidy.ts';

type Json = Readonly<Record<string, unknown>>;

const MOST = 40;

/**
 * A résumé in the JSON Resume format (jsonresume.org, 1.0 and before). Everything is text: tags and
 * scripts in it are taken out. Null when it is none.
 */
export function readResume(value: unknown): Resume | null {
  const resume = objectIn(value);
  if (resume === null) return null;
  const basics = objectIn(resume.basics);
  const work = listIn(resume.work);
  if (basics === null && work.length === 0) return null;
  const done = [...work, ...listIn(resume.volunteer), ...listIn(resume.projects)];
  const strengths = [
    ...done.flatMap((job) => textsIn(job.highlights)),
    ...listIn(resume.skills).map(skill),
    ...listIn(resume.certificates).map((c) => plain(c.name)),
  ];
  const employers = work.map((job) => plain(job.name) || plain(job.company));
  return {
    name: plain(basics?.name) || null,
    email: addressIn(plain(basics?.email)),
    headline: plain(basics?.label) || null,
    strengths: distinct(strengths).slice(0, MOST),
    employers: distinct(employers).slice(0, MOST),
  };
}

/** "Baking: sourdough, viennoiserie". */
function skill(entry: Json): string {
  const name = plain(entry.name);
  const words = textsIn(entry.keywords).join(', ');
  return oneLine(name !== '' && words !== '' ? `${name}: ${words}` : `${name}${words}`, 400);
}

const objectIn = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;

const listIn = (value: unknown): readonly Json[] =>
  (Array.isArray(value) ? value.slice(0, 200) : []).map(objectIn).filter((v) => v !== null);

const textsIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value.slice(0, 100) : []).map(plain).filter((t) => t !== '');

function plain(value: unknown): string {
  if (typeof value !== 'string') return '';
  const text = value.slice(0, 4_000);
  return oneLine(/[<&]/.test(text) ? readPage(text).text : text, 400);
}

const distinct = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].filter((t) => t !== '');
