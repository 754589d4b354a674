import { describe, expect, it } from 'vitest';
import { compose } from './compose.ts';
import { composeStep } from './compose-step.ts';
import { followUp, panel } from './panel.test-support.ts';
import { sourcesOf, unsourced } from './provenance.ts';
import { rephrase } from './rephrase.ts';

const letters = Array.from({ length: 8 }, (_, revision) => compose({ ...panel, revision })).flat();

describe('one sentence in other words', () => {
  it('changes that sentence and nothing else', () => {
    for (const letter of letters) {
      letter.sentences.forEach((sentence, i) => {
        const next = rephrase(letter, i, panel, 0);
        if (next === null) return;
        expect(next.sentences[i]?.text).not.toBe(sentence.text);
        expect(next.sentences.filter((_, n) => n !== i)).toEqual(
          letter.sentences.filter((_, n) => n !== i),
        );
        expect(next.body).toBe(letter.body.replace(sentence.text, next.sentences[i]?.text ?? ''));
        expect(next.sentences[i]?.facts).toEqual(sentence.facts);
      });
    }
  });

  it('finds other words for nearly every sentence of courtesy, and none for an answer', () => {
    let [all, done] = [0, 0];
    for (const letter of letters) {
      letter.sentences.forEach((s, i) => {
        const next = rephrase(letter, i, panel, 1);
        if (/^I would ask her/.test(s.text)) expect(next).toBeNull();
        else {
          all++;
          if (next !== null) done++;
        }
      });
    }
    expect(done / all).toBeGreaterThan(0.85);
  });

  it('walks through several phrasings with the seed, the same for the same seed', () => {
    const [letter] = letters;
    if (letter === undefined) throw new Error('no letter');
    const texts = [0, 1, 2, 3].map((seed) => rephrase(letter, 0, panel, seed)?.sentences[0]?.text);
    expect(new Set(texts).size).toBeGreaterThanOrEqual(3);
    expect(rephrase(letter, 0, panel, 2)?.body).toBe(rephrase(letter, 0, panel, 2)?.body);
  });

  it('invents nothing (X3)', () => {
    for (const letter of letters) {
      letter.sentences.forEach((_, i) => {
        const next = rephrase(letter, i, panel, 3);
        const names = panel.to.map((p) => p.name);
        if (next) expect(unsourced(next, [...sourcesOf(panel), ...names])).toEqual([]);
      });
    }
  });

  it('leaves alone what the candidate edited, and works on follow-ups', () => {
    const [letter] = letters;
    if (letter === undefined) throw new Error('no letter');
    const edited = {
      ...letter,
      body: letter.body.replace(letter.sentences[0]?.text ?? '', 'Mine.'),
    };
    expect(rephrase(edited, 0, panel, 0)).toBeNull();
    const next = rephrase(composeStep(followUp), 0, followUp, 0);
    expect(next?.body).toContain('25 September');
  });
});
