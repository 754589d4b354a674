import type { Candidate } from '../../../core/record/nouns.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { ZoneField } from '../../parts/zone-field.tsx';
import type { SettingsView } from '../../wire.ts';

interface SectionProps {
  readonly settings: SettingsView;
  readonly onChange: (settings: SettingsView) => void;
}

const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

/** Who writes: the name under every note, and what a draft may say about it. */
export function AboutYou(props: SectionProps) {
  const { candidate } = props.settings;
  const set = (change: Partial<Candidate>) =>
    props.onChange({ ...props.settings, candidate: { ...candidate, ...change } });
  return (
    <section class="stack" id="about" aria-labelledby="about-title">
      <h2 id="about-title">About you</h2>
      <div class="fields">
        <TextField
          label="Your name"
          value={candidate.name}
          autocomplete="name"
          onInput={(name) => set({ name })}
          hint="It stands under every note."
        />
        <TextField
          label="Your e-mail"
          type="email"
          autocomplete="email"
          value={candidate.email ?? ''}
          onInput={(email) => set({ email: email || null })}
        />
        <TextField
          label="What you are, in a line"
          placeholder="Pastry chef, nine years"
          value={candidate.headline ?? ''}
          onInput={(headline) => set({ headline: headline || null })}
        />
        <ZoneField
          label="Your time zone"
          value={candidate.zone}
          onChange={(zone) => set({ zone })}
        />
        <SelectField
          label="English"
          value={candidate.dialect}
          options={[
            ['en-US', 'American'],
            ['en-GB', 'British'],
          ]}
          onChange={(dialect) => set({ dialect: dialect === 'en-GB' ? 'en-GB' : 'en-US' })}
        />
      </div>
      <TextField
        label="What you have done and know, one to a line (optional)"
        lines
        value={candidate.strengths.join('\n')}
        onInput={(text) => set({ strengths: lines(text) })}
        hint="Offered when you note down an interview; nothing goes into a note by itself."
      />
      <TextField
        label="Former and present employers, one to a line"
        lines
        value={candidate.employers.join('\n')}
        onInput={(text) => set({ employers: lines(text) })}
        hint="So that naming them is not taken for the wrong company."
      />
      <TextField
        label="Signature (optional)"
        lines
        value={candidate.signature ?? ''}
        onInput={(signature) => set({ signature: signature || null })}
        hint="Below your name: a telephone number, a page of your work."
      />
    </section>
  );
}
