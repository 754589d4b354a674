import { useState } from 'preact/hooks';

/** A message as it was sent, in a frame that can do nothing; loaded when it is asked for. */
export function AsSent(props: { readonly message: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="unfold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>As it was sent</summary>
      {open && (
        <iframe
          class="as-sent"
          title="The message as it was sent, without pictures, links and scripts"
          sandbox=""
          referrerpolicy="no-referrer"
          src={`/api/v1/messages/${encodeURIComponent(props.message)}/shown`}
        />
      )}
    </details>
  );
}
