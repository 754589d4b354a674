import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';

export interface MenuChoice {
  readonly words: string;
  readonly detail?: string;
  readonly run: () => void;
}

/** Puts the popover beside its button, inside the window. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const by = button.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const top = by.bottom + size.height + 8 > innerHeight ? by.top - size.height - 4 : by.bottom + 4;
  const left = Math.min(Math.max(8, by.left), Math.max(8, innerWidth - size.width - 8));
  menu.style.inset = 'auto';
  menu.style.top = `${Math.max(8, top)}px`;
  menu.style.left = `${left}px`;
}

const looks = {
  quiet: 'button button-quiet',
  button: 'button',
  tab: 'tab',
  link: 'link-button',
} as const;

/** A button with a native popover of choices. */
export function Menu(props: {
  readonly label: ComponentChildren;
  readonly name?: string;
  readonly choices: readonly MenuChoice[];
  readonly look?: keyof typeof looks;
  readonly children?: ComponentChildren;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        class={looks[props.look ?? 'quiet']}
        popoverTarget={id}
        aria-label={props.name}
        aria-haspopup="true"
      >
        {props.label}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        class="menu"
        onToggle={(event) => {
          if (event.newState !== 'open' || !menu.current || !button.current) return;
          place(menu.current, button.current);
          menu.current.querySelector<HTMLElement>('button, input')?.focus();
        }}
      >
        {props.choices.map((choice) => (
          <button
            key={choice.words}
            type="button"
            class="menu-item"
            onClick={() => {
              menu.current?.hidePopover();
              choice.run();
            }}
          >
            <span>{choice.words}</span>
            {choice.detail && <span class="small soft">{choice.detail}</span>}
          </button>
        ))}
        {props.children}
      </div>
    </>
  );
}
