import type { Debrief } from '../record/nouns.ts';
import { fromStems } from './answers.ts';
import data from './data/stems.json' with { type: 'json' };
import type { Fact } from './facts.ts';
import { capital } from './text.ts';
import { closing } from './timeline.ts';

/** A printed beginning that the candidate's answer completes. */
export interface Stem {
  readonly id: string;
  readonly stem: string;
  /** Words to begin with, put into the box by a tap. */
  readonly chips: readonly string[];
  readonly example: string;
  /** Asked once for each interviewer; the others once for the interview. */
  readonly perInterviewer: boolean;
}

/** The stems in the order in which they are asked; what is private comes first. */
export const STEMS: readonly Stem[] = data;

const BLANK: Debrief = {
  interview: '',
  perInterviewer: [],
  enjoyMost: null,
  doneLike: [],
  unfinished: [],
  alsoMention: [],
  theyDecide: null,
  privateRemarks: [],
  wentWell: null,
  rough: null,
};

const NO_ANSWERS = {
  person: 'p',
  thankYouFor: null,
  keepThinkingAbout: null,
  toldMeYourTeam: null,
};

function own(stem: string, answer: string): Debrief {
  return { ...BLANK, perInterviewer: [{ ...NO_ANSWERS, [stem]: answer }] };
}

const framed = (frame: string, fact: Fact | null | undefined): string =>
  fact ? frame.replace('…', fact.text) : '';

/**
 * The very sentence that an answer makes, as it could stand in a note; empty for an empty answer,
 * an unknown stem and the private box. Example: `preview('thankYouFor', 'Showing me the kitchen.')`
 * is "Thank you for showing me the kitchen."
 */
export function preview(stem: string, answer: string): string {
  if (answer.trim() === '') return '';
  switch (stem) {
    case 'thankYouFor':
      return framed('Thank you for ….', fromStems(own(stem, answer)).personal.get('p')?.thanks);
    case 'keepThinkingAbout':
      return framed(
        'I keep thinking about ….',
        fromStems(own(stem, answer)).personal.get('p')?.keep,
      );
    case 'toldMeYourTeam':
      return framed(
        'You told me that your team ….',
        fromStems(own(stem, answer)).personal.get('p')?.need,
      );
    case 'enjoyMost':
      return framed(
        'What I would enjoy most is ….',
        fromStems({ ...BLANK, enjoyMost: answer }).enjoy,
      );
    case 'doneLike':
      return framed('I ….', fromStems({ ...BLANK, doneLike: [answer] }).fits[0]);
    case 'alsoMention':
      return framed(
        'I also wanted to mention that I ….',
        fromStems({ ...BLANK, alsoMention: [answer] }).alsos[0],
      );
    case 'youAskedAbout':
    case 'betterAnswer':
      return unfinished(stem, answer);
    case 'theyDecide':
      return decided(answer);
    default:
      return '';
  }
}

function unfinished(stem: string, answer: string): string {
  const asked = stem === 'youAskedAbout' ? answer : '';
  const better = stem === 'betterAnswer' ? answer : 'I would.';
  const [repair] = fromStems({
    ...BLANK,
    unfinished: [{ youAskedAbout: asked, betterAnswer: better, askedBy: null }],
  }).repairs;
  if (stem === 'betterAnswer') return repair?.answer ?? '';
  const { question } = repair ?? {};
  return framed(question?.shape === 'wh' ? 'You asked ….' : 'You asked about ….', question);
}

function decided(answer: string): string {
  const close = closing(answer, []);
  switch (close.kind) {
    case 'when':
      return `I look forward to hearing from you ${close.when}.`;
    case 'from':
      return capital(`I look forward to hearing from ${close.who} ${close.when}.`);
    case 'vague':
    case 'unknown':
      return 'I look forward to hearing from you.';
  }
}
