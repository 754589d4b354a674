import { describe, expect, it } from 'vitest';
import { withFaults } from './sqlite-faults.ts';

function failing(code: string) {
  return withFaults({
    putSetting: async (_name: string) => {
      throw Object.assign(new Error('the library says so'), { code });
    },
  });
}

describe('a store that fails outside a transaction', () => {
  it.each([
    ['SQLITE_FULL', 'store_full'],
    ['SQLITE_IOERR_WRITE', 'store_full'],
    ['SQLITE_BUSY', 'store_locked'],
    ['SQLITE_CORRUPT', 'store_broken'],
    ['SQLITE_READONLY_DBMOVED', 'store_broken'],
  ])('answers %s with the fault %s', async (code, fault) => {
    await expect(failing(code).putSetting('x')).rejects.toMatchObject({ code: fault });
  });

  it('passes on what is no matter of the disk', async () => {
    await expect(failing('EOTHER').putSetting('x')).rejects.toThrow('the library says so');
  });
});
