import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { webPusher } from './push.ts';
import { openSqlite } from './store/sqlite.ts';
import { createVault } from './vault/vault.ts';

it('keeps one pair of keys, sealed, until everything is deleted', async () => {
  const { shelf } = openSqlite(':memory:', '2026-03-03T22:00:00Z');
  const key = randomBytes(32);
  const vault = createVault(async () => key);
  const pusher = webPusher(shelf, vault);
  const [one, other] = await Promise.all([pusher.publicKey(), pusher.publicKey()]);
  expect(other).toBe(one);
  expect(await webPusher(shelf, vault).publicKey()).toBe(one);
  const kept = (await shelf.setting('vapid')) as { privateKey: string };
  expect(await vault.open('vapid', kept.privateKey)).toMatch(/^[\w-]{43}$/);
  await shelf.clearSettings([]);
  const fresh = await pusher.publicKey();
  expect(fresh).not.toBe(one);
  expect(await webPusher(shelf, vault).publicKey()).toBe(fresh);
});
