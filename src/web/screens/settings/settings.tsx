import { useEffect, useRef, useState } from 'preact/hooks';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField, Tick } from '../../parts/field.tsx';
import { Loading, ProblemNotice } from '../../parts/notice.tsx';
import { refreshAll, useResource } from '../../resource.ts';
import { say } from '../../toasts.tsx';
import { loadToday } from '../../today-data.ts';
import type { SettingsView } from '../../wire.ts';
import { AboutYou } from './about-you.tsx';
import { Backups } from './backups.tsx';
import { CalendarFeed, YourData } from './data.tsx';
import { Mailbox } from './mailbox.tsx';
import { Numbers } from './numbers.tsx';
import { Reminders } from './reminders.tsx';
import { TakeOut } from './take-out.tsx';

interface SectionProps {
  readonly settings: SettingsView;
  readonly onChange: (settings: SettingsView) => void;
}

const undoChoices: readonly (readonly [string, string])[] = [
  ['30', '30 seconds'],
  ['60', '1 minute'],
  ['300', '5 minutes'],
];

function Sending(props: SectionProps) {
  const { settings, onChange } = props;
  const number = (typed: string, before: number) => {
    const value = Number(typed);
    return Number.isInteger(value) && value > 0 ? value : before;
  };
  const known = undoChoices.some(([value]) => value === String(settings.undoSeconds));
  return (
    <section class="stack" id="sending" aria-labelledby="sending-title">
      <h2 id="sending-title">Sending</h2>
      <div class="fields">
        <SelectField
          label="A note can be taken back for"
          value={String(settings.undoSeconds)}
          options={
            known
              ? undoChoices
              : [[String(settings.undoSeconds), `${settings.undoSeconds} seconds`], ...undoChoices]
          }
          onChange={(value) => onChange({ ...settings, undoSeconds: Number(value) })}
        />
        <TextField
          label="Messages in an hour, at most"
          inputMode="numeric"
          value={String(settings.caps.perHour)}
          onInput={(typed) =>
            onChange({
              ...settings,
              caps: { ...settings.caps, perHour: number(typed, settings.caps.perHour) },
            })
          }
        />
        <TextField
          label="Messages in a day, at most"
          inputMode="numeric"
          value={String(settings.caps.perDay)}
          onInput={(typed) =>
            onChange({
              ...settings,
              caps: { ...settings.caps, perDay: number(typed, settings.caps.perDay) },
            })
          }
        />
      </div>
      <Tick
        label="Send me a copy of every message (it also proves what went out)"
        checked={settings.copyToSelf}
        onChange={(copyToSelf) => onChange({ ...settings, copyToSelf })}
      />
      <TextField
        label="Words the spelling check should know, one to a line"
        lines
        value={settings.words.join('\n')}
        onInput={(text) => onChange({ ...settings, words: text.split('\n').filter(Boolean) })}
      />
    </section>
  );
}

/** Keys are a convenience for some and a trap for others (WCAG 2.1.4): each can be switched off. */
function Keys(props: SectionProps) {
  const { settings, onChange } = props;
  return (
    <section class="stack" id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <Tick
        label="Single keys, and ? to see them all"
        checked={settings.shortcuts}
        onChange={(shortcuts) => onChange({ ...settings, shortcuts })}
      />
      <Tick
        label="The list of commands, on Ctrl or ⌘ with K"
        checked={settings.palette}
        onChange={(palette) => onChange({ ...settings, palette })}
      />
    </section>
  );
}

const sections = [
  ['about', 'About you'],
  ['mailbox', 'Mailbox'],
  ['sending', 'Sending'],
  ['reminders', 'Reminders'],
  ['calendar', 'Calendar'],
  ['rules', 'Rules'],
  ['keys', 'Keys'],
  ['data', 'Your data'],
] as const;

/** Settings: nothing here is required before the first note. */
export function Settings() {
  const { data, problem, reload, put } = useResource('settings', client.settings);
  const today = useResource('today', loadToday);
  const [edited, setEdited] = useState<SettingsView | null>(null);
  const wordsBefore = useRef<readonly string[]>([]);
  const action = useAction();
  const settings = edited ?? data;
  const loaded = settings !== null;
  const edit = (next: SettingsView | null) => {
    if (edited === null) wordsBefore.current = data?.words ?? [];
    setEdited(next);
  };
  useEffect(() => {
    if (loaded && location.hash) document.querySelector(location.hash)?.scrollIntoView();
  }, [loaded]);
  const save = () =>
    void action.run(async () => {
      if (!edited) return;
      put(await client.saveSettings(edited, wordsBefore.current));
      edit(null);
      refreshAll();
      say({ sentence: 'Saved.' });
    });
  return (
    <div class="screen">
      <header class="screen-head">
        <h1>Settings</h1>
        <p class="soft">Everything works without; these make it fit you.</p>
      </header>
      <nav class="local-nav" aria-label="Settings">
        {sections.map(([id, words]) => (
          <a key={id} class="chip" href={`#${id}`}>
            {words}
          </a>
        ))}
      </nav>
      <ProblemNotice problem={problem} retry={reload} />
      {settings === null && problem === null && <Loading what="settings" />}
      {settings && (
        <div class="stack stack-wide">
          <AboutYou settings={settings} onChange={edit} />
          {today.data && <Mailbox mailbox={today.data.mailbox} />}
          <Sending settings={settings} onChange={edit} />
          <Reminders settings={settings} mailbox={today.data?.mailbox ?? null} onChange={edit} />
          <CalendarFeed />
          <Numbers settings={settings} onChange={edit} />
          <Keys settings={settings} onChange={edit} />
          <YourData />
          <Backups />
          <TakeOut />
        </div>
      )}
      {edited && (
        <div class="save-bar card">
          <ProblemNotice problem={action.problem} />
          <div class="row">
            <Button look="main" busy={action.busy} onClick={save}>
              Save the changes
            </Button>
            <Button look="quiet" onClick={() => edit(null)}>
              Discard them
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
