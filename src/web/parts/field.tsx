import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { useId } from 'preact/hooks';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: ComponentChildren;
  readonly type?:
    | 'text'
    | 'email'
    | 'date'
    | 'time'
    | 'datetime-local'
    | 'number'
    | 'password'
    | 'search';
  readonly required?: boolean;
  readonly placeholder?: string;
  readonly autocomplete?: string;
  readonly lines?: boolean;
  readonly maxLength?: number;
  readonly list?: string;
  readonly inputMode?: 'email' | 'numeric' | 'text';
}

/** A labelled line or block of text; the hint is read out with it. */
export function TextField(props: TextFieldProps) {
  const id = useId();
  const hint = props.hint ? `${id}-hint` : undefined;
  const shared = {
    id,
    class: 'input',
    value: props.value,
    required: props.required,
    placeholder: props.placeholder,
    autocomplete: props.autocomplete ?? 'off',
    maxLength: props.maxLength ?? 10_000,
    'aria-describedby': hint,
  };
  const line = {
    ...shared,
    type: props.type ?? 'text',
    list: props.list,
    inputMode: props.inputMode,
  };
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {props.label}
      </label>
      {props.lines ? (
        <textarea {...shared} onInput={(event) => props.onInput(event.currentTarget.value)} />
      ) : (
        <input
          {...(line as InputHTMLAttributes<HTMLInputElement>)}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
      {props.hint && (
        <span class="field-hint" id={hint}>
          {props.hint}
        </span>
      )}
    </div>
  );
}

export function SelectField(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly onChange: (value: string) => void;
  readonly hint?: string;
}) {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {props.label}
      </label>
      <select
        id={id}
        class="input"
        value={props.value}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.options.map(([value, words]) => (
          <option key={value} value={value} selected={value === props.value}>
            {words}
          </option>
        ))}
      </select>
      {props.hint && (
        <span class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      )}
    </div>
  );
}

export function Tick(props: {
  readonly label: ComponentChildren;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}
