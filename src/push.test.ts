import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { addDevice, devices, devicesLost, loseDevices } from './desk/reminding.ts';
import { Fault } from './errors.ts';
import { refusedWith, webPusher } from './push.ts';
import { openSqlite } from './store/sqlite.ts';
import { createVault } from './vault/vault.ts';

it('keeps one pair of keys, sealed, until everything is deleted', async () => {
  const { shelf } = openSqlite(':memory:', '2026-03-03T22:00:00Z');
  const key = randomBytes(32);
  const vault = createVault(async () => key);
  const pusher = webPusher(shelf, vault, async () => {});
  const [one, other] = await Promise.all([pusher.publicKey(), pusher.publicKey()]);
  expect(other).toBe(one);
  expect(await webPusher(shelf, vault, async () => {}).publicKey()).toBe(one);
  const kept = (await shelf.setting('vapid')) as { privateKey: string };
  expect(await vault.open('vapid', kept.privateKey)).toMatch(/^[\w-]{43}$/);
  await shelf.clearSettings([]);
  const fresh = await pusher.publicKey();
  expect(fresh).not.toBe(one);
  expect(await webPusher(shelf, vault, async () => {}).publicKey()).toBe(fresh);
});

it('makes fresh keys when those kept cannot be opened any more, and has browsers switched on again', async () => {
  const { shelf } = openSqlite(':memory:', '2026-03-03T22:00:00Z');
  const vaultOf = (key: Buffer) => createVault(async () => key);
  const pusherOf = (key: Buffer) => webPusher(shelf, vaultOf(key), () => loseDevices(shelf));
  const [before, after] = [randomBytes(32), randomBytes(32)];
  const old = await pusherOf(before).publicKey();
  const device = {
    ...{ endpoint: 'https://push.example.org/1', keys: { p256dh: 'p', auth: 'a' } },
    ...{ label: 'Phone', addedAt: '2026-03-01T00:00:00Z' },
  };
  await addDevice(shelf, device);
  const pusher = pusherOf(after);
  const [one, other] = await Promise.all([pusher.publicKey(), pusher.publicKey()]);
  expect(one).not.toBe(old);
  expect([other, await pusherOf(after).publicKey()]).toEqual([one, one]);
  expect([await devices(shelf), await devicesLost(shelf)]).toEqual([[], true]);
  await addDevice(shelf, device);
  expect(await devicesLost(shelf)).toBe(false);
});

it('throws no keys away while the keyring is locked', async () => {
  const { shelf } = openSqlite(':memory:', '2026-03-03T22:00:00Z');
  const key = randomBytes(32);
  const lost = async () => {
    throw new Error('nothing is lost');
  };
  const old = await webPusher(
    shelf,
    createVault(async () => key),
    lost,
  ).publicKey();
  const locked = createVault(async () => {
    throw new Fault('store_broken', 'The keyring is locked.', 'Unlock it.');
  });
  await expect(webPusher(shelf, locked, lost).publicKey()).rejects.toThrow('keyring is locked');
  expect(
    await webPusher(
      shelf,
      createVault(async () => key),
      lost,
    ).publicKey(),
  ).toBe(old);
});

it('drops a browser whose push service refuses the key or the address for good', () => {
  expect([401, 403, 404, 410].map(refusedWith)).toEqual(['gone', 'gone', 'gone', 'gone']);
  expect([0, 429, 500].map(refusedWith)).toEqual(['failed', 'failed', 'failed']);
});
