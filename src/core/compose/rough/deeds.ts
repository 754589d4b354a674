import { lower, wordCount } from '../text.ts';
import { tagged } from './gate.ts';
import { isMass, isPast, isPeople, isPlural } from './lexis.ts';
import { normalise } from './normalise.ts';
import { chunks, gated, type Piece, parts, pass, type Reader } from './piece.ts';

const PRESENT =
  /^(?:have|am|can|speak|hold|know|run|own|lead|teach|mentor|manage|work|edit|train|write|play|drive|sing|do|chair|sit|serve|volunteer|host|referee|coach|tutor|organi[sz]e)\b/;
const AMOUNT = '(?:[£$€]?\\d[\\d.,]*|zero|one|two|three|four|five|six|seven|eight|nine|ten)';
const NUMBER = `${AMOUNT}(?: percent| minutes| days| weeks| hours| months| points| a (?:week|day|month|year|night)| per (?:week|day|month|year|night))?`;

/** Tails of a jotting that name a result without a verb, and how they follow the deed. */
const RESULTS: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `^(\\p{Ll}[\\p{L} -]*?(?:s|time|cost|ones|overtime|turnover|waste|yield|doctor|rate|churn)) (?:from )?(${NUMBER}) to (${NUMBER})$`,
      'u',
    ),
    'and $1 went from $2 to $3',
  ],
  [
    /^(\p{Ll}[\p{L} -]*?) down (?:by )?(\d+) ?(?:percent|%)(.*)$/u,
    'and $1 went down by $2 percent$3',
  ],
  [/^(\p{Ll}[\p{L} -]*?) up (?:by )?(\d+) ?(?:percent|%)(.*)$/u, 'and $1 went up by $2 percent$3'],
  [/^(?:0|zero|no) (\p{L}[\p{L} -]*?s)(?: (in .*))?$/u, 'with no $1 $2'],
  [
    /^(?:the )?(\p{Ll}+s) ((?:quit|stopped|kept|started|stayed|came|held|worked|grew|fell|rose|dropped)\b.*)$/u,
    'and the $1 $2',
  ],
  [/^(?:and )?all passed$/, 'and all of them passed'],
  [/^none (\p{L}+ed)$/u, 'and none was $1'],
];

function asResult(tail: string): string | null {
  for (const [pattern, shape] of RESULTS) {
    if (pattern.test(tail)) return tail.replace(pattern, shape).trim();
  }
  const [first = '', second = ''] = tail.split(' ');
  if (isPast(first) && /^(?:by|in|for|on)$/.test(second) && /(?:ed|en|un)$/.test(first))
    return tail;
  if (isPast(first) && wordCount(tail) > 1) return `and ${tail}`;
  const people = /^(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten) (\p{L}+s)$/u.exec(
    tail,
  )?.[1];
  if (people !== undefined && isPeople(people)) return `with ${tail}`;
  return /^(?:and|with|by|without|so that|who|which|including|of which)\b/.test(tail) ? tail : null;
}

/** "cut waste 23 percent" is "cut waste by 23 percent". */
function withBy(text: string): string {
  return text
    .replace(
      /\b(cut|reduced|raised|increased|lowered|grew|improved|dropped|brought down) ((?:[\p{L}-]+ ){1,6}?)(\d+ percent)/u,
      '$1 $2by $3',
    )
    .replace(/\bby by\b/, 'by')
    .replace(/\b(from|to|of) by (\d)/g, '$1 $2');
}

/** A past verb on no list, where the tagger takes it for one too: "precepted". */
function looksPast(bare: string, { tagger }: Reader): boolean {
  if (tagger === null || !/^\p{Ll}+ed\b/u.test(bare)) return false;
  return tagger.tag(`I ${bare}`)[1]?.tag === 'VERB';
}

/** "have first aid": what is had needs its word, or be something that one simply has. */
const THING_HAD =
  /^(?:have|hold) (?!\p{Lu}|a |an |the |my |our |all |some |no |been |since |had |\d|two |three |four |five |six |seven |eight |nine |ten |\p{L}+ed |done |run |led |taught |built )/u;
