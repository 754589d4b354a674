import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DebriefRow } from '../debrief-row.ts';
import { readRows } from '../kind.ts';
import { drafts } from '../kinds/drafts.ts';

/**
 * Blind pairs for judges: `node eval/drafts/pairs.ts FOLDER` writes each drafted note beside the
 * example for the same reader, in both orders and in both modes, and who wrote which into
 * `key.json`. A judge sees the numbered files alone.
 */

const DEBRIEFS = 'corpus/debriefs/debriefs.jsonl';
const EXAMPLES = 'corpus/debriefs/examples.md';

interface Example {
  readonly id: string;
  /** A word of the reader's name. */
  readonly to: string;
  readonly text: string;
}

interface Draft {
  readonly id: string;
  readonly interviewer: string;
  readonly mode: string;
  readonly subject: string;
  readonly body: string;
}

/** The thank-you notes among the examples; those to a panel stand one under the other. */
function examples(): Example[] {
  const [, notes = ''] = readFileSync(EXAMPLES, 'utf8').split('## Thank-you notes');
  const [thanks = ''] = notes.split('## Follow-ups');
  return thanks.split(/^### /m).flatMap((section) => {
    const [title = '', ...rest] = section.split('\n');
    const id = /^(e\d+)/.exec(title)?.[1];
    if (id === undefined) return [];
    const text = rest.join('\n');
    const single = /, to (.+?)(?: \(.*)?$/.exec(title)?.[1] ?? '';
    if (!/whole panel/.test(title)) return [{ id, to: lastName(single), text: text.trim() }];
    return text.split(/^\*\*To /m).flatMap((part) => {
      const [, name = '', body = ''] = /^(.+?)[.(][^*]*\*\*\s*([\s\S]*)$/.exec(part) ?? [];
      return body === '' ? [] : [{ id, to: lastName(name), text: body.trim() }];
    });
  });
}

const lastName = (name: string): string => name.trim().split(' ').at(-1) ?? '';

const letterOf = (d: Draft): string =>
  `${d.subject === '' ? '' : `Subject: ${d.subject}\n\n`}${d.body}`;

function record(row: DebriefRow, interviewer: string): string {
  return `${row.candidate.name} was interviewed for ${row.role} at ${row.company} and writes to ${interviewer}.`;
}

async function main(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const written = (await Array.fromAsync(drafts.predict(DEBRIEFS))) as Draft[];
  const rows = new Map(readRows<DebriefRow>(DEBRIEFS).map((r) => [r.id, r]));
  const key: Record<string, string> = {};
  let n = 0;
  for (const example of examples()) {
    for (const draft of written.filter(
      (d) => d.id === example.id && d.interviewer.includes(example.to),
    )) {
      const row = rows.get(example.id);
      if (row === undefined) continue;
      const pair = [letterOf(draft), example.text] as const;
      for (const order of [pair, [pair[1], pair[0]] as const]) {
        n++;
        const name = String(n).padStart(3, '0');
        const text = `${record(row, draft.interviewer)}\n\n--- Letter 1 ---\n\n${order[0]}\n\n--- Letter 2 ---\n\n${order[1]}\n`;
        writeFileSync(join(folder, `${name}.txt`), text);
        key[name] = `${draft.id} ${draft.mode}: ours is letter ${order === pair ? 1 : 2}`;
      }
    }
  }
  writeFileSync(join(folder, 'key.json'), `${JSON.stringify(key, null, 2)}\n`);
  console.log(`${n} pairs in ${folder}`);
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node eval/drafts/pairs.ts FOLDER');
  process.exitCode = 2;
} else await main(folder);
