import type { Person } from '../record/nouns.ts';
import { allocate, hiresForOthers } from './allocate.ts';
import { fromStems } from './answers.ts';
import type { Fact, Material, Share } from './facts.ts';
import { address } from './names.ts';
import { cardNote, emailNote, type Outline } from './note.ts';
import { shared } from './relevance.ts';
import type { ComposeRequest, DraftOutcome, Question } from './request.ts';
import { headline, strengths } from './rough/headline.ts';
import { type RoughReading, readRough } from './rough/rough.ts';
import { sortJottings } from './rough/sort.ts';
import { STEMS } from './stems.ts';
import { subject } from './subject.ts';
import { closing } from './timeline.ts';
import { bestOf, finished, frameFor, type Panel } from './versions.ts';

/**
 * Thank-you notes for one interview, one for each reader, no two alike (N4, P6), from what the
 * candidate wrote down and nothing else (X3). The same request gives the same words.
 * Never throws; what is unsure comes back as a question and is not printed.
 */
export function compose(request: ComposeRequest): readonly DraftOutcome[] {
  const { material, questions, leftOut } = materialOf(request);
  const onCard = (p: Person): boolean =>
    request.channel === 'card' || (request.cards?.includes(p.id) ?? false);
  const trade = standing(request);
  const all = { ...withoutThanked(request, material), trade };
  const shares = allocate(request.to, all, onCard);
  const taken = new Set<string>();
  const before: string[] = [];
  const mayAsk = request.to.find((p) => p.role !== 'other') ?? request.to[0];
  return request.to.map((person, i) => {
    const share = shares[i] ?? EMPTY;
    const own: ComposeRequest = onCard(person) ? { ...request, channel: 'card' } : request;
    // In a large panel every other note says the date: five times the same looks copied.
    const silent =
      (request.to.length > 2 && i % 2 === 1) ||
      (request.to.length > 1 && i > 0 && own.channel === 'card');
    const note = noteTo(
      own,
      person,
      addressed(share, person),
      material,
      { taken, before },
      person === mayAsk,
      silent,
    );
    for (const id of note.phrasings) taken.add(id);
    before.push(note.sentences.map((s) => s.text).join(' '));
    const mine = questions.filter(
      (q) => (concerns(q.source, request.to) ?? request.to[0]?.id) === person.id,
    );
    return { ...note, ask: [...note.ask, ...mine], leftOut: [...note.leftOut, ...leftOut] };
  });
}

/** What the record says of the candidate apart from any interview. */
function standing({ candidate, tagger }: ComposeRequest): readonly Fact[] {
  const reader = { tagger: tagger ?? null, spellings: new Map<string, string>(), names: [] };
  const years = headline(candidate.headline, reader);
  return [...(years === null ? [] : [years]), ...strengths(candidate.strengths, reader)];
}

/** "fixing billing with Amira" is, to Amira, "with you". */
function addressed(share: Share, person: Person): Share {
  const names = address(person).known.filter((n) => n.length > 2 && /^\p{Lu}/u.test(n));
  if (names.length === 0) return share;
  const name = new RegExp(
    `\\b(?:${names.map((n) => n.replace(/[^\p{L}]/gu, '.')).join('|')})('s)?(?![\\p{L}-])`,
    'gu',
  );
  const own = (fact: Fact): Fact => ({
    ...fact,
    text: fact.text.replace(name, (_, s: string | undefined) => (s === undefined ? 'you' : 'your')),
  });
  return {
    ...share,
    fits: share.fits.map(own),
    alsos: share.alsos.map(own),
    enjoy: share.enjoy === null ? null : own(share.enjoy),
  };
}

/** The person a question is about, by its source; undefined when it concerns all. */
function concerns(source: string, people: readonly Person[]): string | undefined {
  return people.find((p) => source.split(':').includes(p.id))?.id;
}

