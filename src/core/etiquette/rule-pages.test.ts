import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pages } from './rule-pages.ts';

const folder = join(import.meta.dirname, '../../../docs/rules');

it('the pages in docs/rules are what the rules say', () => {
  const written = new Map(
    readdirSync(folder).map((n) => [n, readFileSync(join(folder, n), 'utf8')]),
  );
  expect([...written].sort()).toEqual([...pages()].sort());
});
