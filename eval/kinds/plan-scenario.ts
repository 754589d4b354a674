import { defaultPlanSettings, type PlanSettings } from '../../src/core/plan/settings.ts';
import type {
  Intent,
  Person,
  PersonRole,
  PromisedSpan,
  StepKind,
} from '../../src/core/record/nouns.ts';
import type { Happening, Opportunity } from '../../src/core/record/opportunity.ts';

type Promised = string | { said: string; from: string | null; to: string | null };

/** An event of `corpus/plan/README.md`. */
export interface ScenarioEvent {
  readonly at: string;
  readonly type: string;
  readonly kind?: Exclude<StepKind, 'debrief'>;
  readonly to?: string;
  readonly by?: string;
  readonly from?: string;
  readonly via?: 'mail' | 'call' | 'meeting' | 'invitation';
  readonly intent?: Intent | 'unsure';
  readonly promisedBy?: Promised;
  readonly returnDate?: string;
  readonly checkBack?: string;
  readonly newContact?: string;
  readonly permanent?: boolean;
  readonly of?: string;
  readonly step?: StepKind;
  readonly interview?: string;
  readonly notBefore?: string;
  readonly override?: string;
  readonly person?: string;
  readonly email?: string;
  readonly address?: string;
}

/** A line of `corpus/plan/scenarios.jsonl`. */
export interface Scenario {
  readonly id: string;
  readonly candidateZone?: string;
  readonly opportunity: {
    readonly company: string;
    readonly role: string;
    readonly doNotContact?: boolean;
    readonly companyDoNotContact?: boolean;
  };
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: PersonRole;
    readonly email?: string | null;
    readonly zone?: string | null;
    readonly country?: string | null;
    readonly subdivision?: string | null;
    readonly card?: boolean;
    readonly referred?: boolean;
    readonly doNotContact?: boolean;
  }[];
  readonly interviews: readonly {
    readonly id: string;
    readonly startsAt?: string | null;
    readonly endsAt: string;
    readonly zone: string;
    readonly final?: boolean;
    readonly interviewers: readonly string[];
    readonly arrangedBy?: string | null;
    readonly debriefed?: boolean | 'skipped';
    readonly cancelled?: boolean;
  }[];
  readonly settings?: Partial<PlanSettings>;
  readonly events: readonly ScenarioEvent[];
  readonly now: string;
}

/** The record a scenario stands for. */
export function opportunityOf(scenario: Scenario): Opportunity {
  return {
    id: scenario.id,
    seq: scenario.events.length,
    company: scenario.opportunity.company,
    role: scenario.opportunity.role,
    country: null,
    sample: false,
    doNotContact: scenario.opportunity.doNotContact ?? false,
    companyDoNotContact: scenario.opportunity.companyDoNotContact ?? false,
    needs: [],
    people: scenario.people.map(personOf),
    interviews: scenario.interviews.map((i) => ({
      id: i.id,
      startsAt: i.startsAt ?? null,
      endsAt: i.endsAt,
      zone: i.zone,
      round: null,
      kind: null,
      final: i.final ?? false,
      interviewers: i.interviewers,
      arrangedBy: i.arrangedBy ?? null,
      debriefed: i.debriefed ?? false,
      cancelled: i.cancelled ?? false,
      calendar: null,
    })),
    debriefs: [],
    letters: [],
    messages: [],
    happenings: scenario.events.flatMap(happeningOf),
  };
}

/** The settings of a scenario, laid over the defaults. */
export function settingsOf(scenario: Scenario): PlanSettings {
  const candidateZone = scenario.candidateZone ?? defaultPlanSettings.candidateZone;
  return { ...defaultPlanSettings, candidateZone, ...scenario.settings };
}

function personOf(person: Scenario['people'][number]): Person {
  return {
    id: person.id,
    name: person.name,
    role: person.role,
    title: null,
    email: person.email ?? null,
    postal: null,
    zone: person.zone ?? null,
    country: person.country ?? null,
    subdivision: person.subdivision ?? null,
    card: person.card ?? false,
    referred: person.referred ?? false,
    doNotContact: person.doNotContact ?? false,
  };
}

function promiseOf(promised: Promised | undefined): PromisedSpan | null {
  if (promised === undefined || promised === null) return null;
  if (typeof promised === 'string') return { said: '', from: promised, to: promised, slackDays: 0 };
  return { ...promised, slackDays: 0 };
}

function effectOf(event: ScenarioEvent) {
  return {
    intent: (event.intent ?? 'unsure') as Intent,
    promise: promiseOf(event.promisedBy),
    returnDate: event.returnDate ?? null,
    checkBack: event.checkBack ?? null,
    newContact: event.newContact ?? null,
    permanent: event.permanent ?? false,
    stops: false,
  };
}

function happeningOf(event: ScenarioEvent): readonly Happening[] {
  const { at } = event;
  const step = event.step ?? 'follow_up';
  const to = event.to ?? null;
  const interview = event.interview ?? null;
  switch (event.type) {
    case 'sent': {
      const kind = event.kind ?? 'follow_up';
      return [
        {
          kind: 'sent',
          at,
          step: kind,
          to: to ?? '',
          interview,
          letter: null,
          messageId: null,
          channel: 'email',
        },
      ];
    }
    case 'received': {
      const via = event.via ?? 'mail';
      return [
        { kind: 'received', at, from: event.from ?? null, via, message: null, ...effectOf(event) },
      ];
    }
    case 'resolved':
      return [{ kind: 'resolved', at, of: event.of ?? at, message: null, ...effectOf(event) }];
    case 'promise': {
      const promise = promiseOf(event.promisedBy);
      return promise === null ? [] : [{ kind: 'promise', at, by: event.by ?? null, promise }];
    }
    case 'withdrawn':
      return [{ kind: 'withdrawn', at, by: event.by ?? null }];
    case 'skipped':
      return [{ kind: 'skipped', at, step, to, interview }];
    case 'moved':
      return [
        {
          kind: 'moved',
          at,
          step,
          to,
          notBefore: event.notBefore ?? at,
          override: event.override ?? null,
        },
      ];
    case 'ended':
      return [{ kind: 'ended', at }];
    case 'address':
      return [
        {
          kind: 'address',
          at,
          person: event.person ?? to ?? event.from ?? event.of ?? '',
          email: event.email ?? event.address ?? null,
        },
      ];
    default:
      return [];
  }
}
