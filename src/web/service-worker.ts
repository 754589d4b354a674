/**
 * The shell and the latest data without network. Pages and data come from the server whenever it
 * answers; what was last seen is the fallback. Nothing is ever sent from here.
 */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchLike extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Pushed extends Extendable {
  readonly data: { json(): unknown } | null;
}

interface Tapped extends Extendable {
  readonly notification: Notification;
}

interface Window {
  readonly url: string;
  focus(): Promise<unknown>;
}

interface WorkerScope {
  addEventListener(kind: 'install' | 'activate', run: (event: Extendable) => void): void;
  addEventListener(kind: 'fetch', run: (event: FetchLike) => void): void;
  addEventListener(kind: 'push', run: (event: Pushed) => void): void;
  addEventListener(kind: 'notificationclick', run: (event: Tapped) => void): void;
  skipWaiting(): Promise<void>;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(kinds: { readonly type: 'window' }): Promise<readonly Window[]>;
    openWindow(address: string): Promise<unknown>;
  };
}

const scope = self as unknown as WorkerScope;
const shell = 'afterword-shell';
const data = 'afterword-data';

/** What the person reads; never downloads, events or the mailbox. */
const readable =
  /^\/api\/v1\/(session|today|settings|stems|outbox|replies|people|opportunities(\/.*)?)$/;

async function fillShell(): Promise<void> {
  const cache = await caches.open(shell);
  const listed = await fetch('/precache.json');
  const files = (await listed.json()) as readonly string[];
  await cache.addAll(['/', ...files]);
  const wanted = new Set(['/', ...files]);
  for (const request of await cache.keys())
    if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request);
}

/** The server's answer, kept; without it the last one kept. */
async function freshOrKept(name: string, request: Request, key: string): Promise<Response> {
  const cache = await caches.open(name);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(key, answer.clone());
    if (answer.status === 401) await caches.delete(data);
    return answer;
  } catch (cause) {
    const kept = await cache.match(key);
    if (kept) return kept;
    throw cause;
  }
}

async function keptOrFresh(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

scope.addEventListener('install', (event) => {
  event.waitUntil(fillShell().then(() => scope.skipWaiting()));
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(scope.clients.claim());
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && !pathname.startsWith('/api/'))
    event.respondWith(freshOrKept(shell, request, '/'));
  else if (pathname.startsWith('/assets/')) event.respondWith(keptOrFresh(request));
  else if (readable.test(pathname) && !pathname.endsWith('/eml'))
    event.respondWith(freshOrKept(data, request, pathname));
});

scope.addEventListener('push', (event) => {
  const { title, body, to } = reminderIn(event);
  const options = { body, icon: '/icon.svg', tag: 'afterword', data: { to } };
  event.waitUntil(scope.registration.showNotification(title, options));
});

/** A browser must show something for every push; without words it is a plain hint. */
function reminderIn({ data: pushed }: Pushed): { title: string; body: string; to: string } {
  const plain = { title: 'Afterword', body: 'Something needs you today.', to: '/' };
  try {
    return { ...plain, ...(pushed?.json() as object | null) };
  } catch {
    return plain;
  }
}

scope.addEventListener('notificationclick', (event) => {
  const { notification } = event;
  notification.close();
  const { to = '/' } = (notification.data ?? {}) as { to?: string };
  event.waitUntil(
    scope.clients.matchAll({ type: 'window' }).then((windows) => {
      const here = windows.find((each) => new URL(each.url).pathname === to);
      return here ? here.focus() : scope.clients.openWindow(to);
    }),
  );
});
