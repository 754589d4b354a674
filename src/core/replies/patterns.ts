import stop from './data/stop-patterns.json' with { type: 'json' };
import sure from './data/sure-patterns.json' with { type: 'json' };

/** Longest sentence that patterns are tried on; their gaps are bounded, so matching stays linear. */
const MOST = 600;

const compile = (list: readonly string[]): readonly RegExp[] =>
  list.map((text) => new RegExp(text, 'i'));
const matchesAny = (list: readonly RegExp[], text: string): boolean =>
  list.some((r) => r.test(text));

const SURE = Object.entries(sure).flatMap(([name, list]) =>
  list.map((text, i) => ({ name: `${name}${i}`, of: name, pattern: new RegExp(text, 'i') })),
);
const SILENCE = compile(stop.silence);
const SILENCE_NOT = compile(stop.silenceNot);
const NO_CONTACT = compile(stop.noContact);
const NO_CONTACT_NOT = compile(stop.noContactNot);
const DEAD = compile(stop.deadMailbox);

/** Names of the stock phrasings that a sentence holds, for the features. */
export function phrasingsIn(sentence: string): readonly string[] {
  const text = sentence.slice(0, MOST).replaceAll('’', "'");
  const out = new Set<string>();
  for (const { name, of, pattern } of SURE) {
    if (!pattern.test(text)) continue;
    out.add(name);
    out.add(of);
  }
  return [...out];
}

/** "If you do not hear from us, take it as a no." */
export function isSilencePolicy(sentence: string): boolean {
  const text = sentence.slice(0, MOST).replaceAll('’', "'");
  return matchesAny(SILENCE, text) && !matchesAny(SILENCE_NOT, text);
}

/** "Please do not write to us again." (X5 asks the same of us.) */
export function forbidsContact(sentence: string): boolean {
  const text = sentence.slice(0, MOST).replaceAll('’', "'");
  return matchesAny(NO_CONTACT, text) && !matchesAny(NO_CONTACT_NOT, text);
}

/** "This mailbox will be deleted." */
export function isDeadMailbox(sentence: string): boolean {
  return matchesAny(DEAD, sentence.slice(0, MOST).replaceAll('’', "'"));
}
