#!/usr/bin/env node
// Scores a note linter against a labelled corpus. Plain Node, no dependencies.
//   node score-lint.mjs GOLD.jsonl PRED.jsonl [--json] [--worst N] [--ignore rule,rule]
// GOLD lines: {id, labels:[...]}; a clean note has labels ["none"].
// PRED lines: {id, rules:[...]}; nothing found is [] or ["none"]. A note with no line counts as nothing found.
import { readFileSync } from 'node:fs';

const args = process.argv.slice(2);
const files = [];
let json = false,
  worst = 15,
  ignore = new Set();
for (let i = 0; i < args.length; i++) {
  if (args[i] === '--json') json = true;
  else if (args[i] === '--worst') worst = Number(args[++i]);
  else if (args[i] === '--ignore') ignore = new Set(args[++i].split(','));
  else files.push(args[i]);
}
if (files.length !== 2) {
  console.error('usage: score-lint.mjs GOLD.jsonl PRED.jsonl [--json] [--worst N] [--ignore a,b]');
  process.exit(2);
}

const RULES = [
  'missing_gratitude',
  'gratitude_not_first',
  'no_interest',
  'no_specific_reference',
  'no_fit',
  'unfinished_not_addressed',
  'too_long',
  'too_short',
  'too_few_paragraphs',
  'wall_of_text',
  'wrong_company',
  'wrong_or_misspelled_name',
  'missing_name',
  'placeholder_left',
  'template_generic',
  'panel_duplicate',
  'too_casual',
  'pushy_or_desperate',
  'negative_or_apologetic',
  'salary_or_benefits_raised',
  'unprofessional',
  'spelling',
  'grammar',
  'missing_signoff',
  'bad_subject',
  'before_deadline',
  'repeats_previous',
];

function load(file) {
  const out = new Map();
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, i) => {
      if (!line.trim()) return;
      let r;
      try {
        r = JSON.parse(line);
      } catch {
        console.error(`${file}:${i + 1}: not JSON`);
        process.exit(2);
      }
      if (!r.id) {
        console.error(`${file}:${i + 1}: no id`);
        process.exit(2);
      }
      if (out.has(r.id)) {
        console.error(`${file}:${i + 1}: id ${r.id} given twice`);
        process.exit(2);
      }
      out.set(r.id, r);
    });
  return out;
}
const gold = load(files[0]),
  pred = load(files[1]);
const unknown = new Set();
const clean = (a) => new Set((a ?? []).filter((x) => x !== 'none' && !ignore.has(x)));

const stat = new Map(
  RULES.filter((r) => !ignore.has(r)).map((r) => [r, { tp: 0, fp: 0, fn: 0, fpClean: 0 }]),
);
let cleanNotes = 0,
  alarmed = 0,
  cleanFindings = 0,
  dirty = 0,
  anyFound = 0,
  exact = 0,
  missing = 0;
const cases = [];
for (const [id, g] of gold) {
  if (!pred.has(id)) missing++;
  const want = clean(g.labels),
    got = clean(pred.get(id)?.rules);
  for (const r of got)
    if (!stat.has(r)) {
      unknown.add(r);
      got.delete(r);
    }
  for (const r of want)
    if (!stat.has(r)) {
      console.error(`gold ${id}: unknown label ${r}`);
      process.exit(2);
    }
  const isClean = (g.labels ?? []).includes('none');
  const missed = [],
    extra = [];
  for (const [r, s] of stat) {
    const w = want.has(r),
      p = got.has(r);
    if (w && p) s.tp++;
    else if (w) {
      s.fn++;
      missed.push(r);
    } else if (p) {
      s.fp++;
      extra.push(r);
      if (isClean) s.fpClean++;
    }
  }
  if (isClean) {
    cleanNotes++;
    cleanFindings += got.size;
    if (got.size) alarmed++;
  } else if (want.size) {
    dirty++;
    if ([...want].some((r) => got.has(r))) anyFound++;
  }
  if (!missed.length && !extra.length) exact++;
  cases.push({ id, kind: g.kind, clean: isClean, missed, extra });
}
for (const id of pred.keys()) if (!gold.has(id)) unknown.add(`(note ${id})`);

