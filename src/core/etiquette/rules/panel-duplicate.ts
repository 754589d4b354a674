// N4: "One note per interviewer; no two of a panel alike." P6: less than 25 % of their 5-word sequences.
import type { Rule } from '../rule.ts';
import { comparable, shared } from '../similar.ts';

const NOTE =
  'Thank you for the code review on the whiteboard. Your rule that a metric nobody acts on must be deleted is now mine too.';

export const panelDuplicate: Rule = {
  id: 'panel-duplicate',
  label: 'panel_duplicate',
  family: 'copies',
  severity: 'block',
  appliesTo: ['thank_you'],
  needs: ['otherNotes'],
  handbook: { id: 'N4', sentence: 'One note per interviewer; no two of a panel alike.' },
  title: 'The same note goes to somebody else on the panel',
  why: 'Panels compare. Give each note a detail of its own: what this person said, asked or showed you.',
  since: '0.1.0',
  good: [
    {
      body: 'Dear Søren,\n\nThe radiologist who switches the model off on Fridays explains calibration better than any textbook.',
      context: { otherNotes: [{ to: 'Mirela', body: `Dear Mirela,\n\n${NOTE}` }] },
    },
  ],
  bad: [
    {
      body: `Dear Jonas,\n\n${NOTE}`,
      context: { otherNotes: [{ to: 'Mirela', body: `Dear Mirela,\n\n${NOTE}` }] },
    },
    {
      body: 'Dear Jonas,\n\nThank you for the code review on the whiteboard. The rule that a metric nobody acts on must be deleted is now mine as well.',
      context: { otherNotes: [{ to: 'Mirela', body: `Dear Mirela,\n\n${NOTE}` }] },
    },
  ],
  check({ note, context }) {
    const mine = comparable(note.body, context.candidate);
    for (const other of context.otherNotes ?? []) {
      const theirs = comparable(other.body, context.candidate);
      const share = Math.max(shared(mine, theirs, 5), shared(theirs, mine, 5));
      const loose = Math.max(shared(mine, theirs, 3), shared(theirs, mine, 3));
      if (share < 0.25 && loose < 0.4) continue;
      const whom = other.to ?? 'another interviewer';
      return [
        {
          span: null,
          message: `This is nearly the note to ${whom}. Give it something of its own.`,
          evidence: `${Math.round(Math.max(share, loose) * 100)} % of its word sequences stand in the note to ${whom}.`,
        },
      ];
    }
    return [];
  },
};
