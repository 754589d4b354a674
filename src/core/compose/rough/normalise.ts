import abbreviations from '../data/abbreviations.json' with { type: 'json' };
import casing from '../data/casing.json' with { type: 'json' };
import rough from '../data/rough.json' with { type: 'json' };
import words from '../data/words.json' with { type: 'json' };
import { tidy } from '../text.ts';
import { isBase, isChat, isPast, third } from './lexis.ts';

/** What the rest of the record knows about spelling: names, the company, products, as typed there. */
export type Spellings = ReadonlyMap<string, string>;

const WORDS: Readonly<Record<string, string>> = abbreviations.words;
const AFTER_NUMBER: Readonly<Record<string, string>> = abbreviations.afterNumber;
const CONTRACTIONS: Readonly<Record<string, string>> = abbreviations.contractions;
const EXPANSIONS: Readonly<Record<string, string>> = abbreviations.expansions;
const CASED: Readonly<Record<string, string>> = casing.words;
const LEADS = new RegExp(`^(?:${abbreviations.emptyLeads})[,:]?\\s+`, 'i');
const SMALL = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const UNIT =
  '(storey|story|month|year|week|day|bed|page|hour|minute|seat|bedroom|person|room|acre)';

const COUNT = '(?<!\\d[.,])\\b(\\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)';
const PLURAL_UNIT = new RegExp(
  `(?<![\\d.,])\\b(?!1 )(\\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) ${UNIT}(?=$|[,.;]| (?:a|an|the|in|on|at|of|for|after|before|ago|and|or|with|by|to|from|late|early|old|when|until|per|each|every|is|was|i|it|we|he|she|they|alone|now|off)\\b)`,
  'gi',
);
const DASHED_UNIT = new RegExp(
  `${COUNT}[ -]${UNIT} (?=[a-z])(?!(?:a|an|per|in|of|at|on|for|and|or|to|each|every|late|early|before|after|ago|is|was) )`,
  'gi',
);