const OF_ITSELF =
  /\b(?:experience|training|knowledge|certificate|certification|licence|license|diploma|degree|card|endorsement|access|practice|English|Spanish|French|German)\b/i;

function head(
  text: string,
  reader: Reader,
): { readonly text: string; readonly shape: 'past' | 'np' } | null {
  const bare = text
    .replace(/^I(?: have also| also)? (?=\p{Ll})/u, '')
    .replace(/ (?:too|as well)$/, '')
    .replace(/^got (?=(?:my|our) own\b)/, 'have ')
    .replace(/^I have since /, 'have since ')
    .replace(/^am (.+ since \d{4})$/, 'have been $1')
    .replace(/^(\p{Ll}+ed) (since \d{4})$/u, 'have been $1 $2')
    .replace(
      /^(ran|did|worked) (\p{Ll}+) (alone|solo|on my own)\b/u,
      (whole, v: string, w: string, a: string) =>
        isPlural(w) || isMass(w) ? whole : `${v} the ${w} ${a}`,
    );
  const [first = ''] = bare.split(' ');
  if (/^(?:lost|failed|missed|broke|dropped|forgot|quit|left)$/.test(first)) return null;
  if (THING_HAD.test(bare) && !OF_ITSELF.test(bare) && !isPlural(bare.split(' ').at(-1) ?? ''))
    return null;
  if (isPast(first) || looksPast(bare, reader)) return { text: withBy(bare), shape: 'past' };
  if (/^I\b/.test(text) && !PRESENT.test(bare)) return null;
  if (PRESENT.test(bare) && wordCount(bare) > 1)
    return { text: bare.replace(/ (?:too|also|now)$/, ''), shape: 'past' };
  return /^(?:[1-9]\d*|[1-9][\d,]*|two|three|four|five|six|seven|eight|nine|ten)\s\p{Ll}/u.test(
    bare,
  )
    ? { text: bare, shape: 'np' }
    : null;
}

/** Counted things with no verb stand only when nothing else is said of them. */
function isCount(text: string, reader: Reader): boolean {
  const words = text.split(' ');
  const noun = words.slice(1, 4).findIndex((w) => isPlural(w));
  if (noun < 0 || reader.tagger === null) return false;
  const after = words[noun + 2];
  if (after !== undefined && !/^(?:in|of|with|at|on|for|by|from|without|and)$/.test(after))
    return false;
  return (
    !tagged(text, reader.tagger).some((t) => /^(?:VERB|AUX|ADV)$/.test(t.tag)) &&
    !isMass(words[1] ?? '') &&
    !/^(?:years|months|weeks|days|hours)$/.test(words[1] ?? '')
  );
}

/** "worked there 3 years" lasts "for three years". */
function lasting(text: string): string {
  return /^(?:worked|taught|was|were|ran|led|lived|volunteered|served|managed|cared|looked|trained|helped|played|sang|drove|did)\b/.test(
    text,
  )
    ? text.replace(
        /(?<!\b(?:for|in|of|within|after|over|every|last|next|past|than|by|first|per|the|these|only|about|under|to|all|and)\s)(\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:years|weeks|months|days))$/i,
        'for $1',
      )
    : text;
}

function joined(first: string, tails: readonly string[], reader: Reader): string {
  let text = first;
  for (const tail of tails) {
    const result = asResult(tail);
    if (result === null) continue;
    const comma =
      /^(?:with|by|without|so that)\b/.test(result) ||
      (/^and \p{L}+/u.test(result) && isPast(result.split(' ')[1] ?? '') && !/ and /.test(text));
    const twice = /^with\b/.test(result) && / with \S+(?: \S+){0,2}$/.test(text);
    const longer = `${text}${comma && !twice ? '' : ','} ${result}`;
    if (gated(longer, 'a', reader).why !== null) break;
    text = longer;
    if (/ (?:went|was|were|quit) /.test(` ${result} `)) break;
  }
  return evenNumbers(text);
}

