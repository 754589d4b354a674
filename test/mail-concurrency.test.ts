/**
 * One copy, whoever is at work at the same moment (X2): two windows, the app and the command line,
 * two workers on one database. Real processes, one SQLite file, a real Exim.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReader } from '../src/bringing/reader.ts';
import { approvalHash } from '../src/core/approval.ts';
import { approvable, approveLetter } from '../src/desk/approving.ts';
import { BODY } from '../src/desk/desk.test-support.ts';
import { append, byPerson, type Desk, load } from '../src/desk/desk.ts';
import { openOpportunity } from '../src/desk/opening.ts';
import { readSettings, writeSettings } from '../src/desk/settings.ts';
import { imapMailbox } from '../src/mail/imap.ts';
import { smtpTransport } from '../src/mail/smtp.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import type { Life } from './rig/life.ts';
import { type Rig, startMailServers } from './rig/mail-servers.ts';
import { type Product, startProduct, until } from './rig/product.ts';

const robin = 'robin@postbox.example';
const nadia = 'nadia@larkfield.example';
const start = '2026-03-03T22:00:00Z';
let rig: Rig;

beforeAll(async () => {
  rig = await startMailServers([robin, nadia]);
});
afterAll(async () => rig?.stop());

/** What the command line is when no server runs: another process on the same file. */
function deskOn(path: string, now: () => string): Desk {
  const clock = { now: () => Temporal.Instant.from(now()) };
  const { auth } = rig.account(robin);
  return {
    store: openSqlite(path, start),
    clocks: { own: clock, sample: clock },
    newId: () => crypto.randomUUID(),
    post: async () => ({
      address: robin,
      transport: smtpTransport(rig.smtpPlain, auth),
      mailbox: imapMailbox(rig.imapPlain, auth),
    }),
    spelling: { lint: async () => [], prepare: async () => {} },
    reader: createReader(),
    changed: () => {},
  };
}

async function drafted(desk: Desk) {
  const opened = await openOpportunity(
    desk,
    {
      ...{ company: 'Larkfield Robotics', role: 'Controls Engineer', country: 'US' },
      people: [
        { name: 'Nadia Brandt', role: 'interviewer', email: nadia, zone: 'America/Chicago' },
      ],
      interview: { endsAt: '2026-03-03T20:00:00Z', zone: 'America/Chicago' },
    },
    byPerson,
  );
  const letter = crypto.randomUUID();
  const opportunity = await append(desk, {
    ...{ opportunity: opened, expectedSeq: null, origin: byPerson },
    bodies: [
      {
        ...{ kind: 'letter_drafted', letter, step: 'thank_you', to: opened.people[0]?.id ?? '' },
        ...{ interview: opened.interviews[0]?.id ?? null, channel: 'email', text: BODY },
        ...{ subject: 'Thank you for the test cell', sentences: [], ask: [], leftOut: [] },
        ...{ phrasings: [], revision: 0 },
      },
    ],
  });
  const [draft] = opportunity.letters;
  if (draft === undefined) throw new Error('there is no draft');
  const hash = approvalHash(approvable(opportunity, draft, null));
  return { opportunity: opportunity.id, expectedSeq: opportunity.seq, letter, hash };
}

type Order = Awaited<ReturnType<typeof drafted>>;

async function approveHere(desk: Desk, order: Order): Promise<void> {
  const approver = { kind: 'person', via: 'terminal' } as const;
  await approveLetter(desk, { ...order, sendAt: null, overrides: [], approver }, byPerson);
}

function copies(messageId: string | undefined): number {
  return rig.messages(nadia).filter((raw) => raw.includes(`Message-ID: ${messageId}`)).length;
}

describe('two windows and a command line that approve the same letter at once', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct(start);
    const settings = await product.ok('GET', '/settings');
    const candidate = { ...settings.candidate, name: 'Robin Ashdown', email: robin };
    await product.ok('PUT', '/settings', { ...settings, candidate });
    const { smtpPlain: smtp, imapPlain: imap, password } = rig;
    await product.ok('PUT', '/mailbox', {
      account: { address: robin, user: robin, password, smtp, imap },
    });
  });
  afterAll(async () => product?.stop());

  it('make one approval and one message', { timeout: 60_000 }, async () => {
    const desk = deskOn(join(product.data, 'afterword.sqlite'), () => start);
    const orders: Order[] = [];
    for (let n = 0; n < 4; n++) orders.push(await drafted(desk));
    for (const order of orders) {
      const { opportunity, letter, expectedSeq, hash } = order;
      const path = `/opportunities/${opportunity}/letters/${letter}/approve`;
      const window = async () => {
        const body = { expectedSeq, hash, sendAt: null, overrides: [] };
        return (await product.call('POST', path, body)).status;
      };
      const here = approveHere(desk, order).then(
        () => 200,
        () => 409,
      );
      const answers = await Promise.all([window(), window(), here]);
      expect(answers.filter((status) => status === 200)).toHaveLength(1);
    }
    product.setClock('2026-03-03T22:01:00Z');
    const rows = await until('every letter to be filed', async () => {
      const all = await desk.store.outbox.list();
      return all.length === orders.length && all.every((r) => r.state === 'filed') ? all : null;
    });
    for (const row of rows) expect(copies(row.messageId)).toBe(1);
    await desk.store.close();
  });

  it('a second server on the same data ends before it sends anything', async () => {
    const program = join(import.meta.dirname, 'rig', 'app-process.ts');
    const child = spawn(process.execPath, [program, product.data, join(product.data, 'clock')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, AFTERWORD_KEY: 'file' },
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const [code] = await once(child, 'exit');
    expect(code).not.toBe(0);
    expect(said).toContain('Another program is using this data');
  });
});

describe('three workers on one database, with nothing to keep them apart', () => {
  it('hand every message over once', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'afterword-workers-'));
    const path = join(folder, 'store');
    const clockFile = join(folder, 'clock');
    writeFileSync(clockFile, '2026-03-03T22:01:00Z');
    const desk = deskOn(path, () => start);
    const settings = await readSettings(desk.store.shelf);
    const caps = { perHour: 100, perDay: 100 };
    const candidate = { ...settings.candidate, name: 'Robin Ashdown', zone: 'Europe/Dublin' };
    await writeSettings(desk.store.shelf, { ...settings, caps, candidate });
    for (let n = 0; n < 12; n++) await approveHere(desk, await drafted(desk));
    const work = () => worker(path, clockFile);
    await Promise.all([work(), work(), work()]);
    writeFileSync(clockFile, '2026-03-03T23:01:00Z');
    await work();
    const rows = await desk.store.outbox.list();
    expect(rows.map((r) => [r.state, copies(r.messageId)])).toEqual(rows.map(() => ['filed', 1]));
    for (const { opportunity } of rows) {
      const sent = (await load(desk, opportunity)).happenings.filter((h) => h.kind === 'sent');
      expect(sent).toHaveLength(1);
    }
    await desk.store.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

/** Begins by taking every message that is being sent for a dead program's, as any start does. */
async function worker(path: string, clockFile: string): Promise<void> {
  const program = join(import.meta.dirname, 'rig', 'outbox-process.ts');
  const child = spawn(process.execPath, [program, path, clockFile], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const { smtpPlain: smtp, imapPlain: imap, password } = rig;
  const life: Life = { smtp, imap, dies: null, user: robin, password };
  child.stdin.end(`${JSON.stringify(life)}\n`);
  await once(child, 'exit');
}
