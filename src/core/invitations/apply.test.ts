import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interview } from '../record/nouns.ts';
import { applyInvitation } from './apply.ts';
import type { Invitation } from './invitation.ts';

const INVITATION: Invitation = {
  uid: 'u1',
  sequence: 1,
  method: 'REQUEST',
  cancelled: false,
  isInterview: true,
  unsure: [],
  company: 'Peatstack',
  role: 'Support Lead',
  round: null,
  kind: 'video',
  startsAt: '2026-10-22T14:30:00Z',
  endsAt: '2026-10-22T15:15:00Z',
  timeZone: 'Europe/Dublin',
  allDay: false,
  location: null,
  interviewers: [],
  coordinator: null,
  coordinatorMailbox: null,
};
const KNOWN: Interview = {
  id: 'i1',
  startsAt: '2026-10-22T14:30:00Z',
  endsAt: '2026-10-22T15:15:00Z',
  zone: 'Europe/Dublin',
  round: null,
  kind: 'video',
  final: false,
  interviewers: [],
  arrangedBy: null,
  debriefed: false,
  cancelled: false,
  calendar: { uid: 'u1', sequence: 1 },
};

describe('an invitation held against the record', () => {
  it('schedules an interview that is not known', () => {
    expect(applyInvitation([], INVITATION).kind).toBe('scheduled');
  });

  it('changes nothing when it is no interview', () => {
    expect(applyInvitation([], { ...INVITATION, isInterview: false })).toEqual({
      kind: 'nothing',
      reason: 'no_interview',
    });
  });

  it('moves the same interview with a higher SEQUENCE', () => {
    const later = {
      ...INVITATION,
      sequence: 2,
      startsAt: '2026-10-23T14:30:00Z',
      endsAt: '2026-10-23T15:15:00Z',
    };
    expect(applyInvitation([KNOWN], later)).toMatchObject({
      kind: 'moved',
      interview: 'i1',
      timesChanged: true,
    });
  });

  it('takes a new time over also when a program forgot the SEQUENCE', () => {
    const later = { ...INVITATION, startsAt: '2026-10-22T15:00:00Z' };
    expect(applyInvitation([KNOWN], later)).toMatchObject({ kind: 'moved', interview: 'i1' });
  });

  it('is deaf to an older one', () => {
    const old = { ...INVITATION, sequence: 0, startsAt: '2026-10-20T14:30:00Z' };
    expect(applyInvitation([KNOWN], old)).toEqual({ kind: 'nothing', reason: 'known' });
  });

  it('cancels once', () => {
    const cancel = { ...INVITATION, method: 'CANCEL', cancelled: true, sequence: 2 };
    expect(applyInvitation([KNOWN], cancel)).toEqual({
      kind: 'cancelled',
      interview: 'i1',
      sequence: 2,
    });
    const cancelled = { ...KNOWN, cancelled: true, calendar: { uid: 'u1', sequence: 2 } };
    expect(applyInvitation([cancelled], cancel).kind).toBe('nothing');
    expect(applyInvitation([], cancel)).toEqual({ kind: 'nothing', reason: 'cancelled_unknown' });
  });

  it('does not revive a cancelled interview without a higher SEQUENCE', () => {
    const cancelled = { ...KNOWN, cancelled: true };
    expect(
      applyInvitation([cancelled], { ...INVITATION, startsAt: '2026-10-22T16:00:00Z' }).kind,
    ).toBe('nothing');
    expect(applyInvitation([cancelled], { ...INVITATION, sequence: 2 }).kind).toBe('moved');
  });

  it('knows an interview that was typed in before its invitation came', () => {
    const typed = { ...KNOWN, calendar: null };
    expect(applyInvitation([typed], { ...INVITATION, sequence: 0 }).kind).toBe('nothing');
    expect(applyInvitation([typed], INVITATION)).toMatchObject({
      kind: 'moved',
      timesChanged: false,
    });
  });

  it('never changes anything for the answer of somebody invited', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('REPLY', 'COUNTER', 'REFRESH', 'DECLINECOUNTER'),
        fc.boolean(),
        fc.nat(9),
        (method, known, sequence) => {
          const change = applyInvitation(known ? [KNOWN] : [], { ...INVITATION, method, sequence });
          expect(change.kind).toBe('nothing');
        },
      ),
    );
  });

  it('never makes two interviews of one UID, in whatever order its messages arrive', () => {
    const message = fc.record({
      sequence: fc.nat(4),
      hour: fc.integer({ min: 10, max: 18 }),
      cancelled: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 8 }), (messages) => {
        let interviews: Interview[] = [];
        for (const { sequence, hour, cancelled } of messages) {
          const startsAt = `2026-10-22T${hour}:00:00Z`;
          const endsAt = `2026-10-22T${hour}:45:00Z`;
          const change = applyInvitation(interviews, {
            ...INVITATION,
            sequence,
            startsAt,
            endsAt,
            cancelled,
          });
          const calendar = { uid: 'u1', sequence };
          if (change.kind === 'scheduled')
            interviews = [...interviews, { ...KNOWN, startsAt, endsAt, calendar }];
          if (change.kind === 'moved')
            interviews = interviews.map((i) => ({
              ...i,
              startsAt,
              endsAt,
              calendar,
              cancelled: false,
            }));
          if (change.kind === 'cancelled')
            interviews = interviews.map((i) => ({ ...i, cancelled: true, calendar }));
        }
        expect(interviews.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
