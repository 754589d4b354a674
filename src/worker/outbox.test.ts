import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventBody } from '../core/record/events.ts';
import { resolveUncertain, undo } from '../desk/approving.ts';
import {
  approveIt,
  type Bench,
  BODY,
  bench,
  Death,
  interviewed,
  withLetter,
} from '../desk/desk.test-support.ts';
import { append, byPerson, load } from '../desk/desk.ts';
import { readSettings, writeSettings } from '../desk/settings.ts';
import type { SubmitOutcome } from '../mail/port.ts';
import { pump, recover } from './outbox.ts';

async function approved(): Promise<Bench & { readonly id: string }> {
  const all = await bench();
  const { id } = await withLetter(all.desk, await interviewed(all.desk));
  await approveIt(all.desk, id);
  return { ...all, id };
}

async function state({ desk }: Bench) {
  return (await desk.store.outbox.get('letter'))?.state;
}

async function later(b: Bench, seconds: number): Promise<void> {
  b.clock.forward({ seconds });
  await pump(b.desk, 'own');
}

describe('an approved letter', () => {
  it('is held for thirty seconds, then sent once, then filed', async () => {
    const b = await approved();
    await later(b, 29);
    expect([await state(b), b.far.submitted.length]).toEqual(['held', 0]);
    await later(b, 1);
    expect([await state(b), b.far.submitted.length]).toEqual(['sent', 1]);
    await later(b, 1);
    await later(b, 3600);
    expect([await state(b), b.far.submitted.length]).toEqual(['filed', 1]);
    expect((await load(b.desk, b.id)).letters[0]?.state).toBe('sent');
  });

  it('can be taken back while it is held, and not afterwards', async () => {
    const b = await approved();
    const place = async () => ({
      opportunity: b.id,
      letter: 'letter',
      expectedSeq: (await load(b.desk, b.id)).seq,
    });
    await undo(b.desk, await place(), byPerson);
    await later(b, 3600);
    expect([await state(b), b.far.submitted.length]).toEqual(['undone', 0]);
    await approveIt(b.desk, b.id);
    await later(b, 60);
    await expect(undo(b.desk, await place(), byPerson)).rejects.toMatchObject({ code: 'refused' });
    expect(b.far.submitted).toHaveLength(1);
  });

  it('is stopped by an edit after the approval', async () => {
    const b = await approved();
    const opportunity = await load(b.desk, b.id);
    const edited: EventBody = {
      kind: 'letter_edited',
      letter: 'letter',
      to: opportunity.people[0]?.id ?? '',
      channel: 'email',
      subject: 'Thank you for the test cell',
      text: BODY.replace('six-axis', 'seven-axis'),
    };
    await append(b.desk, { opportunity, expectedSeq: null, origin: byPerson, bodies: [edited] });
    await later(b, 60);
    expect([await state(b), b.far.submitted.length]).toEqual(['stopped', 0]);
  });

  it('is stopped by a new address of the recipient', async () => {
    const b = await approved();
    const opportunity = await load(b.desk, b.id);
    const person = opportunity.people[0]?.id ?? '';
    const found: EventBody = { kind: 'address_found', person, email: 'other@elsewhere.example' };
    await append(b.desk, { opportunity, expectedSeq: null, origin: byPerson, bodies: [found] });
    await later(b, 60);
    expect([await state(b), b.far.submitted.length]).toEqual(['stopped', 0]);
  });

  it('is stopped when the plan no longer wants it: do not contact', async () => {
    const b = await approved();
    const opportunity = await load(b.desk, b.id);
    const block: EventBody = {
      kind: 'do_not_contact',
      scope: 'opportunity',
      person: null,
      on: true,
      reason: null,
    };
    await append(b.desk, { opportunity, expectedSeq: null, origin: byPerson, bodies: [block] });
    await later(b, 60);
    expect([await state(b), b.far.submitted.length]).toEqual(['stopped', 0]);
    expect((await load(b.desk, b.id)).letters[0]?.state).toBe('draft');
  });

  it('waits when the hour has had its messages', async () => {
    const b = await approved();
    const settings = await readSettings(b.desk.store.shelf);
    await writeSettings(b.desk.store.shelf, { ...settings, caps: { perHour: 0, perDay: 30 } });
    await later(b, 60);
    expect([await state(b), b.far.submitted.length]).toEqual(['waiting', 0]);
    await writeSettings(b.desk.store.shelf, { ...settings, caps: { perHour: 1, perDay: 30 } });
    await later(b, 15 * 60);
    expect([await state(b), b.far.submitted.length]).toEqual(['sent', 1]);
  });

  it('is tried again with the same bytes after a 4xx, at growing distances', async () => {
    const b = await approved();
    const busy: SubmitOutcome = { kind: 'later', cause: 'asked_to_wait', response: '451 later' };
    b.far.answers.push(busy, busy);
    await later(b, 30);
    expect(await state(b)).toBe('retry');
    await later(b, 59);
    expect(b.far.submitted).toHaveLength(1);
    await later(b, 1);
    await later(b, 299);
    expect(b.far.submitted).toHaveLength(2);
    await later(b, 1);
    expect([await state(b), b.far.submitted.length]).toEqual(['sent', 3]);
    expect(new Set(b.far.submitted).size).toBe(1);
  });

  it('shows why a server refused it', async () => {
    const b = await approved();
    b.far.answers.push({ kind: 'refused', response: '550 no such user' });
    await later(b, 30);
    const row = await b.desk.store.outbox.get('letter');
    expect(row).toMatchObject({ state: 'failed', nextAt: null });
    expect(row?.evidence.at(-1)?.sentence).toContain('550 no such user');
  });
});

