/**
 * The product's main job from end to end, with real Dovecot and Exim on loopback and nothing of
 * ours replaced: invitation, debrief, a note for each of a panel in another time zone, approval,
 * SMTP, the answer over IMAP, the wait for the promised day, the follow-up in the thread, the
 * rejection that ends it. Told once undisturbed and once with `kill -9` around every stage.
 */
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { MailServers } from './rig/letters.ts';
import { type Rig, startMailServers } from './rig/mail-servers.ts';
import { type Product, startProduct } from './rig/product.ts';
import { Story } from './rig/story.ts';

let rig: Rig;
let n = 0;

beforeAll(async () => {
  rig = await startMailServers(['nobody@spare.example']);
});
afterAll(async () => rig.stop());

describe('the whole loop', () => {
  it('is told undisturbed', async () => {
    await story(async () => {});
  });

  it('ends the same when the program is killed around every stage', async () => {
    await story((product) => product.crash());
  });
});

async function story(disturb: (product: Product) => Promise<void>): Promise<void> {
  n += 1;
  const who: MailServers = {
    robin: `robin${n}@postbox.example`,
    nadia: `nadia${n}@larkfield.example`,
    tomas: `tomas${n}@larkfield.example`,
  };
  for (const address of Object.values(who)) await rig.addUser(address);
  const product = await startProduct('2026-03-02T10:00:00Z');
  try {
    await new Story(rig, product, who, () => disturb(product)).tell();
  } finally {
    await product.stop();
  }
}
