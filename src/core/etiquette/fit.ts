import { contentStems, overlap, tellingStems } from './content.ts';
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
const DOES = new RegExp(
  `\\b(?:i|we)\\s+${ADVERBS}(?:${PRESENT})\\s+(?!forward|if\\b|whether\\b|that\\b)`,
  'u',
);
const CERTIFIED = new RegExp(
  `\\b(?:my|i hold|i have|i've|with|i'm|i am)\\b[^.;]{0,60}\\b(?:${CREDENTIAL})\\b`,
  'u',
);
const ELSEWHERE =
  /\b(?:in|at|from|with|on) (?:my|our) (?:own |very )?(?:current|present|last|previous|former|old|first|own|time|years?|past|second|doctoral|work|team|training|job|post|role|school|hospital|company)\b|\bwhen i (?:was|worked|ran|led|took|started|joined|lived|taught|nursed)\b|\b(?:years?|seasons?|summers?|winters?|vintages|decades?) (?:of|in|as|at|on|with|behind|running|doing)\b|\btaught me\b|\bi am used to\b|\bi'm used to\b|\bas an? [a-z -]{3,30}(?:,| i | in | at | for )|\b(?:for|in|over|after) (?:the (?:last|past) )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|many|several|some) (?:\w+ )?(?:years|seasons|summers|winters|months|vintages|shifts|tours)\b/u;
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

/** Whether a sentence shows a strength, skill or experience, and no bare claim. */
export function isFit(s: Sentence, parsed: ParsedNote): boolean {
  const stems = contentStems(s.text);
  for (const strength of parsed.context.strengths ?? []) {
    const wanted = tellingStems(strength);
    const both = overlap(wanted, stems);
    if (both >= 2 || (both === 1 && wanted.size <= 2)) return true;
  }
  if (BARE.test(s.lower) && !NUMBER.test(s.lower)) return false;
  const dids = s.lower.match(DID) ?? [];
  const worked = dids.some(
    (d) =>
      !OF_THE_DAY.test(
        d + s.lower.slice(s.lower.indexOf(d) + d.length, s.lower.indexOf(d) + d.length + 14),
      ),
  );
  if (worked && (ELSEWHERE.test(s.lower) || NUMBER.test(s.lower) || stems.size >= 3)) return true;
  if ((ELSEWHERE.test(s.lower) || AT_PLACE.test(s.text)) && stems.size >= 3) return true;
  if (CERTIFIED.test(s.lower)) return true;
  return DOES.test(s.lower) && stems.size >= 3;
}
