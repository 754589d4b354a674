import { describe, expect, it } from 'vitest';
import { resolveUncertain, sentByHand, undo } from '../desk/approving.ts';
import {
  approveIt,
  type Bench,
  BODY,
  bench,
  interviewed,
  withLetter,
} from '../desk/desk.test-support.ts';
import { append, byPerson, type Desk, load, reindex } from '../desk/desk.ts';
import { discard, edit } from '../desk/editing.ts';
import { receive } from '../desk/receiving.ts';
import { readSettings, writeSettings } from '../desk/settings.ts';
import { parseMessage } from '../mail/parse-message.ts';
import type { SubmitMarks } from '../mail/port.ts';
import { pump } from './outbox.ts';

type Case = Bench & { readonly id: string };

async function approved(): Promise<Case> {
  const all = await bench();
  const { id } = await withLetter(all.desk, await interviewed(all.desk));
  await approveIt(all.desk, id);
  return { ...all, id };
}

async function place({ desk, id }: Case) {
  return { opportunity: id, letter: 'letter', expectedSeq: (await load(desk, id)).seq };
}

async function states({ desk, id }: Case) {
  const row = await desk.store.outbox.get('letter');
  return [row?.state, (await load(desk, id)).letters[0]?.state];
}

async function later(c: Case, seconds: number): Promise<void> {
  c.clock.forward({ seconds });
  await pump(c.desk, 'own');
}

async function words({ desk, id }: Case) {
  const to = (await load(desk, id)).people[0]?.id ?? '';
  return { to, channel: 'email', subject: 'Other words', text: `${BODY} More.` } as const;
}

/** Does `work` while the server has the message and has not answered yet. */
function whileSending(c: Case, work: () => Promise<void>): void {
  const { transport } = c.far;
  const submit = transport.submit.bind(transport);
  Object.assign(transport, {
    submit: async (message: never, marks: SubmitMarks) => {
      const outcome = await submit(message, marks);
      await work();
      return outcome;
    },
  });
}

/** Something is written between reading the record and writing to it, as another window may. */
function overtaken(desk: Desk, id: string): void {
  const transact = desk.store.transact.bind(desk.store);
  let once = true;
  Object.assign(desk.store, {
    transact: async (work: never) => {
      if (once) {
        once = false;
        const { seq } = await load(desk, id);
        const at = '2026-03-03T22:00:01Z';
        const body = { kind: 'follow_ups_ended' } as const;
        await desk.store.record.append(id, seq, [{ at, ...byPerson, body }]);
        await reindex(desk, desk.store, id, await readSettings(desk.store.shelf));
      }
      return await transact(work);
    },
  });
}

