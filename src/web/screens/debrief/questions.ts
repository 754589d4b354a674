import type { Debrief, InterviewerAnswers, Person } from '../../../core/record/nouns.ts';
import type { DebriefInput } from '../../../http/views.ts';
import type { PromiseInput } from '../../wire.ts';

export type PersonKey = Exclude<keyof InterviewerAnswers, 'person'>;
export type ListKey = 'doneLike' | 'alsoMention';

/** One screen of the debrief. */
export type Question =
  | { readonly kind: 'private'; readonly id: string }
  | { readonly kind: 'free'; readonly id: string }
  | {
      readonly kind: 'person';
      readonly id: string;
      readonly key: PersonKey;
      readonly person: Person;
    }
  | { readonly kind: 'once'; readonly id: string; readonly key: 'enjoyMost' }
  | { readonly kind: 'list'; readonly id: string; readonly key: ListKey }
  | { readonly kind: 'unfinished'; readonly id: string }
  | { readonly kind: 'promise'; readonly id: string };

export interface Wording {
  readonly stem: string;
  readonly help: string;
  readonly chips: readonly string[];
}

/** The stems as printed, until the server's own are there. */
export const wordings: Record<string, Wording> = {
  thankYouFor: {
    stem: 'Thank you for …ing',
    help: 'One thing they did: showed, explained, asked, poured you a coffee.',
    chips: ['showing me ', 'explaining ', 'walking me through ', 'being open about '],
  },
  keepThinkingAbout: {
    stem: 'I keep thinking about what you said about …',
    help: 'What stayed with you?',
    chips: ['how ', 'why ', 'the '],
  },
  toldMeYourTeam: {
    stem: 'You told me that your team …',
    help: 'A need, a plan, a problem of theirs.',
    chips: ['needs ', 'is building ', 'is short of ', 'struggles with '],
  },
  enjoyMost: {
    stem: 'What I’d enjoy most is …ing',
    help: 'The part of the job you would do gladly.',
    chips: ['working with ', 'building ', 'teaching ', 'running '],
  },
  doneLike: {
    stem: 'I have done something like that: I …',
    help: 'A thing you did, with a figure if there is one. One to a line.',
    chips: ['led ', 'built ', 'looked after ', 'taught '],
  },
  alsoMention: {
    stem: 'I also wanted to mention that I …',
    help: 'Something you forgot to say. One to a line.',
    chips: ['also ', 'once ', 'speak '],
  },
};

const personKeys: readonly PersonKey[] = ['thankYouFor', 'keepThinkingAbout', 'toldMeYourTeam'];

/** The screens for this interview: what is only for oneself first, then each interviewer, then once. */
export function questionsFor(people: readonly Person[]): readonly Question[] {
  return [
    { kind: 'private', id: 'private' },
    { kind: 'free', id: 'free' },
    ...people.flatMap((person) =>
      personKeys.map((key) => ({
        kind: 'person' as const,
        id: `${key}:${person.id}`,
        key,
        person,
      })),
    ),
    { kind: 'once', id: 'enjoyMost', key: 'enjoyMost' },
    { kind: 'list', id: 'doneLike', key: 'doneLike' },
    { kind: 'unfinished', id: 'unfinished' },
    { kind: 'list', id: 'alsoMention', key: 'alsoMention' },
    { kind: 'promise', id: 'promise' },
  ];
}

/** What is being filled in: the debrief, and the date they named. */
export interface Answers {
  readonly debrief: DebriefInput;
  readonly promise: PromiseInput;
  /** Everything in one go, and what of it was sorted onto the questions already. */
  readonly free?: string;
  readonly sorted?: string;
}

const blank = (person: string): InterviewerAnswers => ({
  person,
  thankYouFor: null,
  keepThinkingAbout: null,
  toldMeYourTeam: null,
});

export function emptyAnswers(known: Debrief | undefined, people: readonly Person[]): Answers {
  const before = new Map(known?.perInterviewer.map((each) => [each.person, each]));
  return {
    debrief: {
      perInterviewer: people.map(({ id }) => before.get(id) ?? blank(id)),
      enjoyMost: known?.enjoyMost ?? null,
      doneLike: known?.doneLike ?? [],
      unfinished: known?.unfinished ?? [],
      alsoMention: known?.alsoMention ?? [],
      theyDecide: known?.theyDecide ?? null,
      privateRemarks: known?.privateRemarks ?? [],
      wentWell: known?.wentWell ?? null,
      rough: known?.rough ?? null,
    },
    promise: { by: null, said: known?.theyDecide ?? '', to: null },
  };
}

export function personAnswer(answers: Answers, person: string, key: PersonKey): string {
  return answers.debrief.perInterviewer.find((each) => each.person === person)?.[key] ?? '';
}

/** The answers with one text of one interviewer changed. */
export function withPersonAnswer(
  answers: Answers,
  person: string,
  key: PersonKey,
  value: string,
): Answers {
  const before = answers.debrief.perInterviewer;
  // Somebody may have been added to the interview since this was begun.
  const all = before.some((each) => each.person === person) ? before : [...before, blank(person)];
  const perInterviewer = all.map((each) =>
    each.person === person ? { ...each, [key]: value } : each,
  );
  return { ...answers, debrief: { ...answers.debrief, perInterviewer } };
}

export function answered(question: Question, answers: Answers): boolean {
  const { debrief, promise } = answers;
  switch (question.kind) {
    case 'private':
      return debrief.privateRemarks.length > 0 || debrief.wentWell !== null;
    case 'free':
      return Boolean(answers.free?.trim());
    case 'person':
      return personAnswer(answers, question.person.id, question.key).trim() !== '';
    case 'once':
      return Boolean(debrief[question.key]?.trim());
    case 'list':
      return debrief[question.key].some((line) => line.trim() !== '');
    case 'unfinished':
      return debrief.unfinished.some((each) => each.youAskedAbout.trim() !== '');
    case 'promise':
      return promise.said.trim() !== '' || promise.to !== null;
  }
}

const kept = (text: string | null) => text?.trim() || null;
const lines = (texts: readonly string[]) => texts.map((t) => t.trim()).filter((t) => t !== '');

/** Free words that were not sorted here: they are read with the draft. */
function unsorted({ free, sorted }: Answers): string | null {
  return free === sorted ? null : kept(free ?? null);
}

/** The answers as the record takes them: trimmed, empty ones left out. */
export function tidy(answers: Answers): { debrief: DebriefInput; promise: PromiseInput | null } {
  const { debrief, promise } = answers;
  const said = promise.said.trim();
  return {
    debrief: {
      ...debrief,
      perInterviewer: debrief.perInterviewer.map((each) => ({
        person: each.person,
        thankYouFor: kept(each.thankYouFor),
        keepThinkingAbout: kept(each.keepThinkingAbout),
        toldMeYourTeam: kept(each.toldMeYourTeam),
      })),
      enjoyMost: kept(debrief.enjoyMost),
      doneLike: lines(debrief.doneLike),
      alsoMention: lines(debrief.alsoMention),
      unfinished: debrief.unfinished.filter((each) => each.youAskedAbout.trim() !== ''),
      privateRemarks: lines(debrief.privateRemarks),
      theyDecide: kept(said),
      rough: unsorted(answers) ?? kept(debrief.rough),
    },
    promise: said === '' && promise.to === null ? null : { ...promise, said: said || 'as said' },
  };
}
