import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Fault } from '../errors.ts';
import type { OpportunitySummary, OpportunityView } from '../http/views.ts';
import type { Client } from './client.ts';

/** The opportunity a command means: by id or a part of the company's name; the only one if unnamed. */
export async function chooseOpportunity(
  client: Client,
  wanted: string | undefined,
): Promise<OpportunityView> {
  const { opportunities } = await client.get<{ opportunities: OpportunitySummary[] }>(
    '/opportunities',
  );
  const text = wanted?.toLowerCase() ?? '';
  const own = opportunities.filter((o) => !o.sample || wanted !== undefined);
  const exact = own.filter((o) => o.id === wanted || o.company.toLowerCase() === text);
  const found =
    exact.length > 0 ? exact : own.filter((o) => o.company.toLowerCase().includes(text));
  const [first, ...more] = found;
  if (first === undefined) {
    throw new Fault(
      'not_found',
      wanted === undefined ? 'There is no opportunity yet.' : `No opportunity matches "${wanted}".`,
      'afterword import INVITATION.ics starts one; afterword plan lists them.',
    );
  }
  if (more.length > 0) {
    const names = found.map((o) => `${o.company} (${o.id})`).join(', ');
    throw new Fault('bad_input', `More than one fits: ${names}.`, 'Name one of them.');
  }
  return await client.get<OpportunityView>(`/opportunities/${first.id}`);
}

/** Whether a person sits at the terminal; without one nothing is asked and nothing approved. */
export function isInteractive(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

/** Asks at the terminal. Fails with `refused` when nobody can answer. */
export async function ask(question: string): Promise<string> {
  if (!isInteractive()) {
    throw new Fault(
      'refused',
      'This needs a person at a terminal.',
      'Run it in a terminal, or use the app.',
    );
  }
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await reader.question(question)).trim();
  } finally {
    reader.close();
  }
}

/** Asks for a secret without showing what is typed. Fails with `refused` when nobody can answer. */
export async function askHidden(question: string): Promise<string> {
  if (!isInteractive()) return await ask(question);
  process.stdout.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return (await reader.question('')).trim();
  } finally {
    reader.close();
    process.stdout.write('\n');
  }
}

/** A file's text, or standard input for `-` and where no file is named. */
export async function textOf(file: string | undefined): Promise<string> {
  return (await bytesOf(file)).toString('utf8');
}

export async function bytesOf(file: string | undefined): Promise<Buffer> {
  if (file !== undefined && file !== '-') {
    const { readFile } = await import('node:fs/promises');
    try {
      return await readFile(file);
    } catch (error) {
      throw new Fault(
        'bad_input',
        `${file} cannot be read.`,
        'Check the name and that you may read it.',
        {
          cause: error,
        },
      );
    }
  }
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** JSON for programs, sentences for people. */
export function print(options: { readonly json?: boolean }, value: unknown, text: string): void {
  process.stdout.write(options.json === true ? `${JSON.stringify(value, null, 2)}\n` : `${text}\n`);
}