describe('a letter nobody can be sure of', () => {
  it('is found in the mailbox and counts as sent', async () => {
    const b = await approved();
    b.far.answers.push({ kind: 'uncertain', why: 'The connection broke after the dot.' });
    await later(b, 30);
    expect(await state(b)).toBe('uncertain');
    b.far.there.add((await b.desk.store.outbox.get('letter'))?.messageId ?? '');
    await later(b, 0);
    expect([await state(b), b.far.submitted.length]).toEqual(['sent', 1]);
  });

  it('is looked up at once and after 1, 5, 15 and 60 minutes, then left to the person', async () => {
    const b = await approved();
    b.far.answers.push({ kind: 'uncertain', why: 'The connection broke after the dot.' });
    await later(b, 30);
    for (const minutes of [0, 1, 5, 15, 60]) {
      expect(await state(b)).toBe('uncertain');
      await later(b, minutes * 60);
    }
    expect([await state(b), b.far.submitted.length]).toEqual(['needs_person', 1]);
    await later(b, 86_400);
    expect(b.far.submitted).toHaveLength(1);
    const { seq } = await load(b.desk, b.id);
    const again = {
      opportunity: b.id,
      letter: 'letter',
      expectedSeq: seq,
      outcome: 'send_again',
    } as const;
    b.clock.set(Temporal.Instant.from('2026-03-03T23:30:00Z'));
    await resolveUncertain(b.desk, again, byPerson);
    await later(b, 60);
    expect([await state(b), new Set(b.far.submitted).size]).toEqual(['sent', 1]);
  });

  it('is tried again when the program died before the end of the message left', async () => {
    const b = await approved();
    b.far.dies = 'before';
    await expect(later(b, 30)).rejects.toThrow(Death);
    b.far.dies = null;
    await recover(b.desk);
    await later(b, 1);
    expect([await state(b), b.far.submitted.length]).toEqual(['sent', 1]);
  });

  it('is one that was being sent when the program died, and is never sent again by itself', async () => {
    const b = await approved();
    b.far.dies = 'after';
    await expect(later(b, 30)).rejects.toThrow(Death);
    expect(await state(b)).toBe('sending');
    b.far.dies = null;
    await recover(b.desk);
    for (let hour = 0; hour < 48; hour += 1) await later(b, 3600);
    expect([await state(b), b.far.submitted.length]).toEqual(['needs_person', 1]);
  });
});

describe('the date of a message', () => {
  it('is when it leaves, in the time of the candidate, and the same in every attempt', async () => {
    const b = await approved();
    b.far.answers.push({ kind: 'later', cause: 'asked_to_wait', response: '451 later' });
    await later(b, 3 * 3600);
    await later(b, 3600);
    expect(b.far.submitted).toHaveLength(2);
    for (const message of b.far.submitted)
      expect(message).toContain('\r\nDate: Wed, 04 Mar 2026 01:00:00 +0000\r\n');
    expect(new Set(b.far.submitted).size).toBe(1);
  });
});

