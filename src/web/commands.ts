import { useEffect, useRef } from 'preact/hooks';

/** One thing that can be done here: by the palette, by a key, by the button beside it. */
export interface Command {
  readonly words: string;
  /** A single key (`e`), a pair (`g t`), or with Ctrl or Cmd (`mod+Enter`). */
  readonly keys?: string;
  readonly run: () => void;
}

const layers: { current: readonly Command[] }[] = [];

/** All commands there are now, those of the screen before those of the app. */
export function commandsNow(): readonly Command[] {
  return [...layers].reverse().flatMap((layer) => layer.current);
}

/** Offers commands as long as the calling component is on screen. */
export function useCommands(commands: readonly Command[]): void {
  const layer = useRef(commands);
  layer.current = commands;
  useEffect(() => {
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
    };
  }, []);
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/**
 * Runs a command for a key. Single keys are off while typing, inside dialogs, and wholly when the
 * person switched them off (WCAG 2.1.4); those with Ctrl or Cmd always work.
 */
export function keyboard(singleKeys: () => boolean): (event: KeyboardEvent) => void {
  let before = '';
  return (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    const mod = event.ctrlKey || event.metaKey;
    const single = !mod && !typing(event.target) && singleKeys();
    if (!mod && (!single || document.querySelector('dialog[open]'))) return;
    const key = mod ? `mod+${event.key}` : event.key;
    const pair = before === '' ? '' : `${before} ${key}`;
    const command = commandsNow().find((each) => each.keys === pair || each.keys === key);
    before = !mod && key === 'g' ? 'g' : '';
    if (command === undefined) return;
    event.preventDefault();
    command.run();
  };
}
