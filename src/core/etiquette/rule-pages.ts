import type { Example, Rule } from './rule.ts';
import { RULES } from './rules.ts';

const SEVERITY = {
  block: 'blocks approval until mended, or overridden with a reason',
  warn: 'warns',
  hint: 'hints',
} as const;

function quoted(example: Example): string {
  const lines = example.body.split('\n').map((l) => `> ${l}`.trimEnd());
  const subject =
    example.subject === undefined ? [] : [`> Subject: ${example.subject || '(empty)'}`, '>'];
  const body = example.body === 'x' ? [] : shortened(lines);
  const about = [
    example.to === undefined ? '' : `to ${example.to}`,
    example.sendAt === undefined ? '' : `sent ${example.sendAt}`,
    example.kind === undefined ? '' : example.kind,
  ].filter((t) => t !== '');
  return [...(about.length > 0 ? [`(${about.join(', ')})`, ''] : []), ...subject, ...body]
    .join('\n')
    .replace(/\n>$/u, '');
}

function shortened(lines: readonly string[]): string[] {
  return lines.map((l) => (l.length > 300 ? `${l.slice(0, 297)}…` : l));
}

function page(rule: Rule): string {
  const kinds = rule.appliesTo === 'all' ? 'every message' : rule.appliesTo.join(', ');
  return [
    `# ${rule.title}`,
    '',
    `\`${rule.id}\` ${SEVERITY[rule.severity]}. Family: ${rule.family}. Since ${rule.since}.`,
    '',
    `Handbook ${rule.handbook.id}: ${rule.handbook.sentence}`,
    '',
    rule.why,
    '',
    `Checked in: ${kinds}. Needs: ${rule.needs.length === 0 ? 'nothing but the text' : rule.needs.join(', ')}.`,
    '',
    '## Found',
    '',
    rule.bad.map(quoted).join('\n\n'),
    '',
    '## Fine',
    '',
    rule.good.map(quoted).join('\n\n'),
    '',
  ].join('\n');
}

function index(): string {
  const rows = RULES.map(
    (r) => `| [${r.id}](${r.id}.md) | ${r.severity} | ${r.family} | ${r.title} |`,
  );
  return [
    '# The rules of the check',
    '',
    'Each page is made from the rule itself by `node scripts/rule-docs.ts`; its examples are the rule’s tests.',
    'A rule whose context is missing says *not checked*.',
    '',
    '| rule | weight | family | finds |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** The documentation of all rules: file name → Markdown. */
export function pages(): ReadonlyMap<string, string> {
  return new Map([['README.md', index()], ...RULES.map((r) => [`${r.id}.md`, page(r)] as const)]);
}
