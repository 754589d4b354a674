import { describe, expect, it } from 'vitest';
import { parseMessage } from '../mail/parse-message.ts';
import type { FolderRole } from '../mail/port.ts';
import { bench, interviewed } from './desk.test-support.ts';
import { layUnreadAside } from './unread.ts';

const ROBIN = 'Robin Ashdown <robin@postbox.example>';
const NADIA = 'Nadia Brandt <nadia@larkfield.example>';

async function failedOn(from: string, to: string, folder: FolderRole) {
  const { desk } = await bench();
  const { id } = await interviewed(desk);
  const lines = [`From: ${from}`, `To: ${to}`, 'Message-ID: <x@y.example>', '', 'Thank you.', ''];
  const raw = Buffer.from(lines.join('\r\n'));
  const mail = { raw, folder, receivedAt: '2026-03-03T22:00:00Z' };
  await layUnreadAside(desk, 'own', mail, await parseMessage(raw, 100));
  const strays = await desk.store.shelf.strays();
  return strays.flatMap((s) => s.candidates.map((c) => c.opportunity === id));
}

describe('a message that reading failed on', () => {
  it.each([
    ['theirs', NADIA, ROBIN, 'inbox'],
    ['the candidate’s own in Sent', ROBIN, NADIA, 'sent'],
    ['from an alias of theirs in Sent', 'robin@alias.example', NADIA, 'sent'],
    ['the candidate’s own in All Mail', ROBIN, NADIA, 'all'],
  ] as const)('is laid before the person: %s', async (_what, from, to, folder) => {
    expect(await failedOn(from, to, folder)).toEqual([true]);
  });

  it.each([
    ['own, to nobody of an opportunity', ROBIN, 'friend@elsewhere.example', 'sent'],
    ['an own copy in the inbox', ROBIN, NADIA, 'inbox'],
    ['of a stranger', 'friend@elsewhere.example', ROBIN, 'inbox'],
  ] as const)('is left alone: %s', async (_what, from, to, folder) => {
    expect(await failedOn(from, to, folder)).toEqual([]);
  });
});
