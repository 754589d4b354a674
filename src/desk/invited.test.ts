import { afterAll, expect, it } from 'vitest';
import { createParser } from '../mail/parse.ts';
import { bench, interviewed } from './desk.test-support.ts';
import { load } from './desk.ts';
import { settleInvited } from './invited.ts';
import { recordMessage } from './receiving.ts';

const parser = createParser();
afterAll(() => parser.close());

it('the mail around an entry is settled, not an earlier message that has no id either', async () => {
  const { desk } = await bench();
  const { id, people } = await interviewed(desk);
  const record = async (day: number, text: string) => {
    const raw = Buffer.from(
      `From: Nadia Brandt <nadia@larkfield.example>\r\nTo: robin@postbox.example\r\nSubject: Your application\r\nDate: ${day} Mar 2026 10:00:00 +0000\r\n\r\n${text}\r\n`,
    );
    const parsed = await parser.parse(raw);
    const mail = { raw, receivedAt: `2026-03-0${day}T10:00:00Z` };
    const sender = { from: people[0]?.id ?? null, bounced: null };
    const received = await recordMessage(desk, await load(desk, id), mail, parsed, sender);
    return { received, header: parsed.header };
  };
  await record(4, 'Dear Robin, we have decided to move forward with another candidate.');
  const { received, header } = await record(
    5,
    'Dear Robin, we would like to invite you to a second interview. Please see the invitation.',
  );
  expect(header.messageId).toBeNull();
  await settleInvited(desk, received, header);
  const { messages } = await load(desk, id);
  expect(messages.map((m) => m.reading.intent)).toEqual(['rejection', 'auto_ack']);
});