describe('a clock that jumps', () => {
  it('forward over the undo sends once, after asking the plan again', async () => {
    const b = await approved();
    await later(b, 40_000);
    await later(b, 60);
    await later(b, 86_400);
    expect([await state(b), b.far.submitted.length]).toEqual(['filed', 1]);
  });

  it('back holds what is due until its moment comes again, and sends nothing twice', async () => {
    const b = await approved();
    b.clock.forward({ hours: -24 });
    await later(b, 60);
    expect([await state(b), b.far.submitted.length]).toEqual(['held', 0]);
    await later(b, 86_400);
    expect([await state(b), b.far.submitted.length]).toEqual(['sent', 1]);
    b.clock.forward({ hours: -24 });
    for (let hour = 0; hour < 50; hour += 1) await later(b, 3600);
    expect([await state(b), b.far.submitted.length]).toEqual(['filed', 1]);
  });

  it('back while a message is tried again neither repeats nor loses it', async () => {
    const b = await approved();
    b.far.answers.push({ kind: 'later', cause: 'asked_to_wait', response: '451 later' });
    await later(b, 31);
    b.clock.forward({ hours: -24 });
    await later(b, 0);
    expect([await state(b), b.far.submitted.length]).toEqual(['retry', 1]);
    for (let hour = 0; hour < 26; hour += 1) await later(b, 3600);
    expect([await state(b), b.far.submitted.length]).toEqual(['filed', 2]);
  });

  it('back still counts what has left against the caps', async () => {
    const b = await approved();
    await later(b, 60);
    expect(await state(b)).toBe('sent');
    b.clock.forward({ hours: -3 });
    const since = b.clock.now().subtract({ hours: 1 }).toString({ smallestUnit: 'second' });
    expect(await b.desk.store.outbox.sentSince('own', since)).toBe(1);
  });
});

describe('whatever servers answer and whenever the program dies', () => {
  const outcome = fc.constantFrom<SubmitOutcome | 'before' | 'after'>(
    { kind: 'accepted', response: '250' },
    { kind: 'refused', response: '550' },
    { kind: 'later', cause: 'unreachable', response: 'no route' },
    { kind: 'uncertain', why: 'broke' },
    'before',
    'after',
  );

  it('is handed over again only when nothing can have arrived, and never lost from sight', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(outcome, { minLength: 1, maxLength: 6 }), async (answers) => {
        const b = await approved();
        let mayHaveArrived = false;
        for (const answer of answers) {
          const before = b.far.submitted.length;
          b.far.dies = typeof answer === 'string' ? answer : null;
          if (typeof answer !== 'string') b.far.answers.splice(0, 9, answer);
          await later(b, 3600).catch(() => recover(b.desk));
          if (b.far.submitted.length > before) {
            expect(mayHaveArrived).toBe(false);
            mayHaveArrived =
              typeof answer === 'string' || ['accepted', 'uncertain'].includes(answer.kind);
          }
          const row = await b.desk.store.outbox.get('letter');
          const shown = row?.nextAt !== null || SETTLED.has(row?.state ?? '');
          expect(shown).toBe(true);
        }
        await b.desk.store.close();
      }),
      { numRuns: 60 },
    );
  });
});

const SETTLED = new Set(['sent', 'filed', 'failed', 'needs_person', 'stopped', 'undone']);

describe('a reminder', () => {
  it('waits while nobody can look for an answer, and goes once somebody could', async () => {
    const b = await bench();
    const opportunity = await interviewed(b.desk);
    b.clock.set(Temporal.Instant.from('2026-03-17T15:00:00Z'));
    const to = opportunity.people[0]?.id ?? '';
    const interview = opportunity.interviews[0]?.id ?? null;
    const place = { step: 'follow_up', to, interview, channel: 'email' } as const;
    const sources = { sentences: [], ask: [], leftOut: [], phrasings: [] };
    const bodies: EventBody[] = [
      { kind: 'step_skipped', step: 'thank_you', to, interview, reason: null },
      {
        ...{ kind: 'letter_drafted', letter: 'letter', ...place, ...sources, revision: 0 },
        ...{ subject: 'The Controls Engineer role', text: REMINDER },
      },
    ];
    await append(b.desk, { opportunity, expectedSeq: null, origin: byPerson, bodies });
    await approveIt(b.desk, opportunity.id);
    b.clock.forward({ minutes: 1 });
    await pump(
      b.desk,
      'own',
      () => false,
      async () => false,
    );
    expect([await state(b), b.far.submitted.length]).toEqual(['waiting', 0]);
    b.clock.forward({ minutes: 5 });
    await pump(
      b.desk,
      'own',
      () => false,
      async () => true,
    );
    expect(b.far.submitted).toHaveLength(1);
  });
});

const REMINDER = [
  'Dear Nadia,',
  'You spoke of a decision last week, and I would still very much like to join you as a Controls Engineer.',
  'Is there any news you can share?',
  'Kind regards,\nRobin Ashdown',
].join('\n\n');
