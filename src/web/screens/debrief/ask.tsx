import { useEffect, useState } from 'preact/hooks';
import type { Person, UnfinishedAnswer } from '../../../core/record/nouns.ts';
import { client } from '../../client.ts';
import { Button } from '../../parts/button.tsx';
import { Dictate, spokenAfter } from '../../parts/dictate.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { Answers, Wording } from './questions.ts';

/** The very sentence the answer would make, as the server composes it. */
export function Preview(props: {
  readonly stem: string;
  readonly answer: string;
  readonly person: string | null;
}) {
  const [sentence, setSentence] = useState<string | null>(null);
  const { stem, answer, person } = props;
  useEffect(() => {
    let current = true;
    if (answer.trim() === '') {
      setSentence(null);
      return;
    }
    const timer = setTimeout(() => {
      client.previewStem({ stem, answer: answer.trim(), person }).then(
        (made) => current && setSentence(made.sentence),
        () => undefined,
      );
    }, 250);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [stem, answer, person]);
  return (
    <div class="preview" aria-live="polite">
      {sentence ?? <span class="soft">The sentence it makes will stand here.</span>}
    </div>
  );
}

/** A stem to complete, with beginnings to tap. */
export function StemField(props: {
  readonly wording: Wording;
  readonly about: string | null;
  readonly value: string;
  readonly onInput: (value: string) => void;
}) {
  const { wording, value } = props;
  return (
    <div class="stack">
      {props.about && <p class="strong">{props.about}</p>}
      <label class="stem" for="stem-answer">
        {wording.stem}
      </label>
      <textarea
        id="stem-answer"
        class="input"
        value={value}
        maxLength={4000}
        spellcheck
        enterkeyhint="enter"
        aria-describedby="stem-help"
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <p id="stem-help" class="soft">
        {wording.help}
      </p>
      <div class="dictate">
        <Dictate onWords={(spoken) => props.onInput(spokenAfter(value, spoken))} />
      </div>
      {value.trim() === '' && (
        <div class="chips">
          {wording.chips.map((chip) => (
            <button
              key={chip}
              type="button"
              class="chip"
              onClick={() => {
                props.onInput(chip.endsWith(' ') ? chip : `${chip} `);
                document.querySelector<HTMLElement>('#stem-answer')?.focus();
              }}
            >
              {chip.trim()}…
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

interface PartProps {
  readonly answers: Answers;
  readonly onChange: (answers: Answers) => void;
}

/** Only for oneself; no draft ever reads it (X3). */
export function PrivatePart(props: PartProps) {
  const { debrief } = props.answers;
  const set = (change: Partial<typeof debrief>) =>
    props.onChange({ ...props.answers, debrief: { ...debrief, ...change } });
  const words = ['Badly', 'Not great', 'Fair', 'Well', 'Very well'];
  return (
    <div class="private stack">
      <p class="stem">First, just for you: how was it?</p>
      <fieldset class="chips">
        <legend class="unseen">How did it go?</legend>
        {words.map((word, index) => (
          <button
            key={word}
            type="button"
            class="chip"
            aria-pressed={debrief.wentWell === index + 1}
            onClick={() => set({ wentWell: debrief.wentWell === index + 1 ? null : index + 1 })}
          >
            {word}
          </button>
        ))}
      </fieldset>
      <TextField
        label="Anything you would never put in a note"
        lines
        value={debrief.privateRemarks.join('\n')}
        onInput={(value) => set({ privateRemarks: value.split('\n') })}
      />
      <p class="row soft small">
        <Icon name="lock" size={18} /> Private. Nothing you write here is used in any note.
      </p>
    </div>
  );
}

const blank: UnfinishedAnswer = { youAskedAbout: '', betterAnswer: '', askedBy: null };

/** Questions one would like to answer again (N7). */
export function UnfinishedPart(props: PartProps & { readonly people: readonly Person[] }) {
  const { debrief } = props.answers;
  const all = debrief.unfinished.length === 0 ? [blank] : debrief.unfinished;
  const set = (index: number, change: Partial<UnfinishedAnswer>) =>
    props.onChange({
      ...props.answers,
      debrief: {
        ...debrief,
        unfinished: all.map((each, at) => (at === index ? { ...each, ...change } : each)),
      },
    });
  const people = props.people.map((person) => [person.id, person.name] as const);
  return (
    <div class="stack">
      <p class="stem">A question you would answer better now?</p>
      {all.map((each, index) => (
        <div key={String(index)} class="stack">
          <TextField
            label="You asked about …"
            value={each.youAskedAbout}
            onInput={(youAskedAbout) => set(index, { youAskedAbout })}
          />
          <TextField
            label="My better answer: …"
            lines
            value={each.betterAnswer}
            onInput={(betterAnswer) => set(index, { betterAnswer })}
          />
          {people.length > 1 && (
            <SelectField
              label="Who asked"
              value={each.askedBy ?? ''}
              options={[['', 'I do not remember'], ...people]}
              onChange={(askedBy) => set(index, { askedBy: askedBy || null })}
            />
          )}
        </div>
      ))}
      <p class="soft">The note answers it in one or two sentences, without apology.</p>
      {all.length < 3 && all.at(-1)?.youAskedAbout && (
        <Button
          look="quiet"
          icon="plus"
          onClick={() =>
            props.onChange({
              ...props.answers,
              debrief: { ...debrief, unfinished: [...all, blank] },
            })
          }
        >
          Another one
        </Button>
      )}
    </div>
  );
}

/** The date they named: nothing is sent before it (F1). */
export function PromisePart(props: PartProps & { readonly people: readonly Person[] }) {
  const { promise } = props.answers;
  const set = (change: Partial<typeof promise>) =>
    props.onChange({ ...props.answers, promise: { ...promise, ...change } });
  const people = props.people.map((person) => [person.id, person.name] as const);
  return (
    <div class="stack">
      <p class="stem">They will decide …</p>
      <div class="fields">
        <TextField
          label="As they said it"
          placeholder="by the end of next week"
          value={promise.said}
          onInput={(said) => set({ said })}
        />
        <TextField
          label="That is, by (if you can tell)"
          type="date"
          value={promise.to ?? ''}
          onInput={(to) => set({ to: to || null })}
        />
        <SelectField
          label="Who said so"
          value={promise.by ?? ''}
          options={[['', 'I do not remember'], ...people]}
          onChange={(by) => set({ by: by || null })}
        />
      </div>
      <p class="soft">
        You will not be asked to follow up before that day has passed, and two business days more.
        Nothing said? Leave it empty.
      </p>
    </div>
  );
}
