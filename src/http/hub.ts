/** Tells every open window that something changed; they fetch what they show anew. */
export interface Change {
  readonly opportunity: string | null;
  readonly what: string;
}

export interface Hub {
  tell(change: Change): void;
  /** Calls `listener` for every change until the returned function is called. */
  listen(listener: (change: Change) => void): () => void;
}

export function createHub(): Hub {
  const listeners = new Set<(change: Change) => void>();
  return {
    tell(change) {
      for (const listener of listeners) listener(change);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
