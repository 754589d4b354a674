import { useState } from 'preact/hooks';
import type { StepView } from '../../../http/views.ts';
import { client, type Problem } from '../../client.ts';
import { now } from '../../now.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import { fromLocal, moment, ownZone, toLocal } from '../../when.ts';

/** Evenings and mornings from here, as instants: the ones people mean by "later". */
export function laterChoices(current: string, zone: string): readonly [string, string][] {
  const here = Temporal.Instant.from(current).toZonedDateTimeISO(zone);
  const at = (days: number, hour: number) =>
    here.add({ days }).withPlainTime({ hour }).toInstant().toString();
  const toMonday = (8 - here.dayOfWeek) % 7 || 7;
  const choices: [string, string][] = [];
  if (here.hour < 17) choices.push(['This evening', at(0, 18)]);
  choices.push(['Tomorrow morning', at(1, 9)]);
  if (toMonday > 1) choices.push(['Monday morning', at(toMonday, 9)]);
  return choices;
}

/** The handbook's rules that a refusal names, so that an override can name them too. */
function rulesOf(problem: Problem | null): readonly string[] {
  if (problem?.view.error !== 'refused') return [];
  return problem.view.mend.match(/\b[PFNX]\d{1,2}\b/g) ?? [];
}

interface LaterProps {
  readonly row: { readonly opportunity: string; readonly sample: boolean; readonly title: string };
  readonly step: StepView;
  readonly open: boolean;
  readonly onDone: (sentence: string) => void;
  readonly onClose: () => void;
}

/** Moves a step to a later moment. Earlier than the rules allow is refused, with the rule named. */
export function Later(props: LaterProps) {
  const zone = ownZone();
  const current = now(props.row.sample) ?? now(false);
  const [custom, setCustom] = useState('');
  const action = useAction();
  if (current === null) return null;
  const move = (to: string, override: string | null) =>
    void action
      .run(async () => {
        const seen = await client.opportunity(props.row.opportunity);
        const at = { id: props.row.opportunity, seq: seen.opportunity.seq };
        await client.move(at, props.step, to, override);
      })
      .then((went) => went && props.onDone(`Moved to ${moment(to, current)}.`));
  const rules = rulesOf(action.problem);
  const chosen = custom === '' ? null : fromLocal(custom, zone);
  return (
    <Dialog title={`Later: ${props.row.title}`} open={props.open} onClose={props.onClose}>
      <div class="stack stack-tight">
        {laterChoices(current, zone).map(([words, at]) => (
          <Button key={words} onClick={() => move(at, null)} busy={action.busy}>
            {words}, {moment(at, current)}
          </Button>
        ))}
      </div>
      <TextField
        label="Or a moment of your own"
        type="datetime-local"
        value={custom === '' ? '' : custom}
        onInput={(value) => {
          setCustom(value);
          action.clear();
        }}
        hint={`Now it is ${toLocal(current, zone).slice(11)} (${zone.replaceAll('_', ' ')}).`}
      />
      <ProblemNotice problem={action.problem} />
      <div class="row">
        <Button
          look="main"
          blocked={chosen === null}
          busy={action.busy}
          onClick={() => chosen && move(chosen, null)}
        >
          Move it there
        </Button>
        <Button look="quiet" onClick={props.onClose}>
          Leave it
        </Button>
        {rules.length > 0 && chosen !== null && (
          <Button look="danger" busy={action.busy} onClick={() => move(chosen, rules.join(' '))}>
            Do it anyway, against {rules.join(' and ')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
