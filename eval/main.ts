import type { Kind } from './kind.ts';
import { drafts } from './kinds/drafts.ts';
import { followUps } from './kinds/follow-ups.ts';
import { invites } from './kinds/invites.ts';
import { notes } from './kinds/notes.ts';
import { plan } from './kinds/plan.ts';
import { proofreading } from './kinds/proofreading.ts';
import { replies } from './kinds/replies.ts';

const KINDS: Readonly<Record<string, Kind>> = {
  replies,
  notes,
  proofreading,
  drafts,
  'follow-ups': followUps,
  plan,
  invites,
};

const USAGE = `usage: npm run -s eval -- KIND INPUT [--score]
  KIND   ${Object.keys(KINDS).join(' | ')}
  INPUT  a file or folder in the format of corpus/KIND
  One JSON line a row; with --score the scores instead.`;

async function main(args: readonly string[]): Promise<number> {
  const [name, input] = args.filter((a) => !a.startsWith('--'));
  const kind = name === undefined ? undefined : KINDS[name];
  if (kind === undefined || input === undefined) {
    console.error(USAGE);
    return 2;
  }
  const lines: string[] = [];
  for await (const row of kind.predict(input)) lines.push(JSON.stringify(row));
  if (args.includes('--score')) {
    process.stdout.write(`${await kind.score(input, lines)}\n`);
  } else if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
