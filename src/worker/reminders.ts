/** Reminders that go out by themselves: to browsers that asked, and one mail a day to oneself. */
import { type Desk, loadAll } from '../desk/desk.ts';
import { sendDigest } from '../desk/digest.ts';
import { offers } from '../desk/invited.ts';
import { devices, type Need, type Pusher, type Reminder, removeDevice } from '../desk/reminding.ts';
import { readSettings } from '../desk/settings.ts';
import type { Log } from '../log.ts';

export interface Reminders {
  start(): void;
  /** One look; also what the timer does. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

export interface RemindersOptions {
  readonly desk: Desk;
  /** What needs the candidate now, without the sample week. */
  readonly needs: () => Promise<readonly Need[]>;
  readonly pusher: Pusher;
  readonly log: Log;
  /** The address of the app, for the mail; null while it listens nowhere. */
  readonly address: () => string | null;
}

const EVERY_MS = 60_000;
const SETTING = 'reminded';
/** Nobody is woken: the candidate's own hours. */
const FROM_HOUR = 8;
const TO_HOUR = 21;
const REMEMBERED_DAYS = 60;

export function createReminders(options: RemindersOptions): Reminders {
  const { desk, log } = options;
  let timer: NodeJS.Timeout | undefined;
  let busy: Promise<void> = Promise.resolve();

  function look(): Promise<void> {
    busy = busy.then(once).catch((error: unknown) => log.error('reminders', error));
    return busy;
  }

  async function once(): Promise<void> {
    const settings = await readSettings(desk.store.shelf);
    const asked = await devices(desk.store.shelf);
    // Nobody asked for anything: the plans need not be made.
    if (asked.length === 0 && !settings.digest.on) return;
    if (!(await isBegun(desk))) return;
    const needs = await options.needs();
    const now = desk.clocks.own.now().toZonedDateTimeISO(settings.candidate.zone);
    if (settings.digest.on) await sendDigest(desk, settings, needs, options.address());
    if (asked.length > 0 && now.hour >= FROM_HOUR && now.hour < TO_HOUR)
      await pushNew(options, needs, now);
  }

  return {
    start() {
      timer = setInterval(() => void look(), EVERY_MS);
      timer.unref();
    },
    look,
    async stop() {
      clearInterval(timer);
      await busy;
    },
  };
}

/** Whether there is anything that could need the candidate; the sample week does not. */
async function isBegun(desk: Desk): Promise<boolean> {
  if ((await offers(desk)).some(({ world }) => world === 'own')) return true;
  return (await loadAll(desk)).some((each) => !each.sample);
}

/** Tells each browser of what it was not told yet: one notification, however many things are new. */
async function pushNew(
  { desk, pusher }: RemindersOptions,
  needs: readonly Need[],
  now: Temporal.ZonedDateTime,
): Promise<void> {
  const { shelf } = desk.store;
  const told = ((await shelf.setting(SETTING)) ?? {}) as Readonly<Record<string, string>>;
  const at = now.toInstant();
  const fresh = needs.filter(
    ({ id, best }) =>
      told[id] === undefined &&
      (best === null || Temporal.Instant.compare(Temporal.Instant.from(best), at) <= 0),
  );
  const reminder = reminderOf(fresh);
  if (reminder === null) return;
  // Remembered first: a reminder that is lost does less harm than one that comes every minute.
  await shelf.putSetting(SETTING, remembered(told, fresh, at));
  for (const device of await devices(shelf)) {
    if ((await pusher.push(device, reminder)) === 'gone')
      await removeDevice(shelf, device.endpoint);
  }
}

function remembered(
  told: Readonly<Record<string, string>>,
  fresh: readonly Need[],
  now: Temporal.Instant,
): Readonly<Record<string, string>> {
  const oldest = now.subtract({ hours: 24 * REMEMBERED_DAYS }).toString();
  const kept = Object.entries(told).filter(([, when]) => when > oldest);
  return Object.fromEntries([...kept, ...fresh.map(({ id }) => [id, now.toString()])]);
}

function reminderOf(fresh: readonly Need[]): Reminder | null {
  const [first, ...others] = fresh;
  if (first === undefined) return null;
  if (others.length === 0) return { title: first.title, body: first.company, to: '/' };
  return {
    title: `${fresh.length} things need you`,
    body: fresh
      .slice(0, 3)
      .map(({ title }) => title)
      .join(' · '),
    to: '/',
  };
}
