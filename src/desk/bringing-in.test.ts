import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { BroughtRow } from '../core/imports/brought.ts';
import { createParser } from '../mail/parse.ts';
import { acceptPeople, acceptPosting, acceptResume, bringIn, unusableIn } from './bringing-in.ts';
import { acceptRows } from './bringing-rows.ts';
import { acceptThread } from './bringing-thread.ts';
import { bench, interviewed } from './desk.test-support.ts';
import { byPerson, type Desk, load, loadAll, planOf } from './desk.ts';
import { openOpportunity } from './opening.ts';
import { readSettings } from './settings.ts';
import { takeOutTable } from './taking-out.ts';

let desk: Desk;
const parser = createParser();
beforeEach(async () => {
  ({ desk } = await bench());
});
afterAll(() => parser.close());

const row = (change: Partial<BroughtRow> = {}): BroughtRow => ({
  line: 1,
  company: 'Halden Foods',
  role: 'Baker',
  country: null,
  state: 'open',
  appliedOn: '2026-02-01',
  interviewAt: null,
  contact: null,
  remarks: [],
  ...change,
});

describe('what is brought in', () => {
  it('changes nothing before it is confirmed', async () => {
    const before = JSON.stringify(await readSettings(desk.store.shelf));
    for (const content of [
      'Company,Role,Status\nHalden,Baker,Applied\n',
      '{"basics":{"name":"Mallory"},"work":[{"name":"X","highlights":["Did it"]}]}',
      'BEGIN:VCARD\nVERSION:3.0\nFN:Tove Lind\nEND:VCARD',
      'Cook at Tinderbox\nRequirements:\n- calm',
    ])
      await bringIn(desk, { name: 'x', content });
    expect(await loadAll(desk)).toEqual([]);
    expect(JSON.stringify(await readSettings(desk.store.shelf))).toBe(before);
    await desk.reader.close();
  });

  it('becomes an opportunity with what they ask for', async () => {
    const confirmed = { company: 'Halden', role: 'Baker', country: 'NO', needs: ['Sourdough'] };
    const opened = await acceptPosting(desk, confirmed, null, byPerson);
    expect(opened).toMatchObject({ company: 'Halden', needs: ['Sourdough'] });
    const more = { ...confirmed, needs: ['Rye'] };
    expect((await acceptPosting(desk, more, opened.id, byPerson)).needs).toEqual(['Rye']);
    expect(await loadAll(desk)).toHaveLength(1);
  });

  it('adds a résumé’s strengths without replacing what the candidate said of themselves', async () => {
    const resume = {
      name: 'Someone Else',
      email: 'robin@postbox.example',
      headline: 'Baker, nine years',
      strengths: ['Ran a night shift of six'],
      employers: ['Old Mill'],
    };
    expect(await acceptResume(desk, resume)).toBe(1);
    expect(await acceptResume(desk, resume)).toBe(0);
    const { candidate } = await readSettings(desk.store.shelf);
    expect(candidate).toMatchObject({
      name: 'Robin Ashdown',
      headline: 'Baker, nine years',
      strengths: ['Ran a night shift of six'],
      employers: ['Old Mill'],
    });
  });

  it('takes somebody without an address that is none', async () => {
    const { id } = await interviewed(desk);
    const odd = { name: 'Odd Berg', email: 'odd at x', title: null, company: null, postal: null };
    expect(unusableIn([odd])).toEqual(['Odd Berg (odd at x)']);
    const { people } = await acceptPeople(desk, [odd], id, byPerson);
    expect(people.at(-1)).toMatchObject({ name: 'Odd Berg', email: null });
  });

  it('adds people once', async () => {
    const { id } = await interviewed(desk);
    const people = [
      {
        name: 'Odd Berg',
        email: 'odd@larkfield.example',
        title: null,
        company: null,
        postal: null,
      },
      {
        name: 'N. Brandt',
        email: 'NADIA@larkfield.example',
        title: null,
        company: null,
        postal: null,
      },
    ];
    await acceptPeople(desk, people, id, byPerson);
    const after = await acceptPeople(desk, people, id, byPerson);
    expect(after.people.map((p) => p.name)).toEqual(['Nadia Brandt', 'Odd Berg']);
  });
});

