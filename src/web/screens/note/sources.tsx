import { useState } from 'preact/hooks';
import type { Debrief } from '../../../core/record/nouns.ts';
import type { Letter, OpportunityView } from '../../../http/views.ts';
import type { Deeds } from './deeds.ts';
import { replaceSpan } from './writing.tsx';

const stems: Record<string, string> = {
  thankYouFor: 'Thank you for …',
  keepThinkingAbout: 'I keep thinking about …',
  toldMeYourTeam: 'You told me that your team …',
  enjoyMost: 'What I would enjoy most is …',
  doneLike: 'I have done something like that',
  unfinished: 'A better answer',
  alsoMention: 'I also wanted to mention',
  theyDecide: 'They will decide …',
};

/** `debrief:thankYouFor:p1` in words. */
function factWords(fact: string): string {
  const [kind, name] = fact.split(':');
  if (kind === 'courtesy') return 'courtesy';
  if (kind === 'debrief') return `your debrief: ${stems[name ?? ''] ?? name}`;
  if (kind === 'record') return `the record: ${name}`;
  return fact.replaceAll(':', ' ').replaceAll('_', ' ');
}

/** Each sentence with the facts it stands on (X3), and other words for it. */
export function Sources(props: {
  readonly letter: Letter;
  readonly locked: boolean;
  readonly deeds: Pick<Deeds, 'reword'>;
}) {
  const { sentences } = props.letter;
  const [turns, setTurns] = useState<Readonly<Record<number, number>>>({});
  const reword = (index: number) => {
    const turn = turns[index] ?? 0;
    setTurns({ ...turns, [index]: turn + 1 });
    void props.deeds.reword(index, turn);
  };
  return (
    <details class="unfold card source">
      <summary>Where each sentence comes from</summary>
      {sentences.length === 0 ? (
        <p class="soft">You rewrote this text, so the words are your own.</p>
      ) : (
        <ul class="stack stack-tight">
          {sentences.map((sentence, index) => (
            <li key={sentence.text}>
              <p class="book">{sentence.text}</p>
              <p class="small soft">{[...new Set(sentence.facts.map(factWords))].join(' · ')}</p>
              {!props.locked && (
                <button type="button" class="link-button" onClick={() => reword(index)}>
                  In other words<span class="unseen">: {sentence.text}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

interface Fact {
  readonly stem: string;
  readonly words: string;
}

function factsOf(debrief: Debrief, person: string): readonly Fact[] {
  const mine = debrief.perInterviewer.filter((answers) => answers.person === person);
  const facts: (Fact | null)[] = [
    ...mine.flatMap((answers) =>
      (['thankYouFor', 'keepThinkingAbout', 'toldMeYourTeam'] as const).map((key) =>
        fact(key, answers[key]),
      ),
    ),
    fact('enjoyMost', debrief.enjoyMost),
    ...debrief.doneLike.map((words) => fact('doneLike', words)),
    ...debrief.unfinished.map((each) =>
      fact('unfinished', `${each.youAskedAbout}: ${each.betterAnswer}`),
    ),
    ...debrief.alsoMention.map((words) => fact('alsoMention', words)),
  ];
  return facts.filter((each) => each !== null);
}

function fact(key: string, words: string | null): Fact | null {
  return words ? { stem: stems[key] ?? key, words } : null;
}

const contentWords = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];

/** Does it stand in the text, in these words or nearly? */
export function isSaid(words: string, text: string): boolean {
  const said = new Set(contentWords(text));
  const wanted = contentWords(words);
  const there = wanted.filter((word) => said.has(word)).length;
  return wanted.length > 0 && there / wanted.length >= 0.6;
}

/** Puts words in where the cursor was last. */
function putIn(words: string): void {
  const field = document.querySelector<HTMLTextAreaElement>('#writing-body');
  if (field === null) return;
  const at = field.selectionStart;
  const before = field.value.slice(0, at);
  const space = before === '' || /\s$/.test(before) ? '' : ' ';
  replaceSpan('body', { start: at, end: at }, space + words);
}

/** What was noted after the interview, as chips: ticked when it stands in the text, else put in by a tap. */
export function Facts(props: {
  readonly opportunity: OpportunityView | null;
  readonly letter: Letter;
  readonly text: string;
  readonly locked: boolean;
}) {
  const debriefs = props.opportunity?.opportunity.debriefs ?? [];
  const debrief = debriefs.find((each) => each.interview === props.letter.interview);
  const facts = debrief === undefined ? [] : factsOf(debrief, props.letter.to);
  if (facts.length === 0) return null;
  return (
    <section class="card" aria-labelledby="facts-title">
      <h2 id="facts-title">What you noted</h2>
      <ul class="facts">
        {facts.map((each) => {
          const used = isSaid(each.words, props.text);
          return (
            <li key={each.stem + each.words}>
              <button
                type="button"
                class={`fact ${used ? 'fact-used' : ''}`}
                disabled={props.locked || used}
                onClick={() => putIn(each.words)}
              >
                <span class="small soft">
                  <span class="unseen">{used ? 'Used: ' : 'Put in: '}</span>
                  <span aria-hidden="true">{used ? '✓ ' : '+ '}</span>
                  {each.stem}
                </span>
                <span class="book">{each.words}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
