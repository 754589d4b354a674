import { useState } from 'preact/hooks';
import type { OpportunityView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { now } from '../../now.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Menu, type MenuChoice } from '../../parts/menu.tsx';
import { Badge, Loading, Notice, ProblemNotice } from '../../parts/notice.tsx';
import { refreshAll, useResource } from '../../resource.ts';
import type { ScreenProps } from '../../router.tsx';
import { loadToday } from '../../today-data.ts';
import { Interviews } from './interviews.tsx';
import { LogAnswer } from './log-answer.tsx';
import { PeopleHere } from './people-here.tsx';
import { Said } from './said.tsx';
import { Steps } from './steps.tsx';
import { Timeline } from './timeline.tsx';

function useMenu(
  view: OpportunityView,
  action: ReturnType<typeof useAction>,
): readonly MenuChoice[] {
  const { id, seq, doNotContact, companyDoNotContact } = view.opportunity;
  const at = { id, seq };
  const run = (deed: () => Promise<unknown>) => () => void action.run(deed).then(refreshAll);
  const block = (scope: 'opportunity' | 'company', on: boolean) =>
    run(() => client.doNotContact(at, { scope, person: null, on }));
  return [
    { words: 'End the follow-ups', run: run(() => client.endFollowUps(at)) },
    { words: 'I accepted their offer', run: run(() => client.decided(at, 'accepted')) },
    { words: 'I declined their offer', run: run(() => client.decided(at, 'declined')) },
    { words: 'I withdrew', run: run(() => client.decided(at, 'withdrew')) },
    doNotContact
      ? { words: 'Allow contact about this again', run: block('opportunity', false) }
      : { words: 'Do not contact about this', run: block('opportunity', true) },
    companyDoNotContact
      ? { words: 'Allow contact with the company again', run: block('company', false) }
      : { words: 'Do not contact the company at all', run: block('company', true) },
  ];
}

function Head(props: { readonly view: OpportunityView }) {
  const { view } = props;
  const { opportunity } = view;
  const action = useAction();
  const [logging, log] = useState(false);
  const stopped = opportunity.doNotContact || opportunity.companyDoNotContact;
  const choices = useMenu(view, action);
  return (
    <header class="screen-head">
      <h1>{opportunity.company}</h1>
      <p class="lead-line soft">
        {opportunity.role}
        {opportunity.sample && <span class="sample-word"> · sample</span>}
      </p>
      {stopped && <Badge tone="late">Do not contact: nothing will be sent</Badge>}
      <div class="row">
        <Button onClick={() => log(true)}>I heard from them</Button>
        <Menu label="More" choices={choices} />
      </div>
      <ProblemNotice problem={action.problem} />
      <LogAnswer view={view} open={logging} onClose={() => log(false)} />
    </header>
  );
}

/** One role at one company: what comes next and why, what happened, who they are, what they said. */
export function OpportunityScreen(props: ScreenProps) {
  const { opportunity = '' } = props.params;
  const { data, problem, reload } = useResource(`o:${opportunity}`, () =>
    client.opportunity(opportunity),
  );
  const today = useResource('today', loadToday);
  if (data === null || today.data === null)
    return problem ? (
      <ProblemNotice problem={problem} retry={reload} />
    ) : (
      <Loading what="the opportunity" />
    );
  const current = now(data.opportunity.sample) ?? today.data.now;
  return (
    <div class="screen screen-wide">
      <Head view={data} />
      <ProblemNotice problem={problem} retry={reload} />
      {data.findings.map((finding) => (
        <Notice key={finding.event + finding.sentence} tone="soon">
          <p>{finding.sentence}</p>
        </Notice>
      ))}
      <div class="columns">
        <div class="stack stack-wide">
          <Steps view={data} now={current} />
          <Timeline view={data} now={current} />
        </div>
        <div class="stack stack-wide">
          <Interviews view={data} now={current} />
          <PeopleHere view={data} />
          <Said view={data} now={current} />
        </div>
      </div>
    </div>
  );
}
