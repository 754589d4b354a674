/** Web push (RFC 8030, 8291, 8292): reminders to browsers, through their makers' push services. */
import type { VapidKeys } from 'web-push';
import type { Device, Pusher, Reminder } from './desk/reminding.ts';
import { Fault } from './errors.ts';
import type { Shelf } from './store/port.ts';
import type { Vault } from './vault/vault.ts';

interface Kept {
  readonly publicKey: string;
  /** Sealed in the vault. */
  readonly privateKey: string;
}

const SETTING = 'vapid';
/** After that nobody needs to hear of it any more. */
const HOURS_TO_LIVE = 6;
/** Push services want somebody to turn to; the candidate's address is none of their business. */
const CONTACT = 'https://afterword.example';

/** Loaded with the first reminder, not at every start. */
const library = async () => (await import('web-push')).default;

/** Statuses by which a push service will never take a reminder for this address and key again. */
const NEVER_AGAIN: ReadonlySet<number> = new Set([401, 403, 404, 410]);

/**
 * What became of a reminder that a push service answered with `status`. A refused key (401, 403)
 * is as final as an address that is gone: the browser subscribed with another one.
 */
export function refusedWith(status: number): 'gone' | 'failed' {
  return NEVER_AGAIN.has(status) ? 'gone' : 'failed';
}

/**
 * The keys are made at the first use and stay; the private one is sealed. When the vault's key was
 * lost they are made afresh, and `onLost` is told first: every browser that subscribed must again.
 */
export function webPusher(shelf: Shelf, vault: Vault, onLost: () => Promise<void>): Pusher {
  let asked: Promise<VapidKeys> | null = null;

  function theKeys(): Promise<VapidKeys> {
    // Read each time: with everything deleted, the keys are gone as well.
    asked ??= keptOrMade().finally(() => {
      asked = null;
    });
    return asked;
  }

  async function keptOrMade(): Promise<VapidKeys> {
    const kept = ((await shelf.setting(SETTING)) ?? null) as Kept | null;
    if (kept === null) return await make();
    try {
      const privateKey = await vault.open(SETTING, kept.privateKey);
      return { publicKey: kept.publicKey, privateKey };
    } catch (error) {
      if (!(error instanceof Fault && error.code === 'store_broken')) throw error;
    }
    // A keyring that is only locked refuses to seal as well, and nothing is thrown away.
    return await make(onLost);
  }

  async function make(before = async () => {}): Promise<VapidKeys> {
    const made = (await library()).generateVAPIDKeys();
    const sealed = await vault.seal(SETTING, made.privateKey);
    await before();
    await shelf.putSetting(SETTING, { publicKey: made.publicKey, privateKey: sealed });
    return made;
  }

  return {
    publicKey: async () => (await theKeys()).publicKey,
    async push({ endpoint, keys: theirs }: Device, reminder: Reminder) {
      const { sendNotification, WebPushError } = await library();
      try {
        await sendNotification({ endpoint, keys: theirs }, JSON.stringify(reminder), {
          vapidDetails: { subject: CONTACT, ...(await theKeys()) },
          TTL: HOURS_TO_LIVE * 3600,
          timeout: 10_000,
        });
        return 'handed_over';
      } catch (error) {
        return refusedWith(error instanceof WebPushError ? error.statusCode : 0);
      }
    },
  };
}
