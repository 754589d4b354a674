import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

const first = 30;
const more = 8;
/** Rows are there before the eye is. */
const ahead = '900px';

/** How many rows are drawn: some at first, more whenever the end comes near. */
export function useGrowing<E extends HTMLElement>(total: number): [number, { current: E | null }] {
  const [most, setMost] = useState(first);
  const end = useRef<E>(null);
  useEffect(() => {
    const node = end.current;
    if (node === null) return;
    const watch = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting) setMost((n) => n + more);
      },
      { rootMargin: ahead },
    );
    watch.observe(node);
    return () => watch.disconnect();
    // Watched anew after each growth, so that a list whose end is still near grows on.
  }, [most, most < total]);
  return [most, end];
}

/**
 * A list as long as it likes: only what is near is drawn, so that it opens and moves as fast with
 * 2,000 rows as with twenty. Screen readers hear the whole length.
 */
export function LongList<T>(props: {
  readonly items: readonly T[];
  readonly row: (item: T) => ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  const { items } = props;
  const [most, end] = useGrowing<HTMLLIElement>(items.length);
  // A row that was drawn is handed over as it was, and costs nothing when the list grows.
  const drawn = useMemo(() => new Map<T, ComponentChildren>(), [items]);
  const rowOf = (item: T) => {
    const row = drawn.get(item) ?? props.row(item);
    drawn.set(item, row);
    return row;
  };
  return (
    <ul class={`card card-flush lines ${items.length > 30 ? 'long-list' : ''}`}>
      {items.slice(0, most).map(rowOf)}
      {most < items.length && (
        <li ref={end} class="today-line soft small">
          {items.length - most} more
        </li>
      )}
      {props.children}
    </ul>
  );
}
