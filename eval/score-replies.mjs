#!/usr/bin/env node
// Scores reply-understanding predictions against a labelled corpus. Plain Node, no dependencies.
// usage: node score.mjs predictions.jsonl [--gold replies.jsonl] [--json] [--worst N] [--tag TAG]
// prediction line: {id, intent, promisedBy, newText, stopsFollowUps, returnDate, followUpNotBefore?, newContact?, askedQuestions?}
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const argv = process.argv.slice(2);
const opt = (n, d) => {
  const i = argv.indexOf(n);
  return i < 0 ? d : argv.splice(i, 2)[1];
};
const flag = (n) => {
  const i = argv.indexOf(n);
  if (i >= 0) argv.splice(i, 1);
  return i >= 0;
};
const goldFile = opt('--gold', path.join(here, '..', 'corpus', 'replies', 'part1.jsonl'));
const worstN = Number(opt('--worst', '20'));
const tag = opt('--tag', null);
const asJson = flag('--json');
if (!argv[0]) {
  console.error(
    'usage: node score.mjs predictions.jsonl [--gold f] [--json] [--worst N] [--tag T]',
  );
  process.exit(2);
}
const readl = (f) =>
  fs
    .readFileSync(f, 'utf8')
    .split('\n')
    .filter((l) => l.trim())
    .map((l) => JSON.parse(l));
let gold = readl(goldFile);
if (tag) gold = gold.filter((g) => g.tags.includes(tag));
const preds = new Map(readl(argv[0]).map((p) => [p.id, p]));
const norm = (s) =>
  (s ?? '')
    .replace(/[\u00a0\s]+/g, ' ')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .trim();
