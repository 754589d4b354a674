import { words } from '../text/words.ts';
import { contentStems, isCommon, overlap, tellingStems } from './content.ts';
import data from './data/fit.json' with { type: 'json' };
import type { ParsedNote, Sentence } from './parsed-note.ts';

const PAST = data.past.split(' ').join('|');
const PRESENT = data.present.split(' ').join('|');
const CREDENTIAL = data.credentials.split(' ').join('|');
const ADVERBS =
  '(?:(?:also|already|always|once|twice|never|since|personally|successfully|recently|just|then|now|still|later|even|only|both|often|both|myself|[a-z]+ly)\\s+){0,3}';

/** `I have run …`, `we halved …` */
const DID = new RegExp(
  `\\b(?:i|we)(?:'ve|'d)?\\s+(?:have\\s+|had\\s+|was\\s+|were\\s+)?${ADVERBS}(?:been\\s+)?(?:${PAST})\\b`,
  'gu',
);
/** Any other regular past, but for what one does at an interview and for feelings. */
const DID_TOO = new RegExp(
  `\\b(?:i|we)(?:'ve|'d)?\\s+(?:have\\s+|had\\s+)?${ADVERBS}(?!(?:${data.ofTheDay.split(' ').join('|')})\\b)[a-z]{2,}ed\\b`,
  'gu',
);
const DOES = new RegExp(
  `\\b(?:i|we)\\s+${ADVERBS}(?:${PRESENT})\\s+(?!forward|if\\b|whether\\b|that\\b)`,
  'u',
);
const CERTIFIED = new RegExp(
  `\\b(?:my|i hold|i have|i've|i got|i earned|i gained|i passed|i took|i did|with|i'm|i am)\\b[^.;]{0,60}\\b(?:${CREDENTIAL})\\b`,
  'u',
);
const ELSEWHERE =
  /\bmy (?:own )?(?:work|caseload|portfolio|record|track record|clients|patients|pupils|students|shifts|projects?|experience)(?: so far| there| to date)? (?:includes?|has|have|was|were|is|are|covers?|covered|at|in)\b|\b(?:in|at|from|with|on) (?:my|our) (?:own |very )?(?:current|present|last|previous|former|old|first|own|time|years?|past|second|doctoral|work|team|training|job|post|role|school|hospital|company)\b|\bwhen i (?:was|worked|ran|led|took|started|joined|lived|taught|nursed)\b|\b(?:years?|seasons?|summers?|winters?|vintages|decades?) (?:of|in|as|at|on|with|behind|running|doing)\b|\btaught me\b|\bi am used to\b|\bi'm used to\b|\bas an? [a-z -]{3,30}(?:,| i | in | at | for )|\b(?:for|in|over|after) (?:the (?:last|past) )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|many|several|some) (?:\w+ )?(?:years|seasons|summers|winters|months|vintages|shifts|tours)\b/u;
/** `At St. Olave's I …`: a place of work that is named. */
const AT_PLACE =
  /\b(?:At|In|For|With|From|Since) (?:the )?\p{Lu}[\p{L}.'’ &-]{1,40}?,? (?:I|we) (?!would|could|should|will|hope|want|look|learned|saw|met|heard)/u;
const NUMBER =
  /\b\d[\d,.]*\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozens?)\b/u;
/** What anyone can claim of themselves. */
const BARE =
  /\b(?:relevant experience|many years of|years of experience|various roles|hard-?working|team player|fast learner|self-starter|result-oriented|communication skills|(?:my|the) (?:skills|experience|background|abilities|qualifications)(?: and (?:my )?(?:skills|experience|background|abilities|qualifications))* (?:make|would|will|are|align|match|fit))\b/u;
/** Verbs with which the same sentences speak of the interview and not of work. */
const OF_THE_DAY =
  /\b(?:i|we)(?:'ve|'d)?\s+(?:have\s+|had\s+)?(?:[a-z]+ly\s+)?(?:met|saw|had (?:a|an|the|hoped|expected|not|never|seen|heard|read|thought)|spent (?:the|a|an|some|this) (?:time|hour|day|morning|afternoon|evening)|walked (?:home|away|out)|took (?:away|the train|the bus)|read|left|came|lost (?:track|count)|watched|visited|attended the interview|made it|stood|sat|passed (?:your|the)|turned up|used (?:your|the) (?:first|bus|train))\b/u;

const OWN = /\b(?:i|i'm|i've|i'd|my|me|mine|myself|we|we've|our|us)\b/u;
const THEIRS = /\b(?:you|your|yours)\b/u;
const THAT_DAY =
  /\b(?:you|your|today|yesterday|this (?:morning|afternoon|evening)|interview|interviewed)\b/u;

/** "your numbers for axis 4": a figure of theirs says nothing about the candidate's work. */
const YOUR_MATTER = /\byour [^,.;:]{0,40}/gu;

const strengths = new WeakMap<ParsedNote, readonly ReadonlySet<string>[]>();

/** The telling stems of each strength, made once for a note. */
function strengthsOf(parsed: ParsedNote): readonly ReadonlySet<string>[] {
  const known = strengths.get(parsed);
  if (known !== undefined) return known;
  const role = contentStems(parsed.context.role ?? '');
  const made = (parsed.context.strengths ?? []).map(
    (strength) => new Set([...tellingStems(strength)].filter((w) => !role.has(w))),
  );
  strengths.set(parsed, made);
  return made;
}

/** One of the strengths of the record stands in the sentence. */
function namesStrength(s: Sentence, stems: ReadonlySet<string>, parsed: ParsedNote): boolean {
  return strengthsOf(parsed).some((wanted) => {
    const both = overlap(wanted, stems);
    return (
      both >= 2 || (both === 1 && wanted.size <= 2 && (OWN.test(s.lower) || !THEIRS.test(s.lower)))
    );
  });
}

/** What the candidate did at work, not on the day of the interview. */
function didWork(s: Sentence, stems: ReadonlySet<string>, elsewhere: boolean): boolean {
  const dids = [...s.lower.matchAll(DID), ...s.lower.matchAll(DID_TOO)];
  const worked = dids.some(
    (m) => !OF_THE_DAY.test(s.lower.slice(m.index, m.index + m[0].length + 14)),
  );
  const telling = words(s.lower).some((w) => w.text.length > 2 && !isCommon(w.text));
  return (
    worked &&
    telling &&
    (elsewhere ||
      NUMBER.test(s.lower.replace(YOUR_MATTER, '')) ||
      (stems.size >= 3 && !THAT_DAY.test(s.lower)))
  );
}

/** Whether a sentence shows a strength, skill or experience, and no bare claim. */
export function isFit(s: Sentence, parsed: ParsedNote): boolean {
  const stems = contentStems(s.text);
  if (namesStrength(s, stems, parsed)) return true;
  if (BARE.test(s.lower) && !NUMBER.test(s.lower)) return false;
  const elsewhere = ELSEWHERE.test(s.lower) || AT_PLACE.test(s.text);
  if (didWork(s, stems, elsewhere)) return true;
  if (elsewhere && stems.size >= 3 && (OWN.test(s.lower) || !THEIRS.test(s.lower))) return true;
  if (CERTIFIED.test(s.lower)) return true;
  return (
    DOES.test(s.lower) && stems.size >= 3 && !/^you (?:asked|wanted|wondered)\b/u.test(s.lower)
  );
}
