import type { Window } from '../time/business.ts';
import { HOUR, MINUTE } from '../time/day.ts';

/**
 * The numbers of the handbook (P1 to P18) as the candidate has them, flat so that stored settings
 * can be laid over the defaults. Hours are elapsed hours, days business days, times of day
 * `HH:MM` at the recipient's place.
 */
export interface PlanSettings {
  readonly debriefDueHours: number;
  /** P2: not sooner after the end than this, and best then. */
  readonly noteNotBeforeHours: number;
  readonly noteBestHours: number;
  /** P1: a warning from, due at, still proposed until. */
  readonly noteWarnHours: number;
  readonly noteDueHours: number;
  readonly noteLateHours: number;
  /** A note may go the same evening before this. */
  readonly noteEvening: string;
  readonly noteMorning: string;
  readonly noteBusinessMorning: string;
  /** A note or an answer whose best moment has passed goes between these. */
  readonly wakingFrom: string;
  readonly wakingUntil: string;
  /** P3. */
  readonly windowOpens: string;
  readonly windowCloses: string;
  readonly followUpBest: string;
  /** P7. */
  readonly daysAfterPromise: number;
  /** P8. */
  readonly daysAfterInterview: number;
  readonly daysAfterFinalRound: number;
  /** P9, and for the regions of P17 that are written to less. */
  readonly daysToSecond: number;
  readonly daysToSecondRestrained: number;
  /** P10. */
  readonly daysToClarification: number;
  /** P11. */
  readonly daysToClosing: number;
  readonly unansweredCap: number;
  readonly totalCap: number;
  /** P12: after the return; from the notice when no return was named. */
  readonly daysAfterReturn: number;
  readonly daysAway: number;
  readonly daysAfterAcknowledgement: number;
  readonly daysAfterStillDeciding: number;
  readonly daysAfterOurAnswer: number;
  readonly daysAfterReferral: number;
  readonly daysAfterCheckBack: number;
  /** P14 and P15; `answerHours` for questions and invitations. */
  readonly answerHours: number;
  readonly offerHours: number;
  readonly rejectionHours: number;
  /** P16: business days in the post, within a country and across borders. */
  readonly postDays: number;
  readonly postDaysAbroad: number;
  /** P17: countries where nothing is proposed, those switched on all the same, the restrained. */
  readonly regionsOff: readonly string[];
  readonly regionsOn: readonly string[];
  readonly restrained: readonly string[];
  /** IANA zone of the candidate; unknown ones count as UTC. */
  readonly candidateZone: string;
}

export const defaultPlanSettings: PlanSettings = {
  debriefDueHours: 4,
  noteNotBeforeHours: 1,
  noteBestHours: 2,
  noteWarnHours: 20,
  noteDueHours: 24,
  noteLateHours: 48,
  noteEvening: '21:00',
  noteMorning: '09:00',
  noteBusinessMorning: '08:30',
  wakingFrom: '08:00',
  wakingUntil: '21:00',
  windowOpens: '08:00',
  windowCloses: '18:00',
  followUpBest: '09:30',
  daysAfterPromise: 2,
  daysAfterInterview: 5,
  daysAfterFinalRound: 7,
  daysToSecond: 5,
  daysToSecondRestrained: 10,
  daysToClarification: 7,
  daysToClosing: 10,
  unansweredCap: 3,
  totalCap: 5,
  daysAfterReturn: 1,
  daysAway: 5,
  daysAfterAcknowledgement: 5,
  daysAfterStillDeciding: 7,
  daysAfterOurAnswer: 5,
  daysAfterReferral: 3,
  daysAfterCheckBack: 2,
  answerHours: 24,
  offerHours: 24,
  rejectionHours: 48,
  postDays: 3,
  postDaysAbroad: 8,
  regionsOff: ['JP'],
  regionsOn: [],
  restrained: ['GB', 'IE', 'DE', 'AT', 'CH', 'FR', 'NL', 'DK', 'FI', 'IS', 'NO', 'SE'],
  candidateZone: 'UTC',
};

/** `HH:MM` as milliseconds since midnight; 0 when it is no time of day. */
export function timeOfDay(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match === null ? 0 : Number(match[1]) * HOUR + Number(match[2]) * MINUTE;
}

/** P3: the hours in which follow-ups go out. */
export function sendWindow(settings: PlanSettings): Window {
  return { opens: timeOfDay(settings.windowOpens), closes: timeOfDay(settings.windowCloses) };
}

/** P17: is nothing proposed to people in this country? */
export function isOff(country: string | null, settings: PlanSettings): boolean {
  return (
    country !== null &&
    settings.regionsOff.includes(country) &&
    !settings.regionsOn.includes(country)
  );
}
