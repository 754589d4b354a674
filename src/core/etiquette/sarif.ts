import type { Finding, Severity } from '../record/finding.ts';
import { RULES } from './rules.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  block: 'error',
  warn: 'warning',
  hint: 'note',
};

/** One finding as SARIF 2.1.0 has it; offsets are characters of the artifact's body or subject. */
function resultOf(finding: Finding, file: string) {
  const { span } = finding;
  const region =
    span === null ? {} : { region: { charOffset: span.start, charLength: span.end - span.start } };
  return {
    ruleId: finding.rule,
    level: LEVELS[finding.severity],
    message: { text: `${finding.message} (${finding.evidence})` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: file }, ...region },
        logicalLocations: [{ name: finding.where }],
      },
    ],
    fixes: finding.fixes.map((fix) => ({
      description: { text: fix.title },
      artifactChanges: [
        {
          artifactLocation: { uri: file },
          replacements: [
            {
              deletedRegion: {
                charOffset: fix.span.start,
                charLength: fix.span.end - fix.span.start,
              },
              insertedContent: { text: fix.replacement },
            },
          ],
        },
      ],
    })),
  };
}

/** Findings as a SARIF 2.1.0 log (OASIS), for editors and code review tools. `file` names the note. */
export function toSarif(findings: readonly Finding[], file: string): object {
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

/** Findings as plain JSON lines' worth of data: stable names, no functions. */
export function toJson(findings: readonly Finding[]): string {
  return JSON.stringify(findings, null, 2);
}
