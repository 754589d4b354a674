import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRows } from '../eval/kind.ts';
import type { Scenario } from '../eval/kinds/plan-scenario.ts';
import { wordsOf } from '../eval/kinds/plan-words.ts';

/** Writes what the screen says of every scenario to `corpus/plan/own-words.json`; read the diff. */
const FOLDER = join(import.meta.dirname, '../corpus/plan');
const rows = ['scenarios.jsonl', 'own.jsonl'].flatMap((f) => readRows<Scenario>(join(FOLDER, f)));
const words = Object.fromEntries(rows.map((row) => [row.id, wordsOf(row)]));
writeFileSync(join(FOLDER, 'own-words.json'), `${JSON.stringify(words, null, 1)}\n`);
