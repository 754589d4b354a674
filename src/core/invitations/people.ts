import type { Participant } from './addresses.ts';
import { participant } from './addresses.ts';
import type { CalendarAddress } from './event.ts';
import { fold } from './fold.ts';
import type { Piece } from './headline.ts';
import type { InvitedPerson } from './invitation.ts';
import type { Named, Sought } from './named.ts';
import { labelled, peopleAnywhere, peopleIn, peopleInProse, timetable, unique } from './named.ts';
import { isInflected, looksLikePerson, sameName } from './names.ts';
import type { Clause, Part } from './part.ts';
import { clausesOf, partIn, partOf, partOfWriter } from './part.ts';
import { has } from './vocabulary.ts';

/** Who will talk with the candidate, and who only arranges it. */
export interface People {
  readonly interviewers: readonly InvitedPerson[];
  readonly coordinator: InvitedPerson | null;
  readonly coordinatorMailbox: string | null;
  readonly unsure: readonly string[];
  /** The text says that this candidate interviews somebody else. */
  readonly candidateInterviews: boolean;
}

interface Someone extends Participant {
  readonly organizes: boolean;
  readonly part: Part | null;
}

/** Sorts everybody in an entry by what addresses, labels, timetable and sentences say of them. */
export function readPeople(material: Sought): People {
  const clauses = clausesOf(material.text);
  const pool = poolOf(material, clauses);
  const listed = labelled(material.labels, 'interviewers', material);
  const ignored = labelled(material.labels, 'ignored', material);
  const contacts = labelled(material.labels, 'coordinator', material);
  // A list of interviewers is whole: what other sentences name beside it are mentions.
  const told = unique(listed.length > 0 ? listed : fromText(material, clauses, pool)).filter(
    (n) => !isAmong(ignored, n),
  );
  const others = [...ignored, ...contacts];
  const chosen = pool.filter((p) => interviews(p, told, others, listed.length > 0));
  const extra = told.filter(
    (n) => !isAmong(pool, n) && !pool.some((p) => isInflected(n.name, p.name)),
  );
  const organizer = pool.find((p) => p.organizes);
  const alone = chosen.length === 0 && extra.length === 0;
  if (alone && organizer?.standing === 'person' && organizer.part !== 'absent')
    chosen.push(organizer);
  const interviewers = [
    ...chosen.map((p) => invited(p, told)),
    ...extra.map((n) => ({ name: n.name, email: null, title: n.title })),
  ];
  return {
    interviewers,
    coordinator: coordinatorOf(pool, chosen, contacts, interviewers, material, clauses),
    coordinatorMailbox: organizer?.standing === 'mailbox' ? organizer.email : null,
    unsure: questions(interviewers, chosen),
    candidateInterviews: listed.length === 0 && namesCandidateAsInterviewer(material),
  };
}

const isAmong = (
  all: readonly { readonly name: string }[],
  one: { readonly name: string },
): boolean => all.some((a) => sameName(a.name, one.name));

/** Somebody with an address interviews unless something says otherwise; the organizer only if something says so. */
function interviews(
  person: Someone,
  told: readonly Named[],
  others: readonly Named[],
  complete: boolean,
): boolean {
  if (person.standing !== 'person') return false;
  if (isAmong(told, person) && person.part !== 'absent') return true;
  if (isAmong(others, person)) return false;
  if (person.organizes) return person.part === 'interviews';
  const free = person.part === null || person.part === 'interviews';
  return !complete && free && !isArranger(person);
}

/** With the fuller name and the title that the text has for somebody. */
function invited(p: Participant, told: readonly Named[]): InvitedPerson {
  const match = told.find((n) => sameName(n.name, p.name));
  const fuller = !p.name.includes(' ') && match?.name.includes(' ') === true;
  return { name: fuller ? match.name : p.name, email: p.email, title: match?.title ?? null };
}

type Placed = Omit<Someone, 'part'>;

function poolOf(material: Sought, clauses: readonly Clause[]): readonly Someone[] {
  const all = addressed(material);
  const names = [...all.map((a) => a.name), material.candidate.name];
  const writer = all.find((a) => a.organizes);
  return all.map((who) => {
    const named = partOf(who.name, clauses, names);
    if (who !== writer) return { ...who, part: named };
    const self = signedByAnother(material, who) ? null : partOfWriter(clauses);
    // Named whole among those who talk: what the writer says of questions comes after that.
    const listed = named === 'interviews' && self === 'arranges' && namedWhole(who.name, clauses);
    return { ...who, part: listed ? named : stronger(self, named) };
  });
}

/** Organizer, attendees, and the sender of the mail where there is no organizer; each once. */
function addressed(material: Sought): readonly Placed[] {
  const { organizer, attendees, mail } = material.event;
  const all: Placed[] = [];
  const add = (address: CalendarAddress, organizes: boolean): void => {
    const who = { ...participant(address, material), organizes };
    const same = all.findIndex((a) =>
      who.email === null ? sameName(a.name, who.name) : a.email === who.email,
    );
    const before = all[same];
    if (before === undefined) all.push(who);
    else if (before.guessed && !who.guessed) all[same] = { ...who, organizes: before.organizes };
  };
  if (organizer !== null) add(organizer, true);
  for (const attendee of attendees) add(attendee, false);
  if (organizer === null && mail?.from) add({ ...NOTHING_SAID, ...mail.from }, true);
  return all;
}

const NOTHING_SAID = { type: null, status: null, informedOnly: false, sentBy: null } as const;

/** What somebody says of herself counts before what others say; "not there" counts before both. */
function stronger(self: Part | null, named: Part | null): Part | null {
  if (self === 'absent' || named === 'absent') return 'absent';
  return self ?? named;
}

