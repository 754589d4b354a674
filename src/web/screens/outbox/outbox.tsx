import type { OutboxListView, OutboxView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { takeBack } from '../../held.ts';
import { now } from '../../now.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Badge, Empty, Loading, ProblemNotice, type Tone } from '../../parts/notice.tsx';
import { refreshAll, useResource } from '../../resource.ts';
import { loadToday } from '../../today-data.ts';
import { moment } from '../../when.ts';
import { useSeconds } from '../note/state-notice.tsx';

type State = OutboxView['state'];

const badges: Record<State, { readonly words: string; readonly tone: Tone }> = {
  held: { words: 'Held', tone: 'good' },
  waiting: { words: 'Scheduled', tone: 'calm' },
  sending: { words: 'Leaving now', tone: 'calm' },
  retry: { words: 'Trying again', tone: 'soon' },
  sent: { words: 'Sent', tone: 'good' },
  filed: { words: 'Sent and filed', tone: 'good' },
  failed: { words: 'Not sent', tone: 'late' },
  uncertain: { words: 'Uncertain', tone: 'soon' },
  needs_person: { words: 'Your decision', tone: 'soon' },
  bounced: { words: 'Came back', tone: 'late' },
  stopped: { words: 'Stopped', tone: 'calm' },
  undone: { words: 'Taken back', tone: 'calm' },
};

const groups: readonly (readonly [title: string, states: readonly State[]])[] = [
  ['Needs you', ['needs_person', 'uncertain', 'failed', 'bounced']],
  ['On its way', ['held', 'waiting', 'sending', 'retry']],
  ['Done', ['sent', 'filed', 'stopped', 'undone']],
];

/** Nobody can know whether it arrived: the evidence, and the person's two choices. */
function Decide(props: { readonly item: OutboxView }) {
  const { item } = props;
  const action = useAction();
  const resolve = (outcome: 'arrived' | 'send_again') =>
    void action.run(async () => {
      const seen = await client.letter(item.opportunity, item.letter);
      await client.resolve({ id: item.opportunity, seq: seen.seq }, item.letter, outcome);
      refreshAll();
    });
  return (
    <>
      <p class="small soft">
        If {item.to} has it, a second copy would embarrass you; if not, they never heard from you.
        Look into your own Sent folder, or ask.
      </p>
      <ProblemNotice problem={action.problem} />
      <div class="row">
        <Button busy={action.busy} onClick={() => resolve('arrived')}>
          It arrived
        </Button>
        <Button look="danger" busy={action.busy} onClick={() => resolve('send_again')}>
          Send it once more
        </Button>
      </div>
    </>
  );
}

function Item(props: { readonly item: OutboxView }) {
  const { item } = props;
  const current = now(item.sample);
  const seconds = useSeconds(item.undoUntil, item.sample);
  const badge = badges[item.state];
  const undoable = item.state === 'held' || item.state === 'waiting' || item.state === 'retry';
  const path = `/o/${encodeURIComponent(item.opportunity)}/letters/${encodeURIComponent(item.letter)}`;
  return (
    <li class="today-line">
      <div class="row row-apart">
        <h3>
          <a class="quiet-link" href={path}>
            {item.subject || 'A card'}
          </a>
        </h3>
        <Badge tone={badge.tone}>{badge.words}</Badge>
      </div>
      <p class="soft small">
        To {item.to} · {item.company}
        {item.sample && <span class="sample-word"> · sample</span>}
        {current && ` · ${moment(item.sendAt, current)}`}
      </p>
      <p>{item.sentence}</p>
      {item.evidence.length > 0 && (
        <details class="unfold" open={item.state === 'needs_person'}>
          <summary>What is known</summary>
          <ul class="stack stack-tight">
            {item.evidence.map((fact) => (
              <li key={fact.at + fact.sentence} class="small">
                {current && <span class="soft">{moment(fact.at, current)}: </span>}
                {fact.sentence}
              </li>
            ))}
          </ul>
        </details>
      )}
      {undoable && (
        <div class="row">
          <Button onClick={() => void takeBack(item.opportunity, item.letter)}>
            {seconds > 0 && seconds < 300 ? `Undo (${seconds} s)` : 'Undo'}
          </Button>
        </div>
      )}
      {(item.state === 'needs_person' || item.state === 'uncertain') && <Decide item={item} />}
    </li>
  );
}

/** The caps, in force whatever the plan says, and how much of them is used. */
function Limits(props: { readonly limits: OutboxListView['limits'] }) {
  const { perHour, perDay, lastHour, lastDay } = props.limits;
  return (
    <p class="soft small">
      Sent in the last hour: {lastHour} of at most {perHour}; in the last day: {lastDay} of at most{' '}
      {perDay}. <a href="/settings">Change this</a>
    </p>
  );
}

/** The outbox: held with Undo, leaving, sent, uncertain, failed. Nothing vanishes silently. */
export function Outbox() {
  const { data, problem, reload } = useResource('outbox', client.outbox);
  useResource('today', loadToday);
  return (
    <div class="screen">
      <header class="screen-head">
        <h1>Outbox</h1>
        <p class="soft">What you approved, and what became of it.</p>
        {data && <Limits limits={data.limits} />}
      </header>
      <ProblemNotice problem={problem} retry={reload} />
      {data === null && problem === null && <Loading what="the outbox" />}
      {data?.letters.length === 0 && (
        <Empty title="Nothing is on its way.">
          <p class="soft">Approved notes wait here for a moment, so that you can take them back.</p>
        </Empty>
      )}
      {groups.map(([title, states]) => {
        const items = data?.letters.filter((item) => states.includes(item.state)) ?? [];
        if (items.length === 0) return null;
        return (
          <section key={title} class="stack stack-tight" aria-label={title}>
            <h2>{title}</h2>
            <ul class="card card-flush lines">
              {items.map((item) => (
                <Item key={item.letter} item={item} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