describe('a tracker’s table', () => {
  it('opens each application once, dated as it says, and asks for nothing that is decided', async () => {
    const rows = [
      row({ interviewAt: '2026-03-02T10:00:00Z', contact: { name: 'Tove Lind', email: null } }),
      row({ line: 2, company: 'Tinderbox', state: 'rejected' }),
      row({ line: 3, company: 'Alder', state: 'accepted', appliedOn: '2030-01-01' }),
      row({ line: 4, company: 'HALDEN FOODS' }),
    ];
    expect(await acceptRows(desk, rows, byPerson)).toMatchObject({ added: 3, known: 1 });
    expect(await acceptRows(desk, rows, byPerson)).toMatchObject({ added: 0, known: 4 });
    const all = await loadAll(desk);
    const steps = await Promise.all(
      all.map(async (o) => (await planOf(desk, o)).steps.map((s) => s.step)),
    );
    expect(steps[0]).toContain('debrief');
    expect(steps.slice(1)).toEqual([[], []]);
    const csv = await takeOutTable(desk, 'opportunities');
    expect(csv.text).toContain('Halden Foods,Baker,,2026-02-01,1');
    expect(csv.text).toContain('Tinderbox,Baker,,2026-02-01,0,,Turned down');
    expect(csv.text).toContain('Alder,Baker,,2026-03-03');
  });

  it('submitted twice at once is added once', async () => {
    const rows = [row(), row({ line: 2, company: 'Tinderbox' })];
    const both = await Promise.all([
      acceptRows(desk, rows, byPerson),
      acceptRows(desk, rows, byPerson),
    ]);
    expect(both.map((b) => b.added)).toEqual([2, 0]);
    expect(await loadAll(desk)).toHaveLength(2);
  });

  it('is there whole or not at all', async () => {
    const bad = row({ line: 2, company: 'Tinderbox', contact: { name: ' ', email: null } });
    await expect(acceptRows(desk, [row(), bad], byPerson)).rejects.toMatchObject({
      code: 'bad_input',
    });
    expect(await loadAll(desk)).toEqual([]);
  });

  it('with an address that is none gives the contact without it, and says so', async () => {
    const bad = row({ contact: { name: 'Tove Lind', email: 'tove at halden' } });
    const outcome = await acceptRows(desk, [bad, row({ company: 'Alder' })], byPerson);
    expect(outcome).toMatchObject({ added: 2, withoutAddress: ['Tove Lind (tove at halden)'] });
    const people = (await loadAll(desk)).flatMap((o) => o.people);
    expect(people).toMatchObject([{ name: 'Tove Lind', email: null }]);
  });
});