const WORDS = 'zero one two three four five six seven eight nine'.split(' ');

/** "from seven to 1" counts both ends alike. */
function evenNumbers(text: string): string {
  return text
    .replace(/\bto 1 (?=a |an |per )/, 'to one ')
    .replace(/\bfrom (\d+|[a-z]+) to (\d+|[a-z]+)\b/g, (whole, a: string, b: string) => {
      const value = (n: string): number => (/^\d/.test(n) ? Number(n) : WORDS.indexOf(n));
      const [x, y] = [value(a), value(b)];
      if (x < 0 || y < 0 || (/^\d/.test(a) && /^\d/.test(b))) return whole;
      return x < 10 && y < 10 ? `from ${WORDS[x]} to ${WORDS[y]}` : `from ${x} to ${y}`;
    });
}

/** "did the section alone 120 covers": a number hangs on a word that cannot carry it. */
function hanging(text: string, reader: Reader): boolean {
  if (reader.tagger === null) return false;
  const list = tagged(text, reader.tagger);
  return list.some((t, i) => {
    const before = list[i - 1];
    if (before === undefined || before.ends || !/^[£$€]?\d/.test(t.word)) return false;
    if (
      /^(?:only|back|up|out|down|off|in|on|about|around|over|under|almost|nearly|than|just|maybe|some|all|my|the|these|our|last|no|step|year|grade|level|class|number|part|chapter|room|ward|floor|type|every)$/i.test(
        before.word,
      )
    )
      return false;
    return (
      /^(?:NOUN|ADV|PROPN|PRON)$/.test(before.tag) &&
      !isPast(before.word) &&
      !/^\p{Lu}/u.test(before.word)
    );
  });
}

/** "labels in two language": a number and one thing. */
function miscounted(text: string, { tagger }: Reader): boolean {
  const found =
    /\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{2,}) (\p{Ll}+)(?=$|,| (?:in|on|at|for|with|and|of|by|to|from|a|per)\b)/u.exec(
      text,
    )?.[1];
  if (
    found === undefined ||
    isPlural(found) ||
    /^(?:percent|k|pm|am|hundred|thousand|million|euros?)$/.test(found)
  )
    return false;
  return tagger === null ? false : tagger.tag(found)[0]?.tag === 'NOUN';
}

/** The deed as it stands, or without its last "with …" where that does not pass. */
function shortened(text: string, reader: Reader): ReturnType<typeof gated> {
  const whole = gated(text, 'a', reader);
  if (whole.why === null) return whole;
  const cut = /^(.{14,}) (?:with|by|using|after|when) .+$/.exec(text)?.[1];
  const part = cut === undefined ? whole : gated(cut, 'a', reader);
  return part.why === null ? part : whole;
}

/** What the candidate did, in words that can follow "I": the head of the jotting, and its result. */
export function deed(raw: string, source: string, reader: Reader): Piece {
  const text = normalise(raw, reader.spellings).replace(/\s*\+\s*/g, ' and ');
  const [part = ''] = parts(
    text.replace(/ all (passed|stayed|finished|succeeded|qualified|graduated)\b/, ', who all $1'),
  );
  const [opening = '', ...tails] = chunks(part);
  const start = head(lowerI(opening), reader);
  if (start === null || (start.shape === 'np' && !isCount(start.text, reader))) {
    return {
      kind: 'ask',
      text: raw,
      source,
      why: 'it has no verb yet',
    };
  }
  const first = shortened(lasting(start.text), reader);
  if (first.why !== null || hanging(first.text, reader) || miscounted(first.text, reader)) {
    return { kind: 'ask', text: `I ${first.text}.`, source, why: first.why ?? 'a unit is missing' };
  }
  const whole =
    start.shape === 'np' ? first.text : gated(joined(first.text, tails, reader), 'a', reader).text;
  return wordCount(whole) < 3
    ? { kind: 'out', text: raw, source, why: 'it is too short' }
    : pass(whole, start.shape, source);
}

const lowerI = (text: string): string => (/^I\b/.test(text) ? text : lower(text));
