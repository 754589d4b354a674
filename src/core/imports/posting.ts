import type { Posting } from './brought.ts';
import { type Page, readPage } from './page.ts';
import { needsIn, postingInProse } from './posting-prose.ts';
import { oneLine } from './tidy.ts';

/**
 * Job advertisements in a page (schema.org JobPosting as JSON-LD or microdata), in such JSON alone,
 * or in plain text. Never runs or fetches anything. Null when there is no advertisement in it.
 */
export function readPosting(content: string): Posting | null {
  if (/^\s*[[{]/.test(content)) return fromJson(content);
  if (!/<[a-z!][^>]*>/i.test(content)) return postingInProse(content, '');
  const page = readPage(content);
  for (const json of page.linked) {
    const posting = fromJson(json);
    if (posting !== null) return posting;
  }
  return fromMicrodata(page) ?? postingInProse(page.text, page.title);
}

type Json = Readonly<Record<string, unknown>>;

function fromJson(text: string): Posting | null {
  try {
    const found = jobIn(JSON.parse(text), 0);
    return found === null ? null : fromJob(found);
  } catch {
    return null;
  }
}

/** The first JobPosting in a value, at most a few levels down (`@graph`, lists). */
function jobIn(value: unknown, depth: number): Json | null {
  if (depth > 5 || typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    for (const each of value.slice(0, 200)) {
      const found = jobIn(each, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  const object = value as Json;
  const types = [object['@type']].flat();
  if (types.some((t) => typeof t === 'string' && /(?:^|[/:])JobPosting$/.test(t))) return object;
  return jobIn(object['@graph'], depth + 1) ?? jobIn(object.mainEntity, depth + 1);
}

function fromJob(job: Json): Posting {
  const description = typeof job.description === 'string' ? textOf(job.description) : '';
  const named = ['skills', 'qualifications', 'experienceRequirements', 'educationRequirements'];
  const needs = named.flatMap((name) => listed(job[name]));
  return {
    company: nameOf(job.hiringOrganization),
    role: oneLine(textOf(textIn(job.title) || textIn(job.name))) || null,
    needs: (needs.length > 0 ? needs : needsIn(description)).slice(0, MOST_NEEDS),
    country: countryOf(job.jobLocation) ?? countryOf(job.applicantLocationRequirements),
    unsure: [],
  };
}

const MOST_NEEDS = 20;

function fromMicrodata({ properties, text }: Page): Posting | null {
  const role = oneLine(properties.get('title') ?? properties.get('name'));
  if (role === '') return null;
  const company = properties.get('hiringOrganization.name') ?? properties.get('hiringOrganization');
  const said = ['skills', 'qualifications', 'experienceRequirements'].flatMap((name) =>
    listed(properties.get(name)),
  );
  return {
    company: oneLine(company) || null,
    role,
    needs: (said.length > 0 ? said : needsIn(text)).slice(0, MOST_NEEDS),
    country: countryCode(properties.get('jobLocation.address.addressCountry')),
    unsure: [],
  };
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Entities are often escaped twice in such data. */
function textOf(html: string): string {
  const once = readPage(html).text;
  return /<[a-z][^>]*>/i.test(once) ? readPage(once).text : once;
}

function nameOf(value: unknown): string | null {
  if (typeof value === 'string') return oneLine(textOf(value)) || null;
  const [first] = [value].flat();
  if (typeof first !== 'object' || first === null) return null;
  const { name, legalName } = first as Json;
  return oneLine(textOf(textIn(name) || textIn(legalName))) || null;
}

/** "Bread, sourdough; night shifts", a list, or lines of HTML, each a need. */
function listed(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.slice(0, 100).flatMap(listed);
  if (typeof value === 'object' && value !== null) {
    const { name, description, credentialCategory } = value as Json;
    return listed(name ?? description ?? credentialCategory);
  }
  if (typeof value !== 'string') return [];
  const text = textOf(value);
  const lines = text.split('\n').filter((l) => l.trim() !== '');
  const parts = lines.length > 1 || text.length > 200 ? lines : text.split(/[;,•]/);
  return parts.map((p) => oneLine(p.replace(/^[-#•*\s]+/, ''))).filter((p) => p !== '');
}

function countryOf(value: unknown): string | null {
  const [first] = [value].flat();
  if (typeof first !== 'object' || first === null) return null;
  const { address, addressCountry, name } = first as Json;
  const said =
    typeof address === 'object' && address !== null
      ? (address as Json).addressCountry
      : addressCountry;
  if (typeof said === 'object' && said !== null) return countryCode(textIn((said as Json).name));
  return countryCode(textIn(said) || textIn(name));
}

const countryCode = (text: string | undefined): string | null =>
  /^[A-Z]{2}$/.test(text?.trim() ?? '') ? (text?.trim() ?? null) : null;
