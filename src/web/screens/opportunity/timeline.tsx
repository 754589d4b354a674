import type { OpportunityView, TimelineEntry } from '../../../http/views.ts';
import { moment } from '../../when.ts';

function Entry(props: {
  readonly entry: TimelineEntry;
  readonly now: string;
  readonly opportunity: string;
}) {
  const { entry } = props;
  const base = `/o/${encodeURIComponent(props.opportunity)}`;
  return (
    <li class={entry.past ? '' : 'coming'}>
      <span class="small soft">
        {entry.past ? moment(entry.at, props.now) : comingWords(entry.at, props.now)}
      </span>
      <span class="strong">
        {entry.letter ? (
          <a class="quiet-link" href={`${base}/letters/${encodeURIComponent(entry.letter)}`}>
            {entry.title}
          </a>
        ) : entry.message ? (
          <a class="quiet-link" href={`/replies?message=${encodeURIComponent(entry.message)}`}>
            {entry.title}
          </a>
        ) : (
          entry.title
        )}
      </span>
      {entry.detail && <span>{entry.detail}</span>}
      {entry.why && <span class="soft">Why then: {entry.why}</span>}
      {entry.rules.length > 0 && <span class="rule-id">{entry.rules.join(' · ')}</span>}
    </li>
  );
}

/** A step that is open already is not coming any more: it can be done now. */
function comingWords(at: string, now: string): string {
  return Date.parse(at) <= Date.parse(now) ? 'now' : `coming: ${moment(at, now)}`;
}

/** The record as a line through time: what happened, then what is planned. */
export function Timeline(props: { readonly view: OpportunityView; readonly now: string }) {
  const { timeline, opportunity } = props.view;
  const past = timeline.filter((entry) => entry.past);
  const coming = timeline.filter((entry) => !entry.past);
  return (
    <section class="stack stack-tight" aria-labelledby="timeline-title">
      <h2 id="timeline-title">Timeline</h2>
      {timeline.length === 0 && <p class="soft">Nothing has happened yet.</p>}
      <ol class="timeline">
        {[...past, ...coming].map((entry) => (
          <Entry
            key={entry.at + entry.title}
            entry={entry}
            now={props.now}
            opportunity={opportunity.id}
          />
        ))}
      </ol>
    </section>
  );
}
