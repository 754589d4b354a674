import { loadavg } from 'node:os';
import { checksBench } from './checks.ts';
import { dueBench } from './due.ts';
import { mailBench } from './mail.ts';
import { type Figure, bench as planBench } from './plan.ts';

const show = (title: string, figures: readonly Figure[]) => {
  process.stdout.write(`${title}\n`);
  for (const { name, value, unit } of figures) {
    process.stdout.write(`  ${name.padEnd(40)} ${value.toFixed(2).padStart(12)} ${unit}\n`);
  }
};

show('Planning', planBench());
show('Checks', checksBench());
const large = process.argv.includes('--large');
show('A tick of the worker', await dueBench(large));
if (process.argv.includes('--web')) {
  const { webLoadBench, webTaskBench } = await import('./web.ts');
  show('Longest task, 4 times slower processor', await webTaskBench());
  show('Screens opened cold, as Lighthouse (mobile) throttles', await webLoadBench());
}
show('Mail', await mailBench(large));
process.stdout.write(`Load of the machine: ${loadavg()[0]?.toFixed(2)}\n`);
