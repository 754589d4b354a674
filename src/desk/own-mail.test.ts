import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventBody } from '../core/record/events.ts';
import { parseMessage } from '../mail/parse-message.ts';
import type { FolderRole } from '../mail/port.ts';
import { pump } from '../worker/outbox.ts';
import { sentByHand } from './approving.ts';
import { matchStray } from './belonging.ts';
import {
  approveIt,
  type Bench,
  BODY,
  bench,
  interviewed,
  withLetter,
} from './desk.test-support.ts';
import { append, byPerson, load, planOf } from './desk.ts';
import { receive } from './receiving.ts';
import { settle } from './settling.ts';
import { dismissStray } from './strays.ts';

type Case = Bench & { readonly id: string };

async function begun(letter = true): Promise<Case> {
  const all = await bench();
  const opportunity = await interviewed(all.desk);
  if (letter) await withLetter(all.desk, opportunity);
  return { ...all, id: opportunity.id };
}

interface Written {
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly text: string;
  readonly id?: string;
  readonly more?: readonly string[];
  readonly folder?: FolderRole;
  readonly at?: string;
}

const ROBIN = 'Robin Ashdown <robin@postbox.example>';
const NADIA = 'Nadia Brandt <nadia@larkfield.example>';
const NOW = '2026-03-03T22:00:00Z';

async function seen({ desk }: Case, w: Written) {
  const lines = [
    `From: ${w.from ?? ROBIN}`,
    `To: ${w.to ?? NADIA}`,
    `Subject: ${w.subject ?? 'Hello'}`,
    ...(w.id === '' ? [] : [`Message-ID: <${w.id ?? 'phone@postbox.example'}>`]),
    ...(w.more ?? []),
    '',
    w.text,
    '',
  ];
  const raw = Buffer.from(lines.join('\r\n'));
  const parsed = await parseMessage(raw, 100);
  const place = { folder: w.folder ?? 'sent', uidValidity: '1', uid: 1 } as const;
  const mail = { ...place, receivedAt: w.at ?? NOW, header: parsed.header, raw, truncated: false };
  return (await receive(desk, 'own', mail, parsed)).kind;
}

async function stepsOf({ desk, id }: Case) {
  return (await planOf(desk, await load(desk, id))).steps.map((s) => s.step);
}

async function lettersOf({ desk, id }: Case) {
  return (await load(desk, id)).letters.map((l) => [l.step, l.state, l.channel, l.messageId]);
}

const thanks = 'Dear Nadia,\n\nThank you for your time today.\n\nRobin';
const phone = '<phone@postbox.example>';

