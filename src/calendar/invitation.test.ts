import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInvitations } from './invitation.ts';

const CANDIDATE = { name: 'Noor Halvani', email: 'noor.halvani@postbox.example' };
const ZONE = 'Europe/Amsterdam';
const read = (content: string | Uint8Array, name = 'invite.ics') =>
  readInvitations({ name, content }, CANDIDATE, ZONE);

/** A calendar file of one entry, with the given lines between UID and END. */
const calendar = (lines: readonly string[], before: readonly string[] = []): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'METHOD:REQUEST',
    ...before,
    'BEGIN:VEVENT',
    'UID:u1',
    'SUMMARY:Interview: Noor Halvani - Glassblower - Vitrea',
    'ORGANIZER;CN=Ottavia Renn:mailto:ottavia@vitrea.example',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');

const first = async (content: string | Uint8Array, name?: string) => {
  const outcome = await read(content, name);
  if (outcome.kind === 'refused') throw new Error(outcome.sentence);
  const [invitation] = outcome.invitations;
  if (invitation === undefined) throw new Error('no invitation');
  return invitation;
};

interface Expected {
  readonly file: string;
  readonly uid: string | null;
  readonly isInterview?: boolean;
  readonly refused?: boolean;
  readonly refusedOk?: boolean;
  readonly interviewersOpen?: boolean;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly candidate: { readonly name: string; readonly email: string };
  readonly candidateZone: string;
  readonly interviewers: readonly { readonly name: string }[];
}

describe.each(['corpus/invites', 'corpus/invites-own'])('%s', (folder) => {
  const rows = readFileSync(join(folder, 'invites.jsonl'), 'utf8')
    .split('\n')
    .filter((l) => l !== '')
    .map((l) => JSON.parse(l) as Expected);
  const regular = rows.filter((r) => r.refused !== true && r.refusedOk !== true);

  it('has every instant exactly, whatever the zone of the host', async () => {
    const host = process.env.TZ;
    try {
      for (const zone of ['Asia/Tokyo', 'UTC', 'America/St_Johns']) {
        process.env.TZ = zone;
        for (const row of regular) {
          const content = readFileSync(join(folder, row.file));
          const outcome = await readInvitations(
            { name: row.file, content },
            row.candidate,
            row.candidateZone,
          );
          expect(outcome.kind, row.file).toBe('read');
          if (outcome.kind === 'refused') continue;
          const found = outcome.invitations.find((i) => i.uid === row.uid);
          expect([row.file, found?.startsAt, found?.endsAt]).toEqual([
            row.file,
            row.startsAt,
            row.endsAt,
          ]);
        }
      }
    } finally {
      if (host === undefined) delete process.env.TZ;
      else process.env.TZ = host;
    }
  });

  it('says no to all that is no interview, and yes to nearly all that is one', async () => {
    const wrong: string[] = [];
    for (const row of regular) {
      const content = readFileSync(join(folder, row.file));
      const outcome = await readInvitations(
        { name: row.file, content },
        row.candidate,
        row.candidateZone,
      );
      if (outcome.kind === 'refused') wrong.push(row.file);
      else if (outcome.invitations.find((i) => i.uid === row.uid)?.isInterview !== row.isInterview)
        wrong.push(row.file);
    }
    expect(wrong.length / regular.length).toBeLessThan(0.03);
  });

  it('refuses or survives every hostile file, quickly', async () => {
    for (const file of readdirSync(folder).filter((f) => f.startsWith('h'))) {
      const before = performance.now();
      const outcome = await read(readFileSync(join(folder, file)), file);
      expect(performance.now() - before, file).toBeLessThan(3_000);
      const row = rows.find((r) => r.file === file);
      if (row?.refused === true) expect(outcome.kind, file).toBe('refused');
      expect(JSON.stringify(outcome)).not.toMatch(/\p{Cf}|\\u00(?:0[0-8b-f]|1[0-9a-f]|7f)/u);
    }
  });
});

