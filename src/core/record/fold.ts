import type { EventBody, RecordedEvent } from './events.ts';
import { foldLetter, type LetterEvent } from './fold-letter.ts';
import { mergePeople } from './fold-merge.ts';
import type { Interview, Person, Reading } from './nouns.ts';
import type { Happening, Opportunity } from './opportunity.ts';

/**
 * The state of one opportunity, from its events in order of `seq`. Pure: the same events give the
 * same state. Returns null when no event opened it (an empty or foreign list).
 */
export function fold(events: readonly RecordedEvent[]): Opportunity | null {
  let state: Opportunity | null = null;
  for (const event of events) state = foldOne(state, event);
  return state;
}

/** One event more. Events of an opportunity that was never opened change nothing. */
export function foldOne(state: Opportunity | null, event: RecordedEvent): Opportunity | null {
  const { body } = event;
  if (body.kind === 'opportunity_opened') return state ?? opened(event, body);
  if (state === null) return null;
  return { ...apply(state, event), seq: event.seq };
}

function opened(
  event: RecordedEvent,
  body: Extract<EventBody, { kind: 'opportunity_opened' }>,
): Opportunity {
  return {
    id: event.opportunity,
    seq: event.seq,
    company: body.company,
    role: body.role,
    country: body.country,
    sample: body.sample,
    doNotContact: false,
    companyDoNotContact: false,
    needs: [],
    people: [],
    interviews: [],
    debriefs: [],
    letters: [],
    messages: [],
    happenings: [],
  };
}

function apply(state: Opportunity, event: RecordedEvent): Opportunity {
  const { body } = event;
  switch (body.kind) {
    case 'opportunity_opened':
      return state;
    case 'opportunity_changed':
      return {
        ...state,
        company: body.company ?? state.company,
        role: body.role ?? state.role,
        country: body.country ?? state.country,
      };
    case 'do_not_contact':
      return doNotContact(state, body);
    case 'needs_noted':
      return { ...state, needs: body.needs };
    case 'person_added':
      return state.people.some((p) => p.id === body.person.id)
        ? state
        : { ...state, people: [...state.people, body.person] };
    case 'person_changed':
      return withPerson(state, body.person, body.change);
    case 'people_merged':
      return mergePeople(state, body.person, body.into);
    case 'address_found':
      return happened(withPerson(state, body.person, { email: body.email }), {
        kind: 'address',
        at: event.at,
        person: body.person,
        email: body.email,
      });
    case 'interview_scheduled':
      return state.interviews.some((i) => i.id === body.interview.id)
        ? state
        : { ...state, interviews: [...state.interviews, body.interview] };
    case 'interview_changed':
      return withInterview(state, body.interview, body.change);
    case 'interview_cancelled':
      return withInterview(state, body.interview, { cancelled: true });
    case 'debriefed':
      return {
        ...withInterview(state, body.debrief.interview, { debriefed: true }),
        debriefs: [
          ...state.debriefs.filter((d) => d.interview !== body.debrief.interview),
          body.debrief,
        ],
      };
    case 'message_received':
    case 'reading_settled':
    case 'answer_logged':
      return arrived(state, event, body);
    case 'promise_made':
      return happened(state, {
        kind: 'promise',
        at: event.at,
        by: body.by,
        promise: body.promise,
      });
    case 'promise_withdrawn':
      return happened(state, { kind: 'withdrawn', at: event.at, by: body.by });
    case 'step_skipped':
      return skipped(state, event, body);
    case 'step_moved':
      return happened(state, {
        kind: 'moved',
        at: event.at,
        step: body.step,
        to: body.to,
        notBefore: body.notBefore,
        override: body.override,
      });
    case 'follow_ups_ended':
      return happened(state, { kind: 'ended', at: event.at });
    case 'decided':
      return happened(state, { kind: 'decided', at: event.at, what: body.what });
    case 'letter_drafted':
    case 'letter_edited':
    case 'letter_reworded':
    case 'letter_approved':
    case 'approval_withdrawn':
    case 'letter_sending':
    case 'letter_sent':
    case 'letter_failed':
    case 'letter_uncertain':
    case 'letter_bounced':
    case 'letter_confirmed':
    case 'letter_discarded':
    case 'finding_suppressed':
    case 'suppression_lifted':
      return lettered(state, event, body);
  }
}

