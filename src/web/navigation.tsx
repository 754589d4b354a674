import type { TodayView } from '../http/views.ts';
import { Asterism, Icon, type IconName } from './parts/icon.tsx';
import { Menu } from './parts/menu.tsx';
import { go, usePlace } from './router.tsx';

interface Entry {
  readonly to: string;
  readonly words: string;
  readonly icon: IconName;
  readonly count?: number;
}

function entries(today: TodayView | null): readonly Entry[] {
  const replies = today?.needsYou.filter((row) => row.kind === 'reply').length ?? 0;
  const held = today?.needsYou.filter((row) => row.kind === 'held' || row.kind === 'uncertain');
  return [
    { to: '/', words: 'Today', icon: 'today', count: today?.needsYou.length ?? 0 },
    { to: '/replies', words: 'Replies', icon: 'reply', count: replies },
    { to: '/outbox', words: 'Outbox', icon: 'outbox', count: held?.length ?? 0 },
    { to: '/opportunities', words: 'Opportunities', icon: 'folder' },
    { to: '/people', words: 'People', icon: 'people' },
    { to: '/insights', words: 'Insights', icon: 'insights' },
    { to: '/settings', words: 'Settings', icon: 'settings' },
  ];
}

function Count(props: { readonly n: number | undefined; readonly soft?: boolean }) {
  if (!props.n) return null;
  return <span class={`count ${props.soft ? 'count-soft' : ''}`}>{props.n}</span>;
}

function isHere(entry: Entry, pathname: string): boolean {
  if (entry.to === '/') return pathname === '/';
  return (
    pathname.startsWith(entry.to) || (entry.to === '/opportunities' && pathname.startsWith('/o/'))
  );
}

function Side(props: {
  readonly list: readonly Entry[];
  readonly pathname: string;
  readonly today: TodayView | null;
  /** Null when the palette is switched off. */
  readonly onCommands: (() => void) | null;
}) {
  return (
    <header class="side">
      <a class="wordmark" href="/">
        <Asterism /> Afterword
      </a>
      <a class="button button-main" href="/new">
        <Icon name="plus" size={20} /> I just had an interview
      </a>
      <nav aria-label="Main">
        {props.list.map((entry) => (
          <a
            key={entry.to}
            class="nav-link"
            href={entry.to}
            aria-current={isHere(entry, props.pathname) ? 'page' : undefined}
          >
            <Icon name={entry.icon} /> {entry.words}
            <Count n={entry.count} soft={entry.to !== '/'} />
          </a>
        ))}
      </nav>
      <div class="side-foot">
        {props.onCommands && (
          <button class="nav-link button-quiet button" type="button" onClick={props.onCommands}>
            <Icon name="search" size={18} /> Commands
          </button>
        )}
        <p>{props.today?.mailbox.sentence}</p>
      </div>
    </header>
  );
}

/** Left rail on a desk, bar under the thumb on a phone; the same places on both. */
export function Navigation(props: {
  readonly today: TodayView | null;
  /** Null when the palette is switched off. */
  readonly onCommands: (() => void) | null;
}) {
  const { pathname } = usePlace();
  const list = entries(props.today);
  const first = list.slice(0, 3);
  const tab = (entry: Entry) => (
    <a
      key={entry.to}
      class="tab"
      href={entry.to}
      aria-current={isHere(entry, pathname) ? 'page' : undefined}
    >
      <Icon name={entry.icon} /> {entry.words}
      <Count n={entry.count} />
    </a>
  );
  return (
    <>
      <Side list={list} pathname={pathname} today={props.today} onCommands={props.onCommands} />
      <header class="top-line">
        <a class="wordmark" href="/">
          <Asterism size={18} /> Afterword
        </a>
      </header>
      <nav class="tabs-bar" aria-label="Main, short">
        {first.slice(0, 2).map(tab)}
        <a class="tab tab-new" href="/new" aria-current={pathname === '/new' ? 'page' : undefined}>
          <Icon name="plus" /> New
        </a>
        {first.slice(2).map(tab)}
        <Menu
          look="tab"
          label={
            <>
              <Icon name="more" /> More
            </>
          }
          choices={[
            ...list.slice(3).map((entry) => ({ words: entry.words, run: () => go(entry.to) })),
            ...(props.onCommands ? [{ words: 'Commands', run: props.onCommands }] : []),
          ]}
        />
      </nav>
    </>
  );
}
