import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { naiveSteps } from '../../src/core/plan/naive-plan.test-support.ts';
import { bareSteps } from '../../src/core/plan/nevers.test-support.ts';
import { plan } from '../../src/core/plan/plan.ts';
import { readRows } from '../kind.ts';
import { stepsOf } from './plan.ts';
import { opportunityOf, type Scenario, settingsOf } from './plan-scenario.ts';
import { wordsOf } from './plan-words.ts';

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

describe('what the screen says', () => {
  const words: Record<string, readonly string[]> = JSON.parse(
    readFileSync(join(FOLDER, 'own-words.json'), 'utf8'),
  );
  const rows = ['scenarios.jsonl', 'own.jsonl'].flatMap((f) => readRows<Scenario>(join(FOLDER, f)));
  it.each(rows.map((row) => [row.id, row] as const))('%s', (id, row) => {
    expect(wordsOf(row)).toEqual(words[id]);
  });
});

describe('a second reading of the handbook', () => {
  const rows = ['scenarios.jsonl', 'own.jsonl'].flatMap((f) => readRows<Scenario>(join(FOLDER, f)));
  it.each(rows.map((row) => [row.id, row] as const))('says the same of %s', (_id, row) => {
    const now = Temporal.Instant.from(row.now);
    const settings = settingsOf(row);
    const given = bareSteps(plan(opportunityOf(row), settings, now));
    expect(naiveSteps(opportunityOf(row), settings.regionsOn, now)).toEqual(given);
  });
});
