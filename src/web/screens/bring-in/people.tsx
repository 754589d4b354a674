import { useState } from 'preact/hooks';
import type { BroughtPerson } from '../../../core/imports/brought.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Tick } from '../../parts/field.tsx';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';
import type { Done } from './bring-in.tsx';
import { Into } from './into.tsx';

/** More are never of one opportunity. */
const MOST = 200;

/** Contact cards as read; whoever is ticked is added to one opportunity. */
export function PeoplePreview(props: {
  readonly people: readonly BroughtPerson[];
  readonly unread: number;
  /** Who is taken without an address, because theirs is none. */
  readonly withoutAddress: readonly string[];
  readonly done: Done;
}) {
  const { people, unread, withoutAddress } = props;
  const [into, setInto] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    new Set(people.length <= 5 ? people.keys() : []),
  );
  const action = useAction();
  const toggle = (at: number, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(at);
    else next.delete(at);
    setChosen(next);
  };
  const keep = () =>
    void action.run(async () => {
      const taken = people.filter((_, at) => chosen.has(at));
      await client.acceptPeople(into, taken);
      props.done('Added.', `/o/${encodeURIComponent(into)}`);
    });
  return (
    <section class="stack" aria-labelledby="read-title">
      <h2 id="read-title">{people.length === 1 ? 'A contact' : `${people.length} contacts`}</h2>
      {(unread > 0 || people.length > MOST || withoutAddress.length > 0) && (
        <Notice tone="soon">
          <p>
            {unread > 0 && `${unread} could not be read. `}
            {people.length > MOST && `The first ${MOST} are shown. `}
            {withoutAddress.length > 0 &&
              `Taken without their address, which is none: ${withoutAddress.join(', ')}.`}
          </p>
        </Notice>
      )}
      <Into value={into} orNew={false} onChange={setInto} />
      <fieldset class="stack stack-tight">
        <legend>
          <h3>Whom to add</h3>
        </legend>
        {people.slice(0, MOST).map((person, at) => (
          <Tick
            key={String(at)}
            label={[person.name, person.title, person.company, person.email]
              .filter(Boolean)
              .join(' · ')}
            checked={chosen.has(at)}
            onChange={(on) => toggle(at, on)}
          />
        ))}
      </fieldset>
      <ProblemNotice problem={action.problem} />
      <div>
        <Button
          look="main"
          blocked={into === '' || chosen.size === 0}
          busy={action.busy}
          onClick={keep}
        >
          Add {chosen.size === 1 ? 'one person' : `${chosen.size} people`}
        </Button>
      </div>
    </section>
  );
}
