import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { NOTHING_KNOWN, type NoteContext, type NoteKind } from './note.ts';

const RUNS = { numRuns: 300 };

function labels(
  body: string,
  context: Partial<NoteContext>,
  kind: NoteKind = 'thank_you',
  sendAt: string | null = null,
): readonly string[] {
  const note = { kind, subject: 'Thank you', body, to: { name: 'Ada Quist', email: null }, sendAt };
  return check(note, { ...NOTHING_KNOWN, candidate: 'Robin Ashdown', ...context }).findings.map(
    (f) => f.label,
  );
}
const letter = (...paragraphs: readonly string[]) =>
  ['Dear Ada,', ...paragraphs, 'Kind regards,\nRobin Ashdown'].join('\n\n');

const OTHERS = [
  'Beacon',
  'Harbor Systems',
  'Ibis Logistics',
  'Van Rijn',
  'St Columba’s',
  'Dijkstra & Zoon',
  'Ørsund Marine',
  '3 Peaks Outdoor',
];
const company = fc.constantFrom(...OTHERS);
const THEIRS: readonly ((c: string) => string)[] = [
  (c) => `I would love to join ${c}.`,
  (c) => `The team at ${c} is the one I want to work with.`,
  (c) => `Thank you for telling me about the plans of ${c}.`,
  (c) => `I am excited about the role at ${c}.`,
  (c) => `${c} is my first choice.`,
];
const MINE: readonly ((c: string) => string)[] = [
  (c) => `At ${c} I cut the waiting time by half.`,
  (c) => `I worked at ${c} for six years and ran the night shift.`,
  (c) => `When I was with ${c}, we moved the whole stock in a weekend.`,
];

describe('companies', () => {
  it('of another application, named as theirs, always block; an employer in the past never does', () => {
    fc.assert(
      fc.property(company, fc.nat(4), fc.nat(2), (other, t, m) => {
        const known = { company: 'Larkfield', otherCompanies: [other], employers: [other] };
        const wrong = letter('Thank you for Monday.', THEIRS[t]?.(other) ?? '');
        const right = letter('Thank you for Monday.', MINE[m]?.(other) ?? '');
        expect(labels(wrong, { ...known, employers: [] })).toContain('wrong_company');
        expect(labels(right, known)).not.toContain('wrong_company');
        expect(labels(right.replaceAll(other, 'Larkfield'), known)).not.toContain('wrong_company');
      }),
      RUNS,
    );
  });
});

describe('the stated date', () => {
  it('blocks on every instant of that day and before it, at their place, and never after', () => {
    const zones = ['America/New_York', 'Asia/Tokyo', 'Europe/London', 'Pacific/Auckland', 'UTC'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: -72, max: 96 }),
        fc.nat(59),
        (zone, hours, minutes) => {
          const stated = Temporal.PlainDate.from('2026-09-18');
          const midnight = stated.toZonedDateTime({ timeZone: zone, plainTime: '00:00' });
          const at = midnight.add({ minutes: hours * 60 + minutes });
          const context = { statedDecisionBy: '2026-09-18', timezone: zone };
          const body = letter('Is there any news of the decision? I would still love to come.');
          const found = labels(body, context, 'follow_up', at.toInstant().toString());
          const early = Temporal.PlainDate.compare(at.toPlainDate(), stated) <= 0;
          expect(found.includes('before_deadline')).toBe(early);
        },
      ),
      RUNS,
    );
  });
});

const sentence = fc
  .array(
    fc.constantFrom(
      'pump',
      'valve',
      'crane',
      'ledger',
      'kiln',
      'barge',
      'orchard',
      'loom',
      'press',
      'furnace',
      'saddle',
      'violin',
    ),
    { minLength: 4, maxLength: 9 },
  )
  .map((w) => `The ${w.join(' ')} stood.`);
const text = (n: number) =>
  fc.array(sentence, { minLength: n, maxLength: n }).map((s) => s.join(' '));

describe('copies', () => {
  it('to another of the panel, or of an earlier message, always block, whatever the greeting', () => {
    fc.assert(
      fc.property(
        text(5),
        fc.constantFrom('Dear Ada,', 'Hi Ada,', 'Good morning Ada,'),
        (said, hello) => {
          const body = `${hello}\n\n${said}\n\nBest wishes,\nRobin Ashdown`;
          const other = `Dear Tom,\n\n${said}\n\nKind regards,\nRobin`;
          expect(labels(body, { otherNotes: [{ to: 'Tom', body: other }] })).toContain(
            'panel_duplicate',
          );
          const sent = { previousMessages: [{ direction: 'out' as const, body: other }] };
          expect(labels(body, sent, 'follow_up')).toContain('repeats_previous');
          const received = { previousMessages: [{ direction: 'in' as const, body: other }] };
          expect(labels(body, received, 'follow_up')).not.toContain('repeats_previous');
        },
      ),
      RUNS,
    );
  });
});

describe('length and paragraphs', () => {
  const words = (n: number) => Array.from({ length: n }, (_, i) => `w${i % 7}a`).join(' ');
  it('are counted as people count them, greeting and closing aside', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 5, max: 95 }),
        (paragraphs, each) => {
          const body = letter(...Array.from({ length: paragraphs }, () => words(each)));
          const found = labels(body, {});
          expect(found.includes('too_few_paragraphs')).toBe(paragraphs < 3);
          expect(found.includes('too_long')).toBe(paragraphs * each > 250);
          expect(found.includes('too_short')).toBe(paragraphs * each < 40);
          expect(found.includes('wall_of_text')).toBe(false);
        },
      ),
      RUNS,
    );
    expect(labels(letter(words(100), 'x', 'y'), {})).not.toContain('wall_of_text');
    expect(labels(letter(words(101), 'x', 'y'), {})).toContain('wall_of_text');
  });
});

describe('slots of a template', () => {
  const slot = fc.constantFrom(
    '[Company]',
    '{{first_name}}',
    '<Name>',
    '[your role]',
    'XXX',
    '[INSERT DATE]',
    '<<topic>>',
    '____',
    '[Interviewer Name]',
    '%COMPANY%',
    '(insert project)',
  );
  it('always block, wherever they stand', () => {
    fc.assert(
      fc.property(slot, sentence, sentence, (s, before, after) => {
        expect(labels(letter(`${before} ${s} ${after}`), {})).toContain('placeholder_left');
        expect(labels(letter(`${before} ${after}`), {})).not.toContain('placeholder_left');
      }),
      RUNS,
    );
  });
});
