import { useState } from 'preact/hooks';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { TextField, Tick } from '../../parts/field.tsx';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';
import { ZoneField } from '../../parts/zone-field.tsx';
import { refreshAll, useResource } from '../../resource.ts';
import { go } from '../../router.tsx';
import { ownZone } from '../../when.ts';
import type { PersonInput } from '../../wire.ts';
import { Drop } from './drop.tsx';
import { emptyForm, type InterviewForm, missing } from './form.ts';
import { useOffered } from './offered.ts';
import { emptyPerson, PersonFields } from './person-fields.tsx';
import { record } from './record.ts';

function When(props: {
  readonly form: InterviewForm;
  readonly set: (c: Partial<InterviewForm>) => void;
}) {
  const { form, set } = props;
  return (
    <div class="fields">
      <TextField
        label="It ended (or will end)"
        type="datetime-local"
        value={form.ended}
        onInput={(ended) => set({ ended })}
        required
        hint="The note is due within 24 hours of this."
      />
      <ZoneField label="Time zone there" value={form.zone} onChange={(zone) => set({ zone })} />
      <TextField
        label="Round (optional)"
        placeholder="First interview"
        value={form.round}
        onInput={(round) => set({ round })}
      />
    </div>
  );
}

function People(props: {
  readonly people: readonly PersonInput[];
  readonly onChange: (people: readonly PersonInput[]) => void;
}) {
  const { people, onChange } = props;
  return (
    <fieldset class="stack">
      <legend>
        <h2>Who was there?</h2>
      </legend>
      {people.map((person, index) => (
        <div key={String(index)} class="person-card">
          <PersonFields
            person={person}
            onChange={(next) => onChange(people.map((each, at) => (at === index ? next : each)))}
          />
          {people.length > 1 && (
            <div>
              <Button
                look="quiet"
                label={`Leave out ${person.name || 'this person'}`}
                onClick={() => onChange(people.filter((_, at) => at !== index))}
              >
                Leave out
              </Button>
            </div>
          )}
        </div>
      ))}
      <div>
        <Button icon="plus" onClick={() => onChange([...people, emptyPerson])}>
          Someone else
        </Button>
      </div>
    </fieldset>
  );
}

/** What was read of an invitation is shown for confirmation, with everything unsure as a question. */
function Unsure(props: { readonly questions: readonly string[] }) {
  if (props.questions.length === 0) return null;
  return (
    <Notice tone="soon">
      <p>
        <strong>Please check:</strong>
      </p>
      <ul>
        {props.questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** The name that will stand under the note, asked for once. */
async function keepName(name: string): Promise<void> {
  if (name.trim() === '') return;
  const settings = await client.settings();
  if (settings.candidate.name === name.trim()) return;
  const candidate = { ...settings.candidate, name: name.trim() };
  await client.saveSettings({ ...settings, candidate });
}

async function create(form: InterviewForm, name: string): Promise<string> {
  await keepName(name);
  const view = await record(form);
  refreshAll();
  const base = `/o/${encodeURIComponent(view.opportunity.id)}`;
  const step = view.steps.find((each) => each.step === 'debrief');
  return step?.interview ? `${base}/debrief/${encodeURIComponent(step.interview)}` : base;
}

/** A new interview: drop the invitation in, or four lines by hand; then straight to the debrief. */
export function NewInterview() {
  const [form, setForm] = useState<InterviewForm>(() => emptyForm(ownZone()));
  const [tried, setTried] = useState(false);
  const action = useAction();
  useOffered(setForm);
  const set = (change: Partial<InterviewForm>) => setForm({ ...form, ...change });
  const settings = useResource('settings', client.settings);
  const [name, setName] = useState('');
  const unnamed = settings.data?.candidate.name === '';
  const lacks = [...missing(form), ...(unnamed && name.trim() === '' ? ['your own name'] : [])];
  const submit = () => {
    setTried(true);
    if (lacks.length > 0) return;
    void action.run(async () => go(await create(form, name), true));
  };
  return (
    <div class="screen">
      <header class="screen-head">
        <h1>A new interview</h1>
        <p class="soft">
          No mailbox is needed for this. You can copy, print or save what comes out.
        </p>
      </header>
      <Drop onRead={(read) => setForm({ ...form, ...read })} />
      <form
        class="stack stack-wide"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Unsure questions={form.unsure} />
        <div class="fields">
          <TextField
            label="Company"
            value={form.company}
            onInput={(company) => set({ company })}
            required
            maxLength={300}
          />
          <TextField
            label="Role"
            value={form.role}
            onInput={(role) => set({ role })}
            required
            maxLength={300}
          />
        </div>
        <When form={form} set={set} />
        <Tick
          label="This was the final round"
          checked={form.final}
          onChange={(final) => set({ final })}
        />
        {unnamed && (
          <TextField
            label="Your own name"
            value={name}
            autocomplete="name"
            onInput={setName}
            hint="As it should stand under the note."
            maxLength={300}
          />
        )}
        <People people={form.people} onChange={(people) => set({ people })} />
        {tried && lacks.length > 0 && (
          <Notice tone="late" alert>
            <p>Still missing: {lacks.join(', ')}.</p>
          </Notice>
        )}
        <ProblemNotice problem={action.problem} />
        <div>
          <Button type="submit" look="main" big busy={action.busy}>
            On to the debrief
          </Button>
        </div>
      </form>
    </div>
  );
}
