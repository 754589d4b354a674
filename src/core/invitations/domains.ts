import type { CalendarEvent } from './event.ts';
import { fold, squash, squashLong, words } from './fold.ts';
import { isWord } from './vocabulary.ts';

const GENERIC = new Set(
  'mail email resource resources calendar cal sched schedule scheduling hr jobs job careers career talent hire hiring people recruiting group team co com net org info io app dev uk eu us de fr nl es it example test local corp internal intern mx smtp notifications notify reply invite invites gov edu ac'.split(
    ' ',
  ),
);
const FREE_MAIL = new Set(
  'gmail googlemail outlook hotmail live yahoo gmx web icloud me aol proton protonmail posteo fastmail mailbox t-online orange wanadoo free laposte libero ziggo kpnmail telia seznam mail yandex qq 163 naver'.split(
    ' ',
  ),
);

/** The names that the hiring side's mail domains spell: what a company's name is checked against. */
export function domainNames(
  event: CalendarEvent,
  candidateEmail: string | null,
): readonly string[] {
  const people = [event.organizer, ...event.attendees].filter((a) => a !== null);
  const addresses = [
    ...people
      .filter((a) => a.type !== 'room' && a.type !== 'resource')
      .flatMap((a) => [a.email, a.sentBy]),
    event.mail?.from?.email ?? null,
  ];
  const own = candidateEmail?.toLowerCase().split('@')[1];
  const names = addresses
    .filter((a): a is string => a !== null && a !== candidateEmail?.toLowerCase())
    .map((a) => a.split('@')[1] ?? '')
    .filter((domain) => domain !== own)
    .flatMap(namesOf);
  return [...new Set(names)];
}

function namesOf(domain: string): string[] {
  const labels = domain.split('.').slice(0, -1);
  if (labels.some((l) => FREE_MAIL.has(l)) && labels.length === 1) return [];
  return labels.filter((l) => l.length > 1 && !GENERIC.has(l) && !isWord('tools', l));
}

/** How far a text is the name that a domain spells: 3 wholly, 2 mostly, 1 in one word, 0 not. */
export function domainMatch(text: string, names: readonly string[]): 0 | 1 | 2 | 3 {
  const spelt = /[&+]/.test(text)
    ? ['and', 'und', 'et', 'y', 'e', 'en', 'og', 'n'].map((a) => text.replace(/[&+]/g, a))
    : [];
  const forms = [text, ...spelt]
    .flatMap((t) => [squash(t), squashLong(t)])
    .filter((f) => f.length > 1);
  const parts = words(text).filter((w) => !isWord('legal', w));
  const bare = parts.filter((w) => !isWord('nameParticles', w) && !SMALL.has(w));
  const core = [squash(parts.join('')), squashLong(coreOf(text)), squash(bare.join(''))];
  let best: 0 | 1 | 2 | 3 = 0;
  for (const name of names) {
    const label = squash(name);
    if (label.length < 2) continue;
    if ([...forms, ...core].includes(label)) return 3;
    if (mostly([...forms, ...core], label) || [initials(text), shortened(text)].includes(label))
      best = Math.max(best, 2) as 2 | 3;
    else if (wordIn(text, label, name)) best = Math.max(best, 1) as 1 | 2 | 3;
  }
  return best;
}

const SMALL = new Set(
  'des les the of and und et y e di do da du la le il los las op aan am im'.split(' '),
);

const coreOf = (text: string): string =>
  text
    .split(/\s+/)
    .filter((w) => !isWord('legal', fold(w).replace(/[.,]$/, '')))
    .join('');

function mostly(forms: readonly string[], label: string): boolean {
  return forms.some(
    (f) =>
      (f.length >= 4 && label.startsWith(f) && f.length >= label.length * 0.5) ||
      (label.length >= 4 && (f.startsWith(label) || f.endsWith(label))),
  );
}

const initials = (text: string): string => {
  const parts = text.split(/[\s-]+/).filter((w) => /^\p{Lu}/u.test(w));
  return parts.length < 3 ? '' : squash(parts.map((w) => w[0]).join(''));
};

/** "Istituto Comprensivo Levi" as iclevi. */
function shortened(text: string): string {
  const parts = text.split(/[\s-]+/).filter((w) => /^\p{Lu}/u.test(w));
  if (parts.length < 2) return '';
  return squash(
    `${parts
      .slice(0, -1)
      .map((w) => w[0])
      .join('')}${parts.at(-1)}`,
  );
}

function wordIn(text: string, label: string, name: string): boolean {
  const pieces = fold(name).split(/[^\p{L}\p{N}]+/u);
  return words(text).some((w) => {
    const s = squash(w);
    return s.length >= 4 && (pieces.includes(s) || (s.length >= 5 && label.includes(s)));
  });
}
