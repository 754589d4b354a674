import { useState } from 'preact/hooks';
import type { Person } from '../../../core/record/nouns.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Dictate, spokenAfter } from '../../parts/dictate.tsx';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';
import { say } from '../../toasts.tsx';
import type { Jotting, JottingsView } from '../../wire.ts';
import { withPieces } from './pieces.ts';
import type { Answers } from './questions.ts';

interface FreeProps {
  readonly answers: Answers;
  readonly people: readonly Person[];
  readonly place: { readonly opportunity: string; readonly interview: string };
  readonly onChange: (answers: Answers) => void;
}

const about: Readonly<Record<string, string>> = {
  thankYouFor: 'thank you for',
  keepThinkingAbout: 'stayed with me',
  toldMeYourTeam: 'their team',
  enjoyMost: 'I would enjoy',
  doneLike: 'I have done',
  alsoMention: 'also mention',
  betterAnswer: 'a better answer',
  theyDecide: 'they decide',
};

/** A piece as a sentence with its chips: about whom and what, in or out. */
function Piece(props: {
  readonly piece: Jotting;
  readonly people: readonly Person[];
  readonly used: boolean;
  readonly onUse: (used: boolean) => void;
  readonly onPerson: (person: string) => void;
}) {
  const { piece, people, used } = props;
  return (
    <li class="today-line stack stack-tight">
      <p class={used ? 'book' : 'book soft'}>{piece.sentence}</p>
      <div class="chips">
        <button type="button" class="chip" aria-pressed={used} onClick={() => props.onUse(!used)}>
          {used ? `✓ ${about[piece.stem] ?? 'use it'}` : 'left out'}
        </button>
        {piece.person !== null &&
          people.length > 1 &&
          people.map((person) => (
            <button
              key={person.id}
              type="button"
              class="chip"
              aria-pressed={piece.person === person.id}
              onClick={() => props.onPerson(person.id)}
            >
              {person.name}
            </button>
          ))}
      </div>
    </li>
  );
}

/** What was unsure is a piece like the others once one of its choices was tapped. */
function Asked(props: {
  readonly asked: JottingsView['asked'][number];
  readonly onChoose: (choice: string) => void;
}) {
  const { asked } = props;
  return (
    <li class="today-line stack stack-tight">
      <p>{asked.ask}</p>
      <div class="chips">
        {asked.choices.map((choice) => (
          <button key={choice} type="button" class="chip" onClick={() => props.onChoose(choice)}>
            {choice}
          </button>
        ))}
      </div>
    </li>
  );
}

const leaveOut = 'Leave it out';

interface Sorted extends JottingsView {
  readonly unused: ReadonlySet<number>;
}

function SortedWords(
  props: FreeProps & { readonly sorted: Sorted; readonly set: (sorted: Sorted | null) => void },
) {
  const { sorted, set, people, answers } = props;
  const { pieces } = sorted;
  const use = (index: number, used: boolean) => {
    const unused = new Set(sorted.unused);
    if (used) unused.delete(index);
    else unused.add(index);
    set({ ...sorted, unused });
  };
  const settle = (asked: JottingsView['asked'][number], choice: string) =>
    set({
      ...sorted,
      asked: sorted.asked.filter((each) => each.id !== asked.id),
      pieces:
        choice === leaveOut
          ? pieces
          : [
              ...pieces,
              { stem: asked.stem, person: null, text: choice, question: null, sentence: choice },
            ],
    });
  const put = () => {
    const used = pieces.filter((_, index) => !sorted.unused.has(index));
    props.onChange({ ...withPieces(answers, used), sorted: answers.free ?? '' });
    set(null);
    say({ sentence: 'Sorted. The questions are filled in; go through them or draft at once.' });
  };
  return (
    <div class="stack">
      <ul class="card card-flush lines">
        {sorted.asked.map((asked) => (
          <Asked key={asked.id} asked={asked} onChoose={(choice) => settle(asked, choice)} />
        ))}
        {pieces.map((piece, index) => (
          <Piece
            key={`${piece.stem}:${piece.text}`}
            piece={piece}
            people={people}
            used={!sorted.unused.has(index)}
            onUse={(used) => use(index, used)}
            onPerson={(person) =>
              set({
                ...sorted,
                pieces: pieces.map((each, at) => (at === index ? { ...each, person } : each)),
              })
            }
          />
        ))}
      </ul>
      {pieces.length + sorted.asked.length === 0 && (
        <Notice tone="calm">
          <p>Nothing in it fits a note yet. The questions help; your words stay here.</p>
        </Notice>
      )}
      {sorted.leftOut.length > 0 && (
        <details class="unfold">
          <summary>{sorted.leftOut.length} left out, and why</summary>
          {sorted.leftOut.map((words) => (
            <p key={words} class="small soft">
              {words}
            </p>
          ))}
        </details>
      )}
      <div class="row">
        {pieces.length > 0 && (
          <Button look="main" onClick={put}>
            Put them in
          </Button>
        )}
        <Button look="quiet" onClick={() => set(null)}>
          Back to my words
        </Button>
      </div>
    </div>
  );
}

/** Everything in one go, typed or spoken; it is sorted onto the questions and shown piece by piece. */
export function FreePart(props: FreeProps) {
  const { answers, place, onChange } = props;
  const [sorted, setSorted] = useState<Sorted | null>(null);
  const action = useAction();
  const words = answers.free ?? '';
  const write = (free: string) => onChange({ ...answers, free });
  const sort = () =>
    void action.run(async () => {
      const found = await client.sortWords(place.opportunity, place.interview, words);
      setSorted({ ...found, unused: new Set() });
    });
  if (sorted !== null) return <SortedWords {...props} sorted={sorted} set={setSorted} />;
  return (
    <div class="stack">
      <label class="stem" for="free-words">
        All in one go, if that is easier
      </label>
      <textarea
        id="free-words"
        class="input free-words"
        value={words}
        maxLength={20_000}
        spellcheck
        aria-describedby="free-help"
        onInput={(event) => write(event.currentTarget.value)}
      />
      <p id="free-help" class="soft">
        What they showed you, what stayed with you, what you have done like it, when they decide. It
        is sorted into the questions, and you see each sentence before it is used.
      </p>
      <ProblemNotice problem={action.problem} />
      <div class="row">
        <Button busy={action.busy} blocked={words.trim() === ''} onClick={sort}>
          Sort it
        </Button>
        <Dictate onWords={(spoken) => write(spokenAfter(words, spoken))} />
      </div>
    </div>
  );
}
