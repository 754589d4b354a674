#!/usr/bin/env node
// Usage: node score-plan.mjs GOLD PRED [--worst N] [--json]
// GOLD: scenarios.jsonl. PRED: one JSON object a line: {id, steps:[{step,to,notBefore,best,due,state?}]} (the key `expected` is read as well).
// A scenario is right when every gold step is there with the right person and every instant that gold states, to the minute, and nothing else is proposed.
// Null in gold means "section 4 states none here": not judged. While gold has a thank-you open, a prediction may also show follow-ups that lie ahead.
import { readFileSync } from 'node:fs';

const args = process.argv.slice(2);
const files = args.filter((a, i) => !a.startsWith('--') && args[i - 1] !== '--worst');
if (files.length !== 2) {
  console.error('usage: score-plan.mjs GOLD PRED [--worst N] [--json]');
  process.exit(2);
}
const worstN = args.includes('--worst') ? Number(args[args.indexOf('--worst') + 1]) : 15;
const lines = (f) =>
  readFileSync(f, 'utf8')
    .split('\n')
    .filter((l) => l.trim())
    .map((l, i) => {
      try {
        return JSON.parse(l);
      } catch {
        console.error(`${f}:${i + 1}: no JSON`);
        return null;
      }
    })
    .filter(Boolean);
const gold = lines(files[0]);
const pred = new Map();
const twice = [];
for (const p of lines(files[1])) {
  if (pred.has(p.id)) twice.push(p.id);
  pred.set(p.id, p);
}
const CHAIN = new Set(['follow_up', 'second_follow_up', 'clarification']);
const HARD_STATES = new Set(['late', 'held', 'closed_by_silence']);
const FIELDS = ['notBefore', 'best', 'due'];
const min = (x) => {
  if (x === null || x === undefined || x === '') return null;
  const t = Date.parse(x);
  return Number.isNaN(t) ? NaN : Math.floor(t / 60000);
};
const hasInstant = (x) => typeof x === 'string' && /([zZ]|[+-]\d\d:?\d\d)$/.test(x);
const real = (steps) => steps.filter((s) => s && s.step !== 'none');
const tally = {
  scenarios: 0,
  right: 0,
  steps: 0,
  stepsRight: 0,
  stepFound: 0,
  missing: 0,
  extra: 0,
  toWrong: 0,
  state: { judged: 0, right: 0 },
};
for (const f of FIELDS) tally[f] = { judged: 0, right: 0, worstMinutes: 0 };
const byRule = new Map();
const bad = [];
for (const g of gold) {
  tally.scenarios += 1;
  const p = pred.get(g.id);
  const faults = [];
  let cost = 0;
  const gSteps = g.expected;
  const pSteps = p ? (p.steps ?? p.expected ?? []) : [];
  const note = (text, weight) => {
    faults.push(text);
    cost += weight;
  };
  if (!p) note('no prediction', 100000);
  const gReal = real(gSteps);
  const pReal = real(pSteps);
  const held = gSteps.some((s) => s.state === 'held');
  if (held) {
    tally.steps += 1;
    tally.state.judged += 1;
    if (p && pSteps.length && pSteps.every((s) => s.state === 'held')) {
      tally.stepsRight += 1;
      tally.stepFound += 1;
      tally.state.right += 1;
    } else if (p) note('should be held', 50000);
  } else if (gReal.length === 0) {
    tally.steps += 1;
    const gs = gSteps[0] ?? {};
    if (pReal.length) {
      tally.extra += pReal.length;
      for (const s of pReal) note(`proposed ${s.step} to ${s.to}, expected none`, 50000);
    } else if (p) {
      tally.stepFound += 1;
      let ok = true;
      if (HARD_STATES.has(gs.state)) {
        tally.state.judged += 1;
        if (pSteps.some((s) => s.state === gs.state)) tally.state.right += 1;
        else {
          ok = false;
          note(`state should be ${gs.state}`, 1000);
        }
      } else if (pSteps.some((s) => s.state === 'closed_by_silence')) {
        ok = false;
        note('closed by silence too early', 1000);
      }
      if (ok) tally.stepsRight += 1;
    }
  } else {
    const used = new Set();
    const ahead = gReal.some((s) => s.step === 'thank_you');
    const gap = (a, b) =>
      FIELDS.reduce((n, f) => {
        const x = min(a[f]);
        const y = min(b[f]);
        return x === null ? n : n + (y === null || Number.isNaN(y) ? 1e6 : Math.abs(x - y));
      }, 0);
    for (const s of gReal) {
      tally.steps += 1;
      const cands = pReal
        .map((q, i) => [q, i])
        .filter(([q, i]) => !used.has(i) && q.step === s.step)
        .sort(
          ([a], [b]) =>
            (s.to === a.to ? 0 : 1e9) + gap(s, a) - (s.to === b.to ? 0 : 1e9) - gap(s, b),
        );
      if (!cands.length) {
        tally.missing += 1;
        for (const f of FIELDS) if (s[f]) tally[f].judged += 1;
        note(`missing ${s.step}${s.to ? ' to ' + s.to : ''}`, 50000);
        continue;
      }
      const [q, i] = cands[0];
      used.add(i);
      tally.stepFound += 1;
      let ok = true;
      if (s.to !== null && q.to !== s.to) {
        tally.toWrong += 1;
        ok = false;
        note(`${s.step} to ${q.to}, expected ${s.to}`, 20000);
      }
      for (const f of FIELDS) {
        const x = min(s[f]);
        if (x === null) continue;
        tally[f].judged += 1;
        const y = hasInstant(q[f]) ? min(q[f]) : null;
        if (y === x) {
          tally[f].right += 1;
          continue;
        }
        ok = false;
        if (y === null || Number.isNaN(y)) {
          note(`${s.step} ${f}: ${q[f] ?? 'nothing'}, expected ${s[f]}`, 10000);
          continue;
        }
        const d = y - x;
        tally[f].worstMinutes = Math.max(tally[f].worstMinutes, Math.abs(d));
        note(
          `${s.step} ${f}: ${q[f]}, expected ${s[f]} (${d > 0 ? '+' : ''}${d} min${d < 0 && f === 'notBefore' ? ', TOO EARLY' : ''})`,
          Math.abs(d) * (d < 0 ? 3 : 1),
        );
      }
      if (HARD_STATES.has(s.state)) {
        tally.state.judged += 1;
        if (q.state === s.state) tally.state.right += 1;
        else {
          ok = false;
          note(`${s.step} state ${q.state}, expected ${s.state}`, 1000);
        }
      } else if (q.state === 'late') {
        ok = false;
        note(`${s.step} called late`, 1000);
      }
      if (s.state === 'waiting' && s.notBefore === null && q.state === 'open') {
        ok = false;
        note(`${s.step} open, but it waits for an address`, 5000);
      }
      if (ok) tally.stepsRight += 1;
    }
    pReal.forEach((q, i) => {
      if (used.has(i)) return;
      if (ahead && CHAIN.has(q.step) && q.state !== 'open') return;
      tally.extra += 1;
      note(`not expected: ${q.step} to ${q.to}`, 30000);
    });
  }
  const right = faults.length === 0;
  if (right) tally.right += 1;
  else bad.push({ id: g.id, title: g.title, cost, faults, why: g.why });
  for (const r of new Set(
    gSteps.flatMap((s) => String(s.rule ?? '').match(/\b[NFXP]\d{1,2}\b/g) ?? []),
  )) {
    const b = byRule.get(r) ?? { n: 0, right: 0 };
    b.n += 1;
    if (right) b.right += 1;
    byRule.set(r, b);
  }
}
const strangers = [...pred.keys()].filter((id) => !gold.some((g) => g.id === id));
bad.sort((a, b) => b.cost - a.cost);
const rules = Object.fromEntries(
  [...byRule].sort((a, b) => a[0].localeCompare(b[0], 'en', { numeric: true })),
);
if (args.includes('--json'))
  console.log(JSON.stringify({ tally, rules, strangers, twice, bad }, null, 1));