/** The spellings of the record: every word typed with a capital where no sentence begins. */
export function spellingsOf(names: readonly string[], texts: readonly string[]): Spellings {
  const out = new Map<string, string>();
  for (const text of texts) {
    for (const m of tidy(text).matchAll(/(?<=[^\s.!?:]\s)["(]?(\p{Lu}[\p{L}\d'-]*)/gu)) {
      const word = m[1] ?? '';
      if (word.length > 1) out.set(word.toLowerCase(), word);
    }
    for (const m of tidy(text).matchAll(/\b\p{L}*\p{Lu}\p{L}*\p{Lu}\p{L}*\b/gu))
      out.set(m[0].toLowerCase(), m[0]);
  }
  for (const text of names) {
    for (const m of tidy(text).matchAll(/\p{Lu}[\p{L}'-]+/gu)) {
      if (!/^(?:The|And|For|Of|In|At|On|A|De|La|Des)$/.test(m[0]))
        out.set(m[0].toLowerCase(), m[0]);
    }
  }
  for (const ordinary of [...words.stop, 'may', 'will', 'mark']) out.delete(ordinary);
  return out;
}

/** "55/wk" is 55 a week. */
const PER: Readonly<Record<string, string>> = {
  wk: 'week',
  mo: 'month',
  yr: 'year',
  hr: 'hour',
};

const LONG_UNIT: Readonly<Record<string, string>> = {
  min: 'minute',
  hr: 'hour',
  yr: 'year',
  wk: 'week',
  mo: 'month',
};
/** "10 min huddle": the unit belongs to the noun behind it. */
const ADJECTIVAL =
  /\b(\d+) (min|hr|yr|wk|mo) (?=[a-z])(?!(?:a|an|the|in|on|at|of|for|after|before|ago|and|or|with|by|to|from|late|early|old|when|until|per|each|every|is|was|i|it|we|he|she|they|as)\b)/gi;

function expandWord(word: string, before: string): string {
  const low = word.toLowerCase();
  if (/^\d[\d.,]*$/.test(before) && AFTER_NUMBER[low] !== undefined) {
    const unit = AFTER_NUMBER[low] ?? low;
    return before === '1' ? unit.replace(/s$/, '') : unit;
  }
  if (low === 'w' || low === 'q') return WORDS[low] ?? word;
  return CONTRACTIONS[low] ?? WORDS[low] ?? word;
}

function expand(text: string): string {
  const parts = text
    .replace(ADJECTIVAL, (_, n: string, u: string) => `${n}-${LONG_UNIT[u.toLowerCase()] ?? u} `)
    .replace(/(\d)(yrs?|wks?|hrs?|mins?|pct|mi|ft|kg)\b/gi, '$1 $2')
    .replace(/\bw\/(?=\w)/gi, 'with ')
    .split(' ');
  const out: string[] = [];
  parts.forEach((part, i) => {
    const [, open = '', core = '', end = ''] = /^(["'(]*)(.*?)([,.;:?!)"]*)$/.exec(part) ?? [];
    const word = expandWord(core, parts[i - 1] ?? '');
    if (isChat(word) && !/\d/.test(word)) {
      if (out.length > 0 && /[,.;]/.test(end)) out[out.length - 1] += end;
    } else out.push(`${open}${word}${end}`);
  });
  return out.join(' ');
}

const HOLIDAYS =
  /\b(?:labou?r|memorial|canada|independence|boxing|victoria|australia|anzac|presidents') day\b/gi;

/** Languages that are other things too. */
const AMBIGUOUS = new Set(['mandarin', 'polish']);

function recased(text: string, spellings: Spellings): string {
  return text
    .replace(/[\p{L}\d]+(?:['-][\p{L}\d]+)*/gu, (word) => {
      const low = word.toLowerCase();
      const own = spellings.get(low);
      if (own !== undefined) return own;
      if (low === 'i') return 'I';
      if (/^i'/.test(low)) return `I${word.slice(1)}`;
      const [, stem = '', s = ''] = /^(.*?)('s)$/.exec(word) ?? [];
      if (s !== '')
        return `${spellings.get(stem.toLowerCase()) ?? CASED[stem.toLowerCase()] ?? stem}'s`;
      return AMBIGUOUS.has(low) ? word : (CASED[low] ?? word);
    })
    .replace(
      /\b(speaks?|fluent|learn\w*|in|some|basic|good|native|and|or|\+) (mandarin|polish)\b(?! (?:from|on|the|it|and))/gi,
      (_, lead: string, l: string) =>
        `${lead} ${l.charAt(0).toUpperCase()}${l.slice(1).toLowerCase()}`,
    )
    .replace(
      /\b(in|by|until|since|of|early|mid|late|last|next|before|after|on|\d{1,2}(?:st|nd|rd|th)?) (may|march|mar)\b(?! (?:be|have|not|take))/gi,
      (_, lead: string, m: string) => `${lead} ${/^may$/i.test(m) ? 'May' : 'March'}`,
    )
    .replace(
      /\b(may|march|mar) (\d{1,2})\b/gi,
      (_, m: string, d: string) => `${/^may$/i.test(m) ? 'May' : 'March'} ${d}`,
    )
    .replace(
      /\bnew year'?s'? (eve|day)\b/gi,
      (_, d: string) => `New Year's ${d.charAt(0).toUpperCase()}${d.slice(1).toLowerCase()}`,
    )
    .replace(/\bnew years?\b(?!')/gi, 'New Year')
    .replace(HOLIDAYS, (h) => h.replace(/\b\p{Ll}/gu, (c) => c.toUpperCase()))
    .replace(
      /\b(write|set|follow|start|clean|check|mock|back)[ ](up)(?= (?:is|was|of|has)\b)/g,
      '$1-$2',
    );
}

/** Small numbers in words, unless larger ones stand beside them. */
function numbers(text: string): string {
  const dashed = text
    .replace(PLURAL_UNIT, '$1 $2s')
    .replace(DASHED_UNIT, '$1-$2 ')
    .replace(/\bone (page|bed|bedroom|room|person|storey) (?=[a-z])/g, 'one-$1 ')
    .replace(/\b([1-9])-(?=[a-z])/g, (_, n: string) => `${SMALL[Number(n)]}-`)
    .replace(/\b(\d+)k\b/gi, '$1,000')
    .replace(/(?<![\d.,:-])(\d{1,3})(\d{3})(?![\d.,:-])/g, (n, a: string, b: string) =>
      /^(?:1[5-9]|20)\d\d$/.test(n) ? n : `${a},${b}`,
    );
  const timed = dashed.replace(
    /(?<![\p{L}\d#£$€.,:/-]|\d (?:to|or|of) |instead of )([2-9]) (?=(?:years|months|weeks|days|hours)\b)/gu,
    (_, n: string) => `${SMALL[Number(n)]} `,
  );
  return timed
    .split(/(?<=,) /)
    .map(smallInWords)
    .join(' ');
}

function smallInWords(dashed: string): string {
  const found = dashed.match(/\d[\d.,:]*\d|\d/g) ?? [];
  if (/%/.test(dashed)) return dashed;
  const large = found.some((n) => Number(n.replace(/[,:]/g, '')) > 9 || /[.,:]/.test(n));
  // Beside larger numbers only what plainly counts things: "40 interviews in three languages".
  if (large) {
    return dashed.replace(
      /(?<![\p{L}\d#£$€.,:/-]|\d (?:to|or|of|in|x) |\b(?:from|to|no|number|at|step|week|day|grade|level|year|class|room) )([2-9])(?= \p{Ll}{4,}s\b)(?! (?:percent|minutes|hours|points|days|weeks)\b)/gu,
      (n) => SMALL[Number(n)] ?? n,
    );
  }
  return dashed
    .replace(/\b(on|in|into) 1 (?=\p{Ll}{3,}(?!s\b))/gu, '$1 one ')
    .replace(
      /(?<![\p{L}\d#£$€.,:/-]|\b(?:no|number|month|week|day|step|line|class|year|section|chapter|January|February|March|April|May|June|July|August|September|October|November|December|pump|level|grade|room|chapter|part|page|act) )([2-9])(?=(?: |-)[a-z]|$|[,.](?!\d))(?! ?(?:percent|per cent|am|pm|mm|cm|m2)\b)/gu,
      (n) => SMALL[Number(n)] ?? n,
    );
}

const PEOPLE = rough.people.join('|');
/** "neighbours complaints" is "neighbours' complaints", "every nurses first" is "every nurse's first". */
const OWNERS = new RegExp(
  `\\b(${PEOPLE})s (?=(?:evenings?|complaints?|sport|sports|names?|meetings?|rooms?|letters?|questions?|first|homes?|lives|work|rights|needs|families|voices|stories|cards?|shoelaces?|certificates?)\\b)`,
  'gi',
);
const ONE_OWNER = new RegExp(`\\b(a|an|every|each|one) (${PEOPLE})s (?=\\p{Ll})`, 'giu');
const EACH_OWNER = new RegExp(`\\b(every|each|a|one|the) ((?:\\p{Ll}+ )?)(${PEOPLE})s' `, 'giu');

/** Missing little words and marks that only one word can be: "at old trust", "in second week". */
const MENDED: readonly (readonly [RegExp, string])[] = [
  [
    /\b(on|in|at|for|of|with|from|to|by|about) (same|first|second|third|whole|wrong|right|middle)\b(?! (?:aid|hand|class|grade|year|come))/gi,
    '$1 the $2',
  ],
  [
    /\b(at|from|in|for|with|on) (old|last|previous|former|current|present) (trust|place|job|school|hospital|firm|shop|team|home|company|employer|hospice|post|role|clinic|kitchen|practice|ward|restaurant|site|store|department)\b/gi,
    '$1 my $2 $3',
  ],
  [/\b(is|are|was|were) only (?=\p{Ll}+ \p{Ll})/giu, '$1 the only '],
  [/\bcause of\b/gi, 'because of'],
  [/\bby 1\/3\b/g, 'by a third'],
  [/\bby 1\/4\b/g, 'by a quarter'],
  [/\bby 1\/2\b/g, 'by half'],
  [/\bmid (?=(?:interview|shift|service|meeting|sentence|call|lesson)\b)/gi, 'mid-'],
  [/\bre[ -](?=\p{L}+ed\b|wrote\b|built\b|did\b|ran\b)/giu, 're'],
  [/\bno one\b/gi, 'nobody'],
  [/\bby who\b/gi, 'by whom'],
  [/\b1 (?=(?:day|week|hour|night|month|year|evening|morning)\b)/g, 'one '],
  [
    /\b(\d+|two|three|four|five|six|seven|eight|nine|ten) years? old (?=\p{Ll})(?!and\b|but\b|with\b|in\b|now\b|when\b|or\b|at\b)/gu,
    '$1-year-old ',
  ],
  [
    /(^|\b(?:in|for|of|by|over) )(last|next|past|first) (\d+|two|three|four|five|six)(?= )/gi,
    '$1the $2 $3',
  ],
  [
    /\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ?o'?clock\b/gi,
    "$1 o'clock",
  ],
  [/(\d)%/g, '$1 percent'],
  [
    /^(\p{L}[\p{L} ]*s(?<!\b(?:has|is|was|does|as|says))|[\d,]+ \p{L}+s) no (\p{L}+s?)$/iu,
    '$1 with no $2',
  ],
  [/\bthe led\b/g, 'the LED'],
  [
    /\b(comes?|starts?|opens?|closes?|due|moves?|leaves?|ends?|begins?) (January|February|March|April|May|June|July|August|September|October|November|December)\b/g,
    '$1 in $2',
  ],
  [/\bits (?=\p{Ll}+ed\b|been\b|a\b|the\b|not\b|too\b|so\b|about\b|\d)/giu, 'it is '],
  [/\bwhole (interview|time|way|day)$/i, 'for the whole $1'],
  [/\bfor the for the\b/g, 'for the'],
];

function mended(text: string): string {
  let out = text;
  for (const [pattern, by] of MENDED) out = out.replace(pattern, by);
  return out
    .replace(ONE_OWNER, (_, det: string, p: string) => `${det} ${p}'s `)
    .replace(/\bchilds\b/g, "child's")
    .replace(/\b(yesterday|today|tomorrow|tonight)s (?=\p{Ll})/gu, "$1's ")
    .replace(OWNERS, (_, p: string) => `${p}s' `)
    .replace(
      /\b(nobody|everybody|everyone|somebody|someone) (\p{Ll}+)(?=$|[ ,.])/giu,
      (whole, who: string, verb: string) =>
        isBase(verb) &&
        !isPast(verb) &&
        !/s$|^(?:can|will|may|must|would|could|should|be|new|old|else|other|own|here|there|like)$/.test(
          verb,
        )
          ? `${who} ${third(verb)}`
          : whole,
    )
    .replace(EACH_OWNER, (_, d: string, adj: string, p: string) => `${d} ${adj}${p}'s `)
    .replace(/\b(children|men|women|people)s (?=\p{Ll})/giu, "$1's ");
}

/**
 * Rough words in readable spelling: abbreviations, contractions and capitals from closed lists and
 * from the record itself. A word on no list is left as it was typed.
 */
export function normalise(raw: string, spellings: Spellings): string {
  const plain = tidy(raw)
    .replace(/\p{Extended_Pictographic}|\u{fe0f}/gu, '')
    .replace(/(?<=\s)[:;]-?[)(DP](?=\s|$)/g, '')
    .replace(LEADS, '')
    .replace(/\s+(?:–|—|-)\s+/g, ' - ')
    .replace(/\s*&\s*(?=\p{Ll})/gu, ' and ')
    .replace(/\b[Ii]d (\p{Ll}+)/gu, (whole, verb: string) => (isBase(verb) ? `I'd ${verb}` : whole))
    .replace(/(^|\s)~\s?(?=\d)/g, '$1about ')
    .replace(
      /(?<=[\d\p{L}])\/(wk|week|day|mo|month|yr|year|hr|hour|night|shift)\b/gu,
      (_, u: string) => ` a ${PER[u] ?? u}`,
    )
    .trim();
  const text = recased(expand(plain), spellings)
    .replace(/\bI'd (\p{Ll}+)/gu, (_, verb: string) =>
      `I ${isBase(verb) ? 'would' : isPast(verb) ? 'had' : "'d"} ${verb}`.replace("I 'd", "I'd"),
    )
    .replace(
      /\b[\p{L}]+n't\b|\b(?:I|they|you|we|there|that|what|it)'(?:m|ve|ll|re|s)\b/gu,
      (c) => EXPANSIONS[c] ?? EXPANSIONS[c.toLowerCase()] ?? c,
    )
    .replace(/\bper cent\b/g, 'percent')
    .replace(/\s+/g, ' ')
    .trim();
  return mended(numbers(text));
}
