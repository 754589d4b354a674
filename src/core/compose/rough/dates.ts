import type { Dialect } from '../request.ts';
import { normalise, type Spellings } from './normalise.ts';

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const DAY = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)';
const NUMBER = '(\\d{1,2})(?:st|nd|rd|th)?';
const COUNT = '(?:\\d{1,2}|a|two|three|four|five|six|seven|eight|nine|ten|a few|a couple of)';
const UNIT = '(?:working days|business days|days|weeks?)';

type Rule = readonly [RegExp, (m: RegExpExecArray, dialect: Dialect) => string];

const date = (day: string, month: string, dialect: Dialect): string =>
  dialect === 'en-US' ? `${month} ${Number(day)}` : `${Number(day)} ${month}`;
const by = (lead: string | undefined): string =>
  lead === undefined || /^on$/i.test(lead.trim()) ? 'by' : lead.trim().toLowerCase();
const LEAD = '(by|before|after|on|until|around)? ?(?:the )?';

const FEAST =
  'Christmas|Easter|Advent|Lent|Diwali|Eid|Ramadan|Thanksgiving|New Year|Hanukkah|Pentecost';

/** What can be repeated of a stated time, the surest first; nothing is computed. */
const RULES: readonly Rule[] = [
  [
    new RegExp(
      `\\b(?:meets?|meeting|sits?|board|committee|senate|trustees)\\b[^,]*?\\bon (?:the )?(?:${NUMBER} (?:of )?(${MONTH})|(${MONTH}) ${NUMBER})`,
      'i',
    ),
    (m, d) => `after ${date(m[1] ?? m[4] ?? '', m[2] ?? m[3] ?? '', d)}`,
  ],
  [
    new RegExp(`${LEAD}(?:${DAY},? )?${NUMBER} (?:of )?(${MONTH})`, 'i'),
    (m, d) => `${by(m[1])} ${date(m[2] ?? '', m[3] ?? '', d)}`,
  ],
  [
    new RegExp(`${LEAD}(${MONTH}) ${NUMBER}\\b`, 'i'),
    (m, d) => `${by(m[1])} ${date(m[3] ?? '', m[2] ?? '', d)}`,
  ],
  [
    new RegExp(
      `\\bend of (?:the )?(next week|this week|the week|week|the month|month|${MONTH})`,
      'i',
    ),
    (m) => `by the end of ${(m[1] ?? '').replace(/^(week|month)$/, 'the $1')}`,
  ],
  [
    /\b(before|after|by|on)\b[^,]*?\bthe (\d{1,2})(st|nd|rd|th)\b/i,
    (m) => `${by(m[1])} the ${m[2]}${m[3]}`,
  ],
  [/\((?:the )?(\d{1,2})(st|nd|rd|th)\)/i, (m) => `by the ${m[1]}${m[2]}`],
  [
    new RegExp(`\\ba week on (${DAY})\\b|\\b(${DAY}) week\\b`, 'i'),
    (m) => `a week on ${m[1] ?? m[2]}`,
  ],
  [/\b(?:a )?couple (?:of )?weeks\b/i, () => 'in a couple of weeks'],
  [
    /\ba (week|fortnight|month) or (two|so)\b/i,
    (m) => (m[2] === 'two' ? `in a ${m[1]} or two` : `in about a ${m[1]}`),
  ],
  [/\b(?:a|one) fortnight\b/i, () => 'within a fortnight'],
  [
    new RegExp(`\\b(before|after|by) (?:the )?(${FEAST})\\b`, 'i'),
    (m) => `${(m[1] ?? '').toLowerCase()} ${m[2]}`,
  ],
  [
    new RegExp(`\\b(?:start|beginning) of (?:the )?(next week|next month|${MONTH})`, 'i'),
    (m) => `at the start of ${m[1]}`,
  ],
  [
    new RegExp(`\\b(early|mid|late)[ -](?:in )?(next week|${MONTH})`, 'i'),
    (m) =>
      /week/.test(m[2] ?? '')
        ? `${(m[1] ?? '').toLowerCase()} next week`.replace('mid ', 'in the middle of ')
        : `in ${(m[1] ?? '').toLowerCase()}${/mid/i.test(m[1] ?? '') ? '-' : ' '}${m[2]}`,
  ],
  [new RegExp(`\\bmiddle of (${MONTH})`, 'i'), (m) => `in the middle of ${m[1]}`],
  [
    new RegExp(`\\bwithin (?:the )?(?:next )?(${COUNT}) (${UNIT})`, 'i'),
    (m) => `within ${m[1]} ${m[2]}`,
  ],
  [new RegExp(`(?:\\bin )?\\b(${COUNT}) (${UNIT})\\b`, 'i'), (m) => `in ${m[1]} ${m[2]}`],
  [
    new RegExp(`\\b(next (?:week|month)|this week|next (?:${DAY}))`, 'i'),
    (m) =>
      (m[1] ?? '')
        .toLowerCase()
        .replace(
          /\b(mon|tues|wednes|thurs|fri|satur|sun)day/,
          (w) => w.charAt(0).toUpperCase() + w.slice(1),
        ),
  ],
  [
    /\b(before|after) ((?:the )?[\p{L} ]*(?:weekend|half[- ]term|Easter|Christmas|New Year|harvest|spring break|summer break|summer holidays|spring|summer|autumn))\b/iu,
    (m) => `${(m[1] ?? '').toLowerCase()} ${m[2]}`,
  ],
  [new RegExp(`\\b(${DAY}) or (${DAY})\\b`, 'i'), (m) => `on ${m[1]} or ${m[2]}`],
  [
    /^(?:\w+ )?(before|after) (the \p{L}+(?: \p{L}+){0,4})$/iu,
    (m) => `${(m[1] ?? '').toLowerCase()} ${m[2]}`,
  ],
  [new RegExp(`${LEAD}(${DAY})\\b`, 'i'), (m) => `${by(m[1])} ${m[2]}`],
];

/** Who will call or write, where that is somebody with a name. */
const SPEAKER =
  /^(HR|\p{Lu}[\p{L}'-]+)[: ,]+(?:(?:will|to|would) )?(?:call|ring|write|email|phone|be in touch|let me know)/u;

const UNSURE = /\b(?:maybe|perhaps|tomorrow|not sure|asap|if|hopefully not|unclear)\b/i;

/**
 * A stated time in rough words, as it can be repeated: "hr will ring by end of next week (16 oct)"
 * gives "by 16 October". Null when nothing can be repeated safely.
 */
export function statedTime(
  raw: string | null,
  spellings: Spellings,
  dialect: Dialect,
): string | null {
  if (raw === null) return null;
  const text = normalise(raw.replace(/["']/g, ' '), spellings).replace(
    /\bnew years?\b/gi,
    'New Year',
  );
  if (UNSURE.test(text) && !/\(\D{0,4}\d{1,2}(?:st|nd|rd|th)\)/.test(text)) return null;
  for (const [pattern, say] of RULES) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const when = named(say(found, dialect).trim());
    const who = SPEAKER.exec(text)?.[1];
    return who === undefined ? when : `${who} will call ${when}`;
  }
  return null;
}

/** "before the victoria day weekend": a day with a name has capitals. */
function named(text: string): string {
  return text
    .replace(/\bhalf term\b/, 'half-term')
    .replace(
      /\b(\p{Ll}+) day weekend\b/u,
      (_, w: string) => `${w.charAt(0).toUpperCase()}${w.slice(1)} Day weekend`,
    );
}
