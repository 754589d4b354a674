import { describe, expect, it } from 'vitest';
import { type Arriving, arrival } from './arrival.ts';
import type { Invitation } from './invitation.ts';

const invitation: Invitation = {
  uid: 'u1',
  sequence: 0,
  method: 'REQUEST',
  cancelled: false,
  isInterview: true,
  unsure: [],
  company: 'Halden Foods',
  role: 'Baker',
  round: null,
  kind: null,
  startsAt: '2026-03-12T09:00:00Z',
  endsAt: '2026-03-12T10:00:00Z',
  timeZone: 'Europe/Oslo',
  allDay: false,
  location: null,
  interviewers: [{ name: 'Tove Lind', email: 'tove@halden.example', title: null }],
  coordinator: null,
  coordinatorMailbox: null,
};
const now = '2026-03-03T10:00:00Z';
const stranger: Arriving = { now, same: null, sender: null, entry: true };
const halden: Arriving = {
  ...stranger,
  sender: { opportunity: 'o1', company: 'Halden Foods' },
};

describe('an invitation that arrived', () => {
  it('is recorded when it is sure and from somebody known', () => {
    expect(arrival(invitation, halden)).toEqual({ kind: 'apply', opportunity: 'o1' });
    const unnamed = {
      ...invitation,
      company: null,
      unsure: ['At which company is this interview?'],
    };
    expect(arrival(unnamed, halden).kind).toBe('apply');
  });

  it('is asked about when its sender is a stranger, however sure it is', () => {
    expect(arrival(invitation, stranger).kind).toBe('ask');
  });

  it('is asked about when it names another company than its sender’s', () => {
    expect(arrival({ ...invitation, company: 'Tinderbox' }, halden).kind).toBe('ask');
  });

  it('is asked about when anything that matters is unsure', () => {
    for (const question of ['Is this a job interview?', 'What is the name of tl@halden.example?'])
      expect(arrival({ ...invitation, unsure: [question] }, halden).kind).toBe('ask');
    const doubtful = { ...invitation, isInterview: false, unsure: ['Is this a job interview?'] };
    expect(arrival(doubtful, halden).kind).toBe('ask');
  });

  it('is left alone when it is no interview, long over, or called off before it was known', () => {
    expect(arrival({ ...invitation, isInterview: false }, halden).kind).toBe('ignore');
    expect(arrival({ ...invitation, cancelled: true }, halden).kind).toBe('ignore');
    const over = { ...invitation, endsAt: '2026-02-20T10:00:00Z' };
    expect(arrival(over, halden).kind).toBe('ignore');
  });

  it('only asks about a day named in prose, and only one that lies ahead', () => {
    const prose = { ...halden, entry: false };
    expect(arrival({ ...invitation, uid: null }, prose).kind).toBe('ask');
    const yesterday = { ...invitation, uid: null, endsAt: '2026-03-02T10:00:00Z' };
    expect(arrival(yesterday, prose).kind).toBe('ignore');
  });

  it('changes what is recorded only at the word of somebody who has to do with it', () => {
    const same = { opportunity: 'o1', trusted: true };
    const cancelled = { ...invitation, cancelled: true };
    expect(arrival(cancelled, { ...stranger, same })).toEqual({ kind: 'apply', opportunity: 'o1' });
    expect(arrival(cancelled, { ...stranger, same: { ...same, trusted: false } }).kind).toBe('ask');
  });
});
