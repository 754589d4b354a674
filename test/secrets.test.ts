/**
 * No secret leaves the vault: the main job is done with a password nobody else has, the sign-in is
 * refused and tried again, and then everything that the product wrote, said or answered is searched
 * for it, as it stands and as mail protocols encode it.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Rig, startMailServers } from './rig/mail-servers.ts';
import { type Product, startProduct, until } from './rig/product.ts';
import { Story } from './rig/story.ts';

const password = 'Canary-7hQ2xVb9';
const wrong = 'Canary-wrong-4kTz';
const who = {
  robin: 'robin@postbox.example',
  nadia: 'nadia@larkfield.example',
  tomas: 'tomas@larkfield.example',
};

let rig: Rig;
let product: Product;

beforeAll(async () => {
  rig = await startMailServers(['nobody@spare.example']);
  await rig.addUser(who.robin, password);
  for (const address of [who.nadia, who.tomas]) await rig.addUser(address);
  product = await startProduct('2026-03-02T10:00:00Z');
});
afterAll(async () => {
  await product?.stop();
  await rig?.stop();
});

/** A secret as it stands and as SASL carries it (PLAIN, LOGIN). */
function forms(secret: string): readonly string[] {
  const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/=+$/, '');
  const plain = base64(`\0${who.robin}\0${secret}`);
  return [...new Set([secret, base64(secret), plain, encodeURIComponent(secret)])];
}

function secrets(): readonly string[] {
  const key = readFileSync(join(product.data, 'key'), 'utf8').trim();
  const bytes = Buffer.from(key, 'base64');
  return [
    ...forms(password),
    ...forms(wrong),
    key,
    bytes.toString('hex'),
    bytes.toString('latin1'),
  ];
}

function found(where: string, bytes: Buffer | string): readonly string[] {
  const text = typeof bytes === 'string' ? bytes : bytes.toString('latin1');
  return secrets().flatMap((secret) => (text.includes(secret) ? [`${where}: ${secret}`] : []));
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('a secret', () => {
  it('is nowhere after the whole loop and a refused sign-in', async () => {
    await new Story({ ...rig, password }, product, who, async () => undefined).tell();
    const account = {
      ...{ address: who.robin, user: who.robin, smtp: rig.smtpPlain, imap: rig.imapPlain },
      password: wrong,
    };
    const tried = await product.ok('POST', '/mailbox/test', { account });
    expect(tried.steps.some(({ ok }: { ok: boolean }) => !ok)).toBe(true);
    await product.ok('PUT', '/mailbox', { account });
    await until('the refused sign-in to be shown', async () => {
      const { state } = await product.ok('GET', '/mailbox');
      return state === 'failing';
    });
    const answers = ['/mailbox', '/mailbox/test', '/settings', '/today', '/export', '/outbox'];
    const bad = await product.call('PUT', '/mailbox', { account: { ...account, smtp: wrong } });
    expect(bad.status).toBe(400);
    const leaks = [...found('a refused request', JSON.stringify(bad.body))];
    for (const path of answers)
      leaks.push(...found(path, JSON.stringify((await product.call('GET', path)).body)));
    leaks.push(...found('standard output and error', product.said()));
    for (const file of ['cmdline', 'environ'])
      leaks.push(...found(file, readFileSync(`/proc/${product.pid()}/${file}`)));
    for (const file of filesOf(product.data))
      if (file !== join(product.data, 'key'))
        leaks.push(...found(relative(product.data, file), readFileSync(file)));
    for (const command of [['doctor', '--json'], ['export'], ['backup', join(product.data, 'b')]])
      leaks.push(...found(command.join(' '), cli(command)));
    if (filesOf(product.data).includes(join(product.data, 'b')))
      leaks.push(...found('the backup', readFileSync(join(product.data, 'b'))));
    expect(leaks).toEqual([]);
  });

  it('would be found if it were there', () => {
    expect(found('a log', `AUTH PLAIN ${forms(password)[2]}`)).toHaveLength(1);
    expect(found('a log', `password=${password}`)).toHaveLength(1);
  });
});

/** What a command prints, whatever its exit code. */
function cli(command: readonly string[]): string {
  const main = join(import.meta.dirname, '..', 'src', 'cli', 'main.ts');
  try {
    return execFileSync(process.execPath, [main, '--data', product.data, ...command], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  }
}
