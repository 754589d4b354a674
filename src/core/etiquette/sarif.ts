import type { Finding, Severity } from '../record/finding.ts';
import type { Span } from '../record/nouns.ts';
import { RULES } from './rules.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  block: 'error',
  warn: 'warning',
  hint: 'note',
};

/** What SARIF needs of a finding; more than that is no harm. */
export type Reported = Pick<
  Finding,
  'rule' | 'severity' | 'where' | 'span' | 'message' | 'evidence' | 'fixes'
>;

/** The file a note was read from. */
export interface Artifact {
  /** Its path as the tool was given it. */
  readonly uri: string;
  /** Its whole text. */
  readonly text: string;
  /** Where subject and body begin in it; null when they do not stand in it as they were checked. */
  readonly at: Readonly<Record<'subject' | 'body', number | null>>;
}

/** SARIF's region: characters from the start of the file, and line and column from 1. */
function regionOf(span: Span, where: 'subject' | 'body', { text, at }: Artifact) {
  const from = at[where];
  if (from === null) return null;
  const place = (offset: number) => {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  };
  const [start, end] = [place(from + span.start), place(from + span.end)];
  return {
    charOffset: from + span.start,
    charLength: span.end - span.start,
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/** One finding as SARIF 2.1.0 has it. */
function resultOf(finding: Reported, file: Artifact) {
  const { span, where } = finding;
  const artifactLocation = { uri: file.uri };
  const region = span === null ? null : regionOf(span, where, file);
  const fixes = finding.fixes.flatMap((fix) => {
    const deletedRegion = regionOf(fix.span, where, file);
    if (deletedRegion === null) return [];
    const replacements = [{ deletedRegion, insertedContent: { text: fix.replacement } }];
    return [
      {
        description: { text: fix.title },
        artifactChanges: [{ artifactLocation, replacements }],
      },
    ];
  });
  return {
    ruleId: finding.rule,
    ruleIndex: RULES.findIndex((r) => r.id === finding.rule),
    level: LEVELS[finding.severity],
    message: { text: `${finding.message} (${finding.evidence})` },
    locations: [
      {
        physicalLocation: { artifactLocation, ...(region === null ? {} : { region }) },
        logicalLocations: [{ name: where }],
      },
    ],
    ...(fixes.length === 0 ? {} : { fixes }),
  };
}

/** Findings as a SARIF 2.1.0 log (OASIS), for editors and code review tools. */
export function toSarif(findings: readonly Reported[], file: Artifact): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'afterword',
            rules: RULES.map((rule) => ({
              id: rule.id,
              shortDescription: { text: rule.title },
              fullDescription: { text: rule.why },
              defaultConfiguration: { level: LEVELS[rule.severity] },
              properties: { family: rule.family, handbook: rule.handbook.id, since: rule.since },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((f) => resultOf(f, file)),
      },
    ],
  };
}
