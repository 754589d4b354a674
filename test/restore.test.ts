/**
 * A disk is lost, and the backup of before the notes went out is all there is: restored on a new
 * machine, with real Dovecot and Exim. The mailbox, connected again, says what was sent since, and
 * nobody gets a second copy.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { restore } from '../src/restoring.ts';
import type { MailServers } from './rig/letters.ts';
import { type Rig, startMailServers } from './rig/mail-servers.ts';
import { type Product, startProduct, until } from './rig/product.ts';
import { Story } from './rig/story.ts';

const who: MailServers = {
  robin: 'robin@postbox.example',
  nadia: 'nadia@larkfield.example',
  tomas: 'tomas@larkfield.example',
};
const safe = mkdtempSync(join(tmpdir(), 'afterword-safe-'));
let rig: Rig;
let product: Product;

beforeAll(async () => {
  rig = await startMailServers(Object.values(who));
  product = await startProduct('2026-03-02T10:00:00Z');
});
afterAll(async () => {
  await product?.stop();
  await rig?.stop();
  rmSync(safe, { recursive: true, force: true });
});

/** A backup now, kept where the disk that fails does not reach. */
async function backUp(name: string): Promise<string> {
  const { name: made } = await product.ok('POST', '/backups', {});
  cpSync(join(product.data, 'backups', made), join(safe, name));
  return join(safe, name);
}

/** Everything is gone but the backup; the new machine has no key, no sessions, nothing. */
async function loseTheDisk(backup: string, now: string): Promise<void> {
  await product.crash(async () => {
    for (const name of readdirSync(product.data)) {
      if (name !== 'clock') rmSync(join(product.data, name), { recursive: true, force: true });
    }
    const config = readConfig({ data: product.data });
    const clock = { now: () => Temporal.Instant.from(now) };
    const done = await restore({ config, file: backup, fromAnother: false, clock });
    expect(done).toMatchObject({ opportunities: 1, mailbox: who.robin, carried: 0 });
  });
}

async function expectNothingTwice(story: Story): Promise<void> {
  const mailbox = await until('the mailbox to be missed', async () => {
    const view = await product.ok('GET', '/mailbox');
    return view.state === 'failing' && view;
  });
  expect(mailbox.sentence).toMatch(/sign-in|connect/i);
  await story.connectsMailbox();
  await until('both notes to be known as sent', async () => {
    const { opportunities } = await product.ok('GET', '/opportunities');
    const { opportunity, steps } = await product.ok('GET', `/opportunities/${opportunities[0].id}`);
    const sent = opportunity.letters.filter((l: { state: string }) => l.state === 'sent');
    const owed = steps.filter((s: { step: string }) => s.step === 'thank_you');
    return sent.length === 2 && owed.length === 0;
  });
  const { letters } = await product.ok('GET', '/outbox');
  for (const { state } of letters) expect(['sent', 'filed']).toContain(state);
  expect(rig.messages(who.nadia)).toHaveLength(1);
  expect(rig.messages(who.tomas)).toHaveLength(1);
}

describe('a lost disk', () => {
  it('costs no second copy, whether the notes were approved or not even drafted in the backup', async () => {
    const story = new Story(rig, product, who, async () => {});
    await story.connectsMailbox();
    await story.takesInTheInvitation();
    await story.recordsTheDebrief();
    const undrafted = await backUp('undrafted.sqlite');
    await story.approvesANoteForEach();
    const approved = await backUp('approved.sqlite');
    await story.seesTheNotesArrive();
    product.setClock('2026-03-03T23:00:00Z');
    await until('the notes to lie in Sent', async () => {
      const { letters } = await product.ok('GET', '/outbox');
      return letters.every((l: { state: string }) => l.state === 'filed');
    });
    await loseTheDisk(approved, '2026-03-03T23:00:00Z');
    await expectNothingTwice(story);
    await loseTheDisk(undrafted, '2026-03-03T23:00:00Z');
    await expectNothingTwice(story);
  });
});
