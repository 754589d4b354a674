import { useState } from 'preact/hooks';
import type { Intent } from '../../../core/record/nouns.ts';
import type { Reading, SettleInput } from '../../../http/views.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { intentWords } from '../../words.ts';

const intents = Object.keys(intentWords) as Intent[];

/** The likely meanings first, then all others. */
function choices(reading: Reading): readonly (readonly [string, string])[] {
  const likely = [reading.intent, ...reading.alternatives.map((other) => other.intent)];
  const rest = intents.filter((intent) => !likely.includes(intent));
  return [...new Set([...likely, ...rest])].map((intent) => [intent, intentWords[intent].words]);
}

const withDate: readonly Intent[] = [
  'timeline_update',
  'acknowledgement',
  'still_deciding_no_date',
  'referral_to_other_person',
];

/** The person's own reading of a message: what it means, and the date or name it gives. */
export function Correct(props: {
  readonly reading: Reading;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSettle: (settle: SettleInput) => void;
}) {
  const { reading } = props;
  const [intent, setIntent] = useState<Intent>(reading.intent);
  const [promised, setPromised] = useState(reading.promise?.to ?? '');
  const [back, setBack] = useState(reading.returnDate ?? reading.checkBack ?? '');
  const [name, setName] = useState(reading.newContact?.name ?? '');
  const [email, setEmail] = useState(reading.newContact?.email ?? '');
  const settle = () =>
    props.onSettle({
      intent,
      promisedBy: withDate.includes(intent) && promised !== '' ? promised : null,
      returnDate: intent === 'out_of_office' && back !== '' ? back : null,
      checkBack: intent === 'position_on_hold' && back !== '' ? back : null,
      newContact:
        intent === 'referral_to_other_person' && name !== ''
          ? { name, email: email === '' ? null : email }
          : null,
    });
  return (
    <Dialog title="What does it mean?" open={props.open} onClose={props.onClose}>
      <SelectField
        label="Meaning"
        value={intent}
        options={choices(reading)}
        onChange={(value) => setIntent(value as Intent)}
      />
      {withDate.includes(intent) && (
        <TextField
          label="They will answer by (if they named a day)"
          type="date"
          value={promised}
          onInput={setPromised}
        />
      )}
      {intent === 'out_of_office' && (
        <TextField label="First day back" type="date" value={back} onInput={setBack} />
      )}
      {intent === 'position_on_hold' && (
        <TextField label="Check back on" type="date" value={back} onInput={setBack} />
      )}
      {intent === 'referral_to_other_person' && (
        <div class="fields">
          <TextField label="Who takes over" value={name} onInput={setName} />
          <TextField label="Their address" type="email" value={email} onInput={setEmail} />
        </div>
      )}
      <div class="row">
        <Button look="main" onClick={settle}>
          That is what it means
        </Button>
        <Button look="quiet" onClick={props.onClose}>
          Go back
        </Button>
      </div>
    </Dialog>
  );
}
