import { useEffect, useRef, useState } from 'preact/hooks';
import type { Interview, Person } from '../../../core/record/nouns.ts';
import type { OpportunityView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { useCommands } from '../../commands.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Loading, Notice, ProblemNotice } from '../../parts/notice.tsx';
import { refreshAll, useResource } from '../../resource.ts';
import { go, type ScreenProps } from '../../router.tsx';
import { say } from '../../toasts.tsx';
import { Preview, PrivatePart, PromisePart, StemField, UnfinishedPart } from './ask.tsx';
import { FreePart } from './free.tsx';
import {
  type Answers,
  answered,
  emptyAnswers,
  personAnswer,
  type Question,
  questionsFor,
  tidy,
  type Wording,
  withPersonAnswer,
  wordings,
} from './questions.ts';

/** What is typed, kept in this browser with every key until the server has it. */
function useKept(interview: string, start: () => Answers) {
  const name = `afterword:debrief:${interview}`;
  const [answers, setAnswers] = useState<Answers>(() => {
    try {
      const kept = localStorage.getItem(name);
      return kept === null ? start() : (JSON.parse(kept) as Answers);
    } catch {
      return start();
    }
  });
  const change = (next: Answers) => {
    setAnswers(next);
    try {
      localStorage.setItem(name, JSON.stringify(next));
    } catch {
      // Storage full or forbidden: it still stands on the screen and is sent when done.
    }
  };
  const forget = () => localStorage.removeItem(name);
  return { answers, change, forget };
}

/** The server's own wording of the stems, laid over the printed ones. */
function useWordings(): (key: string) => Wording {
  const { data } = useResource('stems', client.stems);
  const known = [...(data?.perInterviewer ?? []), ...(data?.once ?? [])];
  return (key) => {
    const mine = wordings[key] ?? { stem: key, help: '', chips: [] };
    const theirs = known.find((stem) => stem.id === key);
    if (theirs === undefined) return mine;
    return {
      stem: theirs.stem,
      help: theirs.example ? `For example: ${theirs.example}` : mine.help,
      chips: theirs.chips.length > 0 ? theirs.chips : mine.chips,
    };
  };
}

interface AskProps {
  readonly question: Question;
  readonly answers: Answers;
  readonly people: readonly Person[];
  readonly everyone: readonly Person[];
  readonly place: { readonly opportunity: string; readonly interview: string };
  readonly wording: (key: string) => Wording;
  readonly onChange: (answers: Answers) => void;
}

function Ask(props: AskProps) {
  const { question, answers, onChange, wording } = props;
  const { debrief } = answers;
  switch (question.kind) {
    case 'private':
      return <PrivatePart answers={answers} onChange={onChange} />;
    case 'free':
      return (
        <FreePart answers={answers} people={props.people} place={props.place} onChange={onChange} />
      );
    case 'person': {
      const { person, key } = question;
      const value = personAnswer(answers, person.id, key);
      return (
        <>
          <StemField
            wording={wording(key)}
            about={props.people.length > 1 ? `To ${person.name}` : null}
            value={value}
            onInput={(text) => onChange(withPersonAnswer(answers, person.id, key, text))}
          />
          <Preview stem={key} answer={value} person={person.name} />
        </>
      );
    }
    case 'once':
      return (
        <>
          <StemField
            wording={wording(question.key)}
            about={null}
            value={debrief.enjoyMost ?? ''}
            onInput={(enjoyMost) => onChange({ ...answers, debrief: { ...debrief, enjoyMost } })}
          />
          <Preview stem={question.key} answer={debrief.enjoyMost ?? ''} person={null} />
        </>
      );
    case 'list': {
      const lines = debrief[question.key];
      return (
        <>
          <StemField
            wording={wording(question.key)}
            about={null}
            value={lines.join('\n')}
            onInput={(text) =>
              onChange({ ...answers, debrief: { ...debrief, [question.key]: text.split('\n') } })
            }
          />
          <Preview stem={question.key} answer={lines[0] ?? ''} person={null} />
        </>
      );
    }
    case 'unfinished':
      return <UnfinishedPart answers={answers} onChange={onChange} people={props.people} />;
    case 'promise':
      return <PromisePart answers={answers} onChange={onChange} people={props.everyone} />;
  }
}

function Progress(props: {
  readonly questions: readonly Question[];
  readonly answers: Answers;
  readonly at: number;
}) {
  const done = props.questions.filter((question) => answered(question, props.answers)).length;
  const enough = props.questions.some(
    (question) => question.kind === 'person' && answered(question, props.answers),
  );
  return (
    <div class="stack stack-tight">
      <ol class="steps-line" aria-hidden="true">
        {props.questions.map((question, index) => (
          <li
            key={question.id}
            class={`${answered(question, props.answers) ? 'answered' : ''} ${index === props.at ? 'here' : ''}`}
          />
        ))}
      </ol>
      <p class="small soft" aria-live="polite">
        {props.at + 1} of {props.questions.length}
        {done > 0 && ` · ${done} answered`}
        {enough && ' · enough for a note; more makes it better'}
      </p>
    </div>
  );
}

function peopleOf(view: OpportunityView, interview: Interview): readonly Person[] {
  const named = view.opportunity.people.filter((p) => interview.interviewers.includes(p.id));
  const asked = view.opportunity.people.filter((person) => person.role === 'interviewer');
  return named.length > 0 ? named : asked;
}

function Flow(props: { readonly view: OpportunityView; readonly interview: Interview }) {
  const { view, interview } = props;
  const people = peopleOf(view, interview);
  const known = view.opportunity.debriefs.find((each) => each.interview === interview.id);
  const { answers, change, forget } = useKept(interview.id, () => emptyAnswers(known, people));
  const questions = questionsFor(people);
  const [at, setAt] = useState(0);
  const wording = useWordings();
  const action = useAction();
  const panel = useRef<HTMLDivElement>(null);
  const base = `/o/${encodeURIComponent(view.opportunity.id)}`;
  const last = at === questions.length - 1;
  const move = (to: number) => setAt(Math.min(Math.max(to, 0), questions.length - 1));
  const started = useRef(false);
  useEffect(() => {
    if (started.current)
      panel.current?.querySelector<HTMLElement>('textarea, input, button')?.focus();
    started.current = true;
  }, [at]);

  const keep = async () => {
    const { debrief, promise } = tidy(answers);
    const fresh = await client.opportunity(view.opportunity.id);
    const target = { id: view.opportunity.id, seq: fresh.opportunity.seq };
    const saved = await client.debrief(target, interview.id, debrief, promise);
    forget();
    refreshAll();
    return saved;
  };
  const finish = () =>
    void action.run(async () => {
      const saved = await keep();
      const drafted = await client.draftAll(
        { id: view.opportunity.id, seq: saved.opportunity.seq },
        interview.id,
      );
      const first = drafted.letters[0];
      const more = drafted.letters.length - 1;
      say({
        sentence:
          more > 0
            ? `${drafted.letters.length} notes are drafted, one each.`
            : 'Saved, and the note is drafted.',
      });
      go(first ? `${base}/letters/${encodeURIComponent(first.letter.id)}` : base);
    });
  const pause = () =>
    void action.run(async () => {
      await keep();
      say({ sentence: 'Saved. You can go on any time.' });
      go(base);
    });
  useCommands([
    { words: 'Next question', keys: 'mod+Enter', run: () => (last ? finish() : move(at + 1)) },
  ]);
  const question = questions[at];
  if (question === undefined) return null;
  const some = questions.some((each) => answered(each, answers));
  return (
    <div class="debrief">
      <Progress questions={questions} answers={answers} at={at} />
      <div ref={panel} class="stack" key={question.id}>
        <Ask
          question={question}
          answers={answers}
          people={people}
          everyone={view.opportunity.people}
          place={{ opportunity: view.opportunity.id, interview: interview.id }}
          wording={wording}
          onChange={change}
        />
      </div>
      <ProblemNotice problem={action.problem} />
      <div class="debrief-foot">
        <Button
          look="quiet"
          icon="back"
          label="Back"
          blocked={at === 0}
          onClick={() => move(at - 1)}
        >
          <span class="wide-only">Back</span>
        </Button>
        <div class="row">
          {!last && (
            <Button look="main" big onClick={() => move(at + 1)}>
              {answered(question, answers) ? 'Next' : 'Skip'}
            </Button>
          )}
          <Button
            look={last ? 'main' : 'plain'}
            big
            busy={action.busy}
            blocked={!some}
            onClick={finish}
          >
            {people.length > 1 ? 'Draft the notes' : 'Draft the note'}
          </Button>
        </div>
      </div>
      <p class="small soft">
        Saved in this browser as you type.{' '}
        {some && (
          <button type="button" class="link-button" onClick={pause}>
            Save and go on later
          </button>
        )}
      </p>
    </div>
  );
}

/** Two minutes after the interview, one question a screen; everything can be skipped. */
export function DebriefScreen(props: ScreenProps) {
  const { opportunity = '', interview: id = '' } = props.params;
  const { data, problem, reload } = useResource(`o:${opportunity}`, () =>
    client.opportunity(opportunity),
  );
  const interview = data?.opportunity.interviews.find((each) => each.id === id);
  return (
    <div class="screen">
      <header class="screen-head">
        <h1>How was it at {data?.opportunity.company ?? 'the interview'}?</h1>
        <p class="soft">Two minutes, in your own words. Skip what you like.</p>
      </header>
      <ProblemNotice problem={problem} retry={reload} />
      {data === null && problem === null && <Loading what="the debrief" />}
      {data && interview === undefined && (
        <Notice tone="late">
          <p>This interview is not there any more.</p>
        </Notice>
      )}
      {data && interview && <Flow view={data} interview={interview} />}
    </div>
  );
}
