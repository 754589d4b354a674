import { client } from '../../client.ts';
import { now } from '../../now.ts';
import { Empty, Loading, ProblemNotice } from '../../parts/notice.tsx';
import { useResource } from '../../resource.ts';
import { loadToday } from '../../today-data.ts';
import { moment } from '../../when.ts';

/** What arrived in the sandbox: the proof that a sample note went out once and went nowhere else. */
export function Sandbox() {
  const { data, problem, reload } = useResource('sandbox', client.sandboxMail);
  useResource('today', loadToday);
  const current = now(true);
  return (
    <div class="screen">
      <header class="screen-head">
        <h1>What arrived</h1>
        <p class="soft">
          The mailboxes of the made-up people in the sample week. They live inside this machine.
        </p>
      </header>
      <ProblemNotice problem={problem} retry={reload} />
      {data === null && problem === null && <Loading what="the sandbox" />}
      {data?.messages.length === 0 && (
        <Empty title="Nothing has arrived yet.">
          <p class="soft">Approve a note of the sample week, wait out the Undo, and look again.</p>
          <a class="button button-main" href="/">
            Go to Today
          </a>
        </Empty>
      )}
      {data?.messages.map((mail) => (
        <article key={mail.at + mail.to + mail.subject} class="card stack stack-tight">
          <h2>{mail.subject}</h2>
          <p class="small soft">
            From {mail.from} to {mail.to}
            {current && ` · ${moment(mail.at, current)}`}
          </p>
          <div class="mail-text" dir="auto">
            {mail.text}
          </div>
        </article>
      ))}
    </div>
  );
}
