import { loadavg } from 'node:os';
import { dueBench } from './due.ts';
import { type Figure, bench as planBench } from './plan.ts';

const show = (title: string, figures: readonly Figure[]) => {
  process.stdout.write(`${title}\n`);
  for (const { name, value, unit } of figures) {
    process.stdout.write(`  ${name.padEnd(34)} ${value.toFixed(2).padStart(12)} ${unit}\n`);
  }
};

show('Planning', planBench());
show('A tick of the worker', await dueBench(process.argv.includes('--large')));
process.stdout.write(`Load of the machine: ${loadavg()[0]?.toFixed(2)}\n`);
