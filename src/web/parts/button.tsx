import type { ComponentChildren } from 'preact';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly keys?: string;
  readonly type?: 'button' | 'submit';
  /** Still focusable and read out, with `blockedBy` naming the element that says why. */
  readonly blocked?: boolean;
  readonly blockedBy?: string;
  readonly busy?: boolean;
  readonly big?: boolean;
  readonly label?: string;
  readonly pressed?: boolean;
}

const looks = { main: 'button-main', plain: '', quiet: 'button-quiet', danger: 'button-danger' };

/** A button. While busy or blocked it does nothing, so a second tap never does a thing twice. */
export function Button(props: ButtonProps) {
  const off = props.blocked === true || props.busy === true;
  const big = props.big ? 'button-big' : '';
  return (
    <button
      type={props.type ?? 'button'}
      class={`button ${looks[props.look ?? 'plain']} ${big}`}
      aria-disabled={off ? 'true' : undefined}
      aria-describedby={props.blocked ? props.blockedBy : undefined}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-keyshortcuts={props.keys}
      onClick={(event) => {
        if (off) event.preventDefault();
        else props.onClick?.();
      }}
    >
      {props.icon && <Icon name={props.icon} size={20} />}
      <span>{props.children}</span>
    </button>
  );
}
