import type { Debrief, InterviewerAnswers, Person } from './nouns.ts';
import type { Happening, Opportunity } from './opportunity.ts';

/**
 * The state with `gone` being `into`: one person with what is known of both, named wherever either
 * was. Whoever must not be contacted stays so (X5). Nothing changes when they are one already or
 * either is unknown.
 */
export function mergePeople(state: Opportunity, gone: string, into: string): Opportunity {
  const stays = state.people.find((p) => p.id === into);
  const goes = state.people.find((p) => p.id === gone);
  if (stays === undefined || goes === undefined || gone === into) return state;
  const now = <T extends string | null>(id: T): T => (id === gone ? into : id) as T;
  return {
    ...state,
    people: state.people
      .filter((p) => p.id !== gone)
      .map((p) => (p.id === into ? both(stays, goes) : p)),
    interviews: state.interviews.map((each) => ({
      ...each,
      interviewers: [...new Set(each.interviewers.map(now))],
      arrangedBy: now(each.arrangedBy),
    })),
    debriefs: state.debriefs.map((each) => oneAnswer(each, gone, into)),
    letters: state.letters.map((each) => ({ ...each, to: now(each.to) })),
    messages: state.messages.map((each) => ({ ...each, from: now(each.from) })),
    happenings: state.happenings.map((each) => named(each, now)),
  };
}

/** What the one who stays lacks comes from the other. */
function both(stays: Person, goes: Person): Person {
  return {
    ...stays,
    title: stays.title ?? goes.title,
    email: stays.email ?? goes.email,
    postal: stays.postal ?? goes.postal,
    zone: stays.zone ?? goes.zone,
    country: stays.country ?? goes.country,
    subdivision: stays.subdivision ?? goes.subdivision,
    card: stays.card || goes.card,
    referred: stays.referred && goes.referred,
    doNotContact: stays.doNotContact || goes.doNotContact,
  };
}

/** One entry of answers; where both were answered, the second goes to the rough words: none is lost. */
function oneAnswer(debrief: Debrief, gone: string, into: string): Debrief {
  const own = debrief.perInterviewer.find((each) => each.person === into);
  const other = debrief.perInterviewer.find((each) => each.person === gone);
  const unfinished = debrief.unfinished.map((each) =>
    each.askedBy === gone ? { ...each, askedBy: into } : each,
  );
  if (other === undefined) return { ...debrief, unfinished };
  const joined: InterviewerAnswers = {
    person: into,
    thankYouFor: own?.thankYouFor ?? other.thankYouFor,
    keepThinkingAbout: own?.keepThinkingAbout ?? other.keepThinkingAbout,
    toldMeYourTeam: own?.toldMeYourTeam ?? other.toldMeYourTeam,
  };
  const left = (['thankYouFor', 'keepThinkingAbout', 'toldMeYourTeam'] as const)
    .map((key) => (joined[key] === other[key] ? null : other[key]))
    .filter((text) => text !== null);
  const rough = [debrief.rough, ...left].filter((text) => text !== null && text !== '');
  return {
    ...debrief,
    unfinished,
    perInterviewer: [
      ...debrief.perInterviewer.filter((each) => each.person !== gone && each.person !== into),
      joined,
    ],
    rough: rough.length === 0 ? null : rough.join('\n'),
  };
}

type Rename = <T extends string | null>(id: T) => T;

function named(happening: Happening, now: Rename): Happening {
  switch (happening.kind) {
    case 'sent':
      return { ...happening, to: now(happening.to) };
    case 'skipped':
    case 'moved':
      return { ...happening, to: now(happening.to) };
    case 'received':
      return { ...happening, from: now(happening.from), newContact: now(happening.newContact) };
    case 'resolved':
      return { ...happening, newContact: now(happening.newContact) };
    case 'promise':
    case 'withdrawn':
      return { ...happening, by: now(happening.by) };
    case 'address':
      return { ...happening, person: now(happening.person) };
    case 'ended':
    case 'decided':
      return happening;
  }
}
