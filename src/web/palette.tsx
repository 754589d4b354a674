import { useState } from 'preact/hooks';
import type { Command } from './commands.ts';
import { commandsNow } from './commands.ts';
import { Dialog } from './parts/dialog.tsx';

const shown = (keys: string): string =>
  keys
    .replace('mod+', /Mac|iPhone/.test(navigator.userAgent) ? '⌘' : 'Ctrl ')
    .replace('Enter', '↵');

function fits(command: Command, query: string): boolean {
  const words = command.words.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.includes(part));
}

/** Ctrl or Cmd K: every command by its name, with its key beside it. */
export function Palette(props: { readonly open: boolean; readonly onClose: () => void }) {
  const [query, setQuery] = useState('');
  const [chosen, choose] = useState(0);
  const found = props.open ? commandsNow().filter((each) => fits(each, query)) : [];
  const close = () => {
    setQuery('');
    choose(0);
    props.onClose();
  };
  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    close();
    queueMicrotask(command.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      choose((chosen + step + found.length) % Math.max(1, found.length));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      run(found[chosen]);
    }
  };
  return (
    <Dialog title="What would you like to do?" open={props.open} onClose={close} look="palette">
      <input
        class="input"
        type="text"
        role="combobox"
        aria-label="What would you like to do?"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found.length > 0 ? `palette-${chosen}` : undefined}
        placeholder="What would you like to do?"
        autocomplete="off"
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          choose(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="palette-list" role="listbox" aria-label="Commands" tabIndex={-1}>
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above holds the keys
          <div
            key={command.words}
            id={`palette-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            class="menu-item"
            onClick={() => run(command)}
          >
            <span>{command.words}</span>
            {command.keys && <kbd>{shown(command.keys)}</kbd>}
          </div>
        ))}
      </div>
    </Dialog>
  );
}

/** `?`: the keys of this screen and of the app. */
export function KeySheet(props: { readonly open: boolean; readonly onClose: () => void }) {
  const keyed = props.open ? commandsNow().filter((each) => each.keys !== undefined) : [];
  return (
    <Dialog title="Keys" open={props.open} onClose={props.onClose}>
      <dl class="keys">
        {keyed.map((command) => (
          <>
            <dt>
              <kbd>{shown(command.keys ?? '')}</kbd>
            </dt>
            <dd>{command.words}</dd>
          </>
        ))}
      </dl>
      <p class="soft">Single keys rest while you type. You can switch them off in Settings.</p>
    </Dialog>
  );
}
