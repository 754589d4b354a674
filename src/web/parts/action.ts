import { useRef, useState } from 'preact/hooks';
import type { Problem } from '../client.ts';
import { asProblem, refreshAll } from '../resource.ts';

export interface Action {
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly clear: () => void;
  /** Runs one change at a time; a second call while one runs does nothing. True when it went through. */
  readonly run: (change: () => Promise<unknown>) => Promise<boolean>;
}

/**
 * One change at a time, its failure beside the button that asked for it. After a conflict the
 * screen loads what is true now, and the notice says that nothing was done.
 */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const run = async (change: () => Promise<unknown>): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await change();
      return true;
    } catch (cause) {
      const found = asProblem(cause);
      setProblem(found);
      if (found.conflict) refreshAll();
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, problem, run, clear: () => setProblem(null) };
}
