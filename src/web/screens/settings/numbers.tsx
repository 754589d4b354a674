import { useState } from 'preact/hooks';
import { TextField } from '../../parts/field.tsx';
import type { SettingsView } from '../../wire.ts';
import { type Rule, rules } from './rules.ts';

interface NumbersProps {
  readonly settings: SettingsView;
  readonly onChange: (settings: SettingsView) => void;
}

/** A number stays a number, a time of day stays text; nonsense changes nothing. */
function changed(before: unknown, typed: string): unknown {
  if (typeof before !== 'number') return typed;
  const value = Number(typed);
  return typed.trim() !== '' && Number.isInteger(value) && value >= 0 ? value : before;
}

function RuleCard(props: NumbersProps & { readonly rule: Rule }) {
  const { rule, settings } = props;
  // Sixty fields that nobody looks at would be the slowest thing of the whole app.
  const [open, unfold] = useState(false);
  const numbers = rule.numbers.filter(([field]) => field in settings.plan);
  return (
    <li class="today-line">
      <details class="unfold" onToggle={(event) => unfold(event.currentTarget.open)}>
        <summary>
          <span>
            <span class="rule-id">{rule.id}</span> {rule.words}
          </span>
        </summary>
        {open && (
          <div class="stack">
            {numbers.length > 0 && (
              <div class="fields">
                {numbers.map(([field, label, unit]) => (
                  <TextField
                    key={field}
                    label={`${label} (${unit})`}
                    inputMode={typeof settings.plan[field] === 'number' ? 'numeric' : 'text'}
                    value={String(settings.plan[field])}
                    onInput={(typed) =>
                      props.onChange({
                        ...settings,
                        plan: { ...settings.plan, [field]: changed(settings.plan[field], typed) },
                      })
                    }
                  />
                ))}
              </div>
            )}
            <p class="small soft">
              {rule.seen || (numbers.length === 0 ? 'This one has no number to set.' : '')}
            </p>
          </div>
        )}
      </details>
    </li>
  );
}

/** The rules with their numbers and sources. */
export function Numbers(props: NumbersProps) {
  return (
    <section class="stack" id="rules" aria-labelledby="rules-title">
      <h2 id="rules-title">Rules</h2>
      <p class="soft">
        These decide when Afterword speaks up. The figures behind them are polls in which people
        describe themselves; no experiment on hiring was found.
      </p>
      <ul class="card card-flush lines">
        {rules.map((rule) => (
          <RuleCard key={rule.id} rule={rule} {...props} />
        ))}
      </ul>
    </section>
  );
}
