import type { ReasonView } from '../../http/views.ts';
import { now } from '../now.ts';
import { moment } from '../when.ts';

function factTime(when: string): string {
  const current = now(false);
  const dated = !Number.isNaN(Date.parse(when)) && when.includes('T');
  return dated && current ? moment(when, current) : when;
}

/** One reason: the sentence, the words of mail or debrief it rests on, the handbook's rules. */
function Reason(props: { readonly reason: ReasonView }) {
  const { reason } = props;
  return (
    <div class="reason">
      <p>
        {reason.sentence}{' '}
        {reason.rules.length > 0 && <span class="rule-id">{reason.rules.join(' · ')}</span>}
      </p>
      {reason.facts.map((fact) => (
        <blockquote key={fact.quote}>
          “{fact.quote}”{' '}
          <span class="small soft">
            {fact.who}
            {fact.when && `, ${factTime(fact.when)}`}
          </span>
        </blockquote>
      ))}
    </div>
  );
}

/** Unfolds why a step stands where it stands. */
export function Reasons(props: {
  readonly title: string;
  readonly reasons: readonly ReasonView[];
  readonly open?: boolean;
}) {
  if (props.reasons.length === 0) return null;
  return (
    <details class="unfold" open={props.open}>
      <summary>{props.title}</summary>
      <div class="stack stack-tight">
        {props.reasons.map((reason) => (
          <Reason key={reason.sentence} reason={reason} />
        ))}
      </div>
    </details>
  );
}
