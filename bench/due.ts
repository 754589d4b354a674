import { openSqlite } from '../src/store/sqlite.ts';
import type { Figure } from './plan.ts';

const NOW = '2026-11-23T12:00:00Z';

/**
 * What a tick of the worker costs: the due rows by their index, ten of them among 1,000, 100,000
 * and (with `--large`) 1,000,000 opportunities. The growth is the last figure over the first. The
 * control, in the same run, asks for every row, which is what a tick without the index would read.
 */
export async function dueBench(large: boolean): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const n of [1000, 100_000, ...(large ? [1_000_000] : [])]) {
    const { due, all } = await tick(n);
    figures.push({ name: `due among ${n}`, value: due, unit: 'µs' });
    figures.push({ name: `control: all rows of ${n}`, value: all, unit: 'µs' });
  }
  const growth = (figures.at(-2)?.value ?? 0) / (figures[0]?.value ?? 1);
  return [...figures, { name: 'growth of a tick', value: growth, unit: 'times' }];
}

async function tick(n: number): Promise<{ due: number; all: number }> {
  const store = openSqlite(':memory:', NOW);
  await store.transact(async ({ record }) => {
    for (let i = 0; i < n; i += 1) {
      const nextAt = i < 10 ? '2026-11-23T11:00:00Z' : '2027-01-01T00:00:00Z';
      await record.putIndex({ opportunity: `o${i}`, world: 'own', seq: 1, nextAt });
    }
  });
  const rounds = 300;
  for (let i = 0; i < 50; i += 1) await store.record.due('own', NOW, 100);
  const start = performance.now();
  for (let i = 0; i < rounds; i += 1) await store.record.due('own', NOW, 100);
  const due = ((performance.now() - start) * 1000) / rounds;
  const whole = performance.now();
  await store.record.due('own', '2028-01-01T00:00:00Z', n);
  const all = (performance.now() - whole) * 1000;
  await store.close();
  return { due, all };
}