describe('an approved letter, with somebody else at work', () => {
  it('is recorded as sent although the record moved on while it was handed over', async () => {
    const c = await approved();
    whileSending(c, async () => overtaken(c.desk, c.id));
    await later(c, 31);
    expect(await states(c)).toEqual(['sent', 'sent']);
  });

  it('cannot be thrown away, and once taken back and thrown away it never leaves', async () => {
    const c = await approved();
    await expect(discard(c.desk, await place(c), byPerson)).rejects.toMatchObject({
      code: 'refused',
    });
    await undo(c.desk, await place(c), byPerson);
    await discard(c.desk, await place(c), byPerson);
    await later(c, 3600);
    expect([...(await states(c)), c.far.submitted.length]).toEqual(['undone', 'discarded', 0]);
  });

  it('does not leave when a record of before says that it was thrown away', async () => {
    const c = await approved();
    const opportunity = await load(c.desk, c.id);
    await append(c.desk, {
      opportunity,
      expectedSeq: null,
      origin: byPerson,
      bodies: [{ kind: 'letter_discarded', letter: 'letter' }],
    });
    await later(c, 60);
    expect([...(await states(c)), c.far.submitted.length]).toEqual(['stopped', 'discarded', 0]);
  });

  it('keeps the words that left when somebody edits it meanwhile', async () => {
    const c = await approved();
    whileSending(c, async () => {
      await expect(edit(c.desk, await place(c), await words(c), byPerson)).rejects.toMatchObject({
        code: 'refused',
      });
    });
    await later(c, 31);
    expect(await states(c)).toEqual(['sent', 'sent']);
    expect((await load(c.desk, c.id)).letters[0]?.body).toBe(BODY);
    await expect(edit(c.desk, await place(c), await words(c), byPerson)).rejects.toMatchObject({
      code: 'refused',
    });
  });

  it('is taken back by an edit', async () => {
    const c = await approved();
    await edit(c.desk, await place(c), await words(c), byPerson);
    await later(c, 3600);
    expect([...(await states(c)), c.far.submitted.length]).toEqual(['undone', 'draft', 0]);
  });

  it('stays sent by hand when the outbox looks at an older list', async () => {
    const c = await approved();
    const { due } = c.desk.store.outbox;
    Object.assign(c.desk.store.outbox, {
      due: async (...which: Parameters<typeof due>) => {
        const rows = await due(...which);
        await undo(c.desk, await place(c), byPerson);
        await sentByHand(c.desk, { ...(await place(c)), channel: 'by_hand' }, byPerson);
        return rows;
      },
    });
    await later(c, 60);
    expect([...(await states(c)), c.far.submitted.length]).toEqual(['undone', 'sent', 0]);
  });

  it('waits for its new moment when it was taken back and approved again', async () => {
    const c = await approved();
    const { due } = c.desk.store.outbox;
    Object.assign(c.desk.store.outbox, {
      due: async (...which: Parameters<typeof due>) => {
        const rows = await due(...which);
        await undo(c.desk, await place(c), byPerson);
        await approveIt(c.desk, c.id);
        return rows;
      },
    });
    await later(c, 60);
    expect([...(await states(c)), c.far.submitted.length]).toEqual(['held', 'approved', 0]);
  });

  it('does not leave through another mailbox than it was approved for', async () => {
    const c = await approved();
    Object.assign(c.far, { address: 'other@postbox.example' });
    await later(c, 60);
    expect([...(await states(c)), c.far.submitted.length]).toEqual(['stopped', 'draft', 0]);
  });

  it.each([
    ['company', null],
    ['person', 'nadia@larkfield.example'],
  ] as const)(
    'is stopped by a "do not contact" for the %s at another role',
    async (scope, email) => {
      const c = await approved();
      const other = await interviewed(c.desk);
      const person = other.people.find((p) => p.email === email)?.id ?? null;
      const body = { kind: 'do_not_contact', scope, person, on: true, reason: null } as const;
      await append(c.desk, {
        opportunity: other,
        expectedSeq: null,
        origin: byPerson,
        bodies: [body],
      });
      await later(c, 60);
      expect([...(await states(c)), c.far.submitted.length]).toEqual(['stopped', 'draft', 0]);
      await expect(approveIt(c.desk, c.id)).rejects.toMatchObject({ code: 'refused' });
    },
  );

  it('waits while a message lies there that may be their answer', async () => {
    const c = await approved();
    await c.desk.store.shelf.putStray({
      id: 's',
      world: 'own',
      at: '2026-03-03T22:00:00Z',
      fromName: null,
      fromAddress: null,
      subject: '',
      text: '',
      raw: new Uint8Array(),
      candidates: [{ opportunity: c.id, why: '' }],
    });
    await later(c, 60);
    expect(await states(c)).toEqual(['waiting', 'approved']);
    await c.desk.store.shelf.removeStray('s');
    await later(c, 900);
    expect(await states(c)).toEqual(['sent', 'sent']);
  });

  it('is looked after when what became of it could not be written down', async () => {
    const c = await approved();
    const transact = c.desk.store.transact.bind(c.desk.store);
    whileSending(c, async () => {
      Object.assign(c.desk.store, { transact: () => Promise.reject(new Error('disk full')) });
    });
    await expect(later(c, 31)).rejects.toThrow('disk full');
    Object.assign(c.desk.store, { transact });
    await later(c, 16 * 60);
    expect([...(await states(c)), c.far.submitted.length]).toEqual(['uncertain', 'uncertain', 1]);
  });

  it('is not edited or approved anew while nobody knows whether it arrived', async () => {
    const c = await approved();
    c.far.answers.push({ kind: 'uncertain', why: 'The line broke.' });
    await later(c, 31);
    await expect(edit(c.desk, await place(c), await words(c), byPerson)).rejects.toMatchObject({
      code: 'refused',
    });
    await expect(approveIt(c.desk, c.id)).rejects.toMatchObject({ code: 'refused' });
    await expect(discard(c.desk, await place(c), byPerson)).rejects.toMatchObject({
      code: 'refused',
    });
  });

  it('is not undone or settled through another opportunity', async () => {
    const c = await approved();
    const other = await interviewed(c.desk);
    const wrong = { opportunity: other.id, letter: 'letter', expectedSeq: other.seq };
    await expect(undo(c.desk, wrong, byPerson)).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      resolveUncertain(c.desk, { ...wrong, outcome: 'arrived' }, byPerson),
    ).rejects.toMatchObject({ code: 'not_found' });
    expect(await states(c)).toEqual(['held', 'approved']);
  });
});