describe('a letter the candidate sends from their phone', () => {
  it('is recorded as theirs once, and its step is done', async () => {
    const c = await begun(false);
    expect(await stepsOf(c)).toContain('thank_you');
    expect(await seen(c, { text: thanks })).toBe('own');
    expect(await seen(c, { text: thanks })).toBe('known');
    expect(await seen(c, { text: thanks, folder: 'all' })).toBe('known');
    expect(await lettersOf(c)).toEqual([['thank_you', 'sent', 'by_hand', phone]]);
    expect(await stepsOf(c)).not.toContain('thank_you');
  });

  it('is known again in All Mail, also from an alias that nobody told us of', async () => {
    const c = await begun(false);
    const from = 'Robin <robin@unknown-alias.example>';
    expect(await seen(c, { text: thanks, from })).toBe('own');
    expect(await seen(c, { text: thanks, from, folder: 'all' })).toBe('known');
    expect((await load(c.desk, c.id)).messages).toEqual([]);
  });

  it('takes the place of the draft of the same step', async () => {
    const c = await begun();
    await seen(c, { text: thanks, subject: 'Today' });
    expect(await lettersOf(c)).toEqual([['thank_you', 'sent', 'by_hand', phone]]);
    expect((await load(c.desk, c.id)).letters[0]).toMatchObject({ subject: 'Today', body: thanks });
  });

  it('stops the copy that is queued', async () => {
    const c = await begun();
    await approveIt(c.desk, c.id);
    await seen(c, { text: thanks });
    c.clock.forward({ hours: 20 });
    await pump(c.desk, 'own');
    const row = await c.desk.store.outbox.get('letter');
    expect([row?.state, c.far.submitted.length]).toEqual(['stopped', 0]);
    expect(row?.evidence.at(-1)?.sentence).toContain('You sent it yourself');
  });

  it('without thanks leaves the note owed, and holds a queued one for another look', async () => {
    const c = await begun();
    await approveIt(c.desk, c.id);
    const at = '2026-03-03T22:00:10Z';
    c.clock.forward({ seconds: 20 });
    expect(await seen(c, { text: 'I left my umbrella in the lobby.', at })).toBe('own');
    expect(await stepsOf(c)).toContain('thank_you');
    c.clock.forward({ minutes: 5 });
    await pump(c.desk, 'own');
    expect((await c.desk.store.outbox.get('letter'))?.state).toBe('stopped');
    expect(c.far.submitted).toEqual([]);
    expect((await load(c.desk, c.id)).letters[0]?.state).toBe('draft');
  });

  it('answers what they asked', async () => {
    const c = await begun(false);
    await seen(c, { text: thanks });
    await seen(c, {
      ...{ from: NADIA, to: ROBIN, folder: 'inbox', id: 'ask@larkfield.example' },
      ...{ text: 'Could you send me two references, please?', at: '2026-03-03T22:01:00Z' },
    });
    c.clock.forward({ minutes: 5 });
    expect(await stepsOf(c)).toContain('answer');
    const more = ['In-Reply-To: <ask@larkfield.example>'];
    await seen(c, { id: 'refs@x', text: 'Attached.', more, at: '2026-03-03T22:03:00Z' });
    expect(await stepsOf(c)).not.toContain('answer');
  });

  it.each([
    ['to nobody known', { to: 'A Friend <friend@elsewhere.example>' }],
    ['before the interview', { at: '2026-03-03T12:00:00Z' }],
    ['by their absence note', { more: ['Auto-Submitted: auto-replied'] }],
    ['from their address, in the inbox', { folder: 'inbox' as const }],
    ['from their address, in Junk', { folder: 'junk' as const }],
  ])('is none of ours when written %s', async (_what, change) => {
    const c = await begun(false);
    expect(await seen(c, { text: thanks, ...change })).toBe('nothing');
    expect(await lettersOf(c)).toEqual([]);
  });

  it('to two interviewers is a letter to each', async () => {
    const c = await begun(false);
    const person = { ...(await load(c.desk, c.id)).people[0], id: 'p2', name: 'Tomas Lind' };
    const bodies = [
      { kind: 'person_added', person: { ...person, email: 'tomas@larkfield.example' } },
    ] as EventBody[];
    const opportunity = await load(c.desk, c.id);
    await append(c.desk, { opportunity, expectedSeq: null, origin: byPerson, bodies });
    await seen(c, { text: thanks, to: `${NADIA}, tomas@larkfield.example` });
    expect((await load(c.desk, c.id)).letters.map((l) => l.to)).toEqual([
      opportunity.people[0]?.id,
      'p2',
    ]);
  });

  it('to somebody of two opportunities is asked about, and asked once', async () => {
    const c = await begun(false);
    await interviewed(c.desk);
    expect(await seen(c, { text: thanks })).toBe('stray');
    const parser = { parse: (raw: Uint8Array) => parseMessage(raw, 100), close: async () => {} };
    await matchStray(c.desk, parser, { stray: phone, opportunity: c.id });
    expect(await lettersOf(c)).toEqual([['thank_you', 'sent', 'by_hand', phone]]);
    expect(await seen(c, { text: thanks })).toBe('known');
    expect(await seen(c, { text: thanks, id: 'other@x' })).toBe('stray');
    await dismissStray(c.desk, '<other@x>');
    expect(await seen(c, { text: thanks, id: 'other@x' })).toBe('nothing');
  });
});

describe('a letter that the server refused', () => {
  async function refused() {
    const c = await begun();
    await approveIt(c.desk, c.id);
    c.far.answers.push({ kind: 'refused', response: '550 no' });
    c.clock.forward({ seconds: 31 });
    await pump(c.desk, 'own');
    expect((await c.desk.store.outbox.get('letter'))?.state).toBe('failed');
    return c;
  }

  it('is nobody’s matter any more when it was found in Sent, or said to be sent', async () => {
    const found = await refused();
    await seen(found, { text: thanks });
    expect((await found.desk.store.outbox.get('letter'))?.state).toBe('stopped');
    const said = await refused();
    const { seq } = await load(said.desk, said.id);
    const place = { opportunity: said.id, letter: 'letter', expectedSeq: seq };
    await sentByHand(said.desk, { ...place, channel: 'by_hand' }, byPerson);
    expect((await said.desk.store.outbox.get('letter'))?.state).toBe('stopped');
  });
});

