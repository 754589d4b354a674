import { describe, expect, it } from 'vitest';
import { LANGUAGE_RULES } from './rules.ts';
import { tagged } from './tagged.ts';

const slips = (text: string, rule: (typeof LANGUAGE_RULES)[number]) =>
  tagged(text)
    .flatMap((s) => rule.check(s, text))
    .map((s) => `${s.code}: ${text.slice(s.start, s.end)}`);

describe.each(LANGUAGE_RULES.map((r) => [r.code, r] as const))('%s', (_, rule) => {
  it.each(rule.wrong)('finds: %s', (text) => {
    expect(slips(text, rule)).not.toEqual([]);
  });
  it.each(rule.right)('lets pass: %s', (text) => {
    expect(slips(text, rule)).toEqual([]);
  });
});

describe('all language rules together', () => {
  it.each(LANGUAGE_RULES.flatMap((r) => [...r.right]))('let pass: %s', (text) => {
    expect(LANGUAGE_RULES.flatMap((rule) => slips(text, rule))).toEqual([]);
  });
});
