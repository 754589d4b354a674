import { useState } from 'preact/hooks';
import type { TodayRow } from '../../../http/views.ts';
import { begin } from '../../begin.ts';
import { client } from '../../client.ts';
import { now } from '../../now.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Badge, ProblemNotice, type Tone } from '../../parts/notice.tsx';
import { Reasons } from '../../parts/reasons.tsx';
import { refreshAll } from '../../resource.ts';
import { go } from '../../router.tsx';
import { say } from '../../toasts.tsx';
import { left, moment } from '../../when.ts';
import { stepIcon, stepVerb } from '../../words.ts';
import { Dismiss } from './dismiss.tsx';
import { Later } from './later.tsx';

const icons: Record<Exclude<TodayRow['kind'], 'step'>, IconName> = {
  reply: 'reply',
  uncertain: 'question',
  failed: 'stop',
  held: 'outbox',
};

const verbs: Record<Exclude<TodayRow['kind'], 'step'>, string> = {
  reply: 'Read it',
  uncertain: 'Decide',
  failed: 'See why',
  held: 'Look at it',
};

/** Goes where the decision of this row is made; begins the letter if there is none yet. */
export async function open(row: TodayRow): Promise<void> {
  const base = `/o/${encodeURIComponent(row.opportunity)}`;
  if (row.kind === 'reply') return go(`/replies?message=${encodeURIComponent(row.message ?? '')}`);
  if (row.kind === 'uncertain' || row.kind === 'failed' || row.kind === 'held')
    return go('/outbox');
  if (row.step === null) return go(base);
  const letter = row.step.letter ?? row.letter;
  await begin(await client.opportunity(row.opportunity), { ...row.step, letter });
}

function Due(props: { readonly row: TodayRow }) {
  const { row } = props;
  const current = now(row.sample);
  if (row.due === null || current === null) return null;
  const { words, hours } = left(row.due, current);
  const tone: Tone = hours < 0 ? 'late' : hours <= 6 ? 'soon' : 'calm';
  return (
    <Badge tone={tone}>
      <Icon name="clock" size={16} />
      {hours < 0 ? words : `due ${words}`}
      <span class="unseen">, {moment(row.due, current)}</span>
    </Badge>
  );
}

/** One decision: what, until when, why now; do it, later, or dismiss it. */
export function Row(props: { readonly row: TodayRow; readonly first: boolean }) {
  const { row } = props;
  const action = useAction();
  const [asking, ask] = useState<'later' | 'dismiss' | null>(null);
  const icon = row.kind === 'step' ? stepIcon[row.step?.step ?? 'debrief'] : icons[row.kind];
  const verb =
    row.kind !== 'step'
      ? verbs[row.kind]
      : row.step?.letter
        ? 'Open the draft'
        : stepVerb[row.step?.step ?? 'debrief'];
  const after = (sentence: string) => {
    ask(null);
    say({ sentence });
    refreshAll();
  };
  return (
    <article class="today-row" data-row={row.id} aria-labelledby={`row-${row.id}`}>
      <span class="today-sign">
        <Icon name={icon} />
      </span>
      <div class="stack stack-tight">
        <div class="row">
          <h3 id={`row-${row.id}`}>{row.title}</h3>
          <Due row={row} />
        </div>
        <p class="soft small">
          <a href={`/o/${encodeURIComponent(row.opportunity)}`} class="quiet-link">
            {row.company} · {row.role}
          </a>
          {row.sample && <span class="sample-word"> · sample</span>}
        </p>
        <p>{row.sentence}</p>
        {row.step && <Reasons title="Why now" reasons={row.step.reasons} />}
        <ProblemNotice problem={action.problem} />
        <div class="row today-exits">
          <Button
            look={props.first ? 'main' : 'plain'}
            busy={action.busy}
            onClick={() => void action.run(() => open(row))}
          >
            {verb}
          </Button>
          {row.kind === 'step' && row.step && (
            <>
              <Button look="quiet" onClick={() => ask('later')}>
                Later
              </Button>
              <Button look="quiet" onClick={() => ask('dismiss')}>
                Dismiss
              </Button>
            </>
          )}
        </div>
        {row.step && (
          <>
            <Later
              row={row}
              step={row.step}
              open={asking === 'later'}
              onDone={after}
              onClose={() => ask(null)}
            />
            <Dismiss
              row={row}
              step={row.step}
              open={asking === 'dismiss'}
              onDone={after}
              onClose={() => ask(null)}
            />
          </>
        )}
      </div>
    </article>
  );
}
