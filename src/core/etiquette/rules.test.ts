import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { NOTHING_KNOWN } from './note.ts';
import { type Example, noteOf, type Rule } from './rule.ts';
import { RULES } from './rules.ts';

function found(rule: Rule, example: Example) {
  const context = { ...NOTHING_KNOWN, ...example.context };
  return check(noteOf(example), context, null).findings.filter((f) => f.rule === rule.id);
}

describe.each(RULES.filter((r) => r.family !== 'language').map((r) => [r.id, r] as const))(
  '%s',
  (_, rule) => {
    it.each(rule.good)('lets pass: $body', (example) => {
      expect(found(rule, example)).toEqual([]);
    });
    it.each(rule.bad)('finds: $body', (example) => {
      expect(found(rule, example).length).toBeGreaterThan(0);
    });
  },
);

describe('the list of rules', () => {
  it('names each rule once', () => {
    expect(new Set(RULES.map((r) => r.id)).size).toBe(RULES.length);
  });
  it('gives every rule an example of both kinds', () => {
    for (const rule of RULES)
      expect([rule.id, rule.good.length > 0, rule.bad.length > 0]).toEqual([rule.id, true, true]);
  });
});
