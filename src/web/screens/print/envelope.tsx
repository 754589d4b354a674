import { useState } from 'preact/hooks';
import type { Person } from '../../../core/record/nouns.ts';
import type { LetterView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import { refreshAll, useResource } from '../../resource.ts';
import { saveFile } from '../../save-file.ts';
import { type CardKind, cards } from './sizes.ts';

interface EnvelopeProps {
  readonly view: LetterView;
  readonly person: Person;
  readonly kind: CardKind;
}

/** The envelope with both addresses; they are kept with the person and in the settings. */
export function Envelope(props: EnvelopeProps) {
  const { view, person, kind } = props;
  const settings = useResource('settings', client.settings);
  const [typedTo, typeTo] = useState<string | null>(null);
  const [typedFrom, typeFrom] = useState<string | null>(null);
  const action = useAction();
  const to = typedTo ?? person.postal ?? '';
  const from = typedFrom ?? settings.data?.returnAddress ?? '';
  const [width, height] = cards[kind].envelope;

  const keep = async () => {
    if (typedTo !== null && typedTo !== person.postal) {
      const fresh = await client.opportunity(view.opportunity);
      const at = { id: view.opportunity, seq: fresh.opportunity.seq };
      await client.changePerson(at, person.id, { postal: typedTo.trim() || null });
    }
    const known = settings.data;
    if (typedFrom !== null && known !== null && typedFrom !== known.returnAddress)
      settings.put(await client.saveSettings({ ...known, returnAddress: typedFrom.trim() }));
    refreshAll();
  };
  const save = () =>
    void action.run(async () => {
      await keep();
      saveFile(
        await client.pdf(view.opportunity, view.letter.id, 'envelope', { kind }),
        'envelope.pdf',
      );
    });
  return (
    <section class="stack" aria-labelledby="envelope-title">
      <h2 id="envelope-title" class="no-print">
        The envelope
      </h2>
      <div class="fields no-print">
        <TextField
          label={`Address of ${person.name}`}
          lines
          value={to}
          onInput={typeTo}
          placeholder={'12 Mill Lane\nDayton, OH 45402'}
        />
        <TextField label="Your own address (optional)" lines value={from} onInput={typeFrom} />
      </div>
      <div
        class="sheet envelope"
        style={{ '--w': String(width), '--h': String(height) }}
        role="img"
        aria-label="The envelope as it will look"
      >
        <div class="envelope-in">
          <p class="envelope-from">{from}</p>
          <p class="envelope-to">{to === '' ? person.name : `${person.name}\n${to}`}</p>
        </div>
      </div>
      <ProblemNotice problem={action.problem} />
      <div class="row no-print">
        <Button busy={action.busy} blocked={to.trim() === ''} onClick={save}>
          Save the envelope as PDF
        </Button>
        {typedTo !== null && (
          <Button look="quiet" busy={action.busy} onClick={() => void action.run(keep)}>
            Keep the address
          </Button>
        )}
      </div>
    </section>
  );
}
