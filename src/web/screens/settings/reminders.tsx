import { useEffect, useState } from 'preact/hooks';
import type { MailboxView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { TextField, Tick } from '../../parts/field.tsx';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';
import { useResource } from '../../resource.ts';
import { say } from '../../toasts.tsx';
import type { SettingsView } from '../../wire.ts';
import { ownEndpoint, subscribe, unsubscribe, whyNot } from './this-browser.ts';

/** Notifications of this browser, switched on by the person and by the browser's own question. */
function InBrowser() {
  const { data, problem, put } = useResource('reminders', client.reminders);
  const [own, setOwn] = useState<string | null>(null);
  const [refused, refuse] = useState(whyNot());
  const action = useAction();
  useEffect(() => void ownEndpoint().then(setOwn, () => undefined), []);
  const on = data?.devices.some((each) => each.endpoint === own) ?? false;
  const switchOn = () =>
    void action.run(async () => {
      const device = data && (await subscribe(data.publicKey));
      if (!device) return refuse(whyNot());
      put(await client.addDevice(device));
      setOwn(device.endpoint);
      say({ sentence: 'This browser will remind you.' });
    });
  const switchOff = (endpoint: string) =>
    void action.run(async () => {
      if (endpoint === own) await unsubscribe();
      put(await client.removeDevice(endpoint));
    });
  const tryOut = () =>
    void action.run(async () => {
      if (own !== null) await client.tryReminder(own);
      say({ sentence: 'A reminder is on its way to this browser.' });
    });
  return (
    <div class="stack">
      <h3>In the browser</h3>
      <p>
        Once for each thing that needs you, between 8 and 21 o’clock of your time. It goes through
        the push service of the browser’s maker, encrypted: they see that something comes, not what.
      </p>
      {data?.lost === true && (
        <Notice tone="calm">
          <p>
            The key of the reminders was lost, so no browser is reminded any more. Switch them on
            again in each.
          </p>
        </Notice>
      )}
      {refused !== null && (
        <Notice tone="calm">
          <p>{refused}</p>
        </Notice>
      )}
      {refused === null && (
        <div class="row">
          {on && own !== null ? (
            <>
              <Button busy={action.busy} onClick={tryOut}>
                Try it
              </Button>
              <Button look="quiet" busy={action.busy} onClick={() => switchOff(own)}>
                Switch off here
              </Button>
            </>
          ) : (
            <Button busy={action.busy} blocked={data === null} onClick={switchOn}>
              Remind me in this browser
            </Button>
          )}
        </div>
      )}
      {data?.devices.map(
        (each) =>
          each.endpoint !== own && (
            <div key={each.endpoint} class="row">
              <span>{each.label}</span>
              <button
                type="button"
                class="link-button"
                onClick={() => switchOff(each.endpoint)}
                aria-label={`Remind ${each.label} no more`}
              >
                Remove
              </button>
            </div>
          ),
      )}
      <ProblemNotice problem={action.problem ?? problem} />
    </div>
  );
}

/** Three ways to hear of what is due: the browser, one mail a day, the calendar. */
export function Reminders(props: {
  readonly settings: SettingsView;
  readonly mailbox: MailboxView | null;
  readonly onChange: (settings: SettingsView) => void;
}) {
  const { settings, onChange } = props;
  const { digest } = settings;
  return (
    <section class="stack" id="reminders" aria-labelledby="reminders-title">
      <h2 id="reminders-title">Reminders</h2>
      <InBrowser />
      <h3>By mail</h3>
      <Tick
        label="One mail a day to myself, when something needs me"
        checked={digest.on}
        onChange={(on) => onChange({ ...settings, digest: { ...digest, on } })}
      />
      {digest.on && (
        <div class="fields">
          <TextField
            label="At (your time)"
            type="time"
            value={digest.at}
            onInput={(at) => at !== '' && onChange({ ...settings, digest: { ...digest, at } })}
            hint="Only while Afterword runs, and at most four hours late."
          />
        </div>
      )}
      {digest.on && props.mailbox?.state === 'none' && (
        <Notice tone="calm">
          <p>It leaves through your own mailbox, and none is connected yet.</p>
        </Notice>
      )}
    </section>
  );
}