const prf = ({ tp, fp, fn }) => {
  const p = tp + fp ? tp / (tp + fp) : null,
    r = tp + fn ? tp / (tp + fn) : null;
  const f = 2 * tp + fp + fn ? (2 * tp) / (2 * tp + fp + fn) : null;
  return { p, r, f };
};
const per = [...stat].map(([rule, s]) => ({ rule, gold: s.tp + s.fn, ...s, ...prf(s) }));
const sum = per.reduce((a, s) => ({ tp: a.tp + s.tp, fp: a.fp + s.fp, fn: a.fn + s.fn }), {
  tp: 0,
  fp: 0,
  fn: 0,
});
const micro = prf(sum);
const withGold = per.filter((s) => s.gold > 0);
const mean = (k) => withGold.reduce((a, s) => a + (s[k] ?? 0), 0) / (withGold.length || 1);
const macro = { p: mean('p'), r: mean('r'), f: mean('f') };
cases.sort(
  (a, b) =>
    b.missed.length +
      b.extra.length * (b.clean ? 2 : 1) -
      (a.missed.length + a.extra.length * (a.clean ? 2 : 1)) || (a.id < b.id ? -1 : 1),
);
const bad = cases.filter((c) => c.missed.length + c.extra.length).slice(0, worst);
const result = {
  notes: gold.size,
  cleanNotes,
  dirtyNotes: dirty,
  notesWithoutPrediction: missing,
  falseAlarmRate: cleanNotes ? alarmed / cleanNotes : 0,
  findingsPerCleanNote: cleanNotes ? cleanFindings / cleanNotes : 0,
  dirtyCaught: dirty ? anyFound / dirty : 0,
  exactNotes: exact / gold.size,
  micro,
  macro,
  rules: per,
  worst: bad,
  unknown: [...unknown],
};
if (json) {
  console.log(JSON.stringify(result, null, 1));
  process.exit(0);
}

const pc = (x) => (x === null ? '    -' : (100 * x).toFixed(1).padStart(5));
console.log('rule                        gold   tp   fp   fn  prec%   rec%    F1%  fp-on-clean');
for (const s of per)
  console.log(
    s.rule.padEnd(26),
    String(s.gold).padStart(5),
    String(s.tp).padStart(4),
    String(s.fp).padStart(4),
    String(s.fn).padStart(4),
    ' ' + pc(s.p),
    ' ' + pc(s.r),
    ' ' + pc(s.f),
    String(s.fpClean).padStart(8),
  );
console.log();
console.log(
  `notes ${gold.size} (clean ${cleanNotes}, with violations ${dirty}); without a prediction line ${missing}`,
);
console.log(
  `false alarms: ${alarmed} of ${cleanNotes} clean notes (${pc(result.falseAlarmRate).trim()}%), ${result.findingsPerCleanNote.toFixed(2)} findings per clean note`,
);
console.log(
  `notes with violations where at least one was found: ${pc(result.dirtyCaught).trim()}%; notes exactly right: ${pc(result.exactNotes).trim()}%`,
);
console.log(`micro  P ${pc(micro.p)}  R ${pc(micro.r)}  F1 ${pc(micro.f)}`);
console.log(
  `macro  P ${pc(macro.p)}  R ${pc(macro.r)}  F1 ${pc(macro.f)}   (over the ${withGold.length} rules that occur in the gold)`,
);
if (bad.length) {
  console.log('\nworst notes');
  for (const c of bad)
    console.log(
      ' ',
      c.id,
      (c.kind ?? '').padEnd(16),
      c.clean ? 'CLEAN' : '     ',
      c.missed.length ? 'missed: ' + c.missed.join(', ') : '',
      c.extra.length ? 'extra: ' + c.extra.join(', ') : '',
    );
}
if (unknown.size) console.log('\nnot known to the scorer, not counted:', [...unknown].join(', '));