/** Keeps happenings in order of time; of the same instant, in order of arrival. */
function happened(state: Opportunity, happening: Happening): Opportunity {
  const list = state.happenings;
  let place = list.length;
  while (place > 0 && (list[place - 1]?.at ?? '') > happening.at) place -= 1;
  return { ...state, happenings: [...list.slice(0, place), happening, ...list.slice(place)] };
}

function withPerson(state: Opportunity, id: string, change: Partial<Person>): Opportunity {
  return { ...state, people: state.people.map((p) => (p.id === id ? { ...p, ...change } : p)) };
}

function withInterview(state: Opportunity, id: string, change: Partial<Interview>): Opportunity {
  return {
    ...state,
    interviews: state.interviews.map((i) => (i.id === id ? { ...i, ...change } : i)),
  };
}

function doNotContact(
  state: Opportunity,
  body: Extract<EventBody, { kind: 'do_not_contact' }>,
): Opportunity {
  switch (body.scope) {
    case 'opportunity':
      return { ...state, doNotContact: body.on };
    case 'company':
      return { ...state, companyDoNotContact: body.on };
    case 'person':
      return body.person === null
        ? state
        : withPerson(state, body.person, { doNotContact: body.on });
  }
}

function skipped(
  state: Opportunity,
  event: RecordedEvent,
  body: Extract<EventBody, { kind: 'step_skipped' }>,
): Opportunity {
  const next =
    body.step === 'debrief' && body.interview !== null
      ? withInterview(state, body.interview, { debriefed: 'skipped' })
      : state;
  return happened(next, {
    kind: 'skipped',
    at: event.at,
    step: body.step,
    to: body.to,
    interview: body.interview,
  });
}

function effectOf(reading: Reading, newContact: string | null) {
  return {
    promise: reading.promise,
    returnDate: reading.returnDate,
    checkBack: reading.checkBack,
    newContact,
    permanent: reading.bounce?.permanent ?? false,
    stops: reading.stopsFollowUps,
  };
}

type Arrival = Extract<
  EventBody,
  { kind: 'message_received' | 'reading_settled' | 'answer_logged' }
>;

function arrived(state: Opportunity, event: RecordedEvent, body: Arrival): Opportunity {
  switch (body.kind) {
    case 'message_received': {
      if (state.messages.some((m) => m.id === body.message)) return state;
      const { reading } = body;
      const { kind: _kind, message, newContact, ...rest } = body;
      const stored = { ...rest, id: message, at: event.at, settled: false };
      const next = { ...state, messages: [...state.messages, stored] };
      return happened(next, {
        kind: 'received',
        at: event.at,
        from: body.from,
        via: 'mail',
        intent: reading.held ? 'unsure' : reading.intent,
        message,
        ...effectOf(reading, newContact),
      });
    }
    case 'reading_settled': {
      const message = state.messages.find((m) => m.id === body.message);
      if (message === undefined) return state;
      const settled = { ...message, reading: body.reading, settled: true };
      const next = {
        ...state,
        messages: state.messages.map((m) => (m.id === body.message ? settled : m)),
      };
      return happened(next, {
        kind: 'resolved',
        at: event.at,
        of: message.at,
        message: body.message,
        intent: body.reading.intent,
        ...effectOf(body.reading, body.newContact),
      });
    }
    case 'answer_logged':
      return happened(state, {
        kind: 'received',
        at: event.at,
        from: body.from,
        via: body.via,
        intent: body.intent,
        message: null,
        ...body.effect,
      });
  }
}

function lettered(state: Opportunity, event: RecordedEvent, body: LetterEvent): Opportunity {
  const letters = foldLetter(state.letters, event.at, body);
  const next = { ...state, letters };
  if (body.kind === 'letter_confirmed' && body.messageId !== null) {
    return { ...next, happenings: named(next.happenings, body.letter, body.messageId) };
  }
  if (body.kind !== 'letter_sent') return next;
  const letter = letters.find((l) => l.id === body.letter);
  if (letter === undefined) return next;
  return happened(next, {
    kind: 'sent',
    at: event.at,
    step: letter.step,
    to: letter.to,
    interview: letter.interview,
    letter: letter.id,
    messageId: body.messageId,
    channel: body.channel,
  });
}

/** What was sent of that letter, under the Message-ID it was found by: its answers name that one. */
function named(
  happenings: readonly Happening[],
  letter: string,
  messageId: string,
): readonly Happening[] {
  return happenings.map((h) =>
    h.kind === 'sent' && h.letter === letter ? { ...h, messageId } : h,
  );
}
