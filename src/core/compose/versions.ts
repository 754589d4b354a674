import type { Person } from '../record/nouns.ts';
import { tooAlike } from './likeness.ts';
import type { Address } from './names.ts';
import { address, signedName } from './names.ts';
import { fill, type Manner, type Phrasing, phrasings } from './phrasings.ts';
import { sourcesOf, unsourced } from './provenance.ts';
import type { Frame, Paragraph } from './realise.ts';
import type { DraftOutcome, Question, Setting } from './request.ts';
import { hash, sequence } from './seed.ts';
import { weigh } from './weigh.ts';

/** Versions that are made and weighed before one is kept. */
const VERSIONS = 32;
const WHIM = 2.5;
/** How often a second choice among the phrasings is tried. */
const SPARE = 0.12;

/** What the other notes of a panel have used. */
export interface Panel {
  readonly taken: ReadonlySet<string>;
  /** Their texts. */
  readonly before: readonly string[];
}

/** "Lead Pharmacist, Cancer Services" is the "Lead Pharmacist" in a sentence. */
export function shortRole(role: string): string {
  const head = role.replace(/\s*[,(–—|/].*$/u, '').replace(/\s+-\s+.*$/, '');
  return head.trim() || role.trim();
}

/** "the University of Wexcombe" within a sentence. */
function inSentence(company: string): string {
  return /^(?:University|Institute|Museum|Ministry|Department|Bank|College|School|Church|Society|Academy|Centre|Center|City|County|Port|Royal \p{Lu}\p{Ll}+) (?:of|for)\b/u.test(
    company,
  )
    ? `the ${company}`
    : company;
}

/** A frame whose choices follow from the record, the reader and the revision alone. */
export function frameFor(setting: Setting, person: Person, step: string, panel?: Panel): Frame {
  // The second and third note of a panel must reach for other words than the first.
  const spare = SPARE + 0.06 * (panel?.before.length ?? 0);
  const random = sequence(hash(`${setting.seed}|${step}|${person.id}|${setting.revision}`));
  return {
    manner: setting,
    slots: { company: inSentence(setting.company.trim()), role: shortRole(setting.role) },
    pick: (_, options) => {
      const first = options.filter((o) => !o.spare);
      const from = first.length > 0 && random() >= spare ? first : options;
      return from[Math.floor(random() * from.length)] as Phrasing;
    },
    chance: (share) => random() < share,
  };
}

const textsOf = (note: readonly Paragraph[]): string[] => note.flatMap((p) => p.map((s) => s.text));

/** Makes several versions and keeps the one that repeats least of itself and of other letters. */
export function bestOf(
  make: () => readonly Paragraph[],
  panel: Panel,
  setting: Setting,
  room: { readonly least: number; readonly most: number; readonly brevity: number },
): readonly Paragraph[] {
  const recent = new Set(setting.recent);
  let best: readonly Paragraph[] = [];
  let cost = Infinity;
  const company = { ...panel, recent, ...room };
  const whim = sequence(hash(`${setting.seed}|${setting.revision}|${setting.company}`));
  const enough = VERSIONS * (panel.before.length > 0 ? 2 : 1);
  for (let n = 0; n < enough * 8; n++) {
    if (n >= enough && !tooAlike(textsOf(best), panel.before)) break;
    const made = make().filter((p) => p.length > 0);
    // A little chance, so that the shortest version is not everybody's version.
    const weight = weigh(made, company, cost) + whim() * WHIM;
    if (weight < cost) {
      cost = weight;
      best = made;
    }
  }
  return best;
}

/** Greeting, text and signature around the sentences, with what is still unsure. */
export function finished(
  setting: Setting,
  person: Person,
  frame: Frame,
  paragraphs: readonly Paragraph[],
  subject: string,
): DraftOutcome {
  const name = withHabit(address(person), setting, person);
  const manner: Manner = name.titled ? { ...frame.manner, register: 'formal' } : frame.manner;
  const pick = (move: string): string => frame.pick(move, phrasings(move, manner)).text;
  const greeting = name.call === '' ? 'Hello,' : fill(pick('greet'), { name: name.call });
  const text = paragraphs.map((p) => p.map((s) => s.text).join(' ')).join('\n\n');
  const sign = frame.pick('sign', phrasings('sign', manner));
  const used = paragraphs.flat().flatMap((s) => s.phrasing.split(' '));
  const phrases = [...used.filter((id) => id !== ''), sign.id, ...greetings(manner)];
  const body = `${greeting}\n\n${text}\n\n${sign.text}\n${signedName(setting.candidate)}`;
  const strays = unsourced({ body, phrasings: phrases }, [
    ...sourcesOf(setting),
    person.name,
    name.call,
  ]);
  return {
    person: person.id,
    channel: setting.channel,
    subject: setting.channel === 'card' ? '' : subject,
    body,
    sentences: paragraphs.flat().map(({ text: t, facts }) => ({ text: t, facts })),
    ready: name.call !== '' && strays.length === 0,
    ask: askName(person, name),
    leftOut: strays.map((word) => `"${word}" stands in the draft and nowhere in the record`),
    phrasings: phrases,
  };
}

const greetings = (manner: Manner): string[] => phrasings('greet', manner).map((p) => p.id);

const GREETED = /^(?:Dear|Hi|Hello) (\p{Lu}[\p{L}'. -]{0,30}),/u;

/** A name that the record knows as theirs, so that no other name slips in (X4). */
function isTheirs(call: string, name: Address, person: Person): boolean {
  const known = [...name.known, name.call, ...(person.email ?? '').split(/[@._-]/)];
  const low = known.map((k) => k.toLowerCase());
  return (
    call === name.call ||
    call
      .split(' ')
      .every(
        (w) => low.includes(w.toLowerCase()) || (/^\p{Lu}\p{Ll}{0,3}\.?$/u.test(w) && name.titled),
      )
  );
}

/** Who was greeted by a name before is greeted by that name again. */
function withHabit(name: Address, setting: Setting, person: Person): Address {
  const greeted = setting.earlier
    .filter((l) => l.to === person.id)
    .map((l) => GREETED.exec(l.body)?.[1])
    .filter((c) => c !== undefined);
  const call = greeted.at(-1);
  if (call === undefined || !isTheirs(call, name, person)) return name;
  return { ...name, call, titled: name.titled && call === name.call, unsure: [] };
}

function askName(person: Person, { unsure }: Address): Question[] {
  if (unsure.length === 0) return [];
  return [
    {
      id: `name:${person.id}`,
      source: `record:person:${person.id}`,
      ask: 'How is the name spelt?',
      choices: unsure.map((s) => `Dear ${s},`),
    },
  ];
}
