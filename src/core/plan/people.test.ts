import { describe, expect, it } from 'vitest';
import type { Happening } from '../record/opportunity.ts';
import { interview, planAt, received, sent, someone } from './record.test-support.ts';

const thanks = sent('2026-09-14T18:00:00Z', 'thank_you');
const followed = sent('2026-09-21T13:30:00Z', 'follow_up');
const NOW = '2026-09-22T15:00:00Z';
const bounce = (at: string, from: string | null = 'a') =>
  received(at, 'bounce', { from, permanent: true });
const address = (at: string, person: string, email: string | null): Happening => {
  return { kind: 'address', at, person, email };
};

describe('an address', () => {
  it('that was confirmed is alive again', () => {
    const people = [someone('b', { email: null }), someone('a')];
    const back = bounce('2026-09-21T13:31:00Z');
    const confirmed = address('2026-09-21T15:00:00Z', 'a', null);
    const happenings = [thanks, followed, back, confirmed];
    expect(planAt(NOW, { people, happenings }).steps[0]).toMatchObject({
      step: 'follow_up',
      state: 'open',
    });
  });

  it('found and dead as well is still one that mail came back from', () => {
    const people = [someone('a', { email: null })];
    const found = address('2026-09-14T17:00:00Z', 'a', 'a@new.example');
    const happenings = [found, thanks, followed, bounce('2026-09-21T13:31:00Z')];
    expect(planAt(NOW, { people, happenings }).steps[0]?.sentence).toContain(
      'Mail to Person A came back',
    );
  });

  it('of a mailbox that closes takes no message back', () => {
    const closing = received('2026-09-21T13:31:00Z', 'out_of_office', { stops: true });
    const found = address('2026-09-21T15:00:00Z', 'a', 'a@new.example');
    const given = planAt(NOW, { happenings: [thanks, followed, closing, found] });
    expect(given.steps[0]?.step).toBe('second_follow_up');
  });

  it('is nobody’s when a bounce names nobody and nothing was sent', () => {
    const given = planAt('2026-09-14T17:00:00Z', {
      happenings: [bounce('2026-09-14T16:30:00Z', null)],
    });
    expect(given.steps[0]).toMatchObject({ step: 'thank_you', state: 'open' });
  });

  it('that mail to another came back from is not dead', () => {
    const people = [someone('a'), someone('b')];
    const given = planAt(NOW, {
      people,
      happenings: [
        thanks,
        sent('2026-09-21T13:00:00Z', 'thank_you', 'b'),
        followed,
        bounce('2026-09-21T13:31:00Z', 'b'),
      ],
    });
    expect(given.steps[0]?.step).toBe('second_follow_up');
  });
});

describe('an absence that names nobody', () => {
  const away = received('2026-09-21T13:31:00Z', 'out_of_office', {
    from: null,
    returnDate: '2026-10-05',
  });
  const people = [someone('a'), someone('b')];
  const notBefore = (happenings: readonly Happening[]) =>
    planAt(NOW, { people, happenings }).steps[0]?.notBefore;

  it('is of whoever was written to last', () => {
    expect(notBefore([thanks, followed, away])).toBe('2026-10-06T12:00:00Z');
    const other = sent('2026-09-21T13:30:30Z', 'answer', 'b');
    expect(notBefore([thanks, followed, other, away])).toBe('2026-09-28T12:00:00Z');
  });

  it('is of nobody before anything was sent', () => {
    expect(notBefore([{ ...away, at: '2026-09-14T16:30:00Z' }, thanks])).toBe(
      '2026-09-21T12:00:00Z',
    );
  });
});

describe('the place of a person', () => {
  const easter = (person: Parameters<typeof someone>[1], country: string | null) =>
    planAt('2026-04-01T15:00:00Z', {
      country,
      people: [someone('a', person)],
      interviews: [interview({ startsAt: null, endsAt: '2026-03-30T16:00:00Z' })],
      happenings: [sent('2026-03-30T18:00:00Z', 'thank_you')],
    });

  it('follows from their own zone before the opportunity and the interview', () => {
    const berlin = { zone: 'Europe/Berlin', country: null };
    expect(easter(berlin, 'US').steps[0]?.notBefore).toBe('2026-04-08T06:00:00Z');
    expect(easter({ zone: null, country: null }, 'US').steps[0]?.notBefore).toBe(
      '2026-04-06T12:00:00Z',
    );
  });

  it('says what is not known of it', () => {
    const findings = (person: Parameters<typeof someone>[1]) =>
      easter(person, null).findings.map((f) => f.sentence);
    expect(findings({ country: 'ZZ', subdivision: 'ZZ-1' })).toEqual([
      'No public holidays are known for "ZZ"; only weekends are kept free.',
    ]);
    expect(findings({ zone: 'Mars/Olympus' })).toEqual([
      'The time zone "Mars/Olympus" is unknown; that of the interview is used.',
    ]);
    expect(findings({ country: 'DE', subdivision: 'DE-XX' })).toEqual([
      '"DE-XX" is unknown; the holidays of the whole country are kept.',
    ]);
    expect(findings({ zone: null, country: null })).toEqual([]);
  });
});
