// X4: "Never the wrong name or the wrong company."
import type { Span } from '../../record/nouns.ts';
import { distance, fold } from '../../text/fold.ts';
import { words } from '../../text/words.ts';
import data from '../data/companies.json' with { type: 'json' };
import { lowered, type ParsedNote } from '../parsed-note.ts';
import type { Found, Rule } from '../rule.ts';

const GENERIC = new Set(data.generic);
const WORKED_THERE = new RegExp(data.workedThere.join('|'), 'u');
const ADDRESSED = new RegExp(data.addressed.join('|'), 'u');

/** The words by which a company is called besides its full name: `Thamesmead` for `University of Thamesmead`. */
function callings(name: string, own: string | null): string[] {
  const mine = new Set(words(fold(own ?? '')).map((w) => w.text));
  const distinct = words(name).filter((w) => !GENERIC.has(fold(w.text)) && !mine.has(fold(w.text)));
  const short =
    distinct.length === 1 && (distinct[0]?.text.length ?? 0) >= 4 ? [distinct[0]?.text ?? ''] : [];
  const bare = name.replace(
    /[,\s]+(?:ltd|limited|inc|llc|llp|plc|gmbh|ag|ab|co|corp|corporation|group)\.?$/iu,
    '',
  );
  return [...new Set([name, bare, ...short])].filter((n) => n.trim().length > 1);
}

/** Places where one of the callings stands as a name of its own, capital letter and all. */
function mentions(text: string, callings: readonly string[], own: string | null): Span[] {
  const found: Span[] = [];
  for (const calling of callings) {
    for (let at = text.indexOf(calling); at >= 0; at = text.indexOf(calling, at + calling.length)) {
      const end = at + calling.length;
      if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') || /[\p{L}\p{N}]/u.test(text[end] ?? ' '))
        continue;
      if (found.some((f) => f.start < end && at < f.end)) continue;
      // The addressee's own name may contain the other one: "Beacon Hill" and "Beacon".
      if (
        own?.includes(calling) &&
        text.slice(Math.max(0, at - own.length), end + own.length).includes(own)
      )
        continue;
      found.push({ start: at, end });
    }
  }
  return found;
}

/** Whether the sentence treats the company as the addressee's: joined, wanted, thanked. */
function isAddressed(before: string, after: string, previous: string): boolean {
  const sentence = `${before}§${after}`;
  if (ADDRESSED.test(sentence)) return true;
  if (WORKED_THERE.test(sentence)) return false;
  return !WORKED_THERE.test(`${previous} §`);
}

function otherCompanyFindings(parsed: ParsedNote): Found[] {
  const { context, note } = parsed;
  const own = context.company;
  const employers = new Set((context.employers ?? []).map(fold));
  const found: Found[] = [];
  const others = new Set([...(context.otherCompanies ?? []), ...(context.employers ?? [])]);
  for (const other of others) {
    if (own !== null && fold(own) === fold(other)) continue;
    const names = callings(other, own);
    const add = (span: Span, where: 'subject' | 'body', said: string) =>
      found.push({
        where,
        span,
        message: `You are writing to ${own ?? 'another company'}, but this says “${said}”.`,
        evidence: employers.has(fold(other))
          ? `${other} is an employer in your record.`
          : `${other} is another of your applications.`,
        fixes: own === null ? [] : [{ title: `Write ${own}`, span, replacement: own, safe: false }],
      });
    for (const span of mentions(note.subject, names, own)) {
      if (!employers.has(fold(other)))
        add(span, 'subject', note.subject.slice(span.start, span.end));
    }
    parsed.sentences.forEach((s, i) => {
      for (const m of mentions(s.text, names, own)) {
        const before = s.lower.slice(0, m.start);
        const after = s.lower.slice(m.end);
        const addressed =
          employers.has(fold(other)) && !(context.otherCompanies ?? []).includes(other)
            ? ADDRESSED.test(`${before}§${after}`)
            : isAddressed(before, after, parsed.sentences[i - 1]?.lower ?? '');
        if (addressed)
          add(
            { start: s.start + m.start, end: s.start + m.end },
            'body',
            s.text.slice(m.start, m.end),
          );
      }
    });
  }
  return found;
}