describe('whatever lies in the mailbox, in whatever order it is seen', () => {
  const one = fc.record({
    own: fc.boolean(),
    id: fc.constantFrom('1@x', '2@x', '3@x'),
    text: fc.constantFrom(thanks, BODY, 'Attached.', 'Any news?'),
    folder: fc.constantFrom<FolderRole>('sent', 'all', 'inbox', 'junk'),
    minutes: fc.integer({ min: 0, max: 600 }),
  });

  it('no message is counted twice, and seeing all of it again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 6 }), async (mails) => {
        const c = await begun();
        c.clock.forward({ hours: 11 });
        const see = async () => {
          for (const { own, id, text, folder, minutes } of mails) {
            const at = Temporal.Instant.from(NOW).add({ minutes }).toString();
            const [from, to] = own ? [ROBIN, NADIA] : [NADIA, ROBIN];
            const place = own || folder !== 'sent' ? folder : 'inbox';
            await seen(c, { from, to, id: `${own}-${id}`, text, folder: place, at });
          }
          return await load(c.desk, c.id);
        };
        const first = await see();
        const ids = first.letters.flatMap((l) => (l.state === 'sent' ? [l.messageId] : []));
        expect(new Set(ids).size).toBe(ids.length);
        expect(first.happenings.filter((h) => h.kind === 'sent')).toHaveLength(ids.length);
        expect((await see()).seq).toBe(first.seq);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a letter said to be sent by hand', () => {
  it.each([
    ['the same words', BODY, NOW],
    ['other words at about that time', thanks, '2026-03-03T20:30:00Z'],
  ])('is confirmed by %s in Sent', async (_what, text, at) => {
    const c = await begun();
    const { seq } = await load(c.desk, c.id);
    const place = { opportunity: c.id, letter: 'letter', expectedSeq: seq };
    await sentByHand(c.desk, { ...place, channel: 'by_hand' }, byPerson);
    expect(await seen(c, { text, at })).toBe('own');
    expect(await lettersOf(c)).toEqual([['thank_you', 'sent', 'email', phone]]);
    const { happenings } = await load(c.desk, c.id);
    expect(happenings.map((h) => h.kind === 'sent' && h.messageId)).toEqual([phone]);
  });
});

describe('a letter nobody could be sure of', () => {
  async function doubted() {
    const c = await begun();
    await approveIt(c.desk, c.id);
    c.far.answers.push({ kind: 'uncertain', why: 'The line broke.' });
    c.clock.forward({ seconds: 31 });
    await pump(c.desk, 'own');
    const id = (await load(c.desk, c.id)).letters[0]?.messageId ?? '';
    return { c, id: id.slice(1, -1) };
  }

  it.each(['sent', 'inbox', 'all', 'junk'] as const)(
    'counts as sent when it turns up in %s',
    async (folder) => {
      const { c, id } = await doubted();
      expect(await seen(c, { text: BODY, id, folder })).toBe('own');
      expect(await lettersOf(c)).toMatchObject([['thank_you', 'sent', 'email', `<${id}>`]]);
      expect((await c.desk.store.outbox.get('letter'))?.state).toBe('sent');
    },
  );

  it('counts as sent when somebody answers it', async () => {
    const { c, id } = await doubted();
    await seen(c, {
      ...{ from: NADIA, to: ROBIN, folder: 'inbox', id: 'a@larkfield.example' },
      ...{ text: 'Thank you, Robin!', more: [`In-Reply-To: <${id}>`] },
    });
    expect((await lettersOf(c))[0]?.[1]).toBe('sent');
    expect((await c.desk.store.outbox.get('letter'))?.state).toBe('sent');
  });
});

describe('a provider that gives what it sends an id of its own', () => {
  async function left(answer: 'accepted' | 'uncertain') {
    const c = await begun();
    await approveIt(c.desk, c.id);
    if (answer === 'uncertain') c.far.answers.push({ kind: 'uncertain', why: 'The line broke.' });
    c.clock.forward({ seconds: 31 });
    await pump(c.desk, 'own');
    return c;
  }

  it.each(['accepted', 'uncertain'] as const)(
    'files a copy that is no second letter (%s), and answers to it are in the thread',
    async (answer) => {
      const c = await left(answer);
      const original = (await load(c.desk, c.id)).letters[0]?.messageId ?? '';
      const subject = 'Thank you for the test cell';
      expect(await seen(c, { text: BODY, subject, id: 'theirs@provider.example' })).toBe('own');
      expect(await lettersOf(c)).toEqual([
        ['thank_you', 'sent', 'email', '<theirs@provider.example>'],
      ]);
      expect((await load(c.desk, c.id)).happenings.filter((h) => h.kind === 'sent')).toHaveLength(
        1,
      );
      // Our own copy, filed beside it, changes nothing back.
      expect(await seen(c, { text: BODY, subject, id: original.slice(1, -1) })).toBe('known');
      expect((await lettersOf(c))[0]?.[3]).toBe('<theirs@provider.example>');
      expect(['sent', 'filed']).toContain((await c.desk.store.outbox.get('letter'))?.state);
    },
  );
});

describe('mail without a Message-ID', () => {
  it('is recorded once, in whatever folders it lies', async () => {
    const c = await begun(false);
    const mail = { from: NADIA, to: ROBIN, id: '', text: 'We decide on Friday.' };
    expect(await seen(c, { ...mail, folder: 'inbox' })).toBe('recorded');
    expect(await seen(c, { ...mail, folder: 'all', at: '2026-03-03T22:00:05Z' })).toBe('known');
    expect(await seen(c, { ...mail, folder: 'inbox', text: 'On Monday.' })).toBe('recorded');
  });
});

describe('a report that only the copy to oneself failed', () => {
  it('does not concern the letter', async () => {
    const c = await begun();
    await approveIt(c.desk, c.id);
    c.clock.forward({ seconds: 31 });
    await pump(c.desk, 'own');
    const id = (await load(c.desk, c.id)).letters[0]?.messageId ?? '';
    const more = ['X-Failed-Recipients: robin@postbox.example', `In-Reply-To: ${id}`];
    const from = 'Mail Delivery <mailer-daemon@mx.example>';
    const text = 'Delivery failed: mailbox full';
    expect(await seen(c, { from, to: ROBIN, folder: 'inbox', id: 'd@x', text, more })).toBe(
      'nothing',
    );
    expect((await lettersOf(c))[0]?.[1]).toBe('sent');
  });
});

describe('a message that looked like a bounce', () => {
  it('gives the letter back when the person says that it was none', async () => {
    const c = await begun();
    await approveIt(c.desk, c.id);
    c.clock.forward({ seconds: 31 });
    await pump(c.desk, 'own');
    const id = (await load(c.desk, c.id)).letters[0]?.messageId ?? '';
    const report = [
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      'X-Failed-Recipients: nadia@larkfield.example',
      `In-Reply-To: ${id}`,
    ];
    const text =
      '--b\r\n\r\nDelivery failed.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n' +
      'Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; nadia@larkfield.example\r\n' +
      'Action: failed\r\nStatus: 5.1.1\r\n\r\n--b--';
    const from = 'Mail Delivery <mailer-daemon@mx.example>';
    await seen(c, { from, to: ROBIN, folder: 'inbox', id: 'dsn@x', text, more: report });
    const bounced = await load(c.desk, c.id);
    expect(bounced.letters[0]?.state).toBe('bounced');
    const message = bounced.messages[0]?.id ?? '';
    const settlement = { promisedBy: null, returnDate: null, checkBack: null, newContact: null };
    await settle(
      c.desk,
      { opportunity: c.id, expectedSeq: bounced.seq, message },
      { intent: 'unrelated', ...settlement },
      byPerson,
    );
    expect((await load(c.desk, c.id)).letters[0]?.state).toBe('sent');
    expect((await c.desk.store.outbox.get('letter'))?.state).toBe('filed');
    expect(await stepsOf(c)).not.toContain('thank_you');
  });
});
