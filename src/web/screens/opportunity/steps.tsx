import { useState } from 'preact/hooks';
import type { OpportunityView, StepView } from '../../../http/views.ts';
import { answersOffer, begin, offerAnswers } from '../../begin.ts';
import { type Action, useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Menu } from '../../parts/menu.tsx';
import { Badge, ProblemNotice } from '../../parts/notice.tsx';
import { Reasons } from '../../parts/reasons.tsx';
import { refreshAll } from '../../resource.ts';
import { say } from '../../toasts.tsx';
import { moment } from '../../when.ts';
import { stepIcon, stepVerb, stepWords } from '../../words.ts';
import { Dismiss } from '../today/dismiss.tsx';
import { Later } from '../today/later.tsx';

interface StepProps {
  readonly view: OpportunityView;
  readonly step: StepView;
  readonly now: string;
}

/** An offer is answered one of four ways; everything else has one beginning. */
function Beginning(props: {
  readonly view: OpportunityView;
  readonly step: StepView;
  readonly action: Action;
}) {
  const { view, step, action } = props;
  if (step.letter === null && answersOffer(view, step))
    return (
      <Menu
        label="Answer the offer"
        look="button"
        choices={offerAnswers.map(([answer, words]) => ({
          words,
          run: () => void action.run(() => begin(view, step, answer)),
        }))}
      />
    );
  return (
    <Button busy={action.busy} onClick={() => void action.run(() => begin(view, step))}>
      {step.letter ? 'Open the draft' : stepVerb[step.step]}
    </Button>
  );
}

function Step(props: StepProps) {
  const { view, step } = props;
  const action = useAction();
  const [asking, ask] = useState<'later' | 'dismiss' | null>(null);
  const row = {
    opportunity: view.opportunity.id,
    sample: view.opportunity.sample,
    title: `${stepWords[step.step]}${step.toName ? ` to ${step.toName}` : ''}`,
  };
  const done = (sentence: string) => {
    ask(null);
    say({ sentence });
    refreshAll();
  };
  return (
    <li class="today-line">
      <div class="row row-apart">
        <h3 class="row">
          <Icon name={stepIcon[step.step]} /> {row.title}
        </h3>
        {step.due && (
          <Badge tone={step.state === 'late' ? 'late' : 'calm'}>
            by {moment(step.due, props.now)}
          </Badge>
        )}
      </div>
      <p>{step.sentence}</p>
      <Reasons
        title={step.state === 'waiting' ? 'Why not sooner?' : 'Why now?'}
        reasons={step.reasons}
      />
      <ProblemNotice problem={action.problem} />
      <div class="row">
        <Beginning view={view} step={step} action={action} />
        <Button look="quiet" onClick={() => ask('later')}>
          Move
        </Button>
        <Button look="quiet" onClick={() => ask('dismiss')}>
          Skip
        </Button>
      </div>
      <Later
        row={row}
        step={step}
        open={asking === 'later'}
        onDone={done}
        onClose={() => ask(null)}
      />
      <Dismiss
        row={row}
        step={step}
        open={asking === 'dismiss'}
        onDone={done}
        onClose={() => ask(null)}
      />
    </li>
  );
}

/** What comes next here, with the reasons; and what is not done, with the reasons too. */
export function Steps(props: { readonly view: OpportunityView; readonly now: string }) {
  const { view } = props;
  return (
    <section class="stack stack-tight" aria-labelledby="next-title">
      <h2 id="next-title">Next</h2>
      {view.steps.length > 0 && (
        <ul class="card card-flush lines">
          {view.steps.map((step) => (
            <Step
              key={`${step.step}${step.to}${step.interview}${step.answers}`}
              view={view}
              step={step}
              now={props.now}
            />
          ))}
        </ul>
      )}
      {view.none && (
        <div class="card stack stack-tight">
          <p>{view.none.sentence}</p>
          <Reasons title="What this rests on" reasons={[view.none]} />
        </div>
      )}
      <Reasons title="What will not be sent, and why" reasons={view.notDoing} />
    </section>
  );
}
