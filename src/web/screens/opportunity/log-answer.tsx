import { useState } from 'preact/hooks';
import type { Intent } from '../../../core/record/nouns.ts';
import type { OpportunityView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import { refreshAll } from '../../resource.ts';
import { say } from '../../toasts.tsx';
import { intentWords } from '../../words.ts';

const heard: readonly Intent[] = [
  'timeline_update',
  'acknowledgement',
  'still_deciding_no_date',
  'next_round_invite',
  'info_request',
  'offer',
  'rejection',
  'position_on_hold',
  'position_filled',
];

const ways: readonly (readonly [string, string])[] = [
  ['call', 'They called'],
  ['meeting', 'We met'],
  ['invitation', 'A new invitation'],
];

/** An answer that came another way than by mail counts just the same (P18). */
export function LogAnswer(props: {
  readonly view: OpportunityView;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { opportunity } = props.view;
  const [via, setVia] = useState('call');
  const [from, setFrom] = useState(opportunity.people[0]?.id ?? '');
  const [intent, setIntent] = useState<Intent>('timeline_update');
  const [promisedBy, setPromisedBy] = useState('');
  const [words, setWords] = useState('');
  const action = useAction();
  const log = () =>
    void action
      .run(() =>
        client.logged(
          { id: opportunity.id, seq: opportunity.seq },
          {
            from: from || null,
            via,
            intent,
            promisedBy: promisedBy || null,
            words: words.trim() || null,
          },
        ),
      )
      .then((went) => {
        if (!went) return;
        props.onClose();
        refreshAll();
        say({ sentence: 'Noted. The plan goes by it now.' });
      });
  const people = opportunity.people.map((person) => [person.id, person.name] as const);
  return (
    <Dialog title="I heard from them" open={props.open} onClose={props.onClose}>
      <div class="fields">
        <SelectField label="How" value={via} options={ways} onChange={setVia} />
        <SelectField
          label="Who"
          value={from}
          options={[...people, ['', 'Someone else there']]}
          onChange={setFrom}
        />
        <SelectField
          label="What it means"
          value={intent}
          options={heard.map((each) => [each, intentWords[each].words])}
          onChange={(value) => setIntent(value as Intent)}
        />
        <TextField
          label="They will answer by (if they named a day)"
          type="date"
          value={promisedBy}
          onInput={setPromisedBy}
        />
      </div>
      <TextField label="In their words (optional)" lines value={words} onInput={setWords} />
      <ProblemNotice problem={action.problem} />
      <div class="row">
        <Button look="main" busy={action.busy} onClick={log}>
          Note it
        </Button>
        <Button look="quiet" onClick={props.onClose}>
          Go back
        </Button>
      </div>
    </Dialog>
  );
}
