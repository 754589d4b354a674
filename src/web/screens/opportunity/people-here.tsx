import { useState } from 'preact/hooks';
import type { Person } from '../../../core/record/nouns.ts';
import type { OpportunityView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Menu } from '../../parts/menu.tsx';
import { Badge, ProblemNotice } from '../../parts/notice.tsx';
import { refreshAll } from '../../resource.ts';
import type { PersonInput } from '../../wire.ts';
import { emptyPerson, PersonFields, personInput } from '../new/person-fields.tsx';

function Edit(props: {
  readonly person: PersonInput | null;
  readonly title: string;
  readonly onClose: () => void;
  readonly onSave: (person: PersonInput) => Promise<unknown>;
}) {
  const [draft, setDraft] = useState<PersonInput | null>(null);
  const action = useAction();
  const person = draft ?? props.person;
  const close = () => {
    setDraft(null);
    props.onClose();
  };
  return (
    <Dialog title={props.title} open={props.person !== null} onClose={close}>
      {person && <PersonFields person={person} onChange={setDraft} />}
      <ProblemNotice problem={action.problem} />
      <div class="row">
        <Button
          look="main"
          busy={action.busy}
          blocked={!person?.name.trim()}
          onClick={() =>
            person &&
            void action.run(() => props.onSave(personInput(person))).then((went) => went && close())
          }
        >
          Save
        </Button>
        <Button look="quiet" onClick={close}>
          Go back
        </Button>
      </div>
    </Dialog>
  );
}

function PersonLine(props: {
  readonly person: Person;
  readonly onEdit: () => void;
  readonly onContact: (on: boolean) => void;
}) {
  const { person } = props;
  return (
    <li class="today-line">
      <div class="row row-apart">
        <div>
          <p class="strong">{person.name}</p>
          <p class="small soft">
            {[person.title, person.role, person.email].filter(Boolean).join(' · ')}
          </p>
          {person.doNotContact && <Badge tone="late">Do not contact</Badge>}
        </div>
        <Menu
          label="Change"
          look="link"
          name={`Change ${person.name}`}
          choices={[
            { words: 'Name, address, role', run: props.onEdit },
            person.doNotContact
              ? { words: 'May be contacted again', run: () => props.onContact(false) }
              : { words: 'Do not contact', run: () => props.onContact(true) },
          ]}
        />
      </div>
    </li>
  );
}

/** Who they are, their addresses, and the switch that stops everything to one of them (X5). */
export function PeopleHere(props: { readonly view: OpportunityView }) {
  const { opportunity } = props.view;
  const at = { id: opportunity.id, seq: opportunity.seq };
  const action = useAction();
  const [editing, edit] = useState<Person | 'new' | null>(null);
  const change = (deed: () => Promise<unknown>) => action.run(deed).then(refreshAll);
  return (
    <section class="stack stack-tight" aria-labelledby="people-title">
      <h2 id="people-title">People</h2>
      <ul class="card card-flush lines">
        {opportunity.people.map((person) => (
          <PersonLine
            key={person.id}
            person={person}
            onEdit={() => edit(person)}
            onContact={(on) =>
              void change(() => client.doNotContact(at, { scope: 'person', person: person.id, on }))
            }
          />
        ))}
        <li class="today-line">
          <Button look="quiet" icon="plus" onClick={() => edit('new')}>
            Someone else
          </Button>
        </li>
      </ul>
      <ProblemNotice problem={action.problem} />
      <Edit
        title={editing === 'new' ? 'Someone else' : 'Change'}
        person={editing === 'new' ? emptyPerson : editing && { ...editing }}
        onClose={() => edit(null)}
        onSave={async (person) => {
          if (editing === 'new') await client.addPerson(at, person);
          else if (editing) await client.changePerson(at, editing.id, person);
          refreshAll();
        }}
      />
    </section>
  );
}
