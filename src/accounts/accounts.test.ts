import { expect, it } from 'vitest';
import { movableClock } from '../clock.ts';
import { Fault } from '../errors.ts';
import { openSqlite } from '../store/sqlite.ts';
import { createVault } from '../vault/vault.ts';
import { mailAccounts } from './accounts.ts';

it('asks a locked keyring once a minute, says so, and opens the mailbox when it is unlocked', async () => {
  const clock = movableClock(Temporal.Instant.from('2026-03-03T22:00:00Z'));
  const { shelf } = openSqlite(':memory:', '2026-03-03T22:00:00Z');
  const hooks = { changed: async () => {}, listening: () => null };
  const place = { host: 'mail.postbox.example', port: 993, security: 'tls' } as const;
  const account = { address: 'robin@postbox.example', user: 'robin', imap: place, smtp: place };
  const key = Buffer.alloc(32, 7);
  const open = createVault(async () => key);
  await mailAccounts(shelf, open, clock, hooks).connect({ ...account, password: 'pear tree' });

  let asked = 0;
  let locked = true;
  const vault = createVault(async () => {
    asked += 1;
    if (locked) throw new Fault('store_broken', 'The keyring is locked.', 'Unlock it.');
    return key;
  });
  const accounts = mailAccounts(shelf, vault, clock, hooks);
  for (let second = 0; second < 30; second += 1) {
    await expect(accounts.post()).rejects.toMatchObject({ code: 'store_broken' });
    clock.forward({ seconds: 1 });
  }
  expect(asked).toBe(1);
  expect(await accounts.state()).toMatchObject({
    listening: { kind: 'away', why: 'The keyring is locked. Unlock it.' },
  });
  locked = false;
  clock.forward({ minutes: 1 });
  expect((await accounts.post())?.address).toBe('robin@postbox.example');
  expect(await accounts.state()).toMatchObject({ listening: null });
});
