import { describe, expect, it } from 'vitest';
import { composeStep } from './compose-step.ts';
import { LETTERS } from './letters/letters.ts';
import { followUp } from './panel.test-support.ts';
import type { LetterKind } from './request.ts';
import { wordCount } from './text.ts';

const between = (body: string): string => body.split('\n\n').slice(1, -1).join('\n\n');
const kinds = Object.keys(LETTERS) as LetterKind[];

describe('letters after the thank-you', () => {
  it.each(kinds)('%s is ready, short and names the reader', (kind) => {
    for (let revision = 0; revision < 12; revision++) {
      const draft = composeStep({ ...followUp, kind, revision });
      expect(draft.ready).toBe(true);
      expect(draft.body).toMatch(/^(?:Dear|Hi) Marian,/);
      expect(wordCount(between(draft.body))).toBeLessThanOrEqual(90);
      expect(draft.body).not.toMatch(/[{}!]/);
    }
  });

  it('names their date in a follow-up as context (F1)', () => {
    expect(composeStep(followUp).body).toContain('25 September');
  });

  it('keeps a clarification to 70 words and says that it is the last (P10)', () => {
    for (let revision = 0; revision < 12; revision++) {
      const { body } = composeStep({ ...followUp, kind: 'clarification', revision });
      expect(wordCount(between(body))).toBeLessThanOrEqual(70);
      expect(body).toMatch(/\blast\b|not (?:write|ask).*again|close the matter/);
    }
  });

  it('accepts nothing that was not accepted', () => {
    for (let revision = 0; revision < 12; revision++) {
      const { body } = composeStep({ ...followUp, kind: 'offer_ack', revision });
      expect(body).not.toMatch(/\baccept|\byes\b/i);
    }
  });

  it('asks for feedback only when the candidate wishes it (P14)', () => {
    const wish = (userWords: string): string =>
      composeStep({ ...followUp, kind: 'rejection_reply', userWords }).body;
    const asks = /strengthen|improve|better|advice|feedback|missing|work on|learn|difference/;
    expect(wish('sad but ask what i can learn')).toMatch(asks);
    expect(wish('thanks, no feedback wish')).not.toMatch(asks);
  });

  it('answers what was asked in the words of the candidate', () => {
    const { body } = composeStep({
      ...followUp,
      kind: 'info_reply',
      userWords: 'licence no is TM-4417, i can start on 12 october',
    });
    expect(body).toContain('My licence number is TM-4417. I can start on 12 October.');
  });

  it('greets as the earlier letters did', () => {
    const earlier = [{ to: 'p1', step: 'thank_you', body: 'Dear Marian,\n\nThank you.' }];
    const titled = { ...followUp.to, name: 'Dr Marian Coyle' };
    expect(composeStep({ ...followUp, to: titled, earlier }).body).toMatch(/^Dear Marian,/);
    const wrong = [{ to: 'p1', step: 'thank_you', body: 'Dear Rosamund,\n\nThank you.' }];
    expect(composeStep({ ...followUp, earlier: wrong }).body).toMatch(/^(?:Dear|Hi) Marian,/);
  });

  it('says who sent the candidate on', () => {
    const incoming = { text: 'Please write to Marian.', from: 'Dr Aurelio Banks' };
    expect(composeStep({ ...followUp, kind: 'referral_intro', incoming }).body).toContain(
      'Dr Aurelio Banks',
    );
  });
});