/** The addressee's own name, nearly: `Redtale Avionics`. Only names whose other words stand beside it count. */
function misspeltFindings(parsed: ParsedNote): Found[] {
  const own = parsed.context.company;
  if (own === null) return [];
  const mine = words(own);
  const found: Found[] = [];
  const folded = mine.map((w) => fold(w.text));
  if (folded.length < 2) return [];
  parsed.words.forEach((_, i) => {
    const run = parsed.words.slice(i, i + folded.length);
    const first = run[0];
    const last = run.at(-1);
    if (first === undefined || last === undefined || run.length < folded.length) return;
    if (last.end - first.start > own.length + 6 || !/^\p{Lu}/u.test(first.text)) return;
    const tokens = run.map((w) => fold(w.text));
    const off = tokens.flatMap((t, k) => (t === folded[k] ? [] : [k]));
    const k = off[0];
    if (off.length !== 1 || k === undefined) return;
    const [said, right] = [tokens[k] ?? '', folded[k] ?? ''];
    const most = right.length >= 7 ? 2 : 1;
    if (
      right.length < 4 ||
      distance(said, right, most) > most ||
      said === `${right}'s` ||
      said === `${right}s`
    )
      return;
    if (!/^\p{Lu}/u.test(run[k]?.text ?? '')) return;
    const span = { start: first.start, end: last.end };
    found.push({
      span,
      message: `The company is called “${own}”.`,
      evidence: `Record: ${own}`,
      fixes: [{ title: `Write ${own}`, span, replacement: own, safe: true }],
    });
  });
  return found;
}

const ANCHOR = {
  company: 'Anchor',
  otherCompanies: ['Beacon', 'Harbor Systems', 'University of Thamesmead'],
};

export const wrongCompany: Rule = {
  id: 'wrong-company',
  label: 'wrong_company',
  family: 'companies',
  severity: 'block',
  appliesTo: 'all',
  needs: ['company', 'otherCompanies'],
  handbook: { id: 'X4', sentence: 'Never the wrong name or the wrong company.' },
  title: 'Another company is named as theirs',
  why: 'A note that was copied from another application betrays itself by the name. Companies you work or worked for may be named as such, and so may an honest second offer.',
  since: '0.1.0',
  good: [
    { body: 'Dear Hal,\n\nAt Harbor Systems I renewed 94% of the book.', context: ANCHOR },
    {
      body: 'Dear Hal,\n\nI should tell you that I hold an offer from Beacon. Anchor is my first choice.',
      context: ANCHOR,
    },
    { body: 'Dear Hal,\n\nWhen I took over at Beacon the figure was 22%.', context: ANCHOR },
  ],
  bad: [
    { body: 'Dear Hal,\n\nHarbor Systems is my first choice.', context: ANCHOR },
    {
      body: 'Dear Hal,\n\nI should be delighted to try something similar at Thamesmead.',
      context: ANCHOR,
    },
    { body: 'Dear Hal,\n\nI would love to join Beacon.', context: ANCHOR },
    { body: 'Dear Hal,\n\nThank you.', subject: 'My interview at Beacon', context: ANCHOR },
    {
      body: 'Dear Gunnar,\n\nI saw one in a cold chamber at Redtale Avionics.',
      context: { company: 'Redtail Avionics', otherCompanies: [] },
    },
  ],
  check: (parsed) => [...otherCompanyFindings(parsed), ...misspeltFindings(parsed)],
};

/** Whether a text names the addressee's company, in full or by its telling words. */
export function namesCompany(text: string, company: string | null): boolean {
  if (company === null) return false;
  const lower = lowered(text);
  return words(company).some(
    (w) =>
      !GENERIC.has(fold(w.text)) &&
      w.text.length > 2 &&
      lower.includes(w.lower) &&
      text.includes(w.text),
  );
}
