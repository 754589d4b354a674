import { useState } from 'preact/hooks';
import { client } from '../../client.ts';
import { now } from '../../now.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { LongList } from '../../parts/long-list.tsx';
import { Badge, Empty, Loading, ProblemNotice } from '../../parts/notice.tsx';
import { refreshAll, useResource } from '../../resource.ts';
import { loadToday } from '../../today-data.ts';
import { ago } from '../../when.ts';
import type { PersonRow } from '../../wire.ts';

/** Rows of one person, whom several interviews know: the same address. */
function together(rows: readonly PersonRow[]): readonly (readonly PersonRow[])[] {
  const groups = new Map<string, PersonRow[]>();
  for (const row of rows) {
    const { id, name, email } = row.person;
    const mail = email?.trim().toLowerCase();
    const key = mail || `${name}|${row.company}|${row.opportunity}|${id}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function Firm(props: { readonly row: PersonRow }) {
  const { row } = props;
  const current = now(row.sample);
  return (
    <p class="small">
      <a class="quiet-link" href={`/o/${encodeURIComponent(row.opportunity)}`}>
        {row.company}
      </a>
      {row.lastContact && current && ` · last contact ${ago(row.lastContact, current)}`}
      {row.sample && <span class="sample-word"> · sample</span>}
    </p>
  );
}

function Line(props: { readonly rows: readonly PersonRow[]; readonly row: PersonRow }) {
  const { row, rows } = props;
  const { person } = row;
  const action = useAction();
  const block = () =>
    void action.run(async () => {
      for (const each of rows) {
        const seen = await client.opportunity(each.opportunity);
        const at = { id: each.opportunity, seq: seen.opportunity.seq };
        const on = !person.doNotContact;
        await client.doNotContact(at, { scope: 'person', person: each.person.id, on });
      }
      refreshAll();
    });
  return (
    <li class="today-line">
      <div class="row row-apart">
        <div>
          <h2 class="line-title">{person.name}</h2>
          <p class="small soft">{[person.title, person.email].filter(Boolean).join(' · ')}</p>
          {rows.map((each) => (
            <Firm key={each.opportunity} row={each} />
          ))}
        </div>
        <div class="row">
          {person.doNotContact && <Badge tone="late">Do not contact</Badge>}
          <Button
            look="quiet"
            busy={action.busy}
            onClick={block}
            label={
              person.doNotContact
                ? `May contact ${person.name} again`
                : `Do not contact ${person.name}`
            }
          >
            {person.doNotContact ? 'May be contacted' : 'Do not contact'}
          </Button>
        </div>
      </div>
      <ProblemNotice problem={action.problem} />
    </li>
  );
}

/** Everyone met, and the switch after which nobody writes to them (X5). */
export function People() {
  const { data, problem, reload } = useResource('people', client.people);
  const [query, setQuery] = useState('');
  useResource('today', loadToday);
  const wanted = query.trim().toLowerCase();
  const rows = (data?.people ?? []).filter((row) =>
    `${row.person.name} ${row.company} ${row.person.email ?? ''}`.toLowerCase().includes(wanted),
  );
  return (
    <div class="screen">
      <header class="screen-head">
        <h1>People</h1>
        <p class="soft">
          Everyone you met. “Do not contact” stops every message to them, whatever else holds.
        </p>
      </header>
      <ProblemNotice problem={problem} retry={reload} />
      {data === null && problem === null && <Loading what="people" />}
      {data?.people.length === 0 && (
        <Empty title="Nobody yet. People come with the interviews.">
          <a class="button button-main" href="/new">
            I just had an interview
          </a>
        </Empty>
      )}
      {data && data.people.length > 0 && (
        <>
          <TextField label="Find" type="search" value={query} onInput={setQuery} />
          <LongList
            items={together(rows)}
            row={(group) =>
              group[0] && (
                <Line
                  key={group[0].opportunity + group[0].person.id}
                  row={group.find((each) => each.person.doNotContact) ?? group[0]}
                  rows={group}
                />
              )
            }
          >
            {rows.length === 0 && <li class="today-line soft">Nobody by that name.</li>}
          </LongList>
        </>
      )}
    </div>
  );
}
