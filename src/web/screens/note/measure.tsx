import type { Letter } from '../../../http/views.ts';

/** Words that are good for each kind of letter (P4, P9, P10, P14). */
function range(letter: Letter): readonly [number, number] {
  if (letter.channel === 'card') return [40, 80];
  switch (letter.step) {
    case 'thank_you':
      return [90, 180];
    case 'follow_up':
      return [50, 120];
    case 'second_follow_up':
      return [40, 90];
    case 'clarification':
      return [30, 70];
    case 'answer':
      return [40, 90];
  }
}

/** How long it is, against what reads well: in words, and on a short rule. */
export function Measure(props: {
  readonly words: number;
  readonly paragraphs: number;
  readonly letter: Letter;
}) {
  const [from, to] = range(props.letter);
  const most = to * 1.4;
  const x = (words: number) => Math.min(100, (words / most) * 100);
  const off = props.words < from || props.words > to;
  return (
    <span class={`measure ${off ? 'measure-off' : ''}`}>
      <span>
        {props.words} words{' '}
        <span class="unseen">
          of {from} to {to} that read well
        </span>{' '}
        · {props.paragraphs} {props.paragraphs === 1 ? 'paragraph' : 'paragraphs'}
      </span>
      <span class="measure-track" aria-hidden="true">
        <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
          <rect class="measure-zone" x={x(from)} width={x(to) - x(from)} y="0" height="6" />
          <rect
            class="measure-at"
            x={Math.max(0, x(props.words) - 1)}
            width="2"
            y="-4"
            height="14"
          />
        </svg>
      </span>
    </span>
  );
}
