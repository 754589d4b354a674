import type { Person } from '../record/nouns.ts';
import { allocate } from './allocate.ts';
import { fromStems } from './answers.ts';
import type { Material, Share } from './facts.ts';
import { address, signedName } from './names.ts';
import { cardNote, emailNote, type Outline } from './note.ts';
import { fill, type Manner, type Phrasing, phrasings } from './phrasings.ts';
import type { Frame, Paragraph } from './realise.ts';
import { shared } from './relevance.ts';
import type { ComposeRequest, DraftOutcome, Question } from './request.ts';
import { hash, sequence } from './seed.ts';
import { subject } from './subject.ts';
import { closing } from './timeline.ts';
import { weigh } from './weigh.ts';

/** Versions that are made and weighed before one is kept. */
const VERSIONS = 24;

/** "Lead Pharmacist, Cancer Services" is the "Lead Pharmacist" in a sentence. */
export function shortRole(role: string): string {
  return (
    role
      .replace(/\s*[,(–—|/].*$/u, '')
      .replace(/\s+-\s+.*$/, '')
      .trim() || role.trim()
  );
}

/**
 * Thank-you notes for one interview, one for each reader, no two alike (N4, P6), from what the
 * candidate wrote down and nothing else (X3). The same request gives the same words.
 * Never throws; what is unsure comes back as a question and is not printed.
 */
export function compose(request: ComposeRequest): readonly DraftOutcome[] {
  const material = request.debrief === null ? NOTHING : fromStems(request.debrief);
  const shares = allocate(request.to, withoutThanked(request, material));
  const taken = new Set<string>();
  const mayAsk = request.to.find((p) => p.role !== 'other') ?? request.to[0];
  return request.to.map((person, i) => {
    const share = shares[i];
    if (share === undefined) throw new RangeError('a share for every reader');
    const note = bestVersion(request, person, share, material, taken, person === mayAsk);
    for (const id of note.phrasings) taken.add(id);
    return note;
  });
}

const NOTHING: Material = {
  personal: new Map(),
  fits: [],
  alsos: [],
  enjoy: null,
  repairs: [],
  theyDecide: null,
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

function bestVersion(
  request: ComposeRequest,
  person: Person,
  share: Share,
  material: Material,
  taken: ReadonlySet<string>,
  mayAsk: boolean,
): DraftOutcome {
  const name = address(person);
  const manner: Manner = request;
  const outline: Outline = {
    share,
    reader: person.id,
    again: thankedBefore(request, person) !== '',
    alone: request.to.length === 1,
    close: closing(material.theyDecide, name.known),
    mayAsk,
  };
  const random = sequence(hash(`${request.seed}|${person.id}|${request.revision}`));
  const frame: Frame = {
    manner,
    slots: { company: request.company.trim(), role: shortRole(request.role) },
    pick: (_, options) => options[Math.floor(random() * options.length)] as Phrasing,
  };
  const recent = new Set(request.recent);
  let best: readonly Paragraph[] = [];
  let cost = Infinity;
  for (let n = 0; n < VERSIONS; n++) {
    const made = request.channel === 'card' ? cardNote(frame, outline) : emailNote(frame, outline);
    const weight = weigh(made, { taken, recent });
    if (weight < cost) {
      cost = weight;
      best = made;
    }
  }
  return outcome(request, person, frame, best, share);
}

function outcome(
  request: ComposeRequest,
  person: Person,
  frame: Frame,
  paragraphs: readonly Paragraph[],
  share: Share,
): DraftOutcome {
  const name = address(person);
  const titled = name.titled ? { ...frame.manner, register: 'formal' as const } : frame.manner;
  const pick = (move: string, manner: Manner): string =>
    frame.pick(move, phrasings(move, manner)).text;
  const greeting = fill(name.call === '' ? 'Hello,' : pick('greet', titled), { name: name.call });
  const text = paragraphs.map((p) => p.map((s) => s.text).join(' ')).join('\n\n');
  const body = `${greeting}\n\n${text}\n\n${pick('sign', titled)}\n${signedName(request.candidate)}`;
  const ask: Question[] = name.unsure.length > 0 ? [askName(person, name.unsure)] : [];
  return {
    person: person.id,
    channel: request.channel,
    subject: request.channel === 'card' ? '' : subject(frame, share),
    body,
    sentences: paragraphs.flat().map(({ text: t, facts }) => ({ text: t, facts })),
    ready: name.call !== '',
    ask,
    leftOut: [],
    phrasings: paragraphs
      .flat()
      .flatMap((s) => s.phrasing.split(' '))
      .filter((id) => id !== ''),
  };
}

function askName(person: Person, spellings: readonly string[]): Question {
  return {
    id: `name:${person.id}`,
    source: `record:person:${person.id}`,
    ask: 'How is the name spelt?',
    choices: spellings.map((s) => `Dear ${s},`),
  };
}
