import { describe, expect, it } from 'vitest';
import type { RawFinding } from '../core/record/finding.ts';
import { packagedDictionaries } from './dictionaries.ts';
import { nspellProofreader } from './nspell.ts';
import type { Proofreader } from './port.ts';
import { createProofreader } from './proofreader.ts';

const slip: RawFinding = {
  source: 'harper',
  kind: 'grammar',
  rule: 'ItsContraction',
  start: 0,
  end: 3,
  message: 'm',
  replacements: [],
};

/** A grammar checker on the far side whose answers the test gives. */
function checker(answer: () => Promise<readonly RawFinding[]>): Proofreader {
  return { lint: answer, rest: async () => {} };
}
const speller = checker(async () => []);
const warmed = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('the dictionary', () => {
  it('knows both spellings, names given to it and hyphenated words, and no slips', async () => {
    const dictionary = nspellProofreader(packagedDictionaries);
    const text = 'The colour of the color suits Ximena; a two-hour definately.';
    const found = await dictionary.lint(text, 'any', ['Ximena']);
    expect(found.map((f) => text.slice(f.start, f.end))).toEqual(['definately']);
    expect(found[0]?.replacements).toContain('definitely');
  });
  it('takes no name in small letters', async () => {
    const found = await nspellProofreader(packagedDictionaries).lint('in missoula', 'any', [
      'Missoula',
    ]);
    expect(found).toHaveLength(1);
  });
});

describe('both together', () => {
  it('answer from the dictionary first and from the grammar checker once it is warm', async () => {
    const both = createProofreader(
      {},
      speller,
      checker(async () => [slip]),
    );
    expect(await both.lint('its', 'en-US', [])).toEqual([]);
    await warmed();
    expect(await both.lint('its', 'en-US', [])).toEqual([slip]);
  });
  it('do not wait for a grammar checker that is slow', async () => {
    let calls = 0;
    const slow = checker(() => (calls++ === 0 ? Promise.resolve([]) : new Promise(() => {})));
    const both = createProofreader({ patience: 5 }, speller, slow);
    await both.lint('its', 'en-US', []);
    await warmed();
    expect(await both.lint('its', 'en-US', [])).toEqual([]);
  });
  it('go on when the grammar checker fails', async () => {
    const both = createProofreader(
      {},
      speller,
      checker(async () => Promise.reject(new Error('no wasm'))),
    );
    expect(await both.lint('its', 'en-GB', [])).toEqual([]);
    await warmed();
    expect(await both.lint('its', 'en-GB', [])).toEqual([]);
    await both.close();
  });
});
