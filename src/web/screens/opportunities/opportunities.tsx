import { useState } from 'preact/hooks';
import type { OpportunitySummary } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { now } from '../../now.ts';
import { TextField } from '../../parts/field.tsx';
import { LongList } from '../../parts/long-list.tsx';
import { Badge, Empty, Loading, ProblemNotice } from '../../parts/notice.tsx';
import { useResource } from '../../resource.ts';
import { loadToday } from '../../today-data.ts';
import { moment } from '../../when.ts';

/** When this is next looked at; a moment that has come is no "next" any more. */
function Next(props: { readonly at: string; readonly now: string }) {
  const come = Date.parse(props.at) <= Date.parse(props.now);
  if (come) return <Badge tone="soon">needs you now</Badge>;
  return <Badge tone="calm">next {moment(props.at, props.now)}</Badge>;
}

function Line(props: { readonly each: OpportunitySummary }) {
  const { each } = props;
  const current = now(each.sample);
  return (
    <li class="today-line">
      <div class="row row-apart">
        <h2 class="line-title">
          <a class="quiet-link" href={`/o/${encodeURIComponent(each.id)}`}>
            {each.company}
          </a>
        </h2>
        {each.nextAt && current && <Next at={each.nextAt} now={current} />}
      </div>
      <p class="small soft">
        {[each.role, ...each.people].join(' · ')}
        {each.sample && <span class="sample-word"> · sample</span>}
      </p>
      <p>{each.sentence}</p>
    </li>
  );
}

function fits(each: OpportunitySummary, query: string): boolean {
  return `${each.company} ${each.role} ${each.people.join(' ')}`.toLowerCase().includes(query);
}

/** All opportunities: open ones in the order of what comes next, ended ones folded away. */
export function Opportunities() {
  const { data, problem, reload } = useResource('opportunities', client.opportunities);
  const [query, setQuery] = useState('');
  useResource('today', loadToday);
  const found = (data?.opportunities ?? []).filter((each) =>
    fits(each, query.trim().toLowerCase()),
  );
  const open = found
    .filter((each) => each.state === 'open')
    .sort((a, b) => (a.nextAt ?? '9').localeCompare(b.nextAt ?? '9'));
  const ended = found.filter((each) => each.state === 'ended');
  return (
    <div class="screen">
      <header class="screen-head">
        <h1>Opportunities</h1>
      </header>
      <ProblemNotice problem={problem} retry={reload} />
      {data === null && problem === null && <Loading what="opportunities" />}
      {data?.opportunities.length === 0 ? (
        <Empty title="Your interviews will stand here, each with what comes next.">
          <a class="button button-main" href="/new">
            I just had an interview
          </a>
        </Empty>
      ) : (
        data && (
          <>
            <TextField
              label="Find a company, role or person"
              type="search"
              value={query}
              onInput={setQuery}
            />
            {open.length > 0 && (
              <LongList items={open} row={(each) => <Line key={each.id} each={each} />} />
            )}
            {open.length === 0 && <p class="soft">Nothing open fits that.</p>}
            {ended.length > 0 && (
              <details class="unfold" open={query !== ''}>
                <summary>{ended.length} ended</summary>
                <LongList items={ended} row={(each) => <Line key={each.id} each={each} />} />
              </details>
            )}
          </>
        )
      )}
    </div>
  );
}
