import type { CalendarAddress } from './event.ts';
import { fold, words } from './fold.ts';
import type { Material } from './material.ts';
import { isCandidate } from './material.ts';
import { cleanName, looksLikePerson } from './names.ts';
import { has, isWord } from './vocabulary.ts';

/** What stands behind an address of an entry. */
export type Standing = 'person' | 'candidate' | 'mailbox' | 'service' | 'group' | 'room' | 'away';

/** Somebody in an entry, with what the address itself tells. */
export interface Participant {
  readonly name: string;
  readonly email: string | null;
  readonly remark: string | null;
  readonly standing: Standing;
  /** The file has no name: this one was made from the address. */
  readonly guessed: boolean;
}

/** Sorts an address: a person, or a room, a list, a machine, somebody who will not come. */
export function participant(address: CalendarAddress, material: Material): Participant {
  const clean = address.name === null ? null : cleanName(address.name);
  const base = {
    name: clean?.name ?? nameOf(address, material),
    email: address.email,
    remark: clean?.remark ?? null,
    guessed: clean === null,
  };
  return { ...base, standing: standing(address, clean?.name ?? null, material) };
}

function standing(address: CalendarAddress, name: string | null, material: Material): Standing {
  if (isCandidate(address, material.candidate)) return 'candidate';
  if (address.type === 'room' || address.type === 'resource') return 'room';
  const local = fold(address.email?.split('@')[0] ?? '');
  const domain = address.email?.split('@')[1] ?? '';
  if (/(?:^|\.)resource\.|\broom|calendar\.google/.test(domain))
    return domain.startsWith('group.') ? 'group' : 'room';
  const said = fold(name ?? '');
  if (isService(local, said)) return 'service';
  if (address.type === 'group') return 'group';
  if (address.status === 'declined' || address.status === 'delegated' || address.informedOnly)
    return 'away';
  const person = name !== null && looksLikePerson(name);
  if (!person && name !== null && roomLike(said, local, address.name ?? '')) return 'room';
  if (isMailbox(local, said, person)) return 'mailbox';
  if (!person && name !== null && said.split(' ').some((w) => isWord('groups', w))) return 'group';
  if (!person && name !== null && material.domain(name) >= 3) return 'mailbox';
  if (!person && name !== null && words(said).length > 1 && words(said).every(isCommon))
    return 'group';
  return 'person';
}

const isTool = (word: string): boolean => isWord('tools', word) && !isWord('alsoNames', word);

/** "HR Business Partners": not one word of it is anybody's name. */
const isCommon = (word: string): boolean =>
  isWord('notNames', word) ||
  isWord('mailboxes', word) ||
  isWord('groups', word) ||
  isWord('legal', word);

function isService(local: string, said: string): boolean {
  const parts = local.split(/[._+-]/);
  if (
    /no-?_?reply|do-?_?not-?_?reply|mailer-daemon|notification|^(?:bot|scheduler|notetaker)/.test(
      local,
    )
  )
    return true;
  const bot =
    /(?:notetaker|note taker|note-taker|\bbot\b|\.ai\b|assistant \(|recorder|notifications?$)/.test(
      said,
    );
  const tool = words(said).some(isTool) && !/ \(/.test(said) && words(said).length <= 3;
  return (
    bot ||
    (tool && parts.some((p) => isWord('services', p) || isTool(p))) ||
    (said === local.split('.')[0] && isWord('services', said))
  );
}

function isMailbox(local: string, said: string, person: boolean): boolean {
  const parts = local.split(/[._+-]/);
  if (
    isWord('mailboxes', local) ||
    (parts.length <= 2 && parts.every((p) => isWord('mailboxes', p)))
  )
    return !person || said === '' || has('mailboxes', said);
  return !person && said !== '' && has('mailboxes', said) && words(said).length > 1;
}

function roomLike(said: string, local: string, raw: string): boolean {
  return (
    has('rooms', said) ||
    /\p{L}{4,}(?:raum|zimmer|rum|rom|zaal|kamer|lokale|huone|saal|sal|terem)(?![\p{L}])/u.test(
      said,
    ) ||
    /^(?:room|zaal|raum|salle|sala|conf|mr|rum|rm)[-_.\d]/.test(local) ||
    /\(\d+(?:\s*(?:p|pers|people|seats|platze|plaatsen|places))?\.?[,)]/.test(fold(raw)) ||
    /\d/.test(said)
  );
}

/** "first.last@…" spells a name; otherwise a name in the text that the address abbreviates. */
function nameOf(address: CalendarAddress, material: Material): string {
  const local = address.email?.split('@')[0]?.replace(/\+.*$/, '') ?? '';
  const parts = local.split(/[._-]/).filter((p) => /^\p{L}{2,}$/u.test(p));
  if (parts.length >= 2) return parts.map(capital).join(' ');
  const squashed = fold(local).replace(/[^\p{L}]/gu, '');
  for (const m of material.text.matchAll(
    /\p{Lu}[\p{L}'’-]+(?:\s(?:van|von|de|der|den|da|di|la))*\s\p{Lu}[\p{L}'’-]+/gu,
  )) {
    const [first = '', last = ''] = [fold(m[0]).split(' ')[0], fold(m[0]).split(' ').at(-1)];
    if (!looksLikePerson(m[0])) continue;
    if (
      [
        `${first[0]}${last}`,
        `${last}${first[0]}`,
        first,
        last,
        `${first}${last[0]}`,
        `${first}${last}`,
      ].includes(squashed)
    )
      return m[0];
  }
  return local === '' ? '' : capital(local);
}

const capital = (word: string): string => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;
