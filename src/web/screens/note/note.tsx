import { useEffect, useMemo, useState } from 'preact/hooks';
import type { FindingView, LetterView, OpportunityView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Badge, Loading, Notice, ProblemNotice } from '../../parts/notice.tsx';
import { useResource } from '../../resource.ts';
import type { ScreenProps } from '../../router.tsx';
import { loadToday } from '../../today-data.ts';
import { stepWords } from '../../words.ts';
import { Actions } from './actions.tsx';
import { ClashPanel } from './clash.tsx';
import { type Deeds, deedsFor } from './deeds.ts';
import { type Draft, useDraft } from './draft.ts';
import { Findings } from './findings.tsx';
import { Measure } from './measure.tsx';
import { Facts, Sources } from './sources.tsx';
import { StateNotice } from './state-notice.tsx';
import { Writing } from './writing.tsx';

const saved: Record<Draft['saving'], string> = {
  saved: 'Saved',
  typing: 'Typing…',
  saving: 'Saving…',
  'kept here': 'Kept in this browser',
};

function findingAt(findings: readonly FindingView[], where: string, at: number) {
  const inside = (f: FindingView) => f.span && f.span.start <= at && at <= f.span.end;
  return findings.find((f) => f.where === where && inside(f)) ?? null;
}

/** The letter as a sheet: subject, words, and what they amount to. */
function Sheet(props: {
  readonly draft: Draft;
  readonly view: LetterView;
  readonly locked: boolean;
  readonly here: FindingView | null;
  readonly onHere: (finding: FindingView | null) => void;
  readonly deeds: Deeds;
}) {
  const { draft, view, here, deeds } = props;
  const findings = draft.checks?.findings ?? [];
  const field = (where: 'subject' | 'body') => ({
    name: where,
    value: draft.text[where],
    locked: props.locked,
    findings: findings.filter((finding) => finding.where === where),
    here: here?.where === where ? here : null,
    onInput: (value: string) => draft.type({ ...draft.text, [where]: value }),
    onCaret: (at: number) => props.onHere(findingAt(findings, where, at)),
    onBlur: () => void (draft.saving === 'typing' && draft.save().catch(() => undefined)),
  });
  return (
    <div class="letter">
      {view.letter.channel !== 'card' && (
        <div class="letter-head">
          <div class="letter-subject">
            <span class="soft small">Subject</span>
            <Writing label="Subject" singleLine {...field('subject')} />
          </div>
        </div>
      )}
      <div class="letter-body">
        <Writing label={`Note to ${view.to.name}`} {...field('body')} />
        {view.signature !== null && view.letter.channel === 'email' && (
          <p class="signature">{`-- \n${view.signature}`}</p>
        )}
      </div>
      <div class="meter">
        <Measure
          words={draft.checks?.words ?? 0}
          paragraphs={draft.checks?.paragraphs ?? 0}
          letter={view.letter}
        />
        <span>{props.locked ? '' : saved[draft.saving]}</span>
      </div>
      {!props.locked && (
        <div class="links letter-foot">
          <button type="button" class="link-button" onClick={() => void deeds.another(false)}>
            Another version
          </button>
          <button type="button" class="link-button" onClick={() => void deeds.another(true)}>
            Shorter
          </button>
        </div>
      )}
    </div>
  );
}

function Gaps(props: { readonly view: LetterView }) {
  const { ask, leftOut } = props.view;
  if (ask.length + leftOut.length === 0) return null;
  return (
    <Notice tone="calm">
      {ask.map((question) => (
        <p key={question}>{question}</p>
      ))}
      {leftOut.map((words) => (
        <p key={words} class="small">
          {words}
        </p>
      ))}
    </Notice>
  );
}

function Head(props: { readonly view: LetterView; readonly opportunity: string }) {
  const { view } = props;
  const what = stepWords[view.letter.step];
  return (
    <header class="screen-head">
      <h1>
        {what} to {view.to.name}
      </h1>
      <p class="soft">
        <a class="quiet-link" href={`/o/${encodeURIComponent(props.opportunity)}`}>
          {view.company} · {view.role}
        </a>
      </p>
      {view.sample && <Badge>Sample: it arrives in the sandbox and nowhere else</Badge>}
    </header>
  );
}

/** What stands beside the letter: what the checks found, what was noted, where it comes from. */
function Beside(props: {
  readonly draft: Draft;
  readonly view: LetterView;
  readonly record: OpportunityView | null;
  readonly here: FindingView | null;
  readonly deeds: Deeds;
}) {
  const { draft, view, deeds } = props;
  const { letter } = view;
  const locked = letter.state !== 'draft';
  return (
    <aside class="note-aside stack" aria-label="Beside the note">
      {draft.checks && !locked && (
        <Findings checks={draft.checks} here={props.here} locked={locked} deeds={deeds} />
      )}
      <Facts opportunity={props.record} letter={letter} text={draft.text.body} locked={locked} />
      <Sources letter={letter} locked={locked} deeds={deeds} />
    </aside>
  );
}

/** One letter: the words, what the checks say, to whom, and its ways out. */
export function NoteScreen(props: ScreenProps) {
  const { opportunity = '', letter = '' } = props.params;
  const draft = useDraft(opportunity, letter);
  const today = useResource('today', loadToday);
  const record = useResource(`o:${opportunity}`, () => client.opportunity(opportunity));
  const [here, setHere] = useState<FindingView | null>(null);
  const action = useAction();
  const { view } = draft;
  // The state of sending changes by itself: look again whenever the record moved.
  const seq = record.data?.opportunity.seq;
  useEffect(() => {
    if (seq !== undefined && view !== null && seq !== view.seq && draft.saving === 'saved')
      void draft.reload();
  }, [seq]);

  // What a key does not change is not drawn again: typing stays quick on a slow phone.
  const deeds = useMemo(() => view && deedsFor(draft, view, action), [view]);
  const beside = useMemo(
    () =>
      view &&
      deeds && <Beside draft={draft} view={view} record={record.data} here={here} deeds={deeds} />,
    [view, deeds, draft.checks, record.data, here],
  );
  const foot = useMemo(
    () => view && deeds && <Actions draft={draft} view={view} action={action} deeds={deeds} />,
    [view, deeds, draft.checks, draft.clash, action.busy],
  );

  if (view === null || deeds === null || today.data === null)
    return draft.problem ? (
      <ProblemNotice problem={draft.problem} retry={draft.reload} />
    ) : (
      <Loading what="the note" />
    );
  const { state } = view.letter;
  const locked = state !== 'draft';
  // Where the eyes are: what is on its way stands at the foot, what is settled at the top.
  const leaving = state === 'approved' || state === 'sending';
  return (
    <div class="screen screen-wide">
      <Head view={view} opportunity={opportunity} />
      <div class="note">
        <div class="note-main">
          {!leaving && <StateNotice view={view} onBack={draft.take} />}
          {draft.clash && <ClashPanel clash={draft.clash} onSettle={draft.settle} />}
          <Gaps view={view} />
          <Sheet
            draft={draft}
            view={view}
            locked={locked}
            here={here}
            onHere={setHere}
            deeds={deeds}
          />
          <div class="note-foot stack">
            <ProblemNotice problem={action.problem ?? draft.problem} />
            {leaving && <StateNotice view={view} onBack={draft.take} />}
            {foot}
          </div>
        </div>
        {beside}
      </div>
    </div>
  );
}
