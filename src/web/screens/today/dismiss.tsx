import { useState } from 'preact/hooks';
import type { StepView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';

const usual = [
  'I have done this myself',
  'It does not feel right here',
  'I no longer want this job',
];

/** Skips one step, with a reason that stays on the timeline. */
export function Dismiss(props: {
  readonly row: { readonly opportunity: string; readonly title: string };
  readonly step: StepView;
  readonly open: boolean;
  readonly onDone: (sentence: string) => void;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const action = useAction();
  const skip = () =>
    void action
      .run(async () => {
        const seen = await client.opportunity(props.row.opportunity);
        const at = { id: props.row.opportunity, seq: seen.opportunity.seq };
        await client.skip(at, props.step, reason.trim() || null);
      })
      .then((went) => went && props.onDone('Dismissed. It stays on the timeline.'));
  return (
    <Dialog title={`Dismiss: ${props.row.title}`} open={props.open} onClose={props.onClose}>
      <p>This step will not come back. What may follow it later is planned from today.</p>
      <div class="chips">
        {usual.map((words) => (
          <button
            key={words}
            type="button"
            class="chip"
            aria-pressed={reason === words}
            onClick={() => setReason(words)}
          >
            {words}
          </button>
        ))}
      </div>
      <TextField label="Why, for yourself (optional)" value={reason} onInput={setReason} />
      <ProblemNotice problem={action.problem} />
      <div class="row">
        <Button look="main" onClick={skip} busy={action.busy}>
          Dismiss it
        </Button>
        <Button look="quiet" onClick={props.onClose}>
          Keep it
        </Button>
      </div>
    </Dialog>
  );
}
