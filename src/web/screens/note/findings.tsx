import { useState } from 'preact/hooks';
import type { ChecksView, FindingView } from '../../../http/views.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { replaceSpan, showSpan } from './writing.tsx';

const signs: Record<FindingView['severity'], { icon: IconName; word: string }> = {
  block: { icon: 'stop', word: 'Must be mended' },
  warn: { icon: 'warn', word: 'Worth a look' },
  hint: { icon: 'hint', word: 'A thought' },
};

const order = { block: 0, warn: 1, hint: 2 };

/** The words a finding stands on, which a suppression is bound to. */
function quoteOf(finding: FindingView, text: { subject: string; body: string }): string {
  if (finding.span === null) return finding.evidence ?? '';
  return text[finding.where].slice(finding.span.start, finding.span.end);
}

function Finding(props: {
  readonly finding: FindingView;
  readonly here: boolean;
  readonly locked: boolean;
  readonly onIgnore: () => void;
}) {
  const { finding } = props;
  const sign = signs[finding.severity];
  return (
    <li class={`finding finding-${finding.severity} ${props.here ? 'finding-here' : ''}`}>
      <div class="finding-head">
        <Icon name={sign.icon} />
        <div class="stack stack-tight">
          <p>
            <span class="unseen">{sign.word}: </span>
            {finding.message} <span class="rule-id">{finding.rule}</span>
          </p>
          {finding.evidence && <p class="small soft">{finding.evidence}</p>}
        </div>
      </div>
      {!props.locked && (
        <div class="finding-exits">
          {finding.fixes.map((fix) => (
            <Button
              key={fix.title}
              onClick={() => replaceSpan(finding.where, fix.span, fix.replacement)}
            >
              {fix.title}
            </Button>
          ))}
          <div class="links">
            {finding.span && (
              <button
                type="button"
                class="link-button"
                onClick={() => finding.span && showSpan(finding.where, finding.span)}
              >
                Show me
              </button>
            )}
            <button type="button" class="link-button" onClick={props.onIgnore}>
              {finding.severity === 'block' ? 'It is right as it is' : 'Ignore here'}
            </button>
          </div>
        </div>
      )}
    </li>
  );
}

function Ignore(props: {
  readonly finding: FindingView | null;
  readonly onClose: () => void;
  readonly onIgnore: (reason: string) => void;
}) {
  const [reason, setReason] = useState('');
  const needs = props.finding?.severity === 'block';
  return (
    <Dialog
      title={needs ? 'Right as it is?' : 'Ignore this for this note?'}
      open={props.finding !== null}
      onClose={props.onClose}
    >
      <p>{props.finding?.message}</p>
      <TextField
        label={needs ? 'Why it is right' : 'Why (optional)'}
        value={reason}
        onInput={setReason}
        hint="It comes back if these words change."
      />
      <div class="row">
        <Button
          look="main"
          blocked={needs && reason.trim() === ''}
          onClick={() => {
            props.onIgnore(reason.trim() || 'Fine here');
            setReason('');
          }}
        >
          Ignore it
        </Button>
        <Button look="quiet" onClick={props.onClose}>
          Go back
        </Button>
      </div>
    </Dialog>
  );
}

/** What the checks found, beside the text; the same marks stand under the words. */
export function Findings(props: {
  readonly checks: ChecksView;
  /** What stands in the fields when it is asked. */
  readonly text: () => { readonly subject: string; readonly body: string };
  readonly here: FindingView | null;
  readonly locked: boolean;
  readonly onSuppress: (body: { rule: string; quote: string; reason: string }) => void;
}) {
  const [ignoring, ignore] = useState<FindingView | null>(null);
  const found = [...props.checks.findings].sort((a, b) => order[a.severity] - order[b.severity]);
  return (
    <section class="card card-flush note-checks" id="checks" aria-labelledby="checks-title">
      <div class="card-head">
        <h2 id="checks-title" aria-live="polite">
          {found.length === 0
            ? 'Nothing to mend'
            : `${found.length} ${found.length === 1 ? 'thing' : 'things'} to look at`}
        </h2>
      </div>
      <ul class="lines">
        {found.map((finding) => (
          <Finding
            key={`${finding.rule}${finding.where}${finding.span?.start}${finding.message}`}
            finding={finding}
            here={finding === props.here}
            locked={props.locked}
            onIgnore={() => ignore(finding)}
          />
        ))}
        {found.length === 0 && (
          <li class="finding">
            <p class="soft">Names, company, facts, tone, length and spelling were looked at.</p>
          </li>
        )}
      </ul>
      {props.checks.notChecked.length > 0 && (
        <details class="unfold source">
          <summary>Not checked</summary>
          {props.checks.notChecked.map((skipped) => (
            <p key={skipped.rule} class="small">
              {skipped.why} <span class="rule-id">{skipped.rule}</span>
            </p>
          ))}
        </details>
      )}
      <Ignore
        finding={ignoring}
        onClose={() => ignore(null)}
        onIgnore={(reason) => {
          if (ignoring)
            props.onSuppress({
              rule: ignoring.rule,
              quote: quoteOf(ignoring, props.text()),
              reason,
            });
          ignore(null);
        }}
      />
    </section>
  );
}
