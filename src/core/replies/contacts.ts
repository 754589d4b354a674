import { addressIn } from './machine-mail.ts';

const TITLE = String.raw`(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Rev|Herr|Frau|Mme|Monsieur|Madame|Doc|Aunty|Uncle|Sister|Father)\.?\s)`;
const NAME = String.raw`${TITLE}?\p{Lu}[\p{L}'’-]+(?:\s(?:van|de|der|den|von|el|al|bin|O'|Mac)\s?)?(?:\s\p{Lu}[\p{L}'’-]+){0,2}`;
const CUES = new RegExp(
  String.raw`(?:contact|reach(?: out to)?|write to|speak to|speak with|talk to|ask|email|e-mail|mail|call|ring|bell|phone|turn to|turn yourself to|liaise with|coordinate with|get in touch with|deal with|be with|is with|now with|with|to|over to|hand(?:ing|ed)? (?:\w+ )?(?:over )?to|looping in|copying(?: in)?|adding|cc'ing|is(?: all)?|successor,?|colleague,?|nephew|wife|husband|neighbour|boss|manager|Drop|try|kontaktieren Sie|contacter|communiquer avec|kontakta) (?:my (?:colleague|successor|wife|husband|assistant|nephew|boss),? |our \w+,? |the \w+,? )?(${NAME})`,
  'gu',
);
const RUNS = new RegExp(
  String.raw`(${NAME})[^.!?\n]{0,60}?\b(?:has (?:taken|picked|all|the|my)|have taken|took over|taken over|will (?:be handling|handle|be your|look after|pick|take|be deciding|be updating)|who (?:will|is|has|follows|looks|owns|runs)|is (?:your|the person|handling|taking|running|standing|the hiring|now)|owns|runs|inherits|looks after|handles|in the|deals|answers|who'll|she is|he is|knows the state)`,
  'gu',
);
const NOT_NAMES = new Set(
  'I We You He She They It The This That If In On At For And But So As My Our Your His Her Their Please Kindly Thanks Thank Hi Hello Dear Good Best Regards Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December HR HQ Human Resources Office Recruitment Reception Careers Team Any No Not All Just When Then There From With Talk Write Ring Ask Call Direct Contact Further Future Customers For'.split(
    ' ',
  ),
);

const clean = (name: string): string => name.replace(/['’]s$/, '').trim();
const usable = (name: string): boolean => {
  const first = name.split(' ')[0] ?? '';
  if (/^\p{Lu}{2,5}$/u.test(name) || new RegExp(`^${TITLE}?$`, 'u').test(`${name} `)) return false;
  return !NOT_NAMES.has(first) && name.length > 1;
};

/** A name before an address: `Tim Ostrowski (tim@…)`, `Jo Ferrante, jo@…`. */
function nameBefore(text: string, at: number): string | null {
  const before = text.slice(Math.max(0, at - 90), at);
  const names = [...before.matchAll(new RegExp(NAME, 'gu'))].map((m) => clean(m[0])).filter(usable);
  return names.at(-1) ?? null;
}

/** Names that fit the local part of an address are preferred: `fwarsame@` and Dr. Faduma Warsame. */
function fits(name: string, address: string): boolean {
  const local = (address.split('@')[0] ?? '').toLowerCase();
  return name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((part) => part.length > 2 && local.includes(part));
}

/**
 * The person a text sends the candidate to, with the address when one is given. `own` is the sender's
 * and `mine` the candidate's address: neither is a new contact. `known` are names to leave out.
 */
export function newContactIn(
  text: string,
  own: string,
  mine: string | null,
  known: readonly string[],
): { readonly name: string; readonly email: string | null } | null {
  const scope = text.slice(0, 10_000);
  const excluded = new Set(
    known.flatMap((name) => [name, ...name.split(' ')]).filter((n) => n !== ''),
  );
  const allowed = (name: string): boolean =>
    usable(name) && !excluded.has(name) && !excluded.has(name.split(' ')[0] ?? '');
  const address = addressIn(scope, own);
  const email = address !== null && address.toLowerCase() !== mine?.toLowerCase() ? address : null;
  const all = [...scope.matchAll(new RegExp(NAME, 'gu'))].map((m) => clean(m[0])).filter(allowed);
  if (email !== null) {
    const fitting = all.filter((name) => fits(name, email)).sort((a, b) => b.length - a.length)[0];
    if (fitting !== undefined) return { name: fitting, email };
    const near = nameBefore(scope, scope.indexOf(email));
    if (near !== null && allowed(near)) return { name: near, email };
  }
  const cued = [...scope.matchAll(RUNS), ...scope.matchAll(CUES)]
    .map((m) => clean(m[1] ?? ''))
    .filter(allowed);
  const name = cued[0];
  if (name !== undefined) return { name, email };
  return email === null ? null : { name: email.split('@')[0] ?? email, email };
}
