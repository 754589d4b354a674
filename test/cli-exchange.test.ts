/** The ways in and out at the terminal: any file in, tables, cards and a record to print out. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-exchange-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]): { code: number; out: string; err: string } {
  const data = join(folder, 'data');
  const ended = spawnSync(
    process.execPath,
    [join(root, 'src/cli/main.ts'), ...args, '--data', data],
    {
      encoding: 'utf8',
      env: { ...process.env, AFTERWORD_KEY: 'file', TZ: 'Europe/London' },
    },
  );
  return { code: ended.status ?? -1, out: ended.stdout, err: ended.stderr };
}

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const table = [
  'Company;Job Title;Status;Date Applied;Contact',
  'Halden Foods;Baker;Applied;03.02.2026;Tove Lind <tove@halden.example>',
  '=HYPERLINK("http://evil.example");Cook;Rejected;04.02.2026;',
].join('\n');

describe('the terminal', () => {
  it('takes a table in when it is told to, and not before', () => {
    const path = file('list.csv', Buffer.from(table, 'latin1'));
    const asked = run('import', path);
    expect(asked.code).not.toBe(0);
    expect(asked.err).toContain('2 applications');
    expect(run('export', '--as', 'csv').out).not.toContain('Halden');
    expect(run('import', path, '--yes').out).toContain('2 added');
    expect(run('import', path, '--yes').out).toContain('0 added, 2 were there already');
  });

  it('takes in people and an advertisement, and says what is missing', () => {
    const card = file('tove.vcf', 'BEGIN:VCARD\nVERSION:3.0\nFN:Odd Berg\nEND:VCARD\n');
    expect(run('import', card).err).toContain('--into');
    expect(run('import', card, '--into', 'Halden').out).toContain('Odd Berg');
    const posting = file('job.txt', 'Your profile\n- Sourdough\n- Early mornings\n');
    expect(run('import', posting).err).toContain('--company');
    expect(run('import', posting, '--into', 'Halden').out).toContain('2 things');
  });

  it('writes tables, cards and a record to print, with formulas defused', () => {
    const csv = run('export', '--as', 'csv').out;
    expect(csv).toContain('"\'=HYPERLINK(""http://evil.example"")"');
    expect(run('export', '--as', 'vcard').out).toContain('FN:Tove Lind');
    const page = run(
      'export',
      '--as',
      'report',
      '--from',
      '2026-02-01',
      '--without',
      'results',
    ).out;
    expect(page).toContain('Halden Foods');
    expect(page).not.toContain('Turned down');
  });

  it('refuses what it cannot read in a sentence, with nothing changed', () => {
    const before = run('export', '--as', 'csv').out;
    for (const [name, bytes] of [
      ['bomb.csv', Buffer.from('1f8b0800', 'hex')],
      ['list.xlsx', Buffer.from('PK\u0003\u0004')],
      ['rubbish.txt', Buffer.from('hello there')],
    ] as const) {
      const { code, err } = run('import', file(name, bytes));
      expect(code).toBe(2);
      expect(err).toMatch(/\w+\./);
    }
    expect(run('export', '--as', 'csv').out).toBe(before);
  });
});
