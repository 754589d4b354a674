import type { Material, Repair } from '../core/compose/facts.ts';
import type { Question } from '../core/compose/request.ts';
import { readRough } from '../core/compose/rough/rough.ts';
import { sortJottings } from '../core/compose/rough/sort.ts';
import { preview } from '../core/compose/stems.ts';
import type { Person } from '../core/record/nouns.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import type { Desk } from './desk.ts';
import { isBroken, isUnkind, leftOver, typedStems, withoutStem } from './jotting-left.ts';
import { settingsFor } from './settings.ts';
import { theTagger } from './tagger.ts';

/** One piece of free words, and the question of the debrief that it answers. */
export interface Jotting {
  readonly stem: string;
  /** Whom it is about; null where the question is asked once. */
  readonly person: string | null;
  readonly text: string;
  /** What a better answer answers; null for every other piece. */
  readonly question: string | null;
  /** The very sentence it makes. */
  readonly sentence: string;
}

/** Free words sorted: what is clear, what one tap settles, what is left out and why. */
export interface Jottings {
  readonly pieces: readonly Jotting[];
  readonly asked: readonly (Omit<Question, 'source'> & { readonly stem: string })[];
  readonly leftOut: readonly string[];
}

/** No word is longer; what is, is a pasted file, and reading it would take minutes. */
const LONG_WORD = /\S{61,}/g;

/** Sorts what somebody typed or dictated in one go onto the questions of the debrief. Keeps nothing. */
export async function sortWords(
  desk: Desk,
  opportunity: Opportunity,
  interview: string,
  text: string,
): Promise<Jottings> {
  const { candidate } = await settingsFor(desk.store.shelf, opportunity);
  const named = opportunity.interviews.find((each) => each.id === interview)?.interviewers ?? [];
  const here = opportunity.people.filter((each) => named.includes(each.id));
  const people = here.length > 0 ? here : opportunity.people;
  const typed = typedStems(text.replace(LONG_WORD, ''));
  const { material, questions, leftOut } = readRough(sortJottings(typed.rest, people), {
    people,
    company: opportunity.company,
    dialect: candidate.dialect,
    tagger: await theTagger(),
  });
  const answers = typed.answers.flatMap(({ stem, text: own }) =>
    piece(stem, PERSONAL.has(stem) ? whoIn(own, people) : null, own),
  );
  const found = [...answers, ...piecesOf(material)].filter(({ sentence }) => sentence !== '');
  const pieces = found.filter((each) => !isUnkind(each.text) && !isBroken(each.sentence));
  const asked = questions
    .filter(({ source, choices }) => !isAnswer(source) && !choices.some(isUnkind))
    .map(({ source, ...each }) => ({ ...each, stem: stemOf(source) }));
  const told = [
    ...leftOut,
    ...questions.filter(({ source }) => isAnswer(source)).map((q) => `${q.choices[0]}: ${q.ask}`),
  ];
  const shown = [
    ...pieces.flatMap((each) => [each.text, each.sentence, each.question ?? '']),
    ...asked.flatMap((each) => [each.ask, ...each.choices]),
    ...told,
  ];
  // Whatever was typed is seen again: in a sentence, as a question, or here.
  const rest = leftOver(text, shown).map((words) =>
    isUnkind(words) ? `“${words}” stays with you` : `“${words}” found no place`,
  );
  return { pieces, asked, leftOut: [...told, ...rest] };
}

/** Asked of each interviewer. */
const PERSONAL: ReadonlySet<string> = new Set(['thankYouFor', 'keepThinkingAbout']);

/** The person named in the words; the first of them where nobody is. */
function whoIn(words: string, people: readonly Person[]): string | null {
  const named = people.find(({ name }) =>
    name.split(/\s+/).some((part) => part.length > 2 && words.includes(part)),
  );
  return (named ?? people[0])?.id ?? null;
}

function piecesOf(material: Material): readonly Jotting[] {
  const { theyDecide } = material;
  return [
    ...[...material.personal].flatMap(([person, { thanks, keep, need, talk }]) => [
      ...piece('thankYouFor', person, thanks?.text),
      ...piece('keepThinkingAbout', person, (keep ?? talk)?.text),
      ...piece('toldMeYourTeam', person, need?.shape === 'verb-s' ? need.text : null),
    ]),
    ...material.fits.flatMap((fact) => piece('doneLike', null, fact.text)),
    ...material.alsos.flatMap((fact) => piece('alsoMention', null, fact.text)),
    ...piece('enjoyMost', null, material.enjoy?.text),
    ...material.repairs.flatMap(betterAnswer),
    ...piece('theyDecide', null, theyDecide === 'soon' ? null : theyDecide),
  ];
}

function piece(
  stem: string,
  person: string | null,
  text: string | null | undefined,
): readonly Jotting[] {
  if (text == null || text === '') return [];
  const own = withoutStem(stem, text);
  return [{ stem, person, text: own, question: null, sentence: preview(stem, own) }];
}

/** Without the question it answers, an answer would stand in a note by itself. */
function betterAnswer({ question, answer, askedBy }: Repair): readonly Jotting[] {
  if (question === null) return [];
  const asked = preview('youAskedAbout', question.text);
  const sentence = `${asked} ${preview('betterAnswer', answer)}`.trim();
  return [
    { stem: 'betterAnswer', person: askedBy, text: answer, question: question.text, sentence },
  ];
}

/** An answer to one of their questions has two parts; the question for it has both fields. */
const isAnswer = (source: string): boolean => source.startsWith('debrief:unfinished');

/** The question that a piece of `debrief:fitPoints:0` would answer. */
function stemOf(source: string): string {
  const kind = source.split(':')[1] ?? '';
  const stems: Readonly<Record<string, string>> = {
    fitPoints: 'doneLike',
    whatExcites: 'enjoyMost',
    moment: 'thankYouFor',
    talkedAbout: 'keepThinkingAbout',
  };
  return stems[kind] ?? 'alsoMention';
}
