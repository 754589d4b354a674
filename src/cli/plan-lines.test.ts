import { describe, expect, it } from 'vitest';
import type { OpportunityView } from '../http/views.ts';
import { describePlan, stepName } from './plan-lines.ts';

const view = {
  opportunity: { role: 'Cook', company: 'Harbourgate' },
  timeline: [
    { at: '2026-09-14T16:00:00Z', past: true, title: 'Interview', detail: null, why: null },
    {
      ...{ at: '2026-09-15T09:00:00Z', past: true, title: 'Sent to Ada Hale', detail: null },
      ...{ rules: ['N1'], why: 'A note goes out within 24 hours.' },
    },
    { at: '2026-09-21T12:00:00Z', past: false, title: 'Follow-up', detail: 'later' },
  ],
  steps: [
    {
      step: 'second_follow_up',
      toName: 'Ada Hale',
      notBefore: '2026-09-21T12:00:00Z',
      best: '2026-09-21T13:30:00Z',
      due: null,
      state: 'waiting',
      rules: ['P9', 'P12'],
      reasons: [{ rules: ['P9'], sentence: 'Five business days later is Monday.', facts: [] }],
    },
  ],
  none: null,
  notDoing: [{ rules: ['X5'], sentence: 'Bo is not to be contacted.', facts: [] }],
  findings: [{ event: 'interview:1', sentence: 'This interview ends before it begins.' }],
} as unknown as OpportunityView;

describe('the plan at a terminal', () => {
  const text = describePlan(view);

  it('shows moments on the clock of the machine, with their weekday', () => {
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}T/);
    expect(text).toMatch(/from \w{3} \d\d? \w+ 2026 at \d\d:\d\d/);
  });

  it('gives each reason with its rule, and answers why not sooner', () => {
    expect(text).toContain('second follow-up to Ada Hale (waiting) [P9 P12]');
    expect(text).toContain('Why not sooner?\n      Five business days later is Monday. [P9]');
    expect(text).toContain('Not done:\n  Bo is not to be contacted. [X5]');
    expect(text).toContain('What cannot be right:\n  This interview ends before it begins.');
  });

  it('says why each letter went out when it did', () => {
    expect(text).toContain('Sent to Ada Hale\n      A note goes out within 24 hours. [N1]');
  });

  it('says why there is nothing', () => {
    const none = { rules: ['P11'], sentence: 'Silence is an ending too.', facts: [] };
    const closed = describePlan({ ...view, steps: [], none });
    expect(closed).toContain('Next:\n  Silence is an ending too. [P11]');
  });

  it('names steps as people do', () => {
    const name = (step: 'thank_you' | 'follow_up' | 'debrief') => stepName({ step, toName: null });
    expect(name('thank_you')).toBe('thank-you');
    expect(name('follow_up')).toBe('follow-up');
    expect(name('debrief')).toBe('debrief');
  });
});
