import { useEffect, useState } from 'preact/hooks';
import { client } from '../../client.ts';
import { Icon } from '../../parts/icon.tsx';
import { Badge } from '../../parts/notice.tsx';
import type { MailboxTest } from '../../wire.ts';

/** The test in named steps, each with its mend; while it runs, the steps so far. */
export function Steps(props: { readonly steps: MailboxTest['steps']; readonly running: boolean }) {
  const failed = props.steps.filter((step) => !step.ok).length;
  return (
    <div class="stack stack-tight">
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
        {props.running && (
          <li class="today-line soft">Trying the next step. Slow servers take up to a minute.</li>
        )}
      </ol>
      <p aria-live="polite">{props.running ? '' : verdict(props.steps.length, failed)}</p>
    </div>
  );
}

function verdict(all: number, failed: number): string {
  if (all === 0) return '';
  if (failed === 0) return 'Everything works.';
  return failed === 1 ? 'One step did not work.' : `${failed} steps did not work.`;
}

const EVERY = 500;

/** The steps of the test that runs on the server, as they come. */
export function useRunningSteps(running: boolean): MailboxTest['steps'] {
  const [steps, setSteps] = useState<MailboxTest['steps']>([]);
  useEffect(() => {
    if (!running) return;
    setSteps([]);
    const timer = setInterval(() => {
      client.mailboxTested().then(
        (seen) => setSteps(seen.steps),
        // The test itself says when something is wrong.
        () => undefined,
      );
    }, EVERY);
    return () => clearInterval(timer);
  }, [running]);
  return steps;
}
