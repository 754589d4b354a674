import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Problem } from './client.ts';

export interface Resource<T> {
  readonly data: T | null;
  readonly problem: Problem | null;
  /** Loads again; what is shown stays until the answer is here. */
  readonly reload: () => Promise<void>;
  /** Puts in what a change has just answered, without another round trip. */
  readonly put: (data: T) => void;
}

const kept = new Map<string, unknown>();
const watchers = new Set<() => void>();

/** The record changed: everything on screen loads again. */
export function refreshAll(): void {
  for (const watcher of watchers) watcher();
}

/** Forgets what was loaded (after deleting everything). */
export function forgetAll(): void {
  kept.clear();
}

/** Anything thrown, as a problem with words for the screen. */
export function asProblem(cause: unknown): Problem {
  if (cause instanceof Problem) return cause;
  return new Problem(0, {
    error: 'unexpected',
    message: 'Something in this page went wrong.',
    mend: 'Reload the page. What you typed is kept.',
  });
}

/**
 * Data of the server for the screen: shows what is known at once, loads, and loads again when the
 * record changes. Answers that arrive out of order are dropped.
 */
export function useResource<T>(key: string, load: () => Promise<T>): Resource<T> {
  const [, render] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const order = useRef(0);
  const loader = useRef(load);
  loader.current = load;

  const reload = useCallback(async () => {
    order.current += 1;
    const mine = order.current;
    try {
      const data = await loader.current();
      if (mine !== order.current) return;
      kept.set(key, data);
      setProblem(null);
    } catch (cause) {
      if (mine === order.current) setProblem(asProblem(cause));
    }
    render((n) => n + 1);
  }, [key]);

  const put = useCallback(
    (data: T) => {
      order.current += 1;
      kept.set(key, data);
      setProblem(null);
      render((n) => n + 1);
    },
    [key],
  );

  useEffect(() => {
    void reload();
    const again = () => void reload();
    watchers.add(again);
    return () => {
      watchers.delete(again);
    };
  }, [reload]);

  return { data: (kept.get(key) as T | undefined) ?? null, problem, reload, put };
}
