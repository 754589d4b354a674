import { domainMatch, domainNames } from './domains.ts';
import type { CalendarAddress, CalendarEvent } from './event.ts';
import { fold, squash } from './fold.ts';
import type { Headline } from './headline.ts';
import { readHeadline } from './headline.ts';
import type { Labelled } from './labels.ts';
import { readLabels } from './labels.ts';
import { cleanName, sameName } from './names.ts';

/** Who the invitation is for. */
export interface InvitedCandidate {
  readonly name: string;
  readonly email: string | null;
}

/** An entry with everything the readers look at, prepared once. */
export interface Material {
  readonly event: CalendarEvent;
  readonly candidate: InvitedCandidate;
  /** The description without joining instructions, then the covering mail. */
  readonly text: string;
  readonly labels: readonly Labelled[];
  /** Summary first, then what the text calls topic or event name, then the mail's subject. */
  readonly headlines: readonly Headline[];
  /** What else the candidate is called: in the greeting, in the address. */
  readonly aliases: readonly string[];
  /** How far a text is the name that the hiring side's mail domains spell: 0 to 3. */
  readonly domain: (text: string) => 0 | 1 | 2 | 3;
  /** Clean names of everybody with an address in the entry, but the candidate. */
  readonly names: readonly string[];
}

/** Gathers what one entry and its mail say. */
export function prepare(event: CalendarEvent, candidate: InvitedCandidate): Material {
  const text = withoutJoining(
    [event.description, event.mail?.text ?? ''].filter((t) => t !== '').join('\n\n'),
  );
  const labels = readLabels(text);
  const heads = [
    event.summary,
    ...labels.filter((l) => l.label === 'headline').map((l) => l.value.split('\n')[0] ?? ''),
    event.mail?.subject ?? '',
  ];
  const people = [event.organizer, ...event.attendees].filter((a) => a !== null);
  const aliases = aliasesOf(candidate, text, people);
  const domains = domainNames(event, candidate.email);
  return {
    event,
    candidate,
    text,
    labels,
    headlines: heads
      .filter((h) => h !== '')
      .map((h) => readHeadline(h.slice(0, 300), candidate.name, aliases)),
    aliases,
    domain: (t) => domainMatch(t, domains),
    names: people
      .filter((a) => !isCandidate(a, candidate) && a.name !== null)
      .map((a) => cleanName(a.name ?? '').name),
  };
}

const GREETING =
  /^\s*(?:hi|hello|hey|dear|hallo|hej|hei|bonjour|hola|ciao|ol[áa]|beste|liebe[rs]?|ch[eè]re?|cher|estimad[oa]|querid[oa]|car[oa]|kære|kära?|hyvä|moi|good (?:morning|afternoon)|guten tag)[ ,]+(\p{Lu}\p{L}+)(?=\s*[,!:.–-]|\s*$)/imu;

/** "Hi Seun": a nickname the file uses, when nobody else in it has that name. */
function aliasesOf(
  candidate: InvitedCandidate,
  text: string,
  people: readonly CalendarAddress[],
): readonly string[] {
  const greeted = GREETING.exec(text.slice(0, 400))?.[1];
  const local = (candidate.email?.split('@')[0] ?? '')
    .split(/[._+-]/)
    .filter((p) => /^\p{L}{3,}$/u.test(p));
  const others = people.filter((a) => !isCandidate(a, candidate)).map((a) => fold(a.name ?? ''));
  const known = fold(candidate.name).split(/[\s-]+/);
  return [...new Set([greeted ?? '', ...local].map(fold))].filter(
    (a) => a.length > 2 && !known.includes(a) && !others.some((o) => o.split(/[\s,]+/).includes(a)),
  );
}

/** Is this address the candidate's, by mail address or, failing that, by name? */
export function isCandidate(
  address: Pick<CalendarAddress, 'name' | 'email'>,
  candidate: InvitedCandidate,
): boolean {
  if (
    address.email !== null &&
    candidate.email !== null &&
    mailbox(address.email) === mailbox(candidate.email)
  )
    return true;
  if (address.name === null) return false;
  const name = cleanName(address.name).name;
  return (
    squash(name) === squash(candidate.name) ||
    (name.includes(' ') && sameName(name, candidate.name))
  );
}

/** `noor+jobs@postbox.example` reaches the same person as `noor@postbox.example`. */
function mailbox(address: string): string {
  const [local = '', domain = ''] = address.toLowerCase().split('@');
  const plain = local.replace(/\+.*$/, '');
  return `${/^(?:gmail|googlemail)\./.test(domain) ? plain.replaceAll('.', '') : plain}@${domain}`;
}

const JOINING =
  /^(?:.*\b(?:microsoft teams|teams-besprechung|réunion microsoft teams|reunión de microsoft teams|zoom meeting|google meet)\b.*|join (?:on your computer|with|zoom|the meeting|online|by|via)\b.*|meeting id\b.*|passcode\b.*|one tap mobile.*|dial by your location.*|find your local number.*|phone conference id.*|download teams.*|learn more.*|meeting options.*|besprechungs-id.*|kenncode.*|[_=~*-]{10,}.*|need help\?.*|powered by .*|.*https?:\/\/\S+\s*)$/i;

/** The text without the blocks that meeting services append. */
function withoutJoining(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .map((line) =>
      JOINING.test(line.slice(0, 300))
        ? line.replace(/https?:\/\/\S+/g, '').replace(/^[_=~*-]{5,}.*$/, '')
        : line,
    )
    .filter(
      (line) =>
        !/^\s*(?:join|join here|link|video|video link)?\s*:?\s*$/i.test(line) || line.trim() === '',
    )
    .join('\n')
    .replace(/https?:\/\/\S+/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .slice(0, 12_000);
}
