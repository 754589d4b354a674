import type { RoughDebrief } from '../src/core/compose/rough/rough.ts';
import type {
  Candidate,
  Debrief,
  Interview,
  InterviewKind,
  Person,
} from '../src/core/record/nouns.ts';

/** One row of `corpus/debriefs/debriefs.jsonl`. */
export interface DebriefRow {
  readonly id: string;
  readonly candidate: {
    readonly name: string;
    readonly headline: string;
    readonly strengths: readonly string[];
  };
  readonly company: string;
  readonly role: string;
  readonly interview: {
    readonly type: string;
    readonly startedAt: string;
    readonly endedAt: string;
    readonly timezone: string;
  };
  readonly interviewers: readonly RowInterviewer[];
  readonly topics: readonly string[];
  readonly whatExcites: readonly string[];
  readonly fitPoints: readonly string[];
  readonly unfinished: readonly { readonly question: string; readonly wishISaid: string }[];
  readonly missedPoints: readonly string[];
  readonly privateRemarks: readonly string[];
  readonly statedTimeline: string | null;
  readonly wentWell: number;
  readonly channel: string;
  readonly previousMessages: readonly {
    readonly direction: string;
    readonly date: string;
    readonly body: string;
  }[];
  readonly stems?: RowStems | null;
}

export interface RowInterviewer {
  readonly name: string;
  readonly role: string;
  readonly email: string | null;
  readonly talkedAbout: readonly string[];
  readonly moment: string | null;
}

export interface RowStems {
  readonly perInterviewer: readonly {
    readonly interviewer: string;
    readonly thankYouFor: string | null;
    readonly keepThinkingAbout: string | null;
    readonly toldMeYourTeam: string | null;
  }[];
  readonly enjoyMost: string | null;
  readonly doneLike: readonly string[];
  readonly unfinished: readonly {
    readonly youAskedAbout: string;
    readonly betterAnswer: string;
    readonly askedBy: string | null;
  }[];
  readonly alsoMention: readonly string[];
  readonly theyDecide: string | null;
}

/** The debrief as it was jotted down; private remarks are not handed over. */
export function roughDebrief(row: DebriefRow): RoughDebrief {
  return {
    perInterviewer: row.interviewers.map((p, i) => ({
      person: `p${i + 1}`,
      talkedAbout: p.talkedAbout,
      moment: p.moment,
    })),
    topics: row.topics,
    whatExcites: row.whatExcites,
    fitPoints: row.fitPoints,
    unfinished: row.unfinished.map((u) => ({ question: u.question, wish: u.wishISaid })),
    missedPoints: row.missedPoints,
    statedTimeline: row.statedTimeline,
  };
}

const instant = (text: string): string => Temporal.Instant.from(text).toString();

export const idOf = (row: DebriefRow, name: string): string => {
  const i = row.interviewers.findIndex((p) => p.name === name);
  return `p${i < 0 ? 'x' : i + 1}`;
};

export function people(row: DebriefRow): readonly Person[] {
  return row.interviewers.map((p, i) => ({
    id: `p${i + 1}`,
    name: p.name,
    role: 'interviewer',
    title: p.role,
    email: p.email,
    postal: null,
    zone: row.interview.timezone,
    country: null,
    subdivision: null,
    card: false,
    referred: false,
    doNotContact: false,
  }));
}

export function candidate(row: DebriefRow): Candidate {
  return {
    name: row.candidate.name,
    email: null,
    headline: row.candidate.headline,
    strengths: row.candidate.strengths,
    zone: row.interview.timezone,
    dialect: /^(?:America|US|Pacific\/Honolulu)/.test(row.interview.timezone) ? 'en-US' : 'en-GB',
    signature: null,
    employers: [],
  };
}

function kind(type: string): InterviewKind {
  if (/phone/.test(type)) return 'phone';
  if (/video/.test(type)) return 'video';
  return 'onsite';
}

export function interview(row: DebriefRow): Interview {
  return {
    id: row.id,
    startsAt: instant(row.interview.startedAt),
    endsAt: instant(row.interview.endedAt),
    zone: row.interview.timezone,
    round: /second|final/.exec(row.interview.type)?.[0] ?? null,
    kind: kind(row.interview.type),
    final: /final/.test(row.interview.type),
    interviewers: row.interviewers.map((_, i) => `p${i + 1}`),
    arrangedBy: null,
    debriefed: true,
    cancelled: false,
    calendar: null,
  };
}

/** The debrief as a careful user answers the printed stems. */
export function stemsDebrief(row: DebriefRow): Debrief | null {
  const { stems } = row;
  if (!stems) return null;
  return {
    interview: row.id,
    perInterviewer: stems.perInterviewer.map((s) => ({
      person: idOf(row, s.interviewer),
      thankYouFor: s.thankYouFor,
      keepThinkingAbout: s.keepThinkingAbout,
      toldMeYourTeam: s.toldMeYourTeam,
    })),
    enjoyMost: stems.enjoyMost,
    doneLike: stems.doneLike,
    unfinished: stems.unfinished.map((u) => ({
      ...u,
      askedBy: u.askedBy === null ? null : idOf(row, u.askedBy),
    })),
    alsoMention: stems.alsoMention,
    theyDecide: stems.theyDecide,
    privateRemarks: row.privateRemarks,
    wentWell: row.wentWell,
    rough: null,
  };
}
