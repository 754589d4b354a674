/** Backups as somebody meets them: the running app, its API, the command line, a disk that is full. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine } from '../src/store/sqlite-examine.ts';
import { type Product, startProduct, until } from './rig/product.ts';

const main = resolve(import.meta.dirname, '..', 'src', 'cli', 'main.ts');
const folder = mkdtempSync(join(tmpdir(), 'afterword-backups-'));
let product: Product;

beforeAll(async () => {
  product = await startProduct('2026-03-02T10:00:00Z');
});
afterAll(async () => {
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function run(data: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, '--data', data, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, out: stdout, err: stderr };
}

describe('the running app', () => {
  it('makes the backup of the day once there is something to lose', async () => {
    const person = { name: 'Nadia Brandt', email: 'nadia@larkfield.example', role: 'interviewer' };
    const rest = { title: null, zone: null, country: null, postal: null, card: false };
    await product.ok('POST', '/opportunities', {
      ...{ company: 'Larkfield', role: 'Cook', country: 'IE', interview: null },
      people: [{ ...person, ...rest }],
    });
    product.setClock('2026-03-02T12:00:00Z');
    const { backups } = await until('the backup of the day', async () => {
      const state = await product.ok('GET', '/backups');
      return state.backups.length === 1 && state;
    });
    expect(backups[0]).toMatchObject({ kind: 'automatic', at: '2026-03-02T12:00:00Z' });
  });

  it('makes one at once when asked, and gives it out whole', async () => {
    const { name } = await product.ok('POST', '/backups', {});
    expect(examine(join(product.data, 'backups', name))).toMatchObject({ opportunities: 1 });
    const missing = await product.call('GET', '/backups/..%2Fafterword.sqlite');
    expect(missing.status).toBe(404);
  });

  it('deletes them with everything else', async () => {
    await product.ok('DELETE', '/everything', { confirm: 'delete everything' });
    expect(readdirSync(join(product.data, 'backups'))).toEqual([]);
  });
});

describe('the command line', () => {
  const data = join(folder, 'data');

  it('writes a backup to a file or into a folder, and not over something else', () => {
    const file = join(folder, 'mine.sqlite');
    const first = run(data, 'backup', file);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain(`afterword restore ${file}`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(run(data, 'backup', file)).toMatchObject({ code: 3 });
    expect(run(data, 'backup', file, '--overwrite')).toMatchObject({ code: 0 });
    expect(JSON.parse(run(data, '--json', 'backup', folder).out).path).toContain(
      `${folder}/afterword-`,
    );
    const before = readFileSync(file);
    expect(run(data, 'restore', file).code).toBe(0);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('does not restore beside the running app, and says how', async () => {
    const program = `import { readConfig } from '${resolve(main, '../../config.ts')}';
      import { createApp } from '${resolve(main, '../../app.ts')}';
      import { silentLog } from '${resolve(main, '../../log.ts')}';
      const app = await createApp({ config: readConfig({ data: '${data}' }), log: silentLog, grammar: false });
      await app.run();
      const { restore } = await import('${resolve(main, '../../restoring.ts')}');
      const order = { config: readConfig({ data: '${data}' }), file: '${join(folder, 'mine.sqlite')}', fromAnother: false };
      const fault = await restore(order).catch((error) => error);
      process.stdout.write(fault.code);
      await app.close();
      process.exit(0);`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    expect(stdout).toBe('store_locked');
  });

  it.runIf(process.platform === 'linux')(
    'says that the disk is full and leaves no half a file',
    () => {
      const big = join(folder, 'big');
      run(big, 'plan');
      // No file may grow beyond 40 kB: for the program the disk is full.
      const command = `trap '' XFSZ; ulimit -f 80; exec '${process.execPath}' '${main}' --data '${big}' backup`;
      const full = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
      expect(full.status).toBe(7);
      expect(full.stderr).toContain('the disk is full or failing');
      expect(full.stderr).toContain('Free some space');
      const left = existsSync(join(big, 'backups')) ? readdirSync(join(big, 'backups')) : [];
      expect(left).toEqual([]);
      expect(run(big, 'backup').code).toBe(0);
    },
  );

  it('tells a backup from anything else', () => {
    const text = join(folder, 'notes.txt');
    writeFileSync(text, 'Dear Nadia');
    const refused = run(data, 'restore', text);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('This is no backup of Afterword.');
    expect(refused.err).toContain('Nothing was changed.');
  });
});
