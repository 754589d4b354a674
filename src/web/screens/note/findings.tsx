import { useState } from 'preact/hooks';
import type { ChecksView, FindingView } from '../../../http/views.ts';
import { useCommands } from '../../commands.ts';
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

function Finding(props: {
  readonly finding: FindingView;
  readonly here: boolean;
  readonly locked: boolean;
  readonly onIgnore: () => void;
  readonly onLearn: (word: string) => void;
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
            {finding.message}
          </p>
          <p class="small soft">{finding.evidence ?? finding.title}</p>
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
            {finding.rule.includes('spelling') && finding.quote !== '' && (
              <button
                type="button"
                class="link-button"
                onClick={() => props.onLearn(finding.quote)}
              >
                Remember this word
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

/** What was ignored here, with the reason; it can be shown again. */
function Ignored(props: {
  readonly checks: ChecksView;
  readonly onLift: (body: { rule: string; quote: string }) => void;
}) {
  const { suppressed, unused } = props.checks;
  const count = suppressed.length + unused.length;
  if (count === 0) return null;
  const all = [
    ...suppressed.map((each) => ({ ...each, words: each.message, exit: 'Show it again' })),
    ...unused.map((each) => ({
      ...each,
      words: `${each.title}: “${each.quote}” is gone.`,
      exit: 'Remove',
    })),
  ];
  return (
    <details class="unfold source">
      <summary>{count === 1 ? 'One ignored' : `${count} ignored`}</summary>
      {all.map((each) => (
        <div key={`${each.rule}${each.quote}`} class="stack stack-tight">
          <p class="small">{each.words}</p>
          <p class="small soft">
            {each.reason}{' '}
            <button
              type="button"
              class="link-button"
              onClick={() => props.onLift({ rule: each.rule, quote: each.quote })}
            >
              {each.exit}
            </button>
          </p>
        </div>
      ))}
    </details>
  );
}

export interface FindingDeeds {
  readonly suppress: (body: { rule: string; quote: string; reason: string }) => void;
  readonly lift: (body: { rule: string; quote: string }) => void;
  readonly learn: (word: string) => void;
  /** Every fix that cannot be wrong, at once. */
  readonly mendAll: () => void;
}

/** Ctrl or Cmd with a full stop mends where the cursor is, with a slash it ignores. */
function useFindingKeys(finding: FindingView | undefined, ignore: (f: FindingView) => void): void {
  const fix = finding?.fixes[0];
  useCommands(
    finding === undefined
      ? []
      : [
          ...(fix
            ? [
                {
                  words: `Mend: ${fix.title}`,
                  keys: 'mod+.',
                  run: () => void replaceSpan(finding.where, fix.span, fix.replacement),
                },
              ]
            : []),
          { words: 'Ignore this finding', keys: 'mod+/', run: () => ignore(finding) },
        ],
  );
}

function NotChecked(props: { readonly checks: ChecksView }) {
  const { notChecked } = props.checks;
  if (notChecked.length === 0) return null;
  const reasons = [...new Set(notChecked.map((each) => each.why))];
  return (
    <details class="unfold source">
      <summary>Not checked</summary>
      {reasons.map((why) => (
        <p key={why} class="small">
          {why}
        </p>
      ))}
    </details>
  );
}

/** What the checks found, beside the text; the same marks stand under the words. */
export function Findings(props: {
  readonly checks: ChecksView;
  readonly here: FindingView | null;
  readonly locked: boolean;
  readonly deeds: FindingDeeds;
}) {
  const { checks, deeds } = props;
  const [ignoring, ignore] = useState<FindingView | null>(null);
  const found = [...checks.findings].sort((a, b) => order[a.severity] - order[b.severity]);
  const safe = found.filter((each) => each.fixes.some((fix) => fix.safe)).length;
  useFindingKeys(props.here ?? found[0], ignore);
  return (
    <section class="card card-flush note-checks" id="checks" aria-labelledby="checks-title">
      <div class="card-head">
        <h2 id="checks-title" aria-live="polite">
          {found.length === 0
            ? 'Nothing to mend'
            : `${found.length} ${found.length === 1 ? 'thing' : 'things'} to look at`}
        </h2>
        {safe > 1 && !props.locked && (
          <Button onClick={deeds.mendAll}>{`Mend the ${safe} plain ones`}</Button>
        )}
      </div>
      <ul class="lines">
        {found.map((finding) => (
          <Finding
            key={`${finding.rule}${finding.where}${finding.span?.start}${finding.message}`}
            finding={finding}
            here={finding === props.here}
            locked={props.locked}
            onIgnore={() => ignore(finding)}
            onLearn={deeds.learn}
          />
        ))}
        {found.length === 0 && (
          <li class="finding">
            <p class="soft">Names, company, facts, tone, length and spelling were looked at.</p>
          </li>
        )}
      </ul>
      <Ignored checks={checks} onLift={deeds.lift} />
      <NotChecked checks={checks} />
      <Ignore
        finding={ignoring}
        onClose={() => ignore(null)}
        onIgnore={(reason) => {
          if (ignoring) deeds.suppress({ rule: ignoring.rule, quote: ignoring.quote, reason });
          ignore(null);
        }}
      />
    </section>
  );
}
