import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { holdAlone } from './sqlite-hold.ts';

const folder = mkdtempSync(join(tmpdir(), 'afterword-hold-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a held file', () => {
  it('is for one holder at a time', () => {
    const path = join(folder, 'one');
    const letGo = holdAlone(path);
    expect(() => holdAlone(path)).toThrow('Another program is using this data');
    letGo();
    holdAlone(path)();
  });

  it('is free again when its holder was killed', () => {
    const path = join(folder, 'killed');
    const module = join(import.meta.dirname, 'sqlite-hold.ts');
    const program = `import { holdAlone } from ${JSON.stringify(module)};
      holdAlone(${JSON.stringify(path)});
      process.kill(process.pid, 'SIGKILL');`;
    const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', program]);
    expect(signal).toBe('SIGKILL');
    holdAlone(path)();
  });
});
