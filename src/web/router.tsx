import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** What every screen is handed: the parts of its path and the query. */
export interface ScreenProps {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

export interface Route {
  /** `/o/:opportunity/letters/:letter` */
  readonly path: string;
  readonly title: string;
  readonly load: () => Promise<ComponentType<ScreenProps>>;
}

const subscribers = new Set<() => void>();
const tell = () => {
  for (const subscriber of subscribers) subscriber();
};

/** Goes to a place inside the app. */
export function go(to: string, replace = false): void {
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  if (!replace) scrollTo(0, 0);
  tell();
}

/** The parameters when `pathname` fits `pattern`, else null. */
export function match(pattern: string, pathname: string): Record<string, string> | null {
  const wanted = pattern.split('/').filter(Boolean);
  const given = pathname.split('/').filter(Boolean);
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decode(value);
    else if (part !== value) return null;
  }
  return params;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function onClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || link.origin !== location.origin || link.target !== '') return;
  if (link.hasAttribute('download') || link.getAttribute('href')?.startsWith('#')) return;
  if (link.pathname.startsWith('/api/')) return;
  event.preventDefault();
  go(link.pathname + link.search);
}

/** The address now; follows links, the back button and `go`. */
export function usePlace(): { readonly pathname: string; readonly query: URLSearchParams } {
  const [, render] = useState(0);
  useEffect(() => {
    const again = () => render((n) => n + 1);
    subscribers.add(again);
    addEventListener('popstate', again);
    document.addEventListener('click', onClick);
    return () => {
      subscribers.delete(again);
      removeEventListener('popstate', again);
      document.removeEventListener('click', onClick);
    };
  }, []);
  return { pathname: location.pathname, query: new URLSearchParams(location.search) };
}

/** Moves focus to the new screen's heading, so that keyboard and screen reader follow. */
function arrive(title: string): void {
  document.title = `${title} · Afterword`;
  const heading = document.querySelector<HTMLElement>('main h1');
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

interface Shown extends ScreenProps {
  readonly route: Route;
  readonly key: string;
  readonly Screen: ComponentType<ScreenProps>;
}

/** Shows the screen of the address; the one before stays until the new one's code is here. */
export function Screens(props: {
  readonly routes: readonly Route[];
  readonly lost: ComponentType<ScreenProps>;
  readonly failed: (cause: unknown) => void;
}) {
  const place = usePlace();
  const [shown, show] = useState<Shown | null>(null);
  const address = place.pathname + location.search;

  useEffect(() => {
    let current = true;
    const found = props.routes
      .map((route) => ({ route, params: match(route.path, place.pathname) }))
      .find((each) => each.params !== null);
    const route = found?.route ?? { path: '', title: 'Not found', load: async () => props.lost };
    const params = found?.params ?? {};
    route.load().then(
      (Screen) => {
        if (current) show({ route, params, query: place.query, Screen, key: place.pathname });
      },
      (cause) => current && props.failed(cause),
    );
    return () => {
      current = false;
    };
  }, [address]);

  const first = shown?.key;
  useEffect(() => {
    if (shown !== null) arrive(shown.route.title);
  }, [first]);

  const waiting = shown === null || shown.key !== place.pathname;
  return (
    <>
      {waiting && <div class="loading-line" aria-hidden="true" />}
      {shown && <shown.Screen key={shown.key} params={shown.params} query={shown.query} />}
    </>
  );
}
