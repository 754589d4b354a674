import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { refuseExisting, writePrivately } from './private-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'afterword-private-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a file that holds everything', () => {
  it('is its owner’s to read, and is not written over another unless told', () => {
    const path = join(folder, 'mine.json');
    writeFileSync(path, 'before');
    chmodSync(path, 0o644);
    expect(() => refuseExisting(path)).toThrow('already');
    expect(() => writePrivately(path, 'after', false)).toThrow('already');
    expect(readFileSync(path, 'utf8')).toBe('before');
    writePrivately(path, 'after', true);
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['after', 0o600]);
  });

  it('is new where there is none, and no folder', () => {
    const path = join(folder, 'new.json');
    refuseExisting(path);
    writePrivately(path, 'text', false);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(() => writePrivately(folder, 'text', true)).toThrow('folder');
  });

  it('may be a device', () => {
    refuseExisting('/dev/null');
    writePrivately('/dev/null', 'text', false);
    expect(statSync('/dev/null').isFile()).toBe(false);
  });
});
