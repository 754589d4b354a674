#!/usr/bin/env node
// Usage: node score-invites.mjs GOLD PRED [--worst N] [--json]
// GOLD: invites.jsonl. PRED: one JSON object a line, the same keys; one line for each event {file, uid, ...} or {file, refused:true}.
// Judged for the verdict: isInterview, startsAt and endsAt to the minute, the set of interviewers, company, role, refused. The rest is reported apart.
import { readFileSync } from 'node:fs';

const args = process.argv.slice(2);
const files = args.filter((a, i) => !a.startsWith('--') && args[i - 1] !== '--worst');
if (files.length !== 2) {
  console.error('usage: score-invites.mjs GOLD PRED [--worst N] [--json]');
  process.exit(2);
}
const worstN = args.includes('--worst') ? Number(args[args.indexOf('--worst') + 1]) : 15;
const lines = (f) =>
  readFileSync(f, 'utf8')
    .split('\n')
    .filter((l) => l.trim())
    .map((l) => {
      try {
        return JSON.parse(l);
      } catch {
        console.error('a line that is no JSON in ' + f);
        return null;
      }
    })
    .filter(Boolean);
const gold = lines(files[0]);
const pred = lines(files[1]);
const by = (rows) => rows.reduce((m, r) => m.set(r.file, [...(m.get(r.file) ?? []), r]), new Map());
const P = by(pred);
const text = (x) =>
  (x ?? '')
    .toString()
    .normalize('NFC')
    .toLocaleLowerCase('en')
    .replace(/[’‘`]/g, "'")
    .replace(/[“”«»"]/g, '')
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const TITLES =
  /^(dr|prof|mr|mrs|ms|herr|frau|dipl\.?-?ing|kapitän|captain|chief ranger|biologist|meisterin)\.? +/;
const name = (x) => {
  let t = text(x);
  if (/^[^,]+, [^,]+$/.test(t)) t = t.split(', ').reverse().join(' ');
  let u;
  while ((u = t.replace(TITLES, '')) !== t) t = u;
  return t;
};
const min = (x) => {
  const t = Date.parse(x ?? '');
  return Number.isNaN(t) ? null : Math.floor(t / 60000);
};
const same = (g, p) =>
  g.email && p.email ? text(g.email) === text(p.email) : name(g.name) === name(p.name);
const tally = {
  rows: 0,
  right: 0,
  refused: { judged: 0, right: 0 },
  isInterview: { judged: 0, right: 0, falseYes: 0, falseNo: 0 },
  startsAt: { judged: 0, right: 0 },
  endsAt: { judged: 0, right: 0 },
  interviewers: { judged: 0, exact: 0, tp: 0, fp: 0, fn: 0 },
  company: { judged: 0, right: 0, invented: 0 },
  role: { judged: 0, right: 0, invented: 0 },
};
const extra = Object.fromEntries(
  ['method', 'uid', 'sequence', 'timeZone', 'coordinator', 'round', 'kind', 'email'].map((k) => [
    k,
    { judged: 0, right: 0 },
  ]),
);
const bad = [];
const alias = (z) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: z }).resolvedOptions().timeZone;
  } catch {
    return z;
  }
};
for (const g of gold) {
  tally.rows += 1;
  const faults = [];
  let cost = 0;
  const note = (t, w) => {
    faults.push(t);
    cost += w;
  };
  const cands = P.get(g.file) ?? [];
  const p = g.refused
    ? cands[0]
    : (cands.find((r) => r.uid && r.uid === g.uid) ??
      (gold.filter((x) => x.file === g.file).length === 1 ? cands[0] : undefined) ??
      cands.find((r) => r.refused));
  const refusedPred = !p ? false : p.refused === true;
  if (!p) note('no prediction', 50);
  else if (g.refused) {
    tally.refused.judged += 1;
    if (refusedPred) tally.refused.right += 1;
    else note('should have been refused', 20);
  } else if (refusedPred) {
    tally.refused.judged += 1;
    if (g.refusedOk) tally.refused.right += 1;
    else note('refused, but a safe reading is expected', 20);
  } else {
    if (g.hostile) {
      tally.refused.judged += 1;
      if (
        JSON.stringify(p).match(
          /\\u00(0[0-8be-f]|1[0-9a-f]|7f)|[\u007f\u202a-\u202e\u2066-\u2069]/i,
        )
      )
        note('control characters or direction marks came through', 20);
      else tally.refused.right += 1;
    }
    tally.isInterview.judged += 1;
    if (p.isInterview === g.isInterview) tally.isInterview.right += 1;
    else {
      tally.isInterview[p.isInterview ? 'falseYes' : 'falseNo'] += 1;
      note(`isInterview ${p.isInterview}, expected ${g.isInterview}`, 20);
    }
    for (const f of ['startsAt', 'endsAt']) {
      if (g[f] == null) continue;
      tally[f].judged += 1;
      if (min(p[f]) !== null && min(p[f]) === min(g[f])) tally[f].right += 1;
      else note(`${f} ${p[f]}, expected ${g[f]}`, 10);
    }
    if (g.isInterview) {
      if (!g.interviewersOpen) {
        const left = [...(p.interviewers ?? [])];
        let tp = 0;
        const miss = [];
        for (const w of g.interviewers) {
          const i = left.findIndex((q) => same(w, q));
          if (i < 0) miss.push(w.name);
          else {
            const q = left.splice(i, 1)[0];
            tp += 1;
            if (w.email) {
              extra.email.judged += 1;
              if (text(q.email) === text(w.email)) extra.email.right += 1;
            }
            if (!w.email && q.email)
              note(`an address for ${w.name} that is not in the file: ${q.email}`, 8);
          }
        }
        tally.interviewers.judged += 1;
        tally.interviewers.tp += tp;
        tally.interviewers.fn += miss.length;
        tally.interviewers.fp += left.length;
        if (!miss.length && !left.length) tally.interviewers.exact += 1;
        if (miss.length) note('interviewers missing: ' + miss.join(', '), 5 * miss.length);
        if (left.length)
          note(
            'no interviewers: ' + left.map((q) => q.name ?? q.email).join(', '),
            6 * left.length,
          );
        if (
          (p.interviewers ?? []).some((q) => q.email && text(q.email) === text(g.candidate?.email))
        )
          note('the candidate among the interviewers', 15);
      }
      for (const f of ['company', 'role']) {
        tally[f].judged += 1;
        if (text(p[f]) === text(g[f])) tally[f].right += 1;
        else {
          if (g[f] == null) tally[f].invented += 1;
          note(
            `${f} ${JSON.stringify(p[f] ?? null)}, expected ${JSON.stringify(g[f])}`,
            g[f] == null ? 6 : 4,
          );
        }
      }
      for (const f of ['round', 'kind']) {
        extra[f].judged += 1;
        if (text(p[f]) === text(g[f])) extra[f].right += 1;
      }
      extra.coordinator.judged += 1;
      if (
        !g.coordinator
          ? !p.coordinator ||
            (g.coordinatorMailbox && text(p.coordinator.email) === text(g.coordinatorMailbox))
          : p.coordinator && same(g.coordinator, p.coordinator)
      )
        extra.coordinator.right += 1;
    }
    for (const f of ['method', 'uid', 'sequence']) {
      extra[f].judged += 1;
      if ((p[f] ?? null) === g[f] || (f === 'sequence' && (p[f] ?? 0) === (g[f] ?? 0)))
        extra[f].right += 1;
    }
    extra.timeZone.judged += 1;
    if (
      (g.timeZone === null && !p.timeZone) ||
      (p.timeZone && g.timeZone && alias(p.timeZone) === alias(g.timeZone))
    )
      extra.timeZone.right += 1;
  }
  if (!faults.length) tally.right += 1;
  else bad.push({ file: g.file, uid: g.uid, cost, faults, tricky: g.tricky });
}
const unknown = pred
  .filter(
    (r) =>
      !gold.some((g) => g.file === r.file && (g.refused || r.refused || !r.uid || g.uid === r.uid)),
  )
  .map((r) => `${r.file} ${r.uid ?? ''}`);
const iv = tally.interviewers;
iv.precision = iv.tp / (iv.tp + iv.fp || 1);
iv.recall = iv.tp / (iv.tp + iv.fn || 1);
bad.sort((a, b) => b.cost - a.cost);
if (args.includes('--json')) console.log(JSON.stringify({ tally, extra, unknown, bad }, null, 1));
else {
  const pc = (x, k = 'right') =>
    x.judged ? `${x[k]}/${x.judged} ${((100 * x[k]) / x.judged).toFixed(1)} %` : '-';
  console.log(
    `rows right     ${tally.right}/${tally.rows} ${((100 * tally.right) / tally.rows).toFixed(1)} %`,
  );
  console.log(
    `isInterview    ${pc(tally.isInterview)}   wrongly yes ${tally.isInterview.falseYes}   wrongly no ${tally.isInterview.falseNo}`,
  );
  console.log(`startsAt       ${pc(tally.startsAt)}\nendsAt         ${pc(tally.endsAt)}`);
  console.log(
    `interviewers   set exact ${pc(iv, 'exact')}   precision ${iv.precision.toFixed(3)}   recall ${iv.recall.toFixed(3)}`,
  );
  console.log(
    `company        ${pc(tally.company)}   invented ${tally.company.invented}\nrole           ${pc(tally.role)}   invented ${tally.role.invented}`,
  );
  console.log(
    `refused        ${pc(tally.refused)} (hostile files: refused where they must be, or read safely)`,
  );
  console.log(
    'not in the verdict: ' +
      Object.entries(extra)
        .map(([k, v]) => `${k} ${pc(v)}`)
        .join('; '),
  );
  if (unknown.length) console.log('events that gold does not know: ' + unknown.join(', '));
  for (const b of bad.slice(0, worstN))
    console.log(`\n${b.file}  ${b.uid ?? ''}\n  ${b.faults.join('\n  ')}\n  tricky: ${b.tricky}`);
}
process.exitCode = tally.right === tally.rows ? 0 : 1;