describe('times', () => {
  it.each([
    ['DTSTART:20260915T130000Z', '2026-09-15T13:00:00Z', 'UTC'],
    ['DTSTART;TZID=Europe/Dublin:20261022T153000', '2026-10-22T14:30:00Z', 'Europe/Dublin'],
    [
      'DTSTART;TZID=W. Europe Standard Time:20261027T093000',
      '2026-10-27T08:30:00Z',
      'Europe/Berlin',
    ],
    ['DTSTART;TZID=India Standard Time:20261103T113000', '2026-11-03T06:00:00Z', 'Asia/Kolkata'],
    [
      'DTSTART;TZID=/mozilla.org/20070129_1/Europe/Stockholm:20260929T083000',
      '2026-09-29T06:30:00Z',
      'Europe/Stockholm',
    ],
    ['DTSTART;TZID=tzone://Microsoft/Utc:20260929T083000', '2026-09-29T08:30:00Z', 'UTC'],
    ['DTSTART:20260609T140000', '2026-06-09T12:00:00Z', null],
    ['DTSTART;VALUE=DATE:20260714', '2026-07-13T22:00:00Z', null],
  ])('%s', async (line, startsAt, timeZone) => {
    const invitation = await first(calendar([line]));
    expect([invitation.startsAt, invitation.timeZone]).toEqual([startsAt, timeZone]);
  });

  it('asks about a zone that nobody knows instead of taking the host’s', async () => {
    const invitation = await first(
      calendar(['DTSTART;TZID=Narnia:20260915T130000', 'DURATION:PT1H']),
    );
    expect(invitation.unsure.join(' ')).toContain('Narnia');
    expect(invitation.timeZone).toBeNull();
  });

  it('asks about an end that is not given', async () => {
    const invitation = await first(calendar(['DTSTART:20260915T130000Z']));
    expect(invitation.unsure.join(' ')).toContain('When does it end?');
  });

  it('refuses an end before the start with a sentence, and keeps the other entries of the file', async () => {
    const bad = calendar(['DTSTART:20260915T130000Z', 'DTEND:20260915T120000Z']);
    expect(await read(bad)).toMatchObject({
      kind: 'refused',
      sentence: 'An entry in this file ends before it starts.',
    });
    const both = bad.replace(
      'END:VCALENDAR',
      'BEGIN:VEVENT\r\nUID:u2\r\nDTSTART:20260916T100000Z\r\nDTEND:20260916T110000Z\r\nSUMMARY:Interview\r\nEND:VEVENT\r\nEND:VCALENDAR',
    );
    const outcome = await read(both);
    expect(outcome.kind).toBe('read');
    expect(outcome.rejected).toHaveLength(1);
  });

  it('reads a pasted text, and asks what it had to assume', async () => {
    const text =
      'Hi Noor, can you come in for an interview for the Beekeeper role on 17 September at 10:00? Marga Tol, Zoemveld';
    const outcome = await readInvitations(
      { name: '', content: text, receivedAt: '2026-09-01T08:00:00Z' },
      CANDIDATE,
      ZONE,
    );
    expect(outcome).toMatchObject({
      kind: 'read',
      invitations: [
        { uid: null, startsAt: '2026-09-17T08:00:00Z', role: 'Beekeeper', isInterview: true },
      ],
    });
    if (outcome.kind === 'read')
      expect(outcome.invitations[0]?.unsure).toContain('When does it end? The text does not say.');
  });

  it('refuses a text without a time', async () => {
    expect(
      (await readInvitations({ name: '', content: 'See you soon!' }, CANDIDATE, ZONE)).kind,
    ).toBe('refused');
  });
});

describe('whatever the bytes', () => {
  const pieces = fc.constantFrom(
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'END:VEVENT',
    'END:VCALENDAR',
    'DTSTART:20260915T130000Z',
    'DTSTART;TZID=X:2026',
    'DTEND:99999999',
    'DURATION:PT99999999999999999999S',
    'RRULE:FREQ=SECONDLY',
    'ATTENDEE;CN="a:mailto:b',
    'ORGANIZER;CN=^n:mailto:',
    'SUMMARY:Interview with',
    'DESCRIPTION:with A, B and',
    ' folded',
    'BEGIN:VTIMEZONE',
    'TZID:X',
    'BEGIN:STANDARD',
    'TZOFFSETTO:+9999',
    'X:',
    ':',
    ';=',
    '\u0000',
    '\u202e',
  );

  it('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }),
        async (lines) => {
          const outcome = await read(`BEGIN:VCALENDAR\n${lines.join('\n')}`);
          expect(['read', 'refused']).toContain(outcome.kind);
        },
      ),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(['read', 'refused']).toContain((await read(bytes)).kind);
        expect(['read', 'refused']).toContain((await read(bytes, 'a.eml')).kind);
      }),
      { numRuns: 100 },
    );
  });

  it('never names the candidate among the interviewers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          'Noor Halvani',
          'Halvani, Noor',
          'NOOR HALVANI',
          'noor.halvani@postbox.example',
          'Noor',
        ),
        fc.constantFrom('REQ-PARTICIPANT', 'CHAIR'),
        async (cn, role) => {
          const invitation = await first(
            calendar([
              'DTSTART:20260915T130000Z',
              `ATTENDEE;ROLE=${role};CN="${cn}":mailto:Noor.Halvani@Postbox.example`,
            ]),
          );
          expect(invitation.interviewers.map((p) => p.name)).toEqual(['Ottavia Renn']);
        },
      ),
    );
  });
});
