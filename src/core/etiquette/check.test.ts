import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../record/finding.ts';
import { check } from './check.ts';
import { NOTHING_KNOWN, type NoteContext, type NoteText } from './note.ts';
import { toSarif } from './sarif.ts';

const BODY = `Dear Declan,

Thank you for walking me through the cellar this afternoon, and for letting me taste the helles straight from the bright tank. I did not expect to talk about foam.

You said transfer losses are what keeps you up at night. At my current brewery I brought ours down from 4% to 1.5% over a year. I would like to do the same work for you.

The lager program is exactly where I want to spend the next few years.

Best,
Tomasz Wieczorek`;
const CONTEXT: NoteContext = {
  ...NOTHING_KNOWN,
  candidate: 'Tomasz Wieczorek',
  interviewers: [{ name: "Declan O'Rourke", role: 'Head Brewer' }],
  company: 'Copper Heron Brewing',
  role: 'Cellar Lead',
  otherCompanies: ['Tidewater Cider'],
  previousMessages: [],
  otherNotes: [],
  unfinished: [],
};
const note = (body: string, subject = 'Thank you for the cellar tour'): NoteText => ({
  kind: 'thank_you',
  subject,
  body,
  to: { name: "Declan O'Rourke", email: null },
  sendAt: null,
});

describe('check', () => {
  it('finds nothing in a clean note', () => {
    expect(check(note(BODY), CONTEXT, []).findings).toEqual([]);
  });
  it('says which rules could not answer', () => {
    const { notChecked } = check(note(BODY), NOTHING_KNOWN, null);
    expect(notChecked.map((n) => n.rule)).toEqual(
      expect.arrayContaining([
        'wrong-name',
        'wrong-company',
        'panel-duplicate',
        'spelling',
        'grammar',
      ]),
    );
  });
  it('checks only what is language-free in another language, and says so', () => {
    const german = note(
      'Lieber Declan,\n\nvielen Dank für das Gespräch gestern, es hat mir sehr gefallen und ich freue mich auf Ihre Antwort, denn die Stelle passt zu mir.\n\nTomasz',
    );
    const { findings, notChecked } = check(german, CONTEXT, []);
    expect(findings.map((f) => f.label)).not.toContain('missing_gratitude');
    expect(notChecked.map((n) => n.rule)).toContain('missing-gratitude');
  });
  it('sees through look-alike letters and invisible characters in a name', () => {
    for (const name of ['Dесlan', 'Dec\u200blan']) {
      const { findings } = check(note(BODY.replace('Declan', name)), CONTEXT, []);
      expect(findings.map((f) => f.rule)).toContain('wrong-name');
    }
  });
  it('takes back nothing with Windows line ends', () => {
    expect(check(note(BODY.replaceAll('\n', '\r\n')), CONTEXT, []).findings).toEqual([]);
  });
  it('reads a megabyte in bounded time and says what it left', () => {
    const { notChecked } = check(note('a '.repeat(500_000)), CONTEXT, []);
    expect(notChecked.some((n) => n.rule === 'all')).toBe(true);
  });
  it('never throws, and its spans lie inside the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string(),
        fc.string(),
        (body, subject, name) => {
          const context = { ...CONTEXT, interviewers: [{ name, role: null }], company: name };
          for (const f of check(note(body, subject), context, []).findings) {
            const length = f.where === 'subject' ? subject.length : body.length;
            if (f.span !== null) {
              expect(f.span.start).toBeGreaterThanOrEqual(0);
              expect(f.span.end).toBeLessThanOrEqual(length);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

const finding: Finding = {
  rule: 'too-casual',
  label: 'too_casual',
  severity: 'warn',
  where: 'body',
  span: { start: 5, end: 8 },
  message: 'm',
  evidence: 'e',
  fixes: [{ title: 't', span: { start: 5, end: 8 }, replacement: '', safe: true }],
};

describe('formats', () => {
  type Log = {
    version: string;
    runs: {
      tool: { driver: { rules: { id: string }[] } };
      results: {
        ruleId: string;
        ruleIndex: number;
        level: string;
        message: { text: string };
        locations: { physicalLocation: { region?: Record<string, number> } }[];
        fixes?: object[];
      }[];
    }[];
  };
  const file = { uri: 'note.eml', text: 'Subject: x\n\nDear lol', at: { subject: 9, body: 12 } };
  it('SARIF names rule, level, the place in the file and the mend', () => {
    const log = toSarif([finding], file) as Log;
    const result = log.runs[0]?.results[0];
    expect(result).toMatchObject({ ruleId: 'too-casual', level: 'warning' });
    expect(log.runs[0]?.tool.driver.rules[result?.ruleIndex ?? -1]?.id).toBe('too-casual');
    expect(result?.locations[0]?.physicalLocation.region).toEqual({
      charOffset: 17,
      charLength: 3,
      startLine: 3,
      startColumn: 6,
      endLine: 3,
      endColumn: 9,
    });
    expect(result?.fixes).toHaveLength(1);
  });
  it('SARIF names no place for words that the file holds encoded', () => {
    const log = toSarif([finding], { ...file, at: { subject: null, body: null } }) as Log;
    const result = log.runs[0]?.results[0];
    expect(result?.locations[0]?.physicalLocation.region).toBeUndefined();
    expect(result?.fixes).toBeUndefined();
  });
  it('SARIF has the shape that its schema asks for', () => {
    const log = toSarif([finding], file) as Log;
    expect(log.version).toBe('2.1.0');
    for (const { results, tool } of log.runs) {
      for (const r of results) {
        expect(['none', 'note', 'warning', 'error']).toContain(r.level);
        expect(r.message.text).not.toBe('');
        expect(tool.driver.rules.map((rule) => rule.id)).toContain(r.ruleId);
      }
    }
    expect(JSON.parse(JSON.stringify(log))).toEqual(log);
  });
});
