/** The sample week as events of the record, relative to the sample's own first moment. */
import type { EventBody, NewEvent } from '../core/record/events.ts';
import { instantText } from '../core/record/instant.ts';
import type { Day, Debrief, Reading } from '../core/record/nouns.ts';
import { read } from '../core/replies/read.ts';
import sampleCandidate from '../desk/data/sample-candidate.json' with { type: 'json' };
import { interviewFrom, type PersonInput, personFrom } from '../desk/opening.ts';
import { rfcDate } from '../mail/mime.ts';
import week from './data/week.json' with { type: 'json' };

type Entry = (typeof week.opportunities)[number];
interface Happened {
  readonly kind: string;
  readonly hoursAgo: number;
  readonly by?: string;
  readonly said?: string;
  readonly inDays?: number;
  readonly to?: string;
  readonly from?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly automatic?: boolean;
  readonly unsure?: boolean;
  readonly debrief?: Omit<Debrief, 'interview'>;
}

export const sampleRules = week.rules;

/** Each opportunity's id and events, in order; `start` is the sample's first moment. */
export function sampleEvents(
  start: Temporal.Instant,
  zone: string,
): readonly { readonly id: string; readonly events: readonly NewEvent[] }[] {
  return week.opportunities.map((entry) => {
    const story = new Story(entry, start, zone);
    return { id: `sample-${entry.key}`, events: story.events() };
  });
}

class Story {
  readonly #entry: Entry;
  readonly #start: Temporal.Instant;
  readonly #zone: string;

  constructor(entry: Entry, start: Temporal.Instant, zone: string) {
    this.#entry = entry;
    this.#start = start;
    this.#zone = zone;
  }

  events(): readonly NewEvent[] {
    const { company, role, country, people, interview } = this.#entry;
    const before = interview.endedHoursAgo + 48;
    const opened: EventBody[] = [
      { kind: 'opportunity_opened', company, role, country, sample: true },
      ...people.map(
        (p): EventBody => ({
          kind: 'person_added',
          person: personFrom(p.id, p as PersonInput),
        }),
      ),
      { kind: 'interview_scheduled', interview: this.#interview() },
    ];
    return [
      ...opened.map((body) => this.#event(before, body)),
      ...(this.#entry.happened as readonly Happened[]).flatMap((h, i) =>
        this.#bodies(h, i).map((body) => this.#event(h.hoursAgo, body)),
      ),
    ];
  }

  #interview() {
    const { id, endedHoursAgo, minutes, zone, round, kind } = this.#entry.interview;
    const endsAt = this.#at(endedHoursAgo);
    const startsAt = this.#at(endedHoursAgo + minutes / 60);
    const interviewers = this.#entry.people.map((p) => p.id);
    const input = { startsAt, endsAt, zone, round, kind: kind as 'panel' };
    return interviewFrom(id, input, interviewers, null);
  }

  #bodies(h: Happened, index: number): readonly EventBody[] {
    const interview = this.#entry.interview.id;
    switch (h.kind) {
      case 'debriefed':
        return h.debrief === undefined
          ? []
          : [{ kind: 'debriefed', debrief: { interview, ...h.debrief } }];
      case 'promised':
        return [
          {
            kind: 'promise_made',
            by: h.by ?? null,
            promise: {
              said: h.said ?? '',
              from: null,
              to: this.#friday(h.inDays ?? 7),
              slackDays: 0,
            },
          },
        ];
      case 'skippedDebrief':
        return [{ kind: 'step_skipped', step: 'debrief', to: null, interview, reason: null }];
      case 'skippedAnswer':
        return [
          { kind: 'step_skipped', step: 'answer', to: h.to ?? null, interview: null, reason: null },
        ];
      case 'sent':
        return this.#sent(h, index);
      default:
        return [this.#answer(h, index)];
    }
  }

  #sent(h: Happened, index: number): readonly EventBody[] {
    const letter = `${this.#entry.key}-letter-${index}`;
    const drafted: EventBody = {
      kind: 'letter_drafted',
      letter,
      step: 'thank_you',
      to: h.to ?? '',
      interview: this.#entry.interview.id,
      channel: 'email',
      subject: h.subject ?? '',
      text: h.text ?? '',
      sentences: [],
      ask: [],
      leftOut: [],
      phrasings: [],
      revision: 0,
    };
    const messageId = this.#messageId(letter);
    return [drafted, { kind: 'letter_sent', letter, channel: 'email', messageId }];
  }

  #answer(h: Happened, index: number): EventBody {
    const person = this.#entry.people.find((p) => p.id === h.from);
    const text = (h.text ?? '').replace(/\{day\+(\d+)\}/g, (_, n) => this.#spoken(Number(n)));
    const reading = this.#reading(h, text, person?.name ?? '', person?.email ?? '');
    return {
      kind: 'message_received',
      message: `${this.#entry.key}-message-${index}`,
      from: h.from ?? null,
      fromName: person?.name ?? null,
      fromAddress: person?.email ?? null,
      subject: h.subject ?? '',
      text,
      messageId: this.#messageId(`answer-${index}`),
      inReplyTo: null,
      reading,
      newContact: null,
    };
  }

  #reading(h: Happened, body: string, name: string, email: string): Reading {
    const at = this.#start.subtract({ minutes: Math.round(h.hoursAgo * 60) });
    const headers = {
      From: `${name} <${email}>`,
      Subject: h.subject ?? '',
      Date: rfcDate(instantText(at), this.#entry.interview.zone),
      ...(h.automatic ? { 'Auto-Submitted': 'auto-replied' } : {}),
    };
    const { company, role, country } = this.#entry;
    const message = {
      headers,
      subject: headers.Subject,
      bodyType: 'text/plain' as const,
      body,
      receivedAt: instantText(at),
    };
    const reading = read(message, {
      candidate: sampleCandidate,
      interviewer: name,
      company,
      role,
      interviewDate: null,
      senderLocale: 'en-US',
      calendar: country,
      candidateZone: this.#zone,
    });
    // The one to look at is meant to be looked at, however well the reader reads it.
    return h.unsure ? { ...reading, held: true } : reading;
  }

  #event(hoursAgo: number, body: EventBody): NewEvent {
    return { at: this.#at(hoursAgo), by: 'app', source: { kind: 'sample', ref: null }, body };
  }

  #at(hoursAgo: number): string {
    return instantText(this.#start.subtract({ minutes: Math.round(hoursAgo * 60) }));
  }

  #messageId(name: string): string {
    return `<${this.#entry.key}-${name}@sample.example>`;
  }

  #day(inDays: number): Temporal.PlainDate {
    const today = this.#start.toZonedDateTimeISO(this.#entry.interview.zone).toPlainDate();
    return today.add({ days: inDays });
  }

  /** The Friday of the week that lies so many days ahead. */
  #friday(inDays: number): Day {
    const day = this.#day(inDays);
    return day.add({ days: 5 - day.dayOfWeek }).toString();
  }

  #spoken(inDays: number): string {
    return this.#day(inDays).toLocaleString('en-US', {
      weekday: 'long',
      month: 'long',
      day: 'numeric',
    });
  }
}
