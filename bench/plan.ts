import { execFileSync } from 'node:child_process';
import { plan } from '../src/core/plan/plan.ts';
import { defaultPlanSettings } from '../src/core/plan/settings.ts';
import type { Intent } from '../src/core/record/nouns.ts';
import type { Happening, Opportunity } from '../src/core/record/opportunity.ts';

/** One figure of a benchmark: what was measured, how much, in which unit. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const NOW = Temporal.Instant.from('2026-11-23T12:00:00Z');
const ZONES = ['America/New_York', 'Europe/London', 'Europe/Berlin', 'America/Los_Angeles'];
const COUNTRIES = ['US', 'GB', 'DE', 'US'];
const INTENTS: readonly Intent[] = [
  'acknowledgement',
  'timeline_update',
  'still_deciding_no_date',
  'out_of_office',
  'auto_ack',
];

/**
 * How long planning takes: one opportunity of 6 and of 50 events, and all of 1,000, 10,000 and
 * 100,000 opportunities; the growth is the time per opportunity at 100,000 over that at 1,000. The
 * control, in the same run, is writing the same opportunity as JSON and reading it back, which is
 * the least that keeping it costs. The first plan is that of a fresh process, with all it loads.
 */
export function bench(): readonly Figure[] {
  microseconds(3000, 6);
  const small = microseconds(3000, 6);
  const large = microseconds(3000, 50);
  const control = microseconds(3000, 50, (one) => JSON.parse(JSON.stringify(one)));
  const many = [1000, 10_000, 100_000].map((n) => [n, microseconds(n, 6)] as const);
  const each = new Map(many);
  const growth = (each.get(100_000) ?? 0) / (each.get(1000) ?? 1);
  return [
    { name: 'plan, 6 events', value: small, unit: 'µs' },
    { name: 'plan, 50 events', value: large, unit: 'µs' },
    { name: 'control: 50 events as JSON and back', value: control, unit: 'µs' },
    { name: 'plan over control', value: large / control, unit: '×' },
    { name: 'first plan of a process, loading included', value: firstPlan(), unit: 'ms' },
    ...many.map(([n, us]) => ({
      name: `replan ${n} opportunities`,
      value: (us * n) / 1000,
      unit: 'ms',
    })),
    { name: 'growth per opportunity, 1,000 to 100,000', value: growth, unit: '×' },
  ];
}

const planned = (one: Opportunity): unknown => plan(one, defaultPlanSettings, NOW);

/** The median of five processes that load the plan and plan once. */
function firstPlan(): number {
  const root = new URL('../src/core/plan/', import.meta.url).href;
  const code = [
    'const from = performance.now();',
    `const { plan } = await import('${root}plan.ts');`,
    `const { defaultPlanSettings } = await import('${root}settings.ts');`,
    `const one = ${JSON.stringify(sample(0, 6))};`,
    `plan(one, defaultPlanSettings, Temporal.Instant.from('${NOW}'));`,
    'console.log(performance.now() - from);',
  ].join('');
  const args = ['--no-warnings', '--input-type=module', '-e', code];
  const times = Array.from({ length: 5 }, () =>
    Number(execFileSync(process.execPath, args, { encoding: 'utf8' })),
  );
  return times.sort((a, b) => a - b)[2] ?? 0;
}

/** Per opportunity, of n different ones with so many events each; making them is not counted. */
function microseconds(n: number, events: number, work = planned): number {
  let spent = 0;
  for (let i = 0; i < n; i += 1000) {
    const some = Array.from({ length: Math.min(1000, n - i) }, (_, k) => sample(i + k, events));
    const from = performance.now();
    for (const one of some) work(one);
    spent += performance.now() - from;
  }
  return (spent / n) * 1000;
}

/** An opportunity of the last weeks, with a conversation of so many events. */
function sample(i: number, events: number): Opportunity {
  const first = NOW.subtract({ hours: 24 * (5 + (i % 40)) });
  const end = first.toString();
  const zone = ZONES[i % 4] ?? 'UTC';
  const person = {
    id: 'a',
    name: 'Nora Castell',
    role: 'interviewer' as const,
    title: null,
    email: 'a@harbourgate.example',
    postal: null,
    zone,
    country: COUNTRIES[i % 4] ?? null,
    subdivision: null,
    card: false,
    referred: false,
    doNotContact: false,
  };
  const meeting = {
    id: '1',
    startsAt: null,
    endsAt: end,
    zone,
    round: null,
    kind: null,
    final: false,
    interviewers: ['a'],
    arrangedBy: null,
    debriefed: true as const,
    cancelled: false,
    calendar: null,
  };
  const happenings = Array.from({ length: events }, (_, k) =>
    happening(first.add({ minutes: 90 * (k + 1) }).toString(), i + k),
  );
  return {
    id: `o${i}`,
    seq: events,
    company: 'Harbourgate',
    role: 'Cook',
    country: null,
    sample: false,
    doNotContact: false,
    companyDoNotContact: false,
    needs: [],
    people: [person],
    interviews: [meeting],
    debriefs: [],
    letters: [],
    messages: [],
    happenings,
  };
}

function happening(at: string, k: number): Happening {
  if (k % 7 === 0)
    return {
      kind: 'sent',
      at,
      step: k % 2 === 0 ? 'thank_you' : 'follow_up',
      to: 'a',
      interview: null,
      letter: null,
      messageId: null,
      channel: 'email',
    };
  const intent = INTENTS[k % INTENTS.length] ?? 'unrelated';
  const promise =
    intent === 'timeline_update'
      ? { said: 'next week', from: '2026-11-30', to: '2026-12-04', slackDays: 0 }
      : null;
  return {
    kind: 'received',
    at,
    from: 'a',
    via: 'mail',
    intent,
    message: `m${k}`,
    promise,
    returnDate: null,
    checkBack: null,
    newContact: null,
    permanent: false,
    stops: false,
  };
}
