import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Command } from 'commander';

/** Scores the core against a corpus; the work is done by `eval/main.ts`. */
export function evalCommand(program: Command): void {
  program
    .command('eval')
    .argument('<kind>', 'replies, notes, proofreading, drafts, follow-ups, plan, invites')
    .argument('<input>', 'a file or folder in the format of corpus/')
    .option('--score', 'print the scores instead of the predictions')
    .description('score the core against a corpus')
    .action((kind: string, input: string, own: { score?: boolean }) => {
      const main = join(import.meta.dirname, '..', '..', '..', 'eval', 'main.ts');
      const args = [main, kind, input, ...(own.score === true ? ['--score'] : [])];
      process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 8;
    });
}
