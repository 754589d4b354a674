import type { Opportunity } from '../record/opportunity.ts';
import { DAY, type Millis, millisFrom } from '../time/day.ts';
import { isZone } from '../time/zone.ts';
import type { PlanSettings } from './settings.ts';
import type { PlanFinding } from './step.ts';

/** An interview with its instants read and its zone known to the runtime. */
export interface Meeting {
  readonly id: string;
  readonly start: Millis | null;
  readonly end: Millis;
  readonly zone: string;
  readonly final: boolean;
  readonly interviewers: readonly string[];
  readonly arrangedBy: string | null;
  readonly debriefed: false | true | 'skipped';
}

/** An interview further ahead than this is a slip of the pen. */
const BELIEVABLE = 5 * 366 * DAY;

/** The interviews that were not cancelled, in order of their end; what cannot be right is a finding. */
export function meetingsOf(
  opportunity: Opportunity,
  settings: PlanSettings,
  now: Millis,
  findings: PlanFinding[],
): readonly Meeting[] {
  const meetings: Meeting[] = [];
  for (const interview of opportunity.interviews) {
    if (interview.cancelled) continue;
    const about = `interview:${interview.id}`;
    const end = millisFrom(interview.endsAt);
    if (end === null || end > now + BELIEVABLE) {
      findings.push({
        about,
        sentence: `"${interview.endsAt}" cannot be the end of this interview; it was left out.`,
      });
      continue;
    }
    const start = interview.startsAt === null ? null : millisFrom(interview.startsAt);
    if (start !== null && start > end) {
      findings.push({
        about,
        sentence: 'This interview ends before it begins; the later of the two counts as its end.',
      });
    }
    const { id, final, interviewers, arrangedBy, debriefed } = interview;
    const zone = zoneFor(interview.zone, about, settings, findings);
    meetings.push({
      id,
      start,
      end: Math.max(end, start ?? end),
      zone,
      final,
      interviewers,
      arrangedBy,
      debriefed,
    });
  }
  return meetings.sort((a, b) => a.end - b.end || (a.id < b.id ? -1 : 1));
}

function zoneFor(
  zone: string,
  about: string,
  settings: PlanSettings,
  findings: PlanFinding[],
): string {
  if (isZone(zone)) return zone;
  const instead = isZone(settings.candidateZone) ? settings.candidateZone : 'UTC';
  findings.push({
    about,
    sentence: `The time zone "${zone}" is unknown; ${instead} is used instead.`,
  });
  return instead;
}
