import { useState } from 'preact/hooks';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { TextField, Tick } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import { saveFile } from '../../save-file.ts';

const tables = [
  ['csv/opportunities', 'Opportunities'],
  ['csv/interviews', 'Interviews'],
  ['csv/steps', 'Steps'],
  ['csv/people', 'People'],
] as const;

/** The record of the search for an employment office: only what is chosen stands on it. */
function SearchRecord() {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [interviewers, setInterviewers] = useState(false);
  const [results, setResults] = useState(true);
  const [messages, setMessages] = useState(false);
  const flag = (on: boolean) => (on ? '1' : '0');
  const query = new URLSearchParams({
    from,
    to,
    interviewers: flag(interviewers),
    results: flag(results),
    messages: flag(messages),
  });
  return (
    <details class="unfold">
      <summary>A record of my search, to print (for an employment office)</summary>
      <div class="stack">
        <div class="fields">
          <TextField label="From (optional)" type="date" value={from} onInput={setFrom} />
          <TextField label="To (optional)" type="date" value={to} onInput={setTo} />
        </div>
        <Tick label="How each application stands" checked={results} onChange={setResults} />
        <Tick
          label="The names of the interviewers"
          checked={interviewers}
          onChange={setInterviewers}
        />
        <Tick label="On which days I wrote" checked={messages} onChange={setMessages} />
        <p class="small soft">Never on it: what you wrote or noted, addresses, private remarks.</p>
        <div>
          <a
            class="button"
            href={`/api/v1/take-out/report.html?${query}`}
            target="_blank"
            rel="noopener"
          >
            Open it to print
          </a>
        </div>
      </div>
    </details>
  );
}

/** The data in forms that other programs take. */
export function TakeOut() {
  const action = useAction();
  const save = (path: string) =>
    void action.run(async () => {
      const { name, type, text } = await client.takeOut(path);
      saveFile(new Blob([text], { type }), name);
    });
  return (
    <section class="stack" id="take-out" aria-labelledby="take-out-title">
      <h3 id="take-out-title">Take out for other programs</h3>
      <div class="row">
        {tables.map(([path, label]) => (
          <Button key={path} busy={action.busy} onClick={() => save(path)}>
            {label} (CSV)
          </Button>
        ))}
        <Button busy={action.busy} onClick={() => save('vcard')}>
          People (vCard)
        </Button>
      </div>
      <SearchRecord />
      <ProblemNotice problem={action.problem} />
      <p>
        <a href="/bring-in">Bring something in</a>: an advertisement, your résumé, contacts, the
        table of another tracker, the mails of an interview.
      </p>
    </section>
  );
}
