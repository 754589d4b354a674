import { useState } from 'preact/hooks';
import type { MailboxView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Badge, Notice, ProblemNotice } from '../../parts/notice.tsx';
import { refreshAll, useResource } from '../../resource.ts';
import { say } from '../../toasts.tsx';
import type { MailboxTest } from '../../wire.ts';
import { Steps, useRunningSteps } from './mailbox-test.tsx';
import { Wizard } from './mailbox-wizard.tsx';

const tones = { none: 'calm', connecting: 'calm', connected: 'good', failing: 'late' } as const;

/** The mailbox: its state in a sentence, connecting it step by step, testing, disconnecting it. */
export function Mailbox(props: { readonly mailbox: MailboxView }) {
  const { mailbox } = props;
  const [connecting, connect] = useState(false);
  return (
    <section class="stack" id="mailbox" aria-labelledby="mailbox-title">
      <h2 id="mailbox-title">Mailbox</h2>
      <div class="row">
        <Badge tone={tones[mailbox.state]}>
          {mailbox.state === 'none' ? 'None' : (mailbox.address ?? mailbox.state)}
        </Badge>
        <span>{mailbox.sentence}</span>
      </div>
      {location.search === '?signed-in' && <CameBack />}
      {connecting ? (
        <Wizard onDone={() => connect(false)} />
      ) : (
        <Connected mailbox={mailbox} onConnect={() => connect(true)} />
      )}
    </section>
  );
}

/** After a sign-in at the provider's own page: what came of it. */
function CameBack() {
  const { data } = useResource('mailbox-came-back', client.mailboxSignIn);
  if (data === null || data.trouble === null) return null;
  return (
    <Notice tone="late">
      <p>{data.trouble.message}</p>
      <p>{data.trouble.mend}</p>
    </Notice>
  );
}

function Connected(props: { readonly mailbox: MailboxView; readonly onConnect: () => void }) {
  const { mailbox } = props;
  const [test, setTest] = useState<MailboxTest | null>(null);
  const trying = useAction();
  const dropping = useAction();
  const soFar = useRunningSteps(trying.busy);
  const drop = () =>
    void dropping.run(async () => {
      await client.dropMailbox();
      refreshAll();
      say({ sentence: 'The mailbox is disconnected; its password is forgotten.' });
    });
  const tryIt = () =>
    void trying.run(async () => {
      setTest(null);
      setTest(await client.testMailbox(null, false));
    });
  return (
    <div class="stack">
      <div class="row">
        <Button onClick={props.onConnect}>
          {mailbox.state === 'none' ? 'Connect a mailbox' : 'Connect another one'}
        </Button>
        {mailbox.state !== 'none' && (
          <>
            <Button busy={trying.busy} onClick={tryIt}>
              Test it
            </Button>
            <Button look="danger" busy={dropping.busy} onClick={drop}>
              Disconnect
            </Button>
          </>
        )}
      </div>
      {(trying.busy || test) && <Steps steps={test?.steps ?? soFar} running={trying.busy} />}
      <ProblemNotice problem={trying.problem ?? dropping.problem} />
    </div>
  );
}