async function arrives(c: Case, from: string, subject: string, receivedAt: string) {
  const id = `<${subject.length}-${receivedAt}@mail.example>`;
  const raw = Buffer.from(
    `From: ${from}\r\nMessage-ID: ${id}\r\nSubject: ${subject}\r\n\r\nHello.\r\n`,
  );
  const parsed = await parseMessage(raw, 100);
  const { header } = parsed;
  const mail = { folder: 'inbox', uidValidity: '1', uid: 1, receivedAt, header, raw } as const;
  return (await receive(c.desk, 'own', { ...mail, truncated: false }, parsed)).kind;
}

describe('mail that names no thread', () => {
  const NOW = '2026-03-03T21:30:00Z';
  it.each([
    ['recorded', 'Careers <no-reply@careers.larkfield.example>', 'Your application', NOW],
    ['stray', '"Larkfield Robotics" <no-reply@us.greenhouse-mail.io>', 'Your application', NOW],
    ['stray', 'no-reply@ashbyhq.com', 'Update from Larkfield Robotics Inc.', NOW],
    ['nothing', 'no-reply@ashbyhq.com', 'Update from Larkfield', NOW],
    ['nothing', '"Larkfield Robotics" <news@elsewhere.example>', 'Our new arm', NOW],
    ['nothing', 'no-reply@ashbyhq.com', 'Invitation: Larkfield Robotics', '2026-03-01T09:00:00Z'],
    ['nothing', 'Robin <robin@alias.example>', 'Re: Thank you for the test cell', NOW],
  ])('is %s: %s, %s', async (kind, from, subject, at) => {
    const c = await approved();
    const settings = await readSettings(c.desk.store.shelf);
    const candidate = { ...settings.candidate, email: 'robin@alias.example' };
    await writeSettings(c.desk.store.shelf, { ...settings, candidate });
    expect(await arrives(c, from, subject, at)).toBe(kind);
  });
});

describe('an answer, with somebody else at work', () => {
  it('is recorded once although the record moved on meanwhile', async () => {
    const c = await approved();
    overtaken(c.desk, c.id);
    const raw = Buffer.from(
      'From: Nadia <nadia@larkfield.example>\r\nMessage-ID: <a@larkfield.example>\r\nSubject: Hello\r\n\r\nThank you!\r\n',
    );
    const parsed = await parseMessage(raw, 100);
    const mail = {
      folder: 'inbox',
      uidValidity: '1',
      uid: 1,
      receivedAt: '2026-03-03T22:00:00Z',
      header: parsed.header,
      raw,
      truncated: false,
    } as const;
    expect((await receive(c.desk, 'own', mail, parsed)).kind).toBe('recorded');
    expect((await receive(c.desk, 'own', mail, parsed)).kind).toBe('known');
    expect((await load(c.desk, c.id)).messages).toHaveLength(1);
  });
});
