import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawFinding } from '../record/finding.ts';
import { type ProofreadContext, proofread } from './proofread.ts';

const NOTHING: ProofreadContext = { names: [], words: [], ownWords: [] };

/** What a dictionary says about one word of a text. */
const unknown = (text: string, word: string, replacements: readonly string[] = []): RawFinding => ({
  source: 'nspell',
  kind: 'spelling',
  rule: 'spelling',
  start: text.indexOf(word),
  end: text.indexOf(word) + word.length,
  message: 'Not in the dictionary.',
  replacements,
});
const found = (text: string, context: ProofreadContext, raw: readonly RawFinding[]) =>
  proofread(text, context, raw).map((f) => `${f.label}: ${text.slice(f.span?.start, f.span?.end)}`);

describe('the policy over a speller', () => {
  it('lets names, trades’ words and words of the record pass', () => {
    const text = 'I met Ximena about the runbooks, the cyclorama and the zorbing hall.';
    const raw = ['Ximena', 'runbooks', 'cyclorama', 'zorbing'].map((w) =>
      unknown(text, w, ['robbing', 'Xenia']),
    );
    expect(found(text, { ...NOTHING, words: ['zorbing'] }, raw)).toEqual([]);
  });
  it('keeps a slip of an ordinary word', () => {
    const text = 'It was a simular story.';
    expect(found(text, NOTHING, [unknown(text, 'simular', ['similar'])])).toEqual([
      'spelling: simular',
    ]);
  });
  it('lets another language pass', () => {
    const text = 'Nga mihi nui, and thank you for the day.';
    const raw = [unknown(text, 'mihi', ['mini']), unknown(text, 'nui', ['nut'])];
    expect(found(text, NOTHING, raw)).toEqual([]);
  });
  it('asks for the capital of a known name and of a day', () => {
    const text = 'I live in missoula and came on thursday.';
    expect(found(text, { ...NOTHING, names: ['Missoula'] }, [unknown(text, 'missoula')])).toEqual([
      'spelling: missoula',
      'spelling: thursday',
    ]);
  });
  it('says nothing about a word the candidate taught', () => {
    const text = 'It was a simular story.';
    const raw = [unknown(text, 'simular', ['similar'])];
    expect(found(text, { ...NOTHING, ownWords: ['simular'] }, raw)).toEqual([]);
  });
  it('leaves out noisy rules of the grammar checker', () => {
    const text = 'It was an honour.';
    const raw: RawFinding = {
      source: 'harper',
      kind: 'grammar',
      rule: 'AnA',
      start: 7,
      end: 9,
      message: 'Use “a”.',
      replacements: ['a'],
    };
    expect(found(text, NOTHING, [raw])).toEqual([]);
  });
});

describe('names of the record', () => {
  const context = { ...NOTHING, names: ['Kestrel Housing Association', 'Genevieve Park'] };
  it('are found when they are nearly right', () => {
    const text = 'You and Genevive are at Kestral Housing Association.';
    const raw = [unknown(text, 'Genevive'), unknown(text, 'Kestral')];
    expect(found(text, context, raw).map((f) => f.split(': ')[1])).toEqual(['Genevive', 'Kestral']);
  });
  it('pass when they are right, in the genitive and cut in two', () => {
    const text = 'Genevieve’s park is near Kestrel.';
    expect(found(text, context, [])).toEqual([]);
  });
});

describe('proofread', () => {
  it('never throws, and its spans lie inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, name) => {
        for (const f of proofread(text, { ...NOTHING, names: [name] }, [])) {
          expect(f.span?.start).toBeGreaterThanOrEqual(0);
          expect(f.span?.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 150 },
    );
  });
  it('reads the first 20,000 characters of a very long text and stops', () => {
    const findings = proofread('I has time. '.repeat(90_000), NOTHING, []);
    expect(findings.every((f) => (f.span?.end ?? 0) <= 20_000)).toBe(true);
  });
});
