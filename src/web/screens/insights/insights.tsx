import { client } from '../../client.ts';
import { Empty, Loading, Notice, ProblemNotice } from '../../parts/notice.tsx';
import { useResource } from '../../resource.ts';
import type { InsightsView } from '../../wire.ts';
import { Columns, Dots } from './plot.tsx';

/** Rates and plots begin here; below, each case is told by itself. */
const enough = 10;

/** A share is shown from ten on; below that the counts speak for themselves. */
export function share(part: number, n: number): string {
  return n < enough ? `${part} of ${n}` : `${Math.round((part / n) * 100)} %`;
}

function Figure(props: { readonly number: string; readonly words: string }) {
  return (
    <div class="card stack stack-tight">
      <p class="figure-number">{props.number}</p>
      <p class="soft">{props.words}</p>
    </div>
  );
}

function median(hours: number | null): string {
  if (hours === null) return '–';
  return hours < 48 ? `${Math.round(hours * 10) / 10} h` : `${Math.round(hours / 24)} days`;
}

const days = (n: number) => (n === 1 ? '1 day' : `${n} days`);

function lateWords(late: number): string {
  if (late === 0) return 'on the day';
  return late > 0 ? `${days(late)} late` : `${days(-late)} early`;
}

function lagWords(lag: number): string {
  return lag < 1 ? 'the same day' : `after ${days(Math.round(lag))}`;
}

/** Few cases drawn as a plot would look like a law. */
function Cases(props: { readonly cases: readonly string[]; readonly of: string }) {
  const { cases, of } = props;
  if (cases.length === 0) return null;
  return (
    <>
      <ul class="cases">
        {cases.map((each, index) => (
          <li key={String(index)}>{each}</li>
        ))}
      </ul>
      <p class="small soft">
        From {enough} {of} on, they are drawn.
      </p>
    </>
  );
}

function Figures(props: { readonly data: InsightsView }) {
  const { notes, promises, replies } = props.data;
  return (
    <>
      <section class="figures" aria-label="In figures">
        <Figure
          number={median(notes.medianHours)}
          words={
            notes.n === 1
              ? 'from interview to your note'
              : `from interview to note, the middle of ${notes.n}`
          }
        />
        {notes.n > 0 && (
          <Figure number={share(notes.within24h, notes.n)} words="of your notes within 24 hours" />
        )}
        {promises.n > 0 && (
          <Figure number={share(promises.kept, promises.n)} words="of their dates were kept" />
        )}
      </section>
      <section class="stack stack-tight" aria-labelledby="promised">
        <h2 id="promised">The date they named, and the day they answered</h2>
        {promises.lateDays.length === 0 && <p class="soft">No named date has come round yet.</p>}
        {promises.lateDays.length >= enough && <Dots days={promises.lateDays} />}
        {promises.lateDays.length < enough && (
          <Cases cases={promises.lateDays.map(lateWords)} of="named dates" />
        )}
      </section>
      <section class="stack stack-tight" aria-labelledby="replies">
        <h2 id="replies">How long they take to answer</h2>
        {replies.lagDays.length === 0 && <p class="soft">No answers to count yet.</p>}
        {replies.lagDays.length >= enough && <Columns days={replies.lagDays} />}
        {replies.lagDays.length < enough && (
          <Cases cases={replies.lagDays.map(lagWords)} of="answers" />
        )}
      </section>
    </>
  );
}

/** What the record shows about timing. Counts below ten are counts, never rates. */
export function Insights() {
  const { data, problem, reload } = useResource('insights', client.insights);
  const nothing = data && data.notes.n + data.promises.n + data.replies.n === 0;
  return (
    <div class="screen">
      <header class="screen-head">
        <h1>Insights</h1>
        <p class="soft">
          From your own record, on your own machine. A note may help; nobody can promise that it
          does.
        </p>
      </header>
      <ProblemNotice problem={problem} retry={reload} />
      {data === null && problem === null && <Loading what="insights" />}
      {data?.small && !nothing && (
        <Notice tone="calm">
          <p>These are few cases yet. Read them as single stories, not as odds.</p>
        </Notice>
      )}
      {nothing ? (
        <Empty title="After your first notes and answers, their timing will be drawn here.">
          <a class="button button-main" href="/">
            Go to Today
          </a>
        </Empty>
      ) : (
        data && <Figures data={data} />
      )}
    </div>
  );
}
