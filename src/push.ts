/** Web push (RFC 8030, 8291, 8292): reminders to browsers, through their makers' push services. */
import type { VapidKeys } from 'web-push';
import type { Device, Pusher, Reminder } from './desk/reminding.ts';
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

/** The keys are made at the first use and stay; the private one is sealed. */
export function webPusher(shelf: Shelf, vault: Vault): Pusher {
  let making: Promise<VapidKeys> | null = null;

  async function theKeys(): Promise<VapidKeys> {
    // Read each time: with everything deleted, the keys are gone as well.
    const kept = ((await shelf.setting(SETTING)) ?? null) as Kept | null;
    if (kept !== null)
      return { publicKey: kept.publicKey, privateKey: await vault.open(SETTING, kept.privateKey) };
    making ??= make().finally(() => {
      making = null;
    });
    return await making;
  }

  async function make(): Promise<VapidKeys> {
    const made = (await library()).generateVAPIDKeys();
    const sealed = await vault.seal(SETTING, made.privateKey);
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
        const status = error instanceof WebPushError ? error.statusCode : 0;
        return status === 404 || status === 410 ? 'gone' : 'failed';
      }
    },
  };
}
