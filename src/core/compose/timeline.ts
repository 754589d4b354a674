import { tidy, unended } from './text.ts';

/** What the closing can say about their decision. */
export type Closing =
  /** "by 16 October", to be said of the reader's own side */
  | { readonly kind: 'when'; readonly when: string }
  /** "by 16 October", from somebody else: "HR", "Donna" */
  | { readonly kind: 'from'; readonly who: string; readonly when: string }
  /** Something was said that cannot be repeated ("soon", "he will write"). */
  | { readonly kind: 'vague' }
  /** Nothing was said: a letter may ask. */
  | { readonly kind: 'unknown' };

const WHEN =
  /^(?:a week on|by|before|after|at|in|on|around|within|until|towards?|from|this|next|tomorrow|early|late|mid)\b/i;
const BARE_DATE =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|(?:the )?\d{1,2}(?:st|nd|rd|th)?\b)/i;
const SAYS =
  /^(.*?)\s+(?:will|would|is going to|are going to|hopes? to|wants? to|plans? to|means? to)\s+(?:call|ring|write|decide|be in touch|get back(?: to (?:me|you))?|let (?:me|you) know|tell (?:me|you)|e?-?mail|text|phone|contact (?:me|you)|choose|have (?:a decision|an answer|news))(?: (?:me|you))?\b\s*(.*)$/i;
/** "the appointment will be announced by 22 May": the date at the end of a longer statement. */
const DATED_TAIL =
  /\b((?:by|before|after|on|within) (?:the )?(?:[\p{L}-]+ ){0,3}?(?:\d{1,2}\b.*|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day.*|(?:this|next) (?:week|month)))$/u;
const PRONOUN = /^(?:he|she|they|you|we|it|i)$/i;
const HEDGE =
  /\b(?:maybe|perhaps|soon|soonish|shortly|asap|hopefully|possibly|not sure|unclear)\b/i;

/** "by October 2, Marcus said" → "by October 2". */
function withoutSpeaker(text: string): string {
  return text
    .replace(/,?\s*(?:so\s+)?(?:\p{Lu}[\p{L}'-]*|he|she|they)\s+(?:said|says|told me)$/u, '')
    .replace(/^(?:\p{Lu}[\p{L}'-]*|he|she|they)\s+(?:said|says)[:,]?\s+(?:that\s+)?/u, '')
    .replace(/^(?:realistically|probably|likely|I think|apparently),?\s+/i, '');
}

function asWhen(text: string): string | null {
  const plain = text
    .replace(
      /^(?:feedback|(?:a |the |their |your )?(?:decision|answer|news|word|reply|result)s?)\s+/i,
      '',
    )
    .replace(/,? at the latest$/i, '');
  if (plain === '' || HEDGE.test(plain)) return null;
  if (/^(?:tomorrow|today|tonight)\b/i.test(plain)) return null;
  if (WHEN.test(plain)) return plain;
  return BARE_DATE.test(plain) ? `by ${plain}` : null;
}

/**
 * Reads "They will decide …" as the candidate put it. `names` are those by which the reader is
 * known: "Donna will call by May 8" is, to Donna, "by May 8".
 */
export function closing(said: string | null, names: readonly string[]): Closing {
  if (said === null || said.trim() === '') return { kind: 'unknown' };
  const text = unended(withoutSpeaker(unended(tidy(said))));
  const clause = SAYS.exec(text);
  if (clause) {
    const who = (clause[1] ?? '').trim();
    const when = asWhen((clause[2] ?? '').trim());
    if (when === null) return { kind: 'vague' };
    const reader = PRONOUN.test(who) || names.some((n) => n.toLowerCase() === who.toLowerCase());
    if (reader) return { kind: 'when', when };
    const name = /^(?:the )?[\p{L}][\p{L}'. -]{0,30}$/u.test(who) ? who : '';
    return name === '' ? { kind: 'vague' } : { kind: 'from', who: name, when };
  }
  const when = asWhen(text) ?? asWhen(DATED_TAIL.exec(text)?.[1] ?? '');
  return when === null ? { kind: 'vague' } : { kind: 'when', when };
}
