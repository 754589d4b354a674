import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

/** The browser's own modal dialog: focus stays inside, Escape closes, focus returns after. */
export function Dialog(props: {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly look?: 'palette';
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (props.open && dialog?.open === false) dialog.showModal();
    if (!props.open && dialog?.open) dialog.close();
  }, [props.open]);
  return (
    <dialog
      ref={ref}
      class={`dialog ${props.look ?? ''}`}
      aria-labelledby={id}
      onClose={props.onClose}
      onMouseDown={(event) => {
        if (event.target === ref.current) ref.current?.close();
      }}
    >
      {props.open && (
        <div class="stack">
          <h2 id={id} class={props.look === 'palette' ? 'unseen' : ''}>
            {props.title}
          </h2>
          {props.children}
        </div>
      )}
    </dialog>
  );
}
