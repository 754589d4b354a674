import { useState } from 'preact/hooks';
import type { Person } from '../../../core/record/nouns.ts';
import type { OpportunityView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField } from '../../parts/field.tsx';
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

/** Two entries that are one person: the one that stays is chosen, nothing known of either is lost. */
function Merge(props: {
  readonly person: Person | null;
  readonly others: readonly Person[];
  readonly onClose: () => void;
  readonly onMerge: (into: string) => Promise<unknown>;
}) {
  const [chosen, choose] = useState<string | null>(null);
  const action = useAction();
  const { person, others } = props;
  const into = chosen ?? others[0]?.id ?? '';
  const close = () => {
    choose(null);
    props.onClose();
  };
  return (
    <Dialog title={`Who is ${person?.name ?? 'this'}?`} open={person !== null} onClose={close}>
      <SelectField
        label="The same person as"
        value={into}
        options={others.map((each) => [
          each.id,
          [each.name, each.email].filter(Boolean).join(', '),
        ])}
        onChange={choose}
        hint="Notes, answers and addresses of both come together under that name."
      />
      <ProblemNotice problem={action.problem} />
      <div class="row">
        <Button
          look="main"
          busy={action.busy}
          onClick={() => void action.run(() => props.onMerge(into)).then((went) => went && close())}
        >
          They are one
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
  readonly onMerge: (() => void) | null;
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
            ...(props.onMerge ? [{ words: 'Same person as …', run: props.onMerge }] : []),
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
  const [merging, merge] = useState<Person | null>(null);
  const change = (deed: () => Promise<unknown>) => action.run(deed).then(refreshAll);
  return (
    <section class="stack stack-tight" aria-labelledby="people-title">
      <h2 id="people-title">People</h2>
      <ul class="card card-flush lines">
        {opportunity.people.map((person) => (
          <PersonLine
            key={person.id}
            person={person}
            onMerge={opportunity.people.length > 1 ? () => merge(person) : null}
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
      <Merge
        person={merging}
        others={opportunity.people.filter((each) => each.id !== merging?.id)}
        onClose={() => merge(null)}
        onMerge={async (into) => {
          if (merging) await client.mergePeople(at, merging.id, into);
          refreshAll();
        }}
      />
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
