import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRows } from '../kind.ts';
import { stepsOf } from './plan.ts';
import type { Scenario } from './plan-scenario.ts';

interface Expected {
  readonly step: string;
  readonly to: string | null;
  readonly notBefore: string | null;
  readonly best: string | null;
  readonly due: string | null;
  readonly state: string | null;
}

const FOLDER = join(import.meta.dirname, '../../corpus/plan');
const FOLLOW_UPS = ['follow_up', 'second_follow_up', 'clarification'];

describe.each(['scenarios.jsonl', 'own.jsonl'])('%s', (file) => {
  const rows = readRows<Scenario & { title: string; expected: Expected[] }>(join(FOLDER, file));
  it.each(rows.map((row) => [`${row.id} ${row.title}`, row] as const))('%s', (_title, row) => {
    const noteOwed = row.expected.some((s) => s.step === 'thank_you');
    const given = stepsOf(row).filter(
      (s) => !(noteOwed && FOLLOW_UPS.includes(s.step) && s.state === 'waiting'),
    );
    const judged = given.map((step, i) => stated(step, row.expected[i]));
    expect(judged).toEqual(row.expected.map((step) => stated(step, step)));
  });
});

/** Only what the corpus states: null there means that section 4 states nothing. */
function stated(step: Expected, gold: Expected | undefined) {
  return {
    step: step.step,
    to: gold?.to == null ? null : step.to,
    notBefore: gold?.notBefore == null ? null : step.notBefore,
    best: gold?.best == null ? null : step.best,
    due: gold?.due == null ? null : step.due,
    state: gold?.state == null ? null : step.state,
  };
}
