import type { LetterKind } from '../src/core/compose/request.ts';
import { plan } from '../src/core/plan/plan.ts';
import { defaultPlanSettings } from '../src/core/plan/settings.ts';
import type { Intent, Person } from '../src/core/record/nouns.ts';
import type { Happening, Opportunity } from '../src/core/record/opportunity.ts';
import { type DebriefRow, interview, people } from './debrief-row.ts';

/** One row of `corpus/debriefs/followups.jsonl`. */
export interface FollowUpRow {
  readonly id: string;
  readonly debrief: string;
  readonly today: string;
  readonly contact: string;
  readonly interviewDate: string;
  readonly statedTimeline: string | null;
  readonly promisedBy: string | null;
  readonly conversation: readonly {
    readonly date: string;
    readonly dir: string;
    readonly kind: string;
    readonly text: string;
  }[];
  readonly due: string;
  readonly userWords: string;
}

/** An answer whose kind follows from what arrived. */
const ANSWERS: Readonly<Record<string, LetterKind>> = {
  rejection: 'rejection_reply',
  position_filled: 'rejection_reply',
  position_on_hold: 'hold_reply',
  info_request: 'info_reply',
  scheduling_request: 'scheduling_reply',
  next_round_invite: 'scheduling_reply',
  timeline_update: 'thanks_for_new_date',
  referral_to_other_person: 'referral_intro',
};

const YES = /^\s*(?:yes|i say yes|accept|i accept|sure)\b|\bi (?:say yes|accept)\b/i;
const NO = /^\s*(?:no\b|decline|i decline)/i;
const WITHDRAW =
  /\bwithdraw|\btake it back|\bpull(?:ing)? out\b|\b(?:stay|staying) (?:in|at|with) my\b|\btook (?:another|a different|an other) (?:job|role|post)|\bother job\b/i;

const at = (row: DebriefRow, day: string, time: string): string =>
  Temporal.PlainDateTime.from(`${day}T${time}`)
    .toZonedDateTime(row.interview.timezone)
    .toInstant()
    .toString();

function happenings(row: FollowUpRow, debrief: DebriefRow, to: Person): Happening[] {
  const none = { checkBack: null, newContact: null, permanent: false, stops: false };
  const promise =
    row.promisedBy === null
      ? null
      : { said: row.statedTimeline ?? '', from: row.promisedBy, to: row.promisedBy, slackDays: 0 };
  const talked = row.conversation.flatMap((m): Happening[] => {
    const when = at(debrief, m.date, m.dir === 'out' ? '10:00' : '11:00');
    if (m.dir === 'out') {
      if (!/thank_you|follow_up|clarification/.test(m.kind)) return [];
      const step = m.kind as 'thank_you';
      return [
        {
          kind: 'sent',
          at: when,
          step,
          to: to.id,
          interview: debrief.id,
          letter: null,
          messageId: null,
          channel: 'email',
        },
      ];
    }
    const back =
      /\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)\b/.exec(
        m.text,
      );
    const returnDate =
      m.kind === 'out_of_office' && back ? dayOf(`${back[1]} ${back[2]}`, m.date) : null;
    return [
      {
        kind: 'received',
        at: when,
        from: to.id,
        via: 'mail',
        intent: m.kind as Intent,
        message: when,
        promise: m.kind === 'timeline_update' ? promise : null,
        returnDate,
        ...none,
      },
    ];
  });
  const said: Happening[] =
    promise === null || row.conversation.some((m) => m.kind === 'timeline_update')
      ? []
      : [{ kind: 'promise', at: interview(debrief).endsAt, by: to.id, promise }];
  return [...said, ...talked].sort((a, b) => a.at.localeCompare(b.at));
}

function dayOf(words: string, near: string): string {
  const [day = '', month = ''] = words.split(' ');
  const months =
    'January February March April May June July August September October November December'.split(
      ' ',
    );
  const made = `${near.slice(0, 4)}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return made;
}

function openStep(row: FollowUpRow, debrief: DebriefRow, to: Person): string {
  const all = people(debrief);
  const opportunity: Opportunity = {
    id: row.id,
    seq: 1,
    company: debrief.company,
    role: debrief.role,
    country: null,
    sample: false,
    doNotContact: false,
    companyDoNotContact: false,
    needs: [],
    people: all.some((p) => p.id === to.id) ? all : [...all, to],
    interviews: [interview(debrief)],
    debriefs: [],
    letters: [],
    messages: [],
    happenings: happenings(row, debrief, to),
  };
  const now = Temporal.Instant.from(at(debrief, row.today, '12:00'));
  const { steps } = plan(opportunity, defaultPlanSettings, now);
  return (
    steps.find((s) => /follow_up|clarification/.test(s.step) && s.state !== 'waiting')?.step ??
    'none'
  );
}

/** Which letter is due: what arrived and is unanswered decides, else the candidate's word, else the plan. */
export function dueOf(row: FollowUpRow, debrief: DebriefRow, to: Person): LetterKind | 'none' {
  const last = row.conversation.filter((m) => m.dir === 'in').at(-1);
  const sentSince = row.conversation.filter(
    (m) => m.dir === 'out' && last !== undefined && m.date >= last.date && m.kind !== 'thank_you',
  );
  if (last?.kind === 'offer') {
    if (YES.test(row.userWords) && !/dont say yes|don't say yes/i.test(row.userWords))
      return 'offer_accept';
    return NO.test(row.userWords) ? 'offer_decline' : 'offer_ack';
  }
  if (WITHDRAW.test(row.userWords)) return 'withdraw';
  const answer = last === undefined ? undefined : ANSWERS[last.kind];
  if (answer !== undefined && sentSince.length === 0) {
    // Thanks for a new date are past when that date is.
    const next = last?.kind === 'timeline_update' ? openStep(row, debrief, to) : 'none';
    return next === 'none' ? answer : (next as LetterKind);
  }
  const step = openStep(row, debrief, to);
  if (step === 'none') return 'none';
  const away = last?.kind === 'out_of_office';
  return away ? 'after_out_of_office' : (step as LetterKind);
}