describe('a thread', () => {
  const message = (id: string, from: string, text: string) =>
    Buffer.from(
      `From: ${from}\r\nTo: robin@postbox.example\r\nSubject: Baker\r\nDate: Mon, 2 Mar 2026 10:00:00 +0000\r\nMessage-ID: <${id}@x>\r\n\r\n${text}\r\n`,
    );

  it('gives people, messages and what they promise, once', async () => {
    const thread = {
      ...{ opportunity: null, company: 'Halden Foods', role: 'Baker' },
      messages: [
        message(
          '1',
          'Tove Lind <tove@halden.example>',
          'Thank you for coming. We will let you know by Friday 13 March.',
        ),
        message('2', 'Odd Berg <odd@halden.example>', 'I enjoyed our talk.'),
      ],
    };
    const after = await acceptThread(desk, parser, thread, byPerson);
    expect(after.people.map((p) => p.name)).toEqual(['Tove Lind', 'Odd Berg']);
    expect(after.messages[0]?.reading.promise?.to).toBe('2026-03-13');
    const again = await acceptThread(desk, parser, { ...thread, opportunity: after.id }, byPerson);
    expect(again.messages).toHaveLength(2);
    expect((await load(desk, after.id)).people).toHaveLength(2);
  });

  it('knows who wrote in whatever letters their address is, and takes an address that is none', async () => {
    const { id } = await interviewed(desk);
    const messages = [
      message('1', 'N. Brandt <Nadia@Larkfield.example>', 'I enjoyed our talk.'),
      message('2', 'Mailer <daemon..x@halden>', 'See you.'),
    ];
    const thread = { opportunity: id, company: '', role: '', messages };
    const after = await acceptThread(desk, parser, thread, byPerson);
    expect(after.people.map((p) => [p.name, p.email])).toEqual([
      ['Nadia Brandt', 'nadia@larkfield.example'],
      ['Mailer', null],
    ]);
    expect(after.messages.map((m) => m.from)).toEqual(after.people.map((p) => p.id));
  });

  const NOTE = 'Dear Nadia,\n\nThank you for your time today.\n\nRobin';
  const note = (from: string, to: string) =>
    Buffer.from(
      `From: ${from}\r\nTo: ${to}\r\nSubject: Thank you\r\nDate: Tue, 3 Mar 2026 21:00:00 +0000\r\nMessage-ID: <note@x>\r\n\r\n${NOTE}\r\n`,
    );

  it.each([
    ['by address', 'Robin <robin@postbox.example>', 'nadia@larkfield.example'],
    ['by name', 'Robin Ashdown <other@alias.example>', 'Nadia Brandt <nadia@larkfield.example>'],
  ])('counts what the candidate wrote (known %s) as their letter, once', async (_how, from, to) => {
    const { id } = await interviewed(desk);
    const messages = [
      message('1', 'Nadia Brandt <nadia@larkfield.example>', 'I enjoyed our talk.'),
      note(from, to),
    ];
    const thread = { opportunity: id, company: '', role: '', messages };
    const owed = async () => {
      const opportunity = await load(desk, id);
      return (await planOf(desk, opportunity)).steps.map((s) => s.step);
    };
    expect(await owed()).toContain('thank_you');
    const after = await acceptThread(desk, parser, thread, byPerson);
    expect(after.letters.map((l) => [l.step, l.state, l.messageId])).toEqual([
      ['thank_you', 'sent', '<note@x>'],
    ]);
    expect(after.people.map((p) => p.name)).toEqual(['Nadia Brandt']);
    expect(await owed()).not.toContain('thank_you');
    const again = await acceptThread(desk, parser, thread, byPerson);
    expect(again.seq).toBe(after.seq);
  });

  it('gives the interviewer known by name alone the address the candidate wrote to', async () => {
    const people = [{ name: 'Nadia Brandt', role: 'interviewer' as const }];
    const interview = { endsAt: '2026-03-03T20:00:00Z', zone: 'America/Chicago' };
    const opening = { company: 'Larkfield', role: 'Baker', country: null, people, interview };
    const { id } = await openOpportunity(desk, opening, byPerson);
    const to = 'Nadia Brandt <nadia@larkfield.example>, robin@postbox.example';
    const messages = [note('robin@postbox.example', to)];
    const thread = { opportunity: id, company: '', role: '', messages };
    const after = await acceptThread(desk, parser, thread, byPerson);
    expect(after.people.map((p) => p.email)).toEqual(['nadia@larkfield.example']);
    expect(after.letters.map((l) => l.step)).toEqual(['thank_you']);
  });

  it('without any sender is refused and leaves nothing', async () => {
    const thread = { opportunity: null, company: 'A', role: 'B', messages: [Buffer.from('hello')] };
    await expect(acceptThread(desk, parser, thread, byPerson)).rejects.toMatchObject({
      code: 'bad_input',
    });
    expect(await loadAll(desk)).toEqual([]);
  });
});
