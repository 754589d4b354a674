import type { DeviceInput } from '../../wire.ts';

/** Why this browser cannot be reminded, in words; null when it can. */
export function whyNot(): string | null {
  if (!isSecureContext)
    return 'Reminders in the browser need a secure address (https), or the machine on which Afterword runs. The daily mail and the calendar work everywhere.';
  if (!('serviceWorker' in navigator && 'PushManager' in globalThis))
    return 'This browser has no reminders. On an iPhone, add Afterword to the home screen first and open it from there.';
  if (Notification.permission === 'denied')
    return 'Notifications from this address are switched off in the browser. Allow them in its settings for this site.';
  return null;
}

const bytes = (base64url: string): Uint8Array<ArrayBuffer> => {
  const plain = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};

/** "Firefox on Linux": enough to tell one's devices apart. */
function ownLabel(): string {
  const agent = navigator.userAgent;
  const find = (known: Readonly<Record<string, string>>) =>
    Object.entries(known).find(([sign]) => agent.includes(sign))?.[1];
  const browser = find({ 'Edg/': 'Edge', Firefox: 'Firefox', Chrome: 'Chrome', Safari: 'Safari' });
  const system = find({
    Android: 'Android',
    iPhone: 'iPhone',
    iPad: 'iPad',
    Windows: 'Windows',
    'Mac OS': 'Mac',
    Linux: 'Linux',
  });
  return `${browser ?? 'A browser'} on ${system ?? 'a device'}`;
}

/** The address under which this browser is reminded already; null when it is not. */
export async function ownEndpoint(): Promise<string | null> {
  if (whyNot() !== null) return null;
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription())?.endpoint ?? null;
}

/** Asks the browser for an address; the person is asked by the browser itself. Null: they said no. */
export async function subscribe(publicKey: string): Promise<DeviceInput | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const registration = await navigator.serviceWorker.ready;
  // A browser refuses a second key beside one that it was given before and that is lost by now.
  await (await registration.pushManager.getSubscription())?.unsubscribe();
  const made = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytes(publicKey),
  });
  const { endpoint, keys } = made.toJSON();
  if (endpoint === undefined) return null;
  const { p256dh = '', auth = '' } = keys ?? {};
  return { endpoint, keys: { p256dh, auth }, label: ownLabel() };
}

export async function unsubscribe(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}
