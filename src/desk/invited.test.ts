import { afterAll, expect, it } from 'vitest';
import type { Invitation } from '../core/invitations/invitation.ts';
import { createParser } from '../mail/parse.ts';
import { bench, interviewed } from './desk.test-support.ts';
import { byPerson, load, loadAll } from './desk.ts';
import { acceptOffer, offers, settleInvited } from './invited.ts';
import { accept } from './inviting.ts';
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

const invitation: Invitation = {
  ...{ uid: 'halden-1@calendar.example', sequence: 0, method: 'REQUEST', cancelled: false },
  ...{ isInterview: true, unsure: [], company: 'Halden Foods', role: 'Baker', round: null },
  ...{ kind: null, startsAt: '2026-03-10T10:00:00Z', endsAt: '2026-03-10T11:00:00Z' },
  ...{ timeZone: 'Europe/Dublin', allDay: false, location: null, interviewers: [] },
  ...{ coordinator: null, coordinatorMailbox: null },
};

it.each([invitation.uid, null])(
  'submitted twice at once is one interview (UID %s)',
  async (uid) => {
    const { desk } = await bench();
    const same = { ...invitation, uid };
    const [one, other] = await Promise.all([
      accept(desk, same, null, byPerson),
      accept(desk, same, null, byPerson),
    ]);
    expect(other).toEqual(one);
    expect(await loadAll(desk)).toMatchObject([{ interviews: [{ endsAt: invitation.endsAt }] }]);
  },
);

it('an offer accepted twice at once opens one opportunity, also without a UID', async () => {
  const { desk } = await bench();
  const offer = {
    ...{ id: 'offer', world: 'own', invitation: { ...invitation, uid: null }, match: null },
    ...{ fromName: null, fromAddress: 'tove@halden.example', subject: 'Interview' },
    ...{ messageId: null, receivedAt: '2026-03-03T10:00:00Z' },
  };
  await desk.store.shelf.putSetting('invited', { offers: [offer], settled: [] });
  const yes = () => acceptOffer(desk, 'offer', { company: null, role: null }, byPerson);
  const [, second] = await Promise.allSettled([yes(), yes()]);
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } });
  expect(await loadAll(desk)).toHaveLength(1);
  expect(await offers(desk)).toEqual([]);
});
