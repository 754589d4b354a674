import type { PersonRole } from '../../../core/record/nouns.ts';
import { SelectField, TextField, Tick } from '../../parts/field.tsx';
import type { PersonInput } from '../../wire.ts';

const roles: readonly (readonly [PersonRole, string])[] = [
  ['interviewer', 'Interviewed me'],
  ['recruiter', 'Recruiter'],
  ['coordinator', 'Arranged it'],
  ['other', 'Someone else'],
];

export const emptyPerson: PersonInput = {
  name: '',
  email: null,
  role: 'interviewer',
  title: null,
  zone: null,
  country: null,
  postal: null,
  card: false,
};

/** Empty fields as nothing, names and addresses without stray spaces or line breaks. */
export function personInput(person: PersonInput): PersonInput {
  const tidy = (text: string | null) => text?.replace(/\s+/g, ' ').trim() || null;
  return {
    name: tidy(person.name) ?? '',
    email: tidy(person.email),
    role: person.role,
    title: tidy(person.title),
    zone: person.zone,
    country: person.country,
    postal: person.postal?.trim() || null,
    card: person.card,
  };
}

/** One person of the hiring side: only the name is needed. */
export function PersonFields(props: {
  readonly person: PersonInput;
  readonly onChange: (person: PersonInput) => void;
}) {
  const { person, onChange } = props;
  return (
    <>
      <div class="fields">
        <TextField
          label="Name"
          value={person.name}
          onInput={(name) => onChange({ ...person, name })}
          required
          maxLength={300}
        />
        <TextField
          label="E-mail (if you have it)"
          type="email"
          inputMode="email"
          value={person.email ?? ''}
          onInput={(email) => onChange({ ...person, email })}
        />
        <SelectField
          label="Part in this"
          value={person.role}
          options={roles}
          onChange={(role) => onChange({ ...person, role: role as PersonRole })}
        />
        <TextField
          label="Their job (optional)"
          value={person.title ?? ''}
          onInput={(title) => onChange({ ...person, title })}
        />
      </div>
      <Tick
        label="I could send them a card by post"
        checked={person.card}
        onChange={(card) => onChange({ ...person, card })}
      />
      {person.card && (
        <TextField
          label="Postal address"
          lines
          value={person.postal ?? ''}
          onInput={(postal) => onChange({ ...person, postal })}
        />
      )}
    </>
  );
}
