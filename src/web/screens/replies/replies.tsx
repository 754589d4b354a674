import type { StrayView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notice.tsx';
import { refreshAll, useResource } from '../../resource.ts';
import type { ScreenProps } from '../../router.tsx';
import { loadToday } from '../../today-data.ts';
import { Reply } from './reply.tsx';

/** Mail nobody can place: the person says to which interview it belongs, or that it belongs to none. */
function Stray(props: { readonly stray: StrayView; readonly names: ReadonlyMap<string, string> }) {
  const { stray, names } = props;
  const action = useAction();
  const after = (change: () => Promise<unknown>) =>
    void action.run(async () => {
      await change();
      refreshAll();
    });
  return (
    <article class="card stack">
      <h3>{stray.fromName ?? stray.fromAddress ?? 'Unknown'}</h3>
      <p class="strong">{stray.subject}</p>
      <div class="mail-text" dir="auto">
        {stray.text}
      </div>
      <ProblemNotice problem={action.problem} />
      <p>Which interview is this about?</p>
      <div class="row">
        {stray.candidates.map((each) => (
          <Button
            key={each.opportunity}
            busy={action.busy}
            onClick={() => after(() => client.matchStray(stray.id, each.opportunity))}
          >
            {names.get(each.opportunity) ?? 'This one'}: {each.why}
          </Button>
        ))}
        <Button
          look="quiet"
          busy={action.busy}
          onClick={() => after(() => client.dropStray(stray.id))}
        >
          None of them
        </Button>
      </div>
    </article>
  );
}

/** Replies: what came in, what it means, and what that does to the plan. */
export function Replies(props: ScreenProps) {
  const { data, problem, reload } = useResource('replies', client.replies);
  const all = useResource('opportunities', client.opportunities);
  useResource('today', loadToday);
  const focused = props.query.get('message');
  const names = new Map(all.data?.opportunities.map((each) => [each.id, each.company]));
  const empty =
    data !== null && data.toLookAt.length + data.recent.length + data.strays.length === 0;
  return (
    <div class="screen">
      <header class="screen-head">
        <h1>Replies</h1>
        <p class="soft">What they wrote, and what it means for your plan.</p>
      </header>
      <ProblemNotice problem={problem} retry={reload} />
      {data === null && problem === null && <Loading what="replies" />}
      {empty && (
        <Empty title="No replies yet.">
          <p class="soft">
            With a mailbox connected they are found by themselves. Without one, log what you heard
            on the opportunity’s own page.
          </p>
        </Empty>
      )}
      {data && data.toLookAt.length > 0 && (
        <section class="stack" aria-label="To look at">
          <h2>To look at</h2>
          {data.toLookAt.map((reply) => (
            <Reply key={reply.message.id} reply={reply} focused={reply.message.id === focused} />
          ))}
        </section>
      )}
      {data && data.strays.length > 0 && (
        <section class="stack" aria-label="Not placed yet">
          <h2>Not placed yet</h2>
          {data.strays.map((stray) => (
            <Stray key={stray.id} stray={stray} names={names} />
          ))}
        </section>
      )}
      {data && data.recent.length > 0 && (
        <section class="stack" aria-label="Read before">
          <h2>Read before</h2>
          {data.recent.map((reply) => (
            <Reply key={reply.message.id} reply={reply} focused={reply.message.id === focused} />
          ))}
        </section>
      )}
    </div>
  );
}
