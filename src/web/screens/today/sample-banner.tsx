import type { SampleView, TodayView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { useCommands } from '../../commands.ts';
import { learn } from '../../now.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import { forgetAll, refreshAll } from '../../resource.ts';
import { say } from '../../toasts.tsx';
import { day, hour } from '../../when.ts';

/** Enough to know what Fast-forward will do. */
const firstSentence = (text: string): string => text.split(/(?<=[.!?])\s/)[0] ?? text;

/** The sample week says what it is, runs its own clock, and goes away in one click. */
export function SampleBanner(props: {
  readonly sample: SampleView;
  readonly onToday: (today: TodayView) => void;
}) {
  const { sample } = props;
  const action = useAction();
  const forward = () =>
    void action.run(async () => {
      const today = await client.fastForward();
      learn(today.now, today.sample?.now ?? null);
      props.onToday(today);
      refreshAll();
      say({ sentence: firstSentence(sample.next?.sentence ?? 'The sample week went on.') });
    });
  const remove = () =>
    void action.run(async () => {
      await client.removeSample();
      forgetAll();
      refreshAll();
      say({ sentence: 'The sample week is gone. The place is yours.' });
    });
  useCommands([{ words: 'Fast-forward the sample week', keys: 'f', run: forward }]);
  return (
    <section class="card card-sample stack" aria-labelledby="sample-title">
      <div class="stack stack-tight">
        <h2 id="sample-title">A sample week</h2>
        <p>
          Made-up people, a mailbox inside this machine, nothing can leave. There it is{' '}
          <strong>
            {day(sample.now)}, {hour(sample.now)}
          </strong>
          .{sample.next && ` Next: ${firstSentence(sample.next.sentence)}`}
        </p>
      </div>
      <ProblemNotice problem={action.problem} />
      <div class="row">
        <a class="button" href="/new">
          Start with my own interview
        </a>
        {sample.next && (
          <Button icon="forward" busy={action.busy} onClick={forward} keys="f">
            Fast-forward
          </Button>
        )}
      </div>
      <div class="links">
        <a class="link-button link-row" href="/sandbox">
          See what arrived
        </a>
        <button type="button" class="link-button" onClick={remove}>
          Remove the sample
        </button>
      </div>
    </section>
  );
}
