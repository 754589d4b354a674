import { useState } from 'preact/hooks';
import type { LetterView } from '../../../http/views.ts';
import { useCommands } from '../../commands.ts';
import type { Action } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Menu } from '../../parts/menu.tsx';
import type { Deeds } from './deeds.ts';
import type { Draft } from './draft.ts';
import { Recipient, Schedule } from './sending.tsx';

/** What keeps the button shut, in words; null when nothing does. */
function blockedBy(draft: Draft, view: LetterView): string | null {
  if (draft.clash) return 'First choose between the two versions above.';
  const blockers = draft.checks?.findings.filter((each) => each.severity === 'block') ?? [];
  const first = blockers[0];
  if (first)
    return `${blockers.length === 1 ? 'One thing' : `${blockers.length} things`} must be mended first: ${first.message}`;
  if (view.to.email === null) return `There is no address for ${view.to.name} yet.`;
  return null;
}

function MoreWays(props: {
  readonly deeds: Deeds;
  readonly draft: Draft;
  readonly locked: boolean;
}) {
  const { deeds, locked } = props;
  const always = [
    { words: 'Copy the text', run: () => void deeds.copy() },
    { words: 'Save as .eml', run: () => void deeds.eml() },
    { words: 'Print, or write as a card', run: () => void deeds.print() },
  ];
  const asDraft = [
    { words: 'I sent it myself', run: () => void deeds.byHand('by_hand') },
    { words: 'I wrote it as a card', run: () => void deeds.byHand('card') },
    { words: 'Throw this draft away', run: () => void deeds.discard() },
  ];
  return <Menu label="More" choices={locked ? always : [...always, ...asDraft]} />;
}

function Approval(props: {
  readonly deeds: Deeds;
  readonly view: LetterView;
  readonly blocked: string | null;
  readonly action: Action;
}) {
  const { deeds, view, blocked, action } = props;
  const [scheduling, schedule] = useState(false);
  return (
    <>
      <Button
        look="main"
        big
        busy={action.busy}
        blocked={blocked !== null}
        blockedBy="approve-why"
        keys="Control+Enter"
        onClick={() => void deeds.approve(null)}
      >
        Approve and send
      </Button>
      <Button blocked={blocked !== null} blockedBy="approve-why" onClick={() => schedule(true)}>
        Send later
      </Button>
      <Schedule
        view={view}
        open={scheduling}
        onClose={() => schedule(false)}
        onChoose={(at) => {
          schedule(false);
          void deeds.approve(at);
        }}
      />
    </>
  );
}

/** Without a mailbox the same note leaves by the person's own hand. */
function OwnHand(props: { readonly deeds: Deeds }) {
  const { deeds } = props;
  return (
    <>
      <Button look="main" big icon="copy" onClick={() => void deeds.copy()}>
        Copy the text
      </Button>
      <Button onClick={() => void deeds.eml()}>Save as .eml</Button>
      <Button icon="print" onClick={() => void deeds.print()}>
        Print
      </Button>
      <Button onClick={() => void deeds.byHand('by_hand')}>I sent it myself</Button>
    </>
  );
}

/** The foot of the letter: to whom, what time it is there, and every way out. */
export function Actions(props: {
  readonly draft: Draft;
  readonly view: LetterView;
  readonly action: Action;
  readonly deeds: Deeds;
}) {
  const { draft, view, action, deeds } = props;
  const locked = view.letter.state !== 'draft';
  const blocked = blockedBy(draft, view);
  useCommands([
    ...(locked || !view.canSend
      ? []
      : [
          {
            words: 'Approve and send',
            keys: 'mod+Enter',
            run: () => void (blocked === null && deeds.approve(null)),
          },
        ]),
    ...(locked
      ? []
      : [
          { words: 'Another version', run: () => void deeds.another(false) },
          { words: 'Shorter', run: () => void deeds.another(true) },
        ]),
    { words: 'Copy the text', run: () => void deeds.copy() },
    { words: 'Print', run: () => void deeds.print() },
  ]);
  return (
    <div class="stack">
      <section class="recipient" aria-label="To whom">
        <Recipient view={view} />
        <div class="row">
          {!locked && view.canSend && (
            <Approval deeds={deeds} view={view} blocked={blocked} action={action} />
          )}
          {!locked && !view.canSend && <OwnHand deeds={deeds} />}
          <MoreWays deeds={deeds} draft={draft} locked={locked} />
        </div>
        <p id="approve-why" class="small" role="status">
          {locked ? '' : (blocked ?? view.allowed.sentence)}
          {!locked && !view.canSend && (
            <>
              {' '}
              <a href="/settings#mailbox">Connect a mailbox</a> and Afterword can send it for you.
            </>
          )}
        </p>
      </section>
    </div>
  );
}
