import { useState } from 'preact/hooks';
import type { TodayRow, TodayView } from '../../../http/views.ts';
import { useCommands } from '../../commands.ts';
import { now } from '../../now.ts';
import { LongList, useGrowing } from '../../parts/long-list.tsx';
import { Badge, Empty, Loading, ProblemNotice } from '../../parts/notice.tsx';
import { Reasons } from '../../parts/reasons.tsx';
import { useResource } from '../../resource.ts';
import { loadToday } from '../../today-data.ts';
import { day, moment } from '../../when.ts';
import { Offers } from './offers.tsx';
import { open, Row } from './row.tsx';
import { SampleBanner } from './sample-banner.tsx';

/** j and k walk the rows, Enter does what the row's first button does. */
function useRowKeys(rows: readonly TodayRow[]): void {
  const [at, setAt] = useState(-1);
  const focus = (index: number) => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (row === undefined) return;
    setAt(rows.indexOf(row));
    const button = `[data-row="${CSS.escape(row.id)}"] .today-exits .button`;
    document.querySelector<HTMLElement>(button)?.focus();
  };
  const press = (label: string) => {
    const row = rows[Math.max(at, 0)];
    if (row === undefined) return;
    const scope = document.querySelector(`[data-row="${CSS.escape(row.id)}"]`);
    const buttons = scope?.querySelectorAll<HTMLElement>('.today-exits .button') ?? [];
    [...buttons].find((button) => button.textContent?.trim() === label)?.click();
  };
  useCommands([
    { words: 'Next row', keys: 'j', run: () => focus(at + 1) },
    { words: 'Row before', keys: 'k', run: () => focus(at - 1) },
    { words: 'Do it', keys: 'o', run: () => void open(rows[Math.max(at, 0)] as TodayRow) },
    { words: 'Later', keys: 'h', run: () => press('Later') },
    { words: 'Dismiss', keys: 'e', run: () => press('Dismiss') },
  ]);
}

function Quiet(props: { readonly row: TodayRow }) {
  const { quietUntil, sample } = props.row;
  const current = now(sample);
  if (quietUntil === null || current === null) return null;
  return <Badge tone="calm">quiet until {moment(quietUntil, current)}</Badge>;
}

function Waiting(props: { readonly rows: readonly TodayRow[] }) {
  if (props.rows.length === 0) return null;
  return (
    <section class="stack stack-tight" aria-labelledby="waiting">
      <h2 id="waiting">Waiting, on purpose</h2>
      <LongList
        items={props.rows}
        row={(row) => (
          <li key={row.id} class="today-line">
            <div class="row row-apart">
              <a class="quiet-link strong" href={`/o/${encodeURIComponent(row.opportunity)}`}>
                {row.title}
              </a>
              <Quiet row={row} />
            </div>
            <p class="soft small">
              {row.company} · {row.role}
              {row.sample && <span class="sample-word"> · sample</span>}
            </p>
            <p>{row.sentence}</p>
            {row.step && <Reasons title="Why not sooner" reasons={row.step.reasons} />}
          </li>
        )}
      />
    </section>
  );
}

/** A few names say enough. */
function namesOf(rows: readonly TodayRow[]): string {
  const names = rows.slice(0, 6).map((row) => row.company);
  return rows.length > 6 ? `${names.join(', ')} …` : names.join(', ');
}

function Folded(props: { readonly rows: readonly TodayRow[] }) {
  if (props.rows.length === 0) return null;
  return (
    <details class="unfold">
      <summary>
        {props.rows.length} folded away: {namesOf(props.rows)}
      </summary>
      <LongList
        items={props.rows}
        row={(row) => (
          <li key={row.id} class="today-line">
            <a class="quiet-link strong" href={`/o/${encodeURIComponent(row.opportunity)}`}>
              {row.title}
            </a>
            <p>{row.sentence}</p>
          </li>
        )}
      />
    </details>
  );
}

function Nothing(props: { readonly today: TodayView }) {
  const { nothingUntil, waiting } = props.today;
  const first = waiting.length === 0 && props.today.folded.length === 0;
  if (first && nothingUntil === null)
    return (
      <Empty title="Had an interview? Two minutes of notes now, and the thank-you writes itself in your words.">
        <a class="button button-main button-big" href="/new">
          I just had an interview
        </a>
        <p class="soft">You can drop the invitation in, or fill in four lines by hand.</p>
      </Empty>
    );
  return (
    <Empty title={nothingUntil?.sentence ?? 'Nothing needs you.'}>
      <p class="soft">Afterword watches the dates they named. You may close this page.</p>
    </Empty>
  );
}

function headline(today: TodayView): string {
  const parts = [
    today.needsYou.length > 0 ? `${today.needsYou.length} need you` : '',
    today.waiting.length > 0 ? `${today.waiting.length} waiting` : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** The day that the rows speak of: that of the sample week as long as there is nothing else. */
function dayShown({ now: own, sample, needsYou, waiting }: TodayView): string {
  const rows = [...needsYou, ...waiting];
  return day(sample !== null && rows.every((row) => row.sample) ? sample.now : own);
}

function Queue(props: { readonly today: TodayView }) {
  const { today } = props;
  useRowKeys(today.needsYou);
  const [most, end] = useGrowing<HTMLParagraphElement>(today.needsYou.length);
  return (
    <>
      {today.needsYou.length === 0 ? (
        <Nothing today={today} />
      ) : (
        <section class="stack" aria-labelledby="needs-you">
          <h2 id="needs-you" class="unseen">
            Needs you
          </h2>
          {today.needsYou.slice(0, most).map((row, index) => (
            <Row key={row.id} row={row} first={index === 0} />
          ))}
          {most < today.needsYou.length && (
            <p ref={end} class="soft small">
              {today.needsYou.length - most} more
            </p>
          )}
        </section>
      )}
      <Waiting rows={today.waiting} />
      <Folded rows={today.folded} />
    </>
  );
}

/** Today: a queue of decisions, what is waiting and why, what is folded away. */
export function Today() {
  const { data, problem, reload, put } = useResource('today', loadToday);
  return (
    <div class="screen">
      <header class="screen-head">
        <h1>Today</h1>
        {data && (
          <p class="soft">
            {[dayShown(data), headline(data)].filter((part) => part !== '').join(' · ')}
          </p>
        )}
      </header>
      <ProblemNotice problem={problem} retry={reload} />
      <Offers />
      {data?.sample && <SampleBanner sample={data.sample} onToday={put} />}
      {data ? <Queue today={data} /> : problem === null && <Loading what="Today" />}
    </div>
  );
}
