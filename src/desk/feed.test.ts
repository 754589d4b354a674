import ical, { type VEvent } from 'node-ical';
import { describe, expect, it } from 'vitest';
import { bench, interviewed } from './desk.test-support.ts';
import { byPerson, type Desk } from './desk.ts';
import { feed, feedToken } from './feed.ts';
import { openOpportunity } from './opening.ts';

async function entries(desk: Desk): Promise<readonly VEvent[]> {
  const text = await feed(desk, await feedToken(desk), (_o, step) => step.step);
  const read = Object.values(ical.sync.parseICS(text ?? ''));
  return read.filter((each): each is VEvent => each?.type === 'VEVENT');
}

const upcoming = (endsAt: string) => ({
  company: 'Halden Foods',
  role: 'Baker',
  country: 'NO',
  people: [{ name: 'Tove Lind', role: 'interviewer' as const, email: 'tove@halden.example' }],
  interview: { endsAt, zone: 'Europe/Oslo' },
});

describe('the calendar feed', () => {
  it('holds what is due, each with an alarm, and is closed to any other token', async () => {
    const { desk } = await bench();
    await interviewed(desk);
    const found = await entries(desk);
    expect(found.map((e) => e.summary)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^debrief/),
        expect.stringMatching(/^thank_you/),
      ]),
    );
    expect(found.every((e) => JSON.stringify(e.alarms ?? []).includes('PT0M'))).toBe(true);
    expect(await feed(desk, 'guessed', () => '')).toBeNull();
  });

  it('reminds of the debrief at the end of an interview ahead, in the entry that the step takes over', async () => {
    const { desk, clock } = await bench();
    const { id, interviews } = await openOpportunity(
      desk,
      upcoming('2026-03-12T10:00:00Z'),
      byPerson,
    );
    const uid = `${id}-debrief-${interviews[0]?.id}@afterword`;
    const before = (await entries(desk)).filter((e) => e.uid === uid);
    expect(before.map((e) => e.start.toISOString())).toEqual(['2026-03-12T10:00:00.000Z']);
    clock.set(Temporal.Instant.from('2026-03-12T11:00:00Z'));
    const after = (await entries(desk)).filter((e) => e.uid === uid);
    expect(after.map((e) => e.summary)).toEqual([expect.stringMatching(/^debrief/)]);
  });
});
