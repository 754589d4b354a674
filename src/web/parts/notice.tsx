import type { ComponentChildren } from 'preact';
import type { Problem } from '../client.ts';
import { Button } from './button.tsx';
import type { IconName } from './icon.tsx';
import { Asterism, Icon } from './icon.tsx';

export type Tone = 'soon' | 'late' | 'calm' | 'good';

const signs: Record<Tone, IconName> = { soon: 'warn', late: 'stop', calm: 'hint', good: 'check' };

/** Something to know, where it matters: a tone, its sign, and words. */
export function Notice(props: {
  readonly tone: Tone;
  readonly children: ComponentChildren;
  readonly alert?: boolean;
}) {
  return (
    <div class={`notice tone-${props.tone}`} role={props.alert ? 'alert' : undefined}>
      <Icon name={signs[props.tone]} />
      <div>{props.children}</div>
    </div>
  );
}

/** What failed, why, and what can be done about it. */
export function ProblemNotice(props: {
  readonly problem: Problem | null;
  readonly retry?: (() => void) | undefined;
}) {
  if (props.problem === null) return null;
  const { message, mend } = props.problem.view;
  return (
    <Notice tone="late" alert>
      <p>
        <strong>{message}</strong> {mend}
      </p>
      {props.retry && (
        <div>
          <Button onClick={props.retry}>Try again</Button>
        </div>
      )}
    </Notice>
  );
}

/** Nothing here yet: one sentence, one next action. */
export function Empty(props: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="empty">
      <span class="asterism">
        <Asterism size={26} />
      </span>
      <p class="book">{props.title}</p>
      {props.children}
    </div>
  );
}

/** Holds the place of what is loading; shows itself after 300 ms only. */
export function Loading(props: { readonly what: string }) {
  return (
    <div class="skeleton" role="status">
      <p class="unseen">Loading {props.what}…</p>
      <span />
      <span />
      <span />
    </div>
  );
}

export function Badge(props: { readonly tone?: Tone; readonly children: ComponentChildren }) {
  return <span class={`badge ${props.tone ? `tone-${props.tone}` : ''}`}>{props.children}</span>;
}
