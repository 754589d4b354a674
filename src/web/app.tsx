import { Component, type ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { client, listen, type Problem } from './client.ts';
import { keyboard, useCommands } from './commands.ts';
import { keepFocus } from './focus.ts';
import { Navigation } from './navigation.tsx';
import { KeySheet, Palette } from './palette.tsx';
import { Empty, ProblemNotice } from './parts/notice.tsx';
import { asProblem, refreshAll, useResource } from './resource.ts';
import { go, Screens, usePlace } from './router.tsx';
import { routes } from './routes.ts';
import type { Session } from './session.ts';
import { Toasts } from './toasts.tsx';
import { loadToday } from './today-data.ts';

/** Keeps a fault of one screen from blanking the app. */
class Catch extends Component<{ children: ComponentChildren; at: string }, { cause: unknown }> {
  override state: { cause: unknown } = { cause: null };

  override componentDidCatch(cause: unknown): void {
    console.error(cause);
    this.setState({ cause });
  }

  override componentDidUpdate(before: { at: string }): void {
    if (before.at !== this.props.at && this.state.cause !== null) this.setState({ cause: null });
  }

  override render() {
    if (this.state.cause === null) return this.props.children;
    return <ProblemNotice problem={asProblem(this.state.cause)} retry={() => location.reload()} />;
  }
}

function Lost() {
  return (
    <div class="screen">
      <h1>There is no such page</h1>
      <Empty title="It may have been removed, perhaps with the sample week.">
        <a class="button button-main" href="/">
          Go to Today
        </a>
      </Empty>
    </div>
  );
}

function SignedOut() {
  return (
    <main class="main" id="main">
      <div class="screen">
        <h1>Afterword is locked</h1>
        <Empty title="Open the address that Afterword printed when you started it. It carries a one-time key for this browser.">
          <p class="soft">
            Not at hand? Run <code>npm start</code> again; it prints a new one.
          </p>
        </Empty>
      </div>
    </main>
  );
}

const places: readonly (readonly [words: string, keys: string, to: string])[] = [
  ['Go to Today', 'g t', '/'],
  ['Go to Replies', 'g r', '/replies'],
  ['Go to Outbox', 'g b', '/outbox'],
  ['Go to Opportunities', 'g o', '/opportunities'],
  ['Go to People', 'g p', '/people'],
  ['Go to Insights', 'g i', '/insights'],
  ['Go to Settings', 'g s', '/settings'],
  ['I just had an interview', 'c', '/new'],
];

function Running() {
  const [palette, setPalette] = useState(false);
  const [sheet, setSheet] = useState(false);
  const [online, setOnline] = useState(true);
  const [failed, setFailed] = useState<Problem | null>(null);
  const today = useResource('today', loadToday);
  const settings = useResource('settings', client.settings);
  const place = usePlace();
  const singleKeys = settings.data?.shortcuts ?? true;
  const withPalette = settings.data?.palette ?? true;
  const commands = withPalette ? () => setPalette(true) : null;

  useCommands([
    ...places.map(([words, keys, to]) => ({ words, keys, run: () => go(to) })),
    { words: 'What arrived in the sandbox', run: () => go('/sandbox') },
    ...(commands ? [{ words: 'Commands', keys: 'mod+k', run: commands }] : []),
    { words: 'Keys', keys: '?', run: () => setSheet(true) },
  ]);
  useEffect(() => listen(refreshAll, setOnline), []);
  useEffect(keepFocus, []);
  useEffect(() => {
    const onKey = keyboard(() => singleKeys);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [singleKeys]);
  useEffect(() => setFailed(null), [place.pathname]);

  return (
    <div class="shell">
      <a class="skip unseen" href="#main">
        Skip to the page
      </a>
      <Navigation today={today.data} onCommands={commands} />
      <div>
        {!online && (
          <p class="banner-line" role="status">
            No connection to Afterword. What you type is kept here; it goes on when it is back.
          </p>
        )}
        <main class="main" id="main">
          <Catch at={place.pathname}>
            <ProblemNotice problem={failed} retry={() => location.reload()} />
            <Screens routes={routes} lost={Lost} failed={(cause) => setFailed(asProblem(cause))} />
          </Catch>
        </main>
      </div>
      <Toasts />
      <Palette open={palette} onClose={() => setPalette(false)} />
      <KeySheet open={sheet} onClose={() => setSheet(false)} />
    </div>
  );
}

/** The whole app, once it is known whether this browser may in. */
export function App(props: { readonly session: Session }) {
  return props.session === 'out' ? <SignedOut /> : <Running />;
}
