import type { Step } from '../../core/plan/step.ts';
import type { Opportunity } from '../../core/record/opportunity.ts';
import { nameOf } from './plan.ts';

/** Verb and object of a step: "Send Nadia Brandt a thank-you note". */
export function stepTitle(
  opportunity: Opportunity,
  step: Pick<Step, 'step' | 'to' | 'channel' | 'answering'>,
): string {
  const name = nameOf(opportunity, step.to) ?? opportunity.company;
  switch (step.step) {
    case 'debrief':
      return `Note down how it went at ${opportunity.company}`;
    case 'thank_you':
      return step.channel === 'card' ? `Write ${name} a thank-you card` : `Thank ${name}`;
    case 'follow_up':
      return `Ask ${name} for news`;
    case 'second_follow_up':
      return `Ask ${name} once more`;
    case 'clarification':
      return `Ask ${name} where things stand, for the last time`;
    case 'answer':
      return answerTitle(name, step.answering);
  }
}

function answerTitle(name: string, intent: Step['answering']): string {
  switch (intent) {
    case 'rejection':
    case 'position_filled':
      return `Thank ${name} for letting you know`;
    case 'offer':
      return `Answer the offer from ${name}`;
    case 'info_request':
      return `Send ${name} what was asked for`;
    case 'scheduling_request':
    case 'next_round_invite':
      return `Answer the invitation from ${name}`;
    default:
      return `Answer ${name}`;
  }
}
