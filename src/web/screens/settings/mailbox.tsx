import { useState } from 'preact/hooks';
import type { MailboxView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Badge, Notice, ProblemNotice } from '../../parts/notice.tsx';
import { refreshAll } from '../../resource.ts';
import { say } from '../../toasts.tsx';
import type { AccountInput, MailboxTest, ServerInput } from '../../wire.ts';

const blankServer = (port: number): ServerInput => ({ host: '', port, security: 'tls' });

const securities: readonly (readonly [ServerInput['security'], string])[] = [
  ['tls', 'TLS'],
  ['starttls', 'STARTTLS'],
  ['none', 'None (this machine only)'],
];

function Server(props: {
  readonly title: string;
  readonly server: ServerInput;
  readonly onChange: (server: ServerInput) => void;
}) {
  const { server, onChange } = props;
  return (
    <fieldset class="stack stack-tight">
      <legend>
        <h3>{props.title}</h3>
      </legend>
      <div class="fields">
        <TextField
          label="Server"
          value={server.host}
          onInput={(host) => onChange({ ...server, host: host.trim() })}
        />
        <TextField
          label="Port"
          inputMode="numeric"
          value={String(server.port)}
          onInput={(port) => onChange({ ...server, port: Number(port) || 0 })}
        />
        <SelectField
          label="Encryption"
          value={server.security}
          options={securities}
          onChange={(security) =>
            onChange({ ...server, security: security as ServerInput['security'] })
          }
        />
      </div>
    </fieldset>
  );
}

/** The test in named steps, each with its mend. */
function Steps(props: { readonly steps: MailboxTest['steps'] }) {
  return (
    <ol class="card card-flush lines" aria-label="What was tried">
      {props.steps.map((step) => (
        <li key={step.name} class="today-line">
          <div class="row">
            <Badge tone={step.ok ? 'good' : 'late'}>
              <Icon name={step.ok ? 'check' : 'stop'} size={16} />
              {step.name}
            </Badge>
            <span>{step.sentence}</span>
          </div>
          {step.mend && <p>{step.mend}</p>}
        </li>
      ))}
    </ol>
  );
}

function Wizard(props: { readonly onDone: () => void }) {
  const [address, setAddress] = useState('');
  const [account, setAccount] = useState<AccountInput | null>(null);
  const [hint, setHint] = useState<string | null>(null);
  const [test, setTest] = useState<MailboxTest | null>(null);
  const action = useAction();
  const find = () =>
    void action.run(async () => {
      const { guesses } = await client.discover(address.trim());
      const best = guesses[0];
      setHint(
        best ? null : 'Nothing was found by itself; your provider’s help page names the servers.',
      );
      setTest(null);
      setAccount({
        address: address.trim(),
        smtp: best?.smtp ?? blankServer(465),
        imap: best?.imap ?? blankServer(993),
        user: best?.user ?? address.trim(),
        password: '',
      });
    });
  const change = (next: Partial<AccountInput>) => {
    if (account) setAccount({ ...account, ...next });
    setTest(null);
  };
  const tryIt = () =>
    void action.run(async () => account && setTest(await client.testMailbox(account)));
  const keep = () =>
    void action.run(async () => {
      if (!account) return;
      await client.saveMailbox(account);
      refreshAll();
      say({ sentence: 'The mailbox is connected.' });
      props.onDone();
    });
  const passed = test?.steps.every((step) => step.ok) === true;
  return (
    <div class="card stack">
      <div class="fields">
        <TextField
          label="1. Your e-mail address"
          type="email"
          autocomplete="email"
          value={address}
          onInput={setAddress}
        />
      </div>
      <div>
        <Button
          look={account ? 'plain' : 'main'}
          busy={action.busy}
          blocked={!address.includes('@')}
          onClick={find}
        >
          Find its servers
        </Button>
      </div>
      {account && (
        <>
          {hint && (
            <Notice tone="calm">
              <p>{hint}</p>
            </Notice>
          )}
          <TextField
            label="2. Password, best an app password"
            type="password"
            autocomplete="current-password"
            value={account.password}
            onInput={(password) => change({ password })}
            hint="Kept encrypted on this machine. Most providers let you make one just for Afterword, and take it back there."
          />
          <details class="unfold" open={account.smtp.host === ''}>
            <summary>Servers</summary>
            <div class="stack">
              <TextField
                label="User name"
                value={account.user}
                onInput={(user) => change({ user })}
              />
              <Server
                title="Sending (SMTP)"
                server={account.smtp}
                onChange={(smtp) => change({ smtp })}
              />
              <Server
                title="Reading (IMAP)"
                server={account.imap}
                onChange={(imap) => change({ imap })}
              />
            </div>
          </details>
          <div class="row">
            <Button look={passed ? 'plain' : 'main'} busy={action.busy} onClick={tryIt}>
              3. Try it
            </Button>
            {passed && (
              <Button look="main" busy={action.busy} onClick={keep}>
                4. Connect it
              </Button>
            )}
          </div>
          <p class="small soft">
            Only mail to and from people of your interviews is read. Nothing is marked, moved or
            deleted.
          </p>
        </>
      )}
      {test && <Steps steps={test.steps} />}
      <ProblemNotice problem={action.problem} />
    </div>
  );
}

const tones = { none: 'calm', connecting: 'calm', connected: 'good', failing: 'late' } as const;

/** The mailbox: its state in a sentence, connecting it step by step, disconnecting it. */
export function Mailbox(props: { readonly mailbox: MailboxView }) {
  const { mailbox } = props;
  const [connecting, connect] = useState(false);
  const action = useAction();
  const drop = () =>
    void action.run(async () => {
      await client.dropMailbox();
      refreshAll();
      say({ sentence: 'The mailbox is disconnected; its password is forgotten.' });
    });
  return (
    <section class="stack" id="mailbox" aria-labelledby="mailbox-title">
      <h2 id="mailbox-title">Mailbox</h2>
      <div class="row">
        <Badge tone={tones[mailbox.state]}>
          {mailbox.state === 'none' ? 'None' : (mailbox.address ?? mailbox.state)}
        </Badge>
        <span>{mailbox.sentence}</span>
      </div>
      {connecting ? (
        <Wizard onDone={() => connect(false)} />
      ) : (
        <div class="row">
          <Button onClick={() => connect(true)}>
            {mailbox.state === 'none' ? 'Connect a mailbox' : 'Connect another one'}
          </Button>
          {mailbox.state !== 'none' && (
            <Button look="danger" busy={action.busy} onClick={drop}>
              Disconnect
            </Button>
          )}
        </div>
      )}
      <ProblemNotice problem={action.problem} />
    </section>
  );
}
