import { z } from 'zod';
import type { Instant } from '../core/record/nouns.ts';
import { Fault } from '../errors.ts';
import type { Shelf } from '../store/port.ts';

/** Something that needs the candidate now: a row of Today. */
export interface Need {
  readonly id: string;
  /** Verb and object: "Thank Nadia Brandt". */
  readonly title: string;
  readonly company: string;
  readonly due: Instant | null;
  /** The best moment for it; nobody is reminded before. */
  readonly best: Instant | null;
}

/** A browser that asked to be reminded (Push API, RFC 8030). */
export interface Device {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  /** "Firefox on Android", as the browser says of itself. */
  readonly label: string;
  readonly addedAt: Instant;
}

export const deviceSchema = z.object({
  endpoint: z.string().max(2000),
  keys: z.object({ p256dh: z.string().max(200), auth: z.string().max(100) }),
  label: z.string().max(100),
});

/** What a notification says; encrypted for the one browser it goes to. */
export interface Reminder {
  readonly title: string;
  readonly body: string;
  /** Where a tap leads, below the app's own address. */
  readonly to: string;
}

/** Hands reminders to the push service of a browser. Adapter: `src/push.ts`. */
export interface Pusher {
  /** The public key a browser subscribes with, base64url. */
  publicKey(): Promise<string>;
  /** `gone`: the browser withdrew; it need not be tried again. Never throws. */
  push(device: Device, reminder: Reminder): Promise<'handed_over' | 'gone' | 'failed'>;
}

const SETTING = 'devices';
const LOST = 'devices_lost';
/** More than anybody has; an endless list would be a fault. */
const MOST = 20;

export async function devices(shelf: Shelf): Promise<readonly Device[]> {
  return ((await shelf.setting(SETTING)) ?? []) as readonly Device[];
}

/** Adds a browser, or takes its new keys. Fails with `bad_input` when its address is none of a push service. */
export async function addDevice(shelf: Shelf, device: Device): Promise<void> {
  if (!isPushService(device.endpoint)) {
    throw new Fault(
      'bad_input',
      'This browser gave no address that reminders can be sent to.',
      'Try another browser, or use the daily mail or the calendar instead.',
    );
  }
  const others = (await devices(shelf)).filter((each) => each.endpoint !== device.endpoint);
  await shelf.putSetting(SETTING, [...others, device].slice(-MOST));
  await shelf.putSetting(LOST, false);
}

export async function removeDevice(shelf: Shelf, endpoint: string): Promise<void> {
  const others = (await devices(shelf)).filter((each) => each.endpoint !== endpoint);
  await shelf.putSetting(SETTING, others);
}

/** The key that every browser subscribed with is lost: each has to be switched on again. */
export async function loseDevices(shelf: Shelf): Promise<void> {
  const lost = (await devices(shelf)).length > 0 || (await devicesLost(shelf));
  await shelf.putSetting(LOST, lost);
  await shelf.putSetting(SETTING, []);
}

/** Whether browsers that were reminded are no more, until one of them is switched on again. */
export async function devicesLost(shelf: Shelf): Promise<boolean> {
  return (await shelf.setting(LOST)) === true;
}

/** Push services are public https hosts with a name; nothing inside the network is one. */
function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname } = new URL(endpoint);
  const named = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/i.test(hostname);
  return protocol === 'https:' && named && !/\.(local|internal|lan|home|test)$/i.test(hostname);
}