/** A clause about talking names this person by the whole name. */
const namedWhole = (name: string, clauses: readonly Clause[]): boolean =>
  name.includes(' ') &&
  clauses.some((c) => c.text.includes(fold(name)) && partIn(c.text) === 'interviews');

/** The description is signed by an attendee: its "I" is not the organizer. */
function signedByAnother(material: Sought, organizer: Participant): boolean {
  const last = material.text
    .trim()
    .split('\n')
    .slice(-3)
    .map((l) => l.trim().replace(/[,.]$/, ''));
  return material.names.some(
    (n) =>
      !sameName(n, organizer.name) &&
      last.some(
        (l) =>
          (l.split(/[,(|]/)[0] ?? '').split(' ').length <= 5 &&
          l.length < 60 &&
          l.length > 2 &&
          sameName(n, l.split(/[,(|]/)[0] ?? ''),
      ),
  );
}

const isArranger = (p: Participant): boolean =>
  p.remark !== null &&
  has('mailboxes', fold(p.remark)) &&
  /coordinat|schedul|assist|koordin|recruiting op|talent op|logist/.test(fold(p.remark));

/** Interviewers named in the headline, the timetable, lists and sentences. */
function fromText(
  material: Sought,
  clauses: readonly Clause[],
  pool: readonly Someone[],
): readonly Named[] {
  const { headlines, text } = material;
  const heads = headlines.flatMap((h) =>
    h.pieces.flatMap((p, i) => headPeople(p, h.pieces[i - 1], material)),
  );
  const rows = timetable(material);
  const bullets = text
    .split('\n')
    .filter((l) => /^\s*[-•*·▪◦–]\s+/.test(l))
    .flatMap((l) => peopleIn(l.replace(/^\s*[-•*·▪◦–]\s+/, ''), material));
  const names = [...pool.map((p) => p.name), material.candidate.name];
  const prose = unique([...peopleInProse(text, material), ...peopleAnywhere(material)]).filter(
    (n) => {
      const part = partOf(n.name, clauses, [...names, n.name]);
      return (
        part === 'interviews' &&
        !pool.some((p) => sameName(p.name, n.name) && p.organizes && p.part !== 'interviews')
      );
    },
  );
  const anyAttendee = pool.some((p) => p.standing === 'person' && !p.organizes);
  // With people invited by address, a name in the text alone is a mention unless it is listed.
  return unique([
    ...heads,
    ...rows,
    ...bullets,
    ...prose.filter(
      (n) => !anyAttendee || pool.some((p) => sameName(p.name, n.name)) || prose.length > 0,
    ),
  ]);
}

/** "w/ Farid Nematollahi", "Greta Lindahl's interview"; a given name alone is completed from the text. */
function headPeople(piece: Piece, before: Piece | undefined, material: Sought): readonly Named[] {
  const bare = piece.text.replace(/['’]s$/u, '');
  const listed = piece.comma && before?.by === 'with' && looksLikePerson(before.text);
  if (piece.by !== 'with' && !listed && bare === piece.text) return [];
  const known = material.names.find((n) => sameName(n, bare));
  if (known !== undefined) return [{ name: known, title: null }];
  if (material.aliases.includes(fold(bare))) return [];
  const found = peopleIn(bare, material);
  if (found.length > 0 || !/^\p{Lu}\p{Ll}+$/u.test(bare) || material.domain(bare) > 0) return found;
  if (material.company !== null && fold(material.company).includes(fold(bare))) return [];
  const whole = new RegExp(`(?<![\\p{L}])${bare}\\s+\\p{Lu}[\\p{L}'’-]+`, 'u').exec(
    material.text,
  )?.[0];
  return [{ name: whole !== undefined && looksLikePerson(whole) ? whole : bare, title: null }];
}

function coordinatorOf(
  pool: readonly Someone[],
  chosen: readonly Someone[],
  contacts: readonly Named[],
  interviewers: readonly InvitedPerson[],
  material: Sought,
  clauses: readonly Clause[],
): InvitedPerson | null {
  const free = pool.filter(
    (p) =>
      p.standing === 'person' &&
      !chosen.includes(p) &&
      !interviewers.some((i) => sameName(i.name, p.name)),
  );
  const first =
    free.find((p) => p.organizes) ?? free.find((p) => p.part === 'arranges' || isArranger(p));
  if (first !== undefined) return invited(first, []);
  const contact = contacts.find((c) => !interviewers.some((i) => sameName(i.name, c.name)));
  if (contact !== undefined) {
    const known = pool.find((p) => sameName(p.name, contact.name));
    return { name: contact.name, email: known?.email ?? null, title: contact.title };
  }
  const names = [...pool.map((p) => p.name), material.candidate.name];
  const said = peopleAnywhere(material).find(
    (n) =>
      partOf(n.name, clauses, [...names, n.name]) === 'arranges' &&
      !interviewers.some((i) => sameName(i.name, n.name)),
  );
  return said === undefined ? null : { name: said.name, email: null, title: said.title };
}

function namesCandidateAsInterviewer(material: Sought): boolean {
  return material.labels.some(
    (l) =>
      l.label === 'interviewers' &&
      sameName(l.value.split(/[,(\n]/)[0] ?? '', material.candidate.name),
  );
}

function questions(interviewers: readonly InvitedPerson[], chosen: readonly Someone[]): string[] {
  if (interviewers.length === 0) return ['Who will talk with you? The invitation names nobody.'];
  return chosen
    .filter((p) => p.guessed && p.email !== null)
    .map((p) => `What is the name of ${p.email}?`);
}
