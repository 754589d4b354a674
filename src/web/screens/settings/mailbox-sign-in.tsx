import { useState } from 'preact/hooks';
import type { MailboxGuess } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import { useResource } from '../../resource.ts';

/** Instructions, one step each. */
export function Numbered(props: { readonly lines: readonly string[] }) {
  if (props.lines.length === 0) return null;
  return (
    <ol class="numbered stack stack-tight">
      {props.lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  );
}

/** Signing in at the provider itself: the registration there, step by step, then its own page. */
export function ProviderSignIn(props: { readonly guess: MailboxGuess }) {
  const { guess } = props;
  const { data } = useResource('mailbox-sign-in', client.mailboxSignIn);
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const action = useAction();
  const go = () =>
    void action.run(async () => {
      if (!guess.place || guess.provider === null) return;
      const { url } = await client.beginSignIn({
        ...guess.place,
        provider: guess.provider,
        clientId: clientId.trim(),
        clientSecret: clientSecret.trim() === '' ? null : clientSecret.trim(),
      });
      location.assign(url);
    });
  return (
    <div class="stack">
      <p>
        {guess.name} lets you in on its own page; Afterword never sees your password. It asks that
        you register Afterword there once, as your own program:
      </p>
      <Numbered lines={guess.oauthHelp} />
      {data && (
        <p>
          Redirect address: <code>{data.redirectUri}</code>
        </p>
      )}
      <TextField label="Client id" value={clientId} onInput={setClientId} />
      <TextField
        label="Client secret, if there is one"
        type="password"
        value={clientSecret}
        onInput={setClientSecret}
        hint="Kept encrypted on this machine."
      />
      <div>
        <Button look="main" busy={action.busy} blocked={clientId.trim() === ''} onClick={go}>
          Sign in at {guess.name}
        </Button>
      </div>
      <ProblemNotice problem={action.problem} />
    </div>
  );
}
