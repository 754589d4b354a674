import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carry } from './carry.ts';
import { compose } from './compose.ts';
import { debrief, marian, panel } from './panel.test-support.ts';

const one = { ...panel, to: [marian] };
const draft = compose(one)[0]?.body ?? '';
const changed = { ...debrief, enjoyMost: 'teaching the new nurses' };
const anew = compose({ ...one, debrief: changed })[0]?.body ?? '';

describe('edits and a debrief that changes', () => {
  it('gives the new draft where nothing was edited', () => {
    expect(carry(draft, draft, anew)).toBe(anew);
  });

  it('keeps a paragraph as the candidate changed it, and renews the others', () => {
    const [greeting = '', first = '', ...rest] = draft.split('\n\n');
    const edited = [greeting, `${first} I laughed all the way home.`, ...rest].join('\n\n');
    const kept = carry(draft, edited, anew);
    expect(kept).toContain(`${first} I laughed all the way home.`);
    expect(kept).toContain('eaching the new nurses');
    expect(kept.startsWith(greeting)).toBe(true);
  });

  it('keeps a paragraph that the candidate added, before the signature', () => {
    const parts = draft.split('\n\n');
    const edited = [...parts.slice(0, -1), 'P.S. Zebra crossings.', ...parts.slice(-1)];
    const kept = carry(draft, edited.join('\n\n'), anew);
    expect(kept).toContain('P.S. Zebra crossings.');
    expect(kept.trim().endsWith('Ruth Adeyemi-Clarke')).toBe(true);
  });

  it('leaves out what the candidate took out and the debrief has not changed', () => {
    const parts = draft.split('\n\n');
    const gone = parts.findIndex((p) => /always late/.test(p));
    const kept = carry(draft, parts.filter((_, i) => i !== gone).join('\n\n'), draft);
    expect(kept).not.toContain('always late');
  });

  it('never loses a paragraph of the candidate', () => {
    const words = fc.constantFrom('lantern', 'river', 'copper', 'ward', 'nurse', 'thank you');
    const paragraph = fc.array(words, { minLength: 2, maxLength: 8 }).map((w) => w.join(' '));
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 5 }), fc.nat(6), (own, at) => {
        const parts = draft.split('\n\n');
        const edited = [...parts.slice(0, at), ...own, ...parts.slice(at)].join('\n\n');
        const kept = carry(draft, edited, anew);
        for (const text of own) expect(kept).toContain(text);
      }),
      { numRuns: 60 },
    );
  });
});
