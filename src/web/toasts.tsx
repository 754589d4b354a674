import { useEffect, useState } from 'preact/hooks';
import { Button } from './parts/button.tsx';

export interface Toast {
  readonly sentence: string;
  readonly action?: { readonly words: string; readonly run: () => void };
  /** Seconds it counts down and stays; without, eight. */
  readonly seconds?: number;
  readonly problem?: boolean;
}

let current: { readonly toast: Toast; readonly until: number } | null = null;
const watchers = new Set<() => void>();
const tell = () => {
  for (const watcher of watchers) watcher();
};

/** Says what just happened; the newest replaces the one before. */
export function say(toast: Toast): void {
  current = { toast, until: performance.now() + (toast.seconds ?? 8) * 1000 };
  tell();
}

export function hush(): void {
  current = null;
  tell();
}

/** The live region: what is said is read out once, the countdown is not. */
export function Toasts() {
  const [, render] = useState(0);
  useEffect(() => {
    const again = () => render((n) => n + 1);
    watchers.add(again);
    const timer = setInterval(() => {
      if (current === null) return;
      if (performance.now() > current.until) current = null;
      again();
    }, 500);
    return () => {
      watchers.delete(again);
      clearInterval(timer);
    };
  }, []);
  const shown = current;
  const left = shown ? Math.max(0, Math.ceil((shown.until - performance.now()) / 1000)) : 0;
  return (
    <div class="toasts">
      <div class="unseen" role="status">
        {shown?.toast.sentence}
      </div>
      {shown && (
        <div class={`toast ${shown.toast.problem ? 'toast-problem' : ''}`}>
          <p aria-hidden="true">
            {shown.toast.sentence}
            {shown.toast.seconds !== undefined && <span class="soft-on-ink"> {left} s</span>}
          </p>
          {shown.toast.action ? (
            <Button
              onClick={() => {
                shown.toast.action?.run();
                hush();
              }}
            >
              {shown.toast.action.words}
            </Button>
          ) : (
            <Button onClick={hush}>Close</Button>
          )}
        </div>
      )}
    </div>
  );
}
