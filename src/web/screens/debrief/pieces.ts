import type { Jotting } from '../../wire.ts';
import {
  type Answers,
  type ListKey,
  type PersonKey,
  personAnswer,
  withPersonAnswer,
} from './questions.ts';

const personal: readonly string[] = ['thankYouFor', 'keepThinkingAbout', 'toldMeYourTeam'];

/** What was answered before stands; a second piece for the same question comes behind it. */
function after(before: string, text: string): string {
  return before.trim() === '' ? text : `${before.trimEnd()}; ${text}`;
}

function withPiece(answers: Answers, piece: Jotting): Answers {
  const { debrief, promise } = answers;
  const { stem, text } = piece;
  if (personal.includes(stem) && piece.person !== null) {
    const key = stem as PersonKey;
    const before = personAnswer(answers, piece.person, key);
    return withPersonAnswer(answers, piece.person, key, after(before, text));
  }
  switch (stem) {
    case 'enjoyMost':
      return {
        ...answers,
        debrief: { ...debrief, enjoyMost: after(debrief.enjoyMost ?? '', text) },
      };
    case 'doneLike':
    case 'alsoMention': {
      const key: ListKey = stem;
      return { ...answers, debrief: { ...debrief, [key]: [...debrief[key], text] } };
    }
    case 'betterAnswer': {
      const found = { youAskedAbout: piece.question ?? '', betterAnswer: text };
      const unfinished = [...debrief.unfinished, { ...found, askedBy: piece.person }];
      return { ...answers, debrief: { ...debrief, unfinished } };
    }
    case 'theyDecide':
      return promise.said.trim() === ''
        ? { ...answers, promise: { ...promise, said: text } }
        : answers;
    default:
      return answers;
  }
}

/** The answers with sorted pieces of free words put where they belong. */
export function withPieces(answers: Answers, pieces: readonly Jotting[]): Answers {
  return pieces.reduce(withPiece, answers);
}
