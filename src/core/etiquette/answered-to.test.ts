import { describe, expect, it } from 'vitest';
import { knownName } from '../text/names.ts';
import { answeredTo } from './answered-to.ts';
import { check } from './check.ts';
import { NOTHING_KNOWN, type NoteContext } from './note.ts';

const thread = (out: string, answer: string): NoteContext => ({
  ...NOTHING_KNOWN,
  candidate: 'Thandi Mokoena',
  interviewers: [{ name: 'Remigius Daalder', role: null }],
  previousMessages: [
    { direction: 'out', body: `Dear ${out},\n\nTuesday suits me well.\n\nThandi` },
    { direction: 'in', body: answer },
  ],
});
const remigius = knownName('Remigius Daalder');

describe('a name the recipient answered to', () => {
  it('is right when they signed with it', () => {
    const context = thread('Mr Daalder', 'See you on Tuesday.\n\nRemy');
    expect(answeredTo(remigius, [], context)).toContain('remy');
  });

  it('is right when they were greeted with it and answered', () => {
    expect(answeredTo(remigius, [], thread('Remy', 'See you on Tuesday.'))).toEqual(['remy']);
  });

  it('is not taken from a misspelt greeting', () => {
    expect(answeredTo(remigius, [], thread('Remigus', 'See you on Tuesday.'))).toEqual([]);
  });

  it('is not taken from a greeting without an answer', () => {
    const context = thread('Remy', '');
    const unanswered = {
      ...context,
      previousMessages: (context.previousMessages ?? []).slice(0, 1),
    };
    expect(answeredTo(remigius, [], unanswered)).toEqual([]);
  });

  it("is never another panel member's", () => {
    const others = [knownName('Anna Kruger')];
    expect(answeredTo(remigius, others, thread('Anna', 'See you.\n\nAnna'))).toEqual([]);
  });

  it('is no wrong name in the next note', () => {
    const { findings } = check(
      {
        kind: 'thank_you',
        subject: 'Thank you',
        body: 'Dear Remy,\n\nThank you for the morning in the cellar.\n\nThandi',
        to: { name: 'Remigius Daalder', email: null },
        sendAt: null,
      },
      thread('Remy', 'See you on Tuesday.'),
      null,
    );
    expect(findings.filter((f) => f.label === 'wrong_or_misspelled_name')).toEqual([]);
  });
});