function materialOf(request: ComposeRequest): RoughReading {
  const stems = request.debrief === null ? NOTHING : fromStems(request.debrief);
  const free = request.debrief?.rough ?? '';
  const rough = request.rough ?? (free.trim() === '' ? null : sortJottings(free, request.to));
  const questions = stems.unshaped.map(unfinishedStem);
  const leftOut = stems.unspoken.map(({ text, why }) => `${text}: ${why}`);
  if (rough === null) return { material: stems, questions, leftOut };
  const context = { ...request, people: request.to, tagger: request.tagger ?? null };
  const reading = readRough(rough, context);
  return {
    ...reading,
    questions: [...questions, ...reading.questions],
    leftOut: [...leftOut, ...reading.leftOut],
    material: merged(stems, reading.material),
  };
}

/** An answer that does not complete its printed beginning. */
function unfinishedStem({ text, source }: Material['unshaped'][number]): Question {
  const stem = STEMS.find((s) => source.split(':').includes(s.id));
  return {
    id: source,
    source,
    ask: `How does this sentence end? ${stem?.stem ?? ''}`.trim(),
    choices: [text, 'Leave it out'],
  };
}

/** What was answered on a stem stands; rough words fill what is empty. */
function merged(stems: Material, rough: Material): Material {
  const personal = new Map(rough.personal);
  for (const [id, own] of stems.personal) {
    const other = rough.personal.get(id);
    personal.set(id, {
      thanks: own.thanks ?? other?.thanks ?? null,
      keep: own.keep ?? other?.keep ?? null,
      need: own.need ?? other?.need ?? null,
      talk: other?.talk ?? null,
    });
  }
  return {
    personal,
    trade: [],
    fits: stems.fits.length > 0 ? stems.fits : rough.fits,
    alsos: stems.alsos.length > 0 ? stems.alsos : rough.alsos,
    enjoy: stems.enjoy ?? rough.enjoy,
    repairs: stems.repairs.length > 0 ? stems.repairs : rough.repairs,
    theyDecide: stems.theyDecide ?? rough.theyDecide,
    unshaped: stems.unshaped,
    unspoken: stems.unspoken,
  };
}

const NOTHING: Material = {
  personal: new Map(),
  fits: [],
  alsos: [],
  trade: [],
  enjoy: null,
  repairs: [],
  theyDecide: null,
  unshaped: [],
  unspoken: [],
};

const EMPTY: Share = {
  personal: { thanks: null, keep: null, need: null, talk: null },
  fits: [],
  alsos: [],
  enjoy: null,
  repair: null,
};

function thankedBefore(request: ComposeRequest, person: Person): string {
  return request.earlier
    .filter((l) => l.to === person.id && l.step === 'thank_you')
    .map((l) => l.body)
    .join(' ');
}

/** Nobody is thanked twice for the same thing. */
function withoutThanked(request: ComposeRequest, material: Material): Material {
  const personal = new Map(material.personal);
  for (const person of request.to) {
    const own = personal.get(person.id);
    const before = thankedBefore(request, person);
    if (own?.thanks && before !== '' && shared(own.thanks.text, before) > 0) {
      personal.set(person.id, { ...own, thanks: null });
    }
  }
  return { ...material, personal };
}

function noteTo(
  request: ComposeRequest,
  person: Person,
  share: Share,
  material: Material,
  panel: Panel,
  mayAsk: boolean,
  silent: boolean,
): DraftOutcome {
  const outline: Outline = {
    share,
    reader: person.id,
    again: thankedBefore(request, person) !== '',
    alone: request.to.length === 1,
    close: silent ? { kind: 'vague' } : closing(material.theyDecide, address(person).known),
    mayAsk,
    matterOfFact: hiresForOthers(person),
  };
  const frame = frameFor(request, person, 'thank_you', panel);
  const make = request.channel === 'card' ? cardNote : emailNote;
  const room = { least: 48, most: request.channel === 'card' ? 85 : 180, brevity: 0.14 };
  const paragraphs = bestOf(() => make(frame, outline), panel, request, room);
  return finished(request, person, frame, paragraphs, subject(frame, share));
}
