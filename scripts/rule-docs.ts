import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from '../src/core/etiquette/rule-pages.ts';

/** Writes `docs/rules` from the rules themselves; `--check` only says whether they are current. */
const folder = join(import.meta.dirname, '..', 'docs', 'rules');
const wanted = pages();
mkdirSync(folder, { recursive: true });
const stale = readdirSync(folder).filter((name) => !wanted.has(name));
const changed = [...wanted].filter(([name, text]) => {
  try {
    return readFileSync(join(folder, name), 'utf8') !== text;
  } catch {
    return true;
  }
});
if (process.argv.includes('--check')) {
  if (stale.length + changed.length > 0) {
    console.error('docs/rules is not current: node scripts/rule-docs.ts');
    process.exitCode = 1;
  }
} else {
  for (const name of stale) rmSync(join(folder, name));
  for (const [name, text] of changed) writeFileSync(join(folder, name), text);
}
