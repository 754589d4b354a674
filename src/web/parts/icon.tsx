/** Line icons, drawn for this app on a 24 grid; decoration, so hidden from screen readers. */
const paths = {
  today: 'M4 7h16M4 12h10M4 17h7M17 14v6m-3-3h6',
  reply: 'M9 8 4 13l5 5M4 13h10a6 6 0 0 1 6 6',
  outbox: 'M4 14v5h16v-5M12 15V4m-4 4 4-4 4 4',
  folder: 'M4 7a1 1 0 0 1 1-1h4l2 2h8a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1z',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6 9c.5-4 3-5.5 6-5.5s5.5 1.5 6 5.500M16 4.500a3.5 3.5 0 0 1 0 6.300M17.5 15c2 .6 3.200 2.200 3.5 5',
  insights: 'M4 20V4M4 20h16M8 16v-4m4 4V8m4 8v-6',
  settings:
    'M4 8h9m5 0h2M4 16h3m5 0h8M15.5 10.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM9.5 18.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  plus: 'M12 5v14M5 12h14',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  debrief: 'M5 20l1-4L16.5 5.500l3 3L9 19l-4 1ZM14 8l3 3',
  note: 'M4 6h16v12H4zM4 7l8 6 8-6',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3 2',
  check: 'm5 12.5 4.5 4.500L19 7.5',
  stop: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5m0 3h.01',
  warn: 'M12 4 2.5 20h19zM12 10v5m0 2.500h.01',
  hint: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v6m0-9h.01',
  question:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.5 9.500a2.5 2.5 0 1 1 3.5 2.300c-.7.3-1 .9-1 1.700m0 3h.01',
  forward: 'm5 6 7 6-7 6zM13 6l7 6-7 6z',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm5-1.500L20 20',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  mic: 'M12 15a3.500 3.500 0 0 0 3.500-3.500v-5a3.500 3.500 0 0 0-7 0v5A3.500 3.500 0 0 0 12 15Zm-7-3.500a7 7 0 0 0 14 0M12 18.500V21',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  back: 'm14 6-6 6 6 6',
} as const;

export type IconName = keyof typeof paths;

export function Icon(props: { readonly name: IconName; readonly size?: number }) {
  const size = props.size ?? 22;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[props.name]} />
    </svg>
  );
}

/** The mark: an asterism, the printer's sign for "what comes after". */
export function Asterism(props: { readonly size?: number }) {
  const size = props.size ?? 22;
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      <circle cx="12" cy="6.5" r="3" />
      <circle cx="5.5" cy="17" r="3" />
      <circle cx="18.5" cy="17" r="3" />
    </svg>
  );
}
