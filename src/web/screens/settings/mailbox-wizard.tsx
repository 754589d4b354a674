import { useState } from 'preact/hooks';
import type { MailboxGuess } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { TextField, Tick } from '../../parts/field.tsx';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';
import { refreshAll } from '../../resource.ts';
import { say } from '../../toasts.tsx';
import type { AccountInput, MailboxTest, ServerInput } from '../../wire.ts';
import { Server } from './mailbox-servers.tsx';
import { Numbered, ProviderSignIn } from './mailbox-sign-in.tsx';
import { Steps, useRunningSteps } from './mailbox-test.tsx';

const blankServer = (port: number): ServerInput => ({ host: '', port, security: 'tls' });

function accountFrom(address: string, guess: MailboxGuess): AccountInput {
  const { place } = guess;
  return {
    address: place?.address ?? address,
    smtp: place?.smtp ?? blankServer(465),
    imap: place?.imap ?? blankServer(993),
    user: place?.user ?? address,
    password: '',
  };
}

/** Connecting a mailbox: its address, what it asks for, a live test, done. */
export function Wizard(props: { readonly onDone: () => void }) {
  const [address, setAddress] = useState('');
  const [guess, setGuess] = useState<MailboxGuess | null>(null);
  const action = useAction();
  const find = (typed: string) =>
    void action.run(async () => {
      setAddress(typed);
      setGuess(null);
      setGuess(await client.discover(typed));
    });
  return (
    <div class="card stack">
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (address.includes('@')) find(address.trim());
        }}
      >
        <TextField
          label="1. Your e-mail address"
          type="email"
          autocomplete="email"
          value={address}
          onInput={setAddress}
        />
        <div>
          <Button
            type="submit"
            look={guess ? 'plain' : 'main'}
            busy={action.busy}
            blocked={!address.includes('@')}
          >
            Find its servers
          </Button>
        </div>
      </form>
      <div aria-live="polite" class="stack">
        {guess && <Found guess={guess} address={address.trim()} onAddress={find} />}
      </div>
      {guess && guess.kind !== 'closed' && (
        <Ways key={address} guess={guess} address={address.trim()} onDone={props.onDone} />
      )}
      <ProblemNotice problem={action.problem} />
    </div>
  );
}

function Found(props: {
  readonly guess: MailboxGuess;
  readonly address: string;
  readonly onAddress: (address: string) => void;
}) {
  const { guess } = props;
  const meant = guess.didYouMean;
  return (
    <>
      {meant && (
        <Notice tone="soon">
          <p>Did you mean {meant}?</p>
          <Button onClick={() => props.onAddress(meant)}>Yes, {meant}</Button>
        </Notice>
      )}
      {guess.kind === 'closed' && (
        <Notice tone="calm">
          {guess.help.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      {guess.kind === 'not_found' && (
        <Notice tone="calm">
          <p>
            Nothing was found by itself. Your provider’s help page names the servers, usually under
            “IMAP”; without them you can send by hand.
          </p>
        </Notice>
      )}
      {guess.kind === 'found' && <p>{guess.name ?? 'The servers'} found.</p>}
    </>
  );
}

/** With a password, or at the provider: whichever it allows, the better one first. */
function Ways(props: {
  readonly guess: MailboxGuess;
  readonly address: string;
  readonly onDone: () => void;
}) {
  const { guess } = props;
  const offers = guess.signIn.length === 0 ? ['password'] : guess.signIn;
  const hasPassword = offers.some((way) => way !== 'oauth');
  const [atProvider, go] = useState(!hasPassword);
  const canOAuth = guess.oauthHelp.length > 0;
  return (
    <div class="stack">
      {(!atProvider || !hasPassword) && <Numbered lines={guess.help} />}
      {atProvider ? (
        <ProviderSignIn guess={guess} />
      ) : (
        <WithPassword account={accountFrom(props.address, guess)} onDone={props.onDone} />
      )}
      {canOAuth && hasPassword && (
        <div>
          <Button look="quiet" onClick={() => go(!atProvider)}>
            {atProvider ? 'Use an app password instead' : `Sign in at ${guess.name} instead`}
          </Button>
        </div>
      )}
    </div>
  );
}

function WithPassword(props: { readonly account: AccountInput; readonly onDone: () => void }) {
  const [account, setAccount] = useState(props.account);
  const [test, setTest] = useState<MailboxTest | null>(null);
  const [sendToSelf, setSendToSelf] = useState(true);
  const trying = useAction();
  const keeping = useAction();
  const soFar = useRunningSteps(trying.busy);
  const change = (next: Partial<AccountInput>) => {
    setAccount({ ...account, ...next });
    setTest(null);
  };
  const tryIt = () =>
    void trying.run(async () => {
      setTest(null);
      setTest(await client.testMailbox(account, sendToSelf));
    });
  const keep = () =>
    void keeping.run(async () => {
      await client.saveMailbox(account);
      refreshAll();
      say({ sentence: 'The mailbox is connected.' });
      props.onDone();
    });
  // A missing folder for sent mail or a message in the junk folder is no reason to stay out.
  const signedIn = ['Reading: sign-in', 'Sending: sign-in'].every((name) =>
    test?.steps.some((step) => step.name === name && step.ok),
  );
  const missing = account.password === '' || account.imap.host === '' || account.smtp.host === '';
  return (
    <div class="stack">
      <TextField
        label="2. Password, best an app password"
        type="password"
        autocomplete="current-password"
        value={account.password}
        onInput={(password) => change({ password })}
        hint="Kept encrypted on this machine. Most providers let you make one just for Afterword, and take it back there."
      />
      <details class="unfold" open={props.account.smtp.host === ''}>
        <summary>Servers</summary>
        <div class="stack">
          <TextField label="User name" value={account.user} onInput={(user) => change({ user })} />
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
      <Tick
        label="Send one message to myself, to be sure"
        checked={sendToSelf}
        onChange={setSendToSelf}
      />
      <div class="row">
        <Button
          look={signedIn ? 'plain' : 'main'}
          busy={trying.busy}
          blocked={missing}
          onClick={tryIt}
        >
          3. Try it
        </Button>
        {signedIn && (
          <Button look="main" busy={keeping.busy} onClick={keep}>
            4. Connect it
          </Button>
        )}
      </div>
      <p class="small soft">
        Only mail to and from people of your interviews is read, and calendar invitations. Nothing
        is marked, moved or deleted.
      </p>
      {(trying.busy || test) && <Steps steps={test?.steps ?? soFar} running={trying.busy} />}
      <ProblemNotice problem={trying.problem ?? keeping.problem} />
    </div>
  );
}
