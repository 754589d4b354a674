const width = 640;

/** Each promise a dot: left of the line they were early, right of it late. */
export function Dots(props: { readonly days: readonly number[] }) {
  const { days } = props;
  const reach = Math.max(3, ...days.map((each) => Math.abs(each)));
  const x = (value: number) => width / 2 + (value / reach) * (width / 2 - 40);
  const stacks = new Map<number, number>();
  const dots = [...days]
    .sort((a, b) => a - b)
    .map((value) => {
      const level = stacks.get(value) ?? 0;
      stacks.set(value, level + 1);
      return { value, level };
    });
  const height = 64 + Math.max(...dots.map((dot) => dot.level)) * 18;
  const late = days.filter((each) => each > 0).length;
  const words = `${days.length} dates: ${late} answered late, ${days.length - late} in time.`;
  return (
    <figure class="stack stack-tight">
      <svg class="plot" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words}>
        <line x1="20" x2={width - 20} y1={height - 30} y2={height - 30} />
        <line x1={width / 2} x2={width / 2} y1="6" y2={height - 24} stroke-dasharray="4 4" />
        {dots.map((dot) => (
          <circle
            key={`${dot.value}:${dot.level}`}
            class="dot"
            cx={x(dot.value)}
            cy={height - 42 - dot.level * 18}
            r="7"
          />
        ))}
        <text x="20" y={height - 8}>
          {reach} days early
        </text>
        <text x={width / 2} y={height - 8} text-anchor="middle">
          on the day
        </text>
        <text x={width - 20} y={height - 8} text-anchor="end">
          {reach} days late
        </text>
      </svg>
      <figcaption class="small soft">{words}</figcaption>
    </figure>
  );
}

const bins: readonly (readonly [words: string, upTo: number])[] = [
  ['same day', 1],
  ['1–2 days', 3],
  ['3–5 days', 6],
  ['6–10 days', 11],
  ['longer', Number.POSITIVE_INFINITY],
];

/** Answers by the days they took, as columns with their counts written on them. */
export function Columns(props: { readonly days: readonly number[] }) {
  const counts = bins.map(([words, upTo], index) => {
    const from = bins[index - 1]?.[1] ?? Number.NEGATIVE_INFINITY;
    return { words, n: props.days.filter((each) => each >= from && each < upTo).length };
  });
  const most = Math.max(...counts.map((each) => each.n));
  const step = width / counts.length;
  const words = counts.map((each) => `${each.words}: ${each.n}`).join(', ');
  return (
    <figure class="stack stack-tight">
      <svg class="plot" viewBox={`0 0 ${width} 190`} role="img" aria-label={words}>
        {counts.map((each, index) => {
          const tall = (each.n / most) * 120;
          const middle = index * step + step / 2;
          return (
            <g key={each.words}>
              <rect
                class="bar"
                x={middle - step * 0.3}
                y={150 - tall}
                width={step * 0.6}
                height={Math.max(tall, 1)}
                rx="4"
              />
              <text x={middle} y={142 - tall} text-anchor="middle">
                {each.n}
              </text>
              <text x={middle} y="176" text-anchor="middle">
                {each.words}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption class="small soft">{props.days.length} answers.</figcaption>
    </figure>
  );
}