const day = (s) => (s ? Math.round(Date.parse(s.slice(0, 10) + 'T00:00:00Z') / 864e5) : null);
const wilson = (k, n) => {
  if (!n) return [0, 0];
  const z = 1.96,
    p = k / n,
    d = 1 + (z * z) / n,
    c = (p + (z * z) / (2 * n)) / d,
    h = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / d;
  return [c - h, c + h];
};
const tokF1 = (a, b) => {
  const A = norm(a).toLowerCase().split(' ').filter(Boolean),
    B = norm(b).toLowerCase().split(' ').filter(Boolean);
  if (!A.length && !B.length) return 1;
  const m = new Map();
  for (const t of A) m.set(t, (m.get(t) ?? 0) + 1);
  let c = 0;
  for (const t of B) {
    const k = m.get(t) ?? 0;
    if (k) {
      c++;
      m.set(t, k - 1);
    }
  }
  return c ? (2 * c) / (A.length + B.length) : 0;
};
const labels = [...new Set(gold.map((g) => g.labels.intent))];
const M = { n: gold.length, missing: 0 };
const cnt = {};
const add = (k, ok) => {
  const c = (cnt[k] ??= [0, 0]);
  c[1]++;
  if (ok) c[0]++;
};
const conf = new Map();
let f1sum = 0;
const cases = [];
const TERMINAL = new Set(['rejection', 'offer', 'position_filled', 'position_on_hold']);
for (const g of gold) {
  const L = g.labels,
    p = preds.get(g.id);
  if (!p) M.missing++;
  const P = p ?? {};
  let cost = 0;
  const why = [];
  const bad = (w, s) => {
    cost += w;
    why.push(s);
  };
  // intent
  const okI = P.intent === L.intent;
  add('intent', okI);
  conf.set(
    L.intent + '|' + (P.intent ?? 'none'),
    (conf.get(L.intent + '|' + (P.intent ?? 'none')) ?? 0) + 1,
  );
  if (!okI)
    bad(
      TERMINAL.has(L.intent) || TERMINAL.has(P.intent) ? 5 : 2,
      `intent ${P.intent ?? 'none'} (is ${L.intent})`,
    );
  // promisedBy
  const gd = day(L.promisedBy),
    pd = day(P.promisedBy);
  add('promisedBy (all rows, exact or both null)', gd === pd);
  if (gd !== null) {
    const diff = pd === null ? null : pd - gd,
      slack = L.promisedSlackDays ?? 0;
    add('promisedBy exact (rows with a promise)', diff === 0);
    add('promisedBy within 1 day', diff !== null && Math.abs(diff) <= 1);
    add('promisedBy within its slack', diff !== null && Math.abs(diff) <= Math.max(slack, 0));
    if (slack === 0) add('promisedBy exact (unambiguous rows only)', diff === 0);
    add('promise found at all', pd !== null);
    const early = diff !== null && diff < -slack;
    add('EARLY-NUDGE rate (predicted before the promised day)', early);
    if (diff === null) bad(3, `promise ${L.promisedBy} missed ("${L.promisedPhrase}")`);
    else if (early)
      bad(4, `promise ${P.promisedBy} too early (is ${L.promisedBy}, "${L.promisedPhrase}")`);
    else if (diff > Math.max(slack, 1))
      bad(2, `promise ${P.promisedBy} too late (is ${L.promisedBy}, "${L.promisedPhrase}")`);
  } else {
    add('FALSE-DEADLINE rate (date predicted where none)', pd !== null);
    if (pd !== null) bad(6, `invented deadline ${P.promisedBy}`);
  }
  // stops
  const ps = P.stopsFollowUps === true;
  add('stopsFollowUps', ps === L.stopsFollowUps);
  if (L.stopsFollowUps) {
    add('MISSED-STOP rate (worst error)', !ps);
    if (!ps) bad(10, 'MISSED STOP');
  } else {
    add('false-stop rate', ps);
    if (ps) bad(3, 'false stop');
  }
  // newText
  const t = norm(P.newText),
    strict = t === norm(L.newText),
    withC = norm(L.newText + ' ' + (L.closing ?? ''));
  add('newText exact', strict);
  add('newText exact (closing line allowed)', strict || t === withC);
  const f = Math.max(
    tokF1(P.newText, L.newText),
    tokF1(P.newText, L.newText + ' ' + (L.closing ?? '')),
  );
  f1sum += f;
  add('newText leaks quoted or signature text', f < 0.98 && t.length > withC.length);
  if (!(strict || t === withC)) bad(1 + (1 - f) * 2, `newText F1 ${f.toFixed(2)}`);
  // return date
  if (L.intent === 'out_of_office') {
    const ok = (P.returnDate ?? null) === L.returnDate;
    add('returnDate (out-of-office rows)', ok);
    if (!ok) bad(2, `return ${P.returnDate ?? 'null'} (is ${L.returnDate})`);
  } else add('false returnDate rate', !!P.returnDate);
  if ('followUpNotBefore' in P)
    add('followUpNotBefore', (P.followUpNotBefore ?? null) === L.followUpNotBefore);
  if ('newContact' in P && (L.newContact || P.newContact))
    add('newContact email', (P.newContact?.email ?? null) === (L.newContact?.email ?? null));
  if ('askedQuestions' in P)
    add(
      'askedQuestions (any/none agrees)',
      P.askedQuestions?.length > 0 === L.askedQuestions.length > 0,
    );
  const full =
    okI &&
    (gd === null
      ? pd === null
      : pd !== null && Math.abs(pd - gd) <= Math.max(L.promisedSlackDays ?? 0, 0)) &&
    ps === L.stopsFollowUps &&
    (L.intent !== 'out_of_office' || (P.returnDate ?? null) === L.returnDate);
  add('ALL-RIGHT (intent + promise within slack + stop + return)', full);
  if (g.tags.includes('tricky')) add('ALL-RIGHT on tricky rows', full);
  cases.push({ id: g.id, cost, why, text: norm(L.newText).slice(0, 110) });
}
const per = labels.map((l) => {
  let tp = 0,
    fp = 0,
    fn = 0;
  for (const [k, v] of conf) {
    const [a, b] = k.split('|');
    if (a === l && b === l) tp += v;
    else if (b === l) fp += v;
    else if (a === l) fn += v;
  }
  const pr = tp + fp ? tp / (tp + fp) : 0,
    rc = tp + fn ? tp / (tp + fn) : 0;
  return {
    label: l,
    n: tp + fn,
    precision: pr,
    recall: rc,
    f1: pr + rc ? (2 * pr * rc) / (pr + rc) : 0,
  };
});
M.macroF1 = per.reduce((s, x) => s + x.f1, 0) / per.length;
M.newTextTokenF1 = f1sum / gold.length;
M.rates = Object.fromEntries(
  Object.entries(cnt).map(([k, [a, b]]) => [
    k,
    { k: a, n: b, rate: a / b, ci95: wilson(a, b).map((x) => +x.toFixed(3)) },
  ]),
);
M.perIntent = per;
if (asJson) {
  console.log(JSON.stringify(M, null, 1));
  process.exit(0);
}
console.log(`rows ${M.n}, without a prediction ${M.missing}\n`);
for (const [k, v] of Object.entries(M.rates))
  console.log(
    `${k.padEnd(60)} ${(100 * v.rate).toFixed(1).padStart(5)}%  ${String(v.k).padStart(3)}/${v.n}  [${(100 * v.ci95[0]).toFixed(0)}-${(100 * v.ci95[1]).toFixed(0)}]`,
  );
console.log(`${'intent macro-F1'.padEnd(60)} ${M.macroF1.toFixed(3)}`);
console.log(
  `${'newText mean token-F1 (best of with/without closing)'.padEnd(60)} ${M.newTextTokenF1.toFixed(3)}`,
);
console.log('\nper intent            n  prec  rec   F1');
for (const x of per)
  console.log(
    `${x.label.padEnd(25)}${String(x.n).padStart(3)}  ${x.precision.toFixed(2)}  ${x.recall.toFixed(2)}  ${x.f1.toFixed(2)}`,
  );
const top = [...conf]
  .filter(([k]) => {
    const [a, b] = k.split('|');
    return a !== b;
  })
  .sort((a, b) => b[1] - a[1])
  .slice(0, 10);
console.log('\nmost frequent confusions (truth -> predicted)');
for (const [k, v] of top) console.log(`  ${v} x ${k.replace('|', ' -> ')}`);
console.log(`\nworst ${worstN}`);
for (const c of cases
  .filter((c) => c.cost > 0)
  .sort((a, b) => b.cost - a.cost)
  .slice(0, worstN))
  console.log(`  ${c.id} cost ${c.cost.toFixed(1)}: ${c.why.join('; ')}\n       "${c.text}"`);
