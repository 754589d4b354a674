import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { postOf } from '../accounts/accounts.ts';
import { bench, interviewed } from '../desk/desk.test-support.ts';
import { type Desk, load } from '../desk/desk.ts';
import { createParser, type Parser } from '../mail/parse.ts';
import { type Sandbox, startSandbox } from '../mail/sandbox/sandbox.ts';
import { type InboxWatch, watchInbox } from './inbox.ts';

let sandbox: Sandbox;
let parser: Parser;
let desk: Desk;
let watch: InboxWatch;

beforeEach(async () => {
  const { desk: theDesk, clock } = await bench();
  const now = () => clock.now();
  sandbox = await startSandbox({ address: 'robin@postbox.example', now, store: null });
  const post = await postOf(sandbox.account);
  desk = { ...theDesk, post: async () => post };
  parser = createParser();
  watch = await watchInbox(desk, 'own', post, parser, () => {});
  await watch.listening.lookNow();
});

afterEach(async () => {
  await watch.listening.stop();
  await parser.close();
  await sandbox.stop();
});

function mail(from: string, id: string): Uint8Array {
  const lines = [
    `From: ${from}`,
    'To: robin@postbox.example',
    'Subject: Your application',
    'Date: Tue, 03 Mar 2026 15:00:00 -0600',
    `Message-ID: <${id}@larkfield.example>`,
    '',
    'Dear Robin, we have decided to move forward with another candidate.',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

describe('the inbox', () => {
  it('takes in what concerns an opportunity, and nothing else', async () => {
    const { id } = await interviewed(desk);
    await watch.refresh();
    sandbox.deliver(mail('Nadia Brandt <nadia@larkfield.example>', 'answer'));
    sandbox.deliver(mail('A Friend <friend@elsewhere.example>', 'other'));
    sandbox.deliver(mail('Robin Ashdown <robin@postbox.example>', 'copy'));
    await watch.listening.lookNow();
    const { messages } = await load(desk, id);
    expect(messages.map((m) => m.messageId)).toEqual(['<answer@larkfield.example>']);
  });

  it('goes back for an answer that came before its sender was known', async () => {
    sandbox.deliver(mail('Nadia Brandt <nadia@larkfield.example>', 'early'));
    await watch.listening.lookNow();
    const { id } = await interviewed(desk);
    await watch.refresh();
    const { messages } = await load(desk, id);
    expect(messages.map((m) => m.reading.intent)).toEqual(['rejection']);
    await watch.refresh();
    expect((await load(desk, id)).messages).toHaveLength(1);
  });
});
