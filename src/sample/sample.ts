/** The sample week running: its events, its clock, its sandbox mailbox. */

import type { Clock } from '../clock.ts';
import { instantFrom, instantText } from '../core/record/instant.ts';
import type { Instant } from '../core/record/nouns.ts';
import sampleCandidate from '../desk/data/sample-candidate.json' with { type: 'json' };
import type { Desk } from '../desk/desk.ts';
import { loadAll, planOf, reindex } from '../desk/desk.ts';
import { eraseSample } from '../desk/erasing.ts';
import type { SampleMail, SampleWeek } from '../desk/sample-week.ts';
import { readSettings } from '../desk/settings.ts';
import type { Sandbox } from '../mail/sandbox/sandbox.ts';
import type { Shelf } from '../store/port.ts';
import { simpleTextOf } from './mail-text.ts';
import { sampleEvents, sampleRules } from './week.ts';

/** The clock of the sample: the real one, shifted. `offset` is kept on the shelf. */
export interface ShiftedClock extends Clock {
  /** Milliseconds ahead of (or behind) the real clock. */
  offset(): number;
  shift(milliseconds: number): void;
}

export function shiftedClock(real: Clock, start: number): ShiftedClock {
  let offset = start;
  return {
    now: () => real.now().add({ milliseconds: offset }),
    offset: () => offset,
    shift: (milliseconds) => {
      offset = milliseconds;
    },
  };
}

export interface SampleParts {
  readonly desk: Desk;
  readonly clock: ShiftedClock;
  readonly real: Clock;
  readonly sandbox: () => Promise<Sandbox>;
  /** One turn of the worker for the sample's world. */
  readonly turn: () => Promise<void>;
  /** Connects the sandbox's mailbox anew, beside everything else. */
  readonly rewatch: () => void;
}

const SETTING = 'sample';
/** Where the people of the sample week are. */
const SAMPLE_ZONE = 'America/New_York';

export interface SampleSetting {
  readonly present: boolean;
  readonly offset: number;
}

/** Whether there is a sample week, and how its clock is shifted; null at the very first start. */
export async function sampleSetting(shelf: Shelf): Promise<SampleSetting | null> {
  return ((await shelf.setting(SETTING)) ?? null) as SampleSetting | null;
}

export function sampleWeek(parts: SampleParts): SampleWeek {
  const { desk, clock, real } = parts;
  const keep = (present: boolean) =>
    desk.store.shelf.putSetting(SETTING, { present, offset: clock.offset() });

  /** What fast-forward goes to: a message on its way, else an answer, else the plan's next moment. */
  async function next(): Promise<{ at: Instant; sentence: string } | null> {
    const now = instantText(clock.now());
    const first = (moments: readonly { at: Instant; sentence: string }[]) =>
      moments.filter((m) => m.at > now).sort((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null;
    const leaving = (await desk.store.outbox.list())
      .filter((row) => row.world === 'sample')
      .flatMap(({ nextAt }) =>
        nextAt === null ? [] : [{ at: nextAt, sentence: 'An approved message goes out.' }],
      );
    const due = (await parts.sandbox()).nextDue();
    const reply =
      due === null ? [] : [{ at: instantFrom(due) ?? due, sentence: 'An answer arrives.' }];
    return first(leaving) ?? first(reply) ?? first(await openings());
  }

  async function openings(): Promise<readonly { at: Instant; sentence: string }[]> {
    const sample = (await loadAll(desk)).filter((o) => o.sample);
    const plans = await Promise.all(sample.map((o) => planOf(desk, o, sample)));
    return plans
      .flatMap((p) => p.steps)
      .flatMap(({ state, notBefore, sentence }) =>
        state === 'waiting' && notBefore !== null ? [{ at: notBefore, sentence }] : [],
      );
  }

  return {
    async state() {
      const setting = await sampleSetting(desk.store.shelf);
      if (setting?.present !== true) return null;
      return { now: instantText(clock.now()), next: await next() };
    },
    async start() {
      if ((await sampleSetting(desk.store.shelf))?.present === true) return;
      const settings = await readSettings(desk.store.shelf);
      const zone = SAMPLE_ZONE;
      const first = firstMoment(real.now(), zone);
      clock.shift(first.epochMilliseconds - real.now().epochMilliseconds);
      (await parts.sandbox()).script(sampleRules);
      await desk.store.transact(async (unit) => {
        for (const { id, events } of sampleEvents(first, zone)) {
          await unit.record.append(id, 0, events);
          await reindex(desk, unit, id, settings);
        }
      });
      await keep(true);
      parts.rewatch();
      desk.changed(null, 'sample');
    },
    async remove() {
      await eraseSample(desk);
      (await parts.sandbox()).clear();
      clock.shift(0);
      await keep(false);
      parts.rewatch();
      desk.changed(null, 'sample');
    },
    async fastForward(to) {
      const target = to ?? (await next())?.at ?? instantText(clock.now().add({ hours: 24 }));
      const ahead = clock.now().until(Temporal.Instant.from(target)).total('milliseconds');
      // A little past the moment, so that what happens then has happened.
      clock.shift(clock.offset() + Math.max(0, Math.ceil(ahead)) + 1000);
      await keep(true);
      await parts.turn();
      await (await parts.sandbox()).deliverDue();
      await parts.turn();
      desk.changed(null, 'sample');
    },
    async mail(): Promise<readonly SampleMail[]> {
      const sandbox = await parts.sandbox();
      const people = (await loadAll(desk)).filter((o) => o.sample).flatMap((o) => o.people);
      const boxes = [...new Set(people.flatMap((p) => (p.email === null ? [] : [p.email])))];
      const messages = await Promise.all(
        boxes.flatMap((address) =>
          sandbox.messages(address).map(async (m) => ({
            at: m.receivedAt,
            from: sampleCandidate.email,
            to: address,
            ...(await simpleTextOf(m.raw)),
          })),
        ),
      );
      return messages.sort((a, b) => (a.at < b.at ? 1 : -1));
    },
  };
}

/** The latest Wednesday 10:40 at `zone`: a working day with a morning behind it. */
export function firstMoment(now: Temporal.Instant, zone: string): Temporal.Instant {
  const local = now.toZonedDateTimeISO(zone);
  const back = (local.dayOfWeek + 4) % 7;
  return local
    .subtract({ days: back })
    .with({ hour: 10, minute: 40, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
    .toInstant();
}
