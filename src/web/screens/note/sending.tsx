import { useState } from 'preact/hooks';
import type { LetterView } from '../../../http/views.ts';
import { now } from '../../now.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { fromLocal, left, moment, ownZone, toLocal } from '../../when.ts';

/** To whom, and what time it is there: the last look before it goes. */
export function Recipient(props: { readonly view: LetterView }) {
  const { to, step } = props.view;
  const current = now(props.view.sample);
  const due = step?.due && current ? left(step.due, current) : null;
  return (
    <div class="recipient-who">
      <p>
        To <strong>{to.name}</strong>
        {to.email ? <span class="soft"> {to.email}</span> : <span class="soft"> (no address)</span>}
      </p>
      <p class="small soft">
        {to.localTime && to.zone
          ? `${to.localTime} in ${(to.zone.split('/').at(-1) ?? '').replaceAll('_', ' ')}`
          : to.localTime}
        {due && `${to.localTime ? ' · ' : ''}${due.hours < 0 ? due.words : `due ${due.words}`}`}
      </p>
    </div>
  );
}

/** A moment for sending: the one the plan recommends, or one's own. */
export function Schedule(props: {
  readonly view: LetterView;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onChoose: (at: string) => void;
}) {
  const zone = props.view.to.zone ?? ownZone();
  const current = now(props.view.sample);
  const best = props.view.step?.best ?? null;
  const [custom, setCustom] = useState('');
  const chosen = custom === '' ? null : fromLocal(custom, zone);
  return (
    <Dialog title="Send it later" open={props.open} onClose={props.onClose}>
      <p>
        It is approved now and leaves by itself at the time you choose, unless something arrives
        first. Times are those of {props.view.to.name}: {zone.replaceAll('_', ' ')}.
      </p>
      {best && current && Date.parse(best) > Date.parse(current) && (
        <Button onClick={() => props.onChoose(best)}>
          At the best moment, {moment(best, current, zone)}
        </Button>
      )}
      <TextField
        label="A moment of your own"
        type="datetime-local"
        value={custom === '' && current ? toLocal(current, zone) : custom}
        onInput={setCustom}
      />
      <div class="row">
        <Button
          look="main"
          blocked={chosen === null}
          onClick={() => chosen !== null && props.onChoose(chosen)}
        >
          Approve for then
        </Button>
        <Button look="quiet" onClick={props.onClose}>
          Go back
        </Button>
      </div>
    </Dialog>
  );
}