else {
  const pc = (a, b) => (b ? `${a}/${b} ${((100 * a) / b).toFixed(1)} %` : '-');
  console.log(`scenarios right   ${pc(tally.right, tally.scenarios)}`);
  console.log(
    `steps found       ${pc(tally.stepFound, tally.steps)}   wholly right ${pc(tally.stepsRight, tally.steps)}   missing ${tally.missing}   not expected ${tally.extra}   wrong person ${tally.toWrong}`,
  );
  for (const f of FIELDS)
    console.log(
      `${f.padEnd(17)} ${pc(tally[f].right, tally[f].judged)}   farthest off ${tally[f].worstMinutes} min`,
    );
  console.log(
    `states            ${pc(tally.state.right, tally.state.judged)} (late, held, closed by silence)`,
  );
  console.log(
    'by rule           ' +
      Object.entries(rules)
        .map(([k, v]) => `${k} ${v.right}/${v.n}`)
        .join('  '),
  );
  if (twice.length) console.log('predicted twice   ' + twice.join(' '));
  if (strangers.length) console.log('unknown ids       ' + strangers.join(' '));
  for (const b of bad.slice(0, worstN))
    console.log(`\n${b.id}  ${b.title}\n  ${b.faults.join('\n  ')}\n  why: ${b.why}`);
}
process.exitCode = tally.right === tally.scenarios ? 0 : 1;
