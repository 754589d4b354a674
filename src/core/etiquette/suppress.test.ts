import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../record/finding.ts';
import { mendSafely } from './fix-all.ts';
import { applySuppressions, quoteOf } from './suppress.ts';

const casual: Finding = {
  rule: 'too-casual',
  label: 'too_casual',
  severity: 'warn',
  where: 'body',
  span: { start: 5, end: 8 },
  message: 'm',
  evidence: 'e',
  fixes: [{ title: 't', span: { start: 5, end: 8 }, replacement: '', safe: true }],
};
const open = (question: string): Finding => ({
  ...casual,
  rule: 'unfinished',
  span: null,
  evidence: `Debrief, unfinished: ${question}`,
  fixes: [],
});
const kept = { rule: 'too-casual', quote: 'lol', reason: 'their own word' };

describe('a suppression', () => {
  it('holds when the text around the words changes', () => {
    const moved = { ...casual, span: { start: 9, end: 12 } };
    const note = { subject: '', body: 'Dear all lol' };
    const { findings, suppressed, unused } = applySuppressions([moved], [kept], note);
    expect([findings.length, suppressed[0]?.reason, unused.length]).toEqual([
      0,
      'their own word',
      0,
    ]);
  });
  it('is reported once its words are gone, or are no longer found fault with', () => {
    expect(applySuppressions([], [kept], { subject: '', body: 'Dear all' }).unused).toEqual([kept]);
    expect(applySuppressions([], [kept], { subject: '', body: 'Dear lol' }).unused).toEqual([kept]);
  });
  it('of one open question leaves the other to be answered', () => {
    const note = { subject: '', body: 'Dear Ada' };
    const [wills, cases] = [open('wills'), open('cases')];
    const one = { rule: 'unfinished', quote: quoteOf(wills, note), reason: 'told her by phone' };
    expect(applySuppressions([wills, cases], [one], note).findings).toEqual([cases]);
  });
  it('of the subject does not hide the same words in the body', () => {
    const note = { subject: 'lol!!', body: 'Dear lol' };
    const shout = { ...kept, quote: 'lol!!' };
    const inSubject: Finding = { ...casual, where: 'subject', span: { start: 0, end: 5 } };
    const { findings } = applySuppressions([inSubject, casual], [shout], note);
    expect(findings).toEqual([casual]);
  });
});

const fixes = fc.array(
  fc.record({
    start: fc.nat(30),
    size: fc.nat(6),
    to: fc.string({ maxLength: 4 }),
    safe: fc.boolean(),
  }),
  { maxLength: 12 },
);

describe('mending all that is safe', () => {
  const at = (start: number, end: number, replacement: string, safe = true): Finding => ({
    ...casual,
    span: { start, end },
    fixes: [{ title: 't', span: { start, end }, replacement, safe }],
  });
  it('applies each fix in its place, and none that changes the meaning', () => {
    const note = { subject: '', body: 'a hour of of talk then' };
    const found = [at(7, 12, 'of'), at(0, 6, 'an hour'), at(18, 22, 'than', false)];
    expect(mendSafely(note, found).body).toBe('an hour of talk then');
  });
  it('leaves an overlapping fix for the next look', () => {
    const note = { subject: '', body: 'abcdef' };
    const { body, applied } = mendSafely(note, [at(0, 3, 'x'), at(2, 5, 'y')]);
    expect([body, applied.length]).toEqual(['xdef', 1]);
  });
  it('never touches what no safe fix covers, whatever the spans', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 0, maxLength: 36 }), fixes, (body, all) => {
        const found = all.map((f) => at(f.start, f.start + f.size, f.to, f.safe));
        const mended = mendSafely({ subject: '', body }, found);
        const grown = mended.applied.reduce(
          (n, { fix }) => n + fix.replacement.length - (fix.span.end - fix.span.start),
          0,
        );
        expect(mended.body).toHaveLength(body.length + grown);
        expect(mended.applied.every((a) => a.fix.safe)).toBe(true);
        if (!all.some((f) => f.safe)) expect(mended.body).toBe(body);
      }),
    );
  });
});
