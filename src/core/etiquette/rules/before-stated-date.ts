// F1: "The stated timeline is respected: nothing before the date they named."
import { localDay } from '../local-day.ts';
import { FOLLOW_UPS, type Rule } from '../rule.ts';

const PLACE = { timezone: 'America/New_York', statedDecisionBy: '2026-09-21' };

export const beforeStatedDate: Rule = {
  id: 'before-stated-date',
  label: 'before_deadline',
  family: 'timing',
  severity: 'block',
  appliesTo: FOLLOW_UPS,
  needs: ['sendAt', 'statedDecisionBy'],
  handbook: {
    id: 'F1',
    sentence: 'The stated timeline is respected: nothing before the date they named.',
  },
  title: 'It would go out before the date they named',
  why: 'They said when they would decide. Asking earlier says that you did not listen. Two business days after that date is a good moment.',
  since: '0.1.0',
  good: [
    {
      kind: 'follow_up',
      body: 'Dear Ute,\n\nIs there any news?',
      sendAt: '2026-09-24T09:30:00-04:00',
      context: PLACE,
    },
  ],
  bad: [
    {
      kind: 'follow_up',
      body: 'Dear Ute,\n\nIs there any news?',
      sendAt: '2026-09-18T09:30:00-04:00',
      context: PLACE,
    },
    {
      kind: 'follow_up',
      body: 'Dear Ute,\n\nIs there any news?',
      sendAt: '2026-09-22T02:30:00Z',
      context: PLACE,
    },
  ],
  check({ note, context }) {
    const day = localDay(note.sendAt ?? '', context.timezone);
    const stated = context.statedDecisionBy ?? '';
    if (day === null || day > stated) return [];
    return [
      {
        span: null,
        message: `They said they would decide by ${stated}. This would go out on ${day}; wait until that day is over.`,
        evidence: `Stated: ${stated}. Planned: ${day}, their time.`,
      },
    ];
  },
};
