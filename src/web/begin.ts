import type { OpportunityView, StepView } from '../http/views.ts';
import { client } from './client.ts';
import { go } from './router.tsx';

/** How an offer can be answered (P15). */
export const offerAnswers = [
  ['acknowledge', 'Thank them, decide later'],
  ['ask_time', 'Ask for time'],
  ['accept', 'Accept it'],
  ['decline', 'Decline it'],
] as const;

export type OfferAnswer = (typeof offerAnswers)[number][0];

/** Does this step answer an offer? Then the person first says which way. */
export function answersOffer(view: OpportunityView, step: StepView): boolean {
  const message = view.opportunity.messages.find((each) => each.id === step.answers);
  return step.step === 'answer' && message?.reading.intent === 'offer';
}

/** Goes where the step is done; the letter is begun when there is none yet. */
export async function begin(
  view: OpportunityView,
  step: StepView,
  answer: OfferAnswer | null = null,
): Promise<void> {
  const { id, seq } = view.opportunity;
  const base = `/o/${encodeURIComponent(id)}`;
  if (step.step === 'debrief' && step.interview !== null)
    return go(`${base}/debrief/${encodeURIComponent(step.interview)}`);
  if (step.letter !== null) return go(`${base}/letters/${encodeURIComponent(step.letter)}`);
  if (answersOffer(view, step) && answer === null) return go(base);
  const { letter } = await client.draft(
    { id, seq },
    { step: step.step, to: step.to, interview: step.interview, channel: 'email', answer },
  );
  go(`${base}/letters/${encodeURIComponent(letter.id)}`);
}
