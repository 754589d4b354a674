import {
  contentStems,
  givenStems,
  overlap,
  PUBLIC,
  specificWords,
  substance,
  tellingStems,
} from './content.ts';
import type { ParsedNote, Sentence } from './parsed-note.ts';

/** Someone there did or said a particular thing. */
const ACT =
  /\byou (?:and [\p{L}. ]{2,30} )?(?:also |then |rightly |once |had |have |were |are )*(?:said|told|mention(?:ed)?|ask(?:ed)?|explain(?:ed)?|show(?:ed|n)?|describ(?:ed|e)|want(?:ed)?|need|wonder(?:ed)?|worr(?:y|ied)|lose|lost|spoke|pointed|admitted|complained|hop(?:e|ed|ing)|plan(?:ned|ning)?|dread|face|expect|call(?:ed)?|drew|let|gave|looking for|after|short of|concerned)\b|\b(?:showing|letting|walking|taking|introducing|telling|explaining|playing|holding|riding|reading|inviting) (?:me|us)\b|\byour (?:\w+ ){0,3}(?:story|question|description|worry|idea|rule|remark|answer|objection|account|point about|plan|plans to|trouble|problem)\b/u;

/** Whether the note holds a detail that could only come from this conversation. */
export function refersToTalk(
  parsed: ParsedNote,
  isFit: (s: Sentence, parsed: ParsedNote) => boolean,
): boolean {
  const { ofTheTalk, contentWords } = substance(parsed, isFit);
  const share = ofTheTalk.length / Math.max(1, contentWords);
  if (ofTheTalk.length >= 3 && share >= 0.12) return true;
  const acts = parsed.sentences.some((s) => ACT.test(s.lower));
  if (ofTheTalk.length >= 2 && share >= 0.06 && acts) return true;
  return recallsMatter(parsed) || topicsNamed(parsed);
}

/** The turn with which a letter comes back to what was said, and what follows it. */
const RECALLS =
  /\b(?:we (?:also )?(?:talked|spoke|chatted|laughed|argued|agreed) about|we discussed|you (?:also )?(?:mentioned|spoke about|spoke of|talked about|told me (?:about|of)|described|explained)|(?:explaining|telling|saying|describing|showing) (?:me |us )?(?:about|how|why|that|what it)|(?:hear|hearing|talk|talking|heard|thinking|thought|stories|story|conversation|discussion) about|stay(?:s|ed) with me(?: is| was)?(?: that)?|(?:remember|forget) (?:how|that|your))\b([^;]*?)(?=, and (?:i|we|it|have)\b|;|$)/u;

/** A number of something that is no time: "12 hearings a month", "the three office days". */
const COUNTED =
  /\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred) (?!(?:or|to|more|very|of|other|minutes?|hours?|days?|weeks?|months?|years?|people|questions|things|points|topics)\b)\p{L}{3,}/u;

/** "We talked about recess fights": at least one word behind the turn belongs to this conversation. */
function recallsMatter(parsed: ParsedNote): boolean {
  const given = givenStems(parsed);
  return parsed.sentences.some((s) => {
    const matter = RECALLS.exec(s.lower)?.[1];
    if (matter === undefined || PUBLIC.test(s.lower)) return false;
    const telling = specificWords({ ...s, text: matter }, given);
    return telling.length > 0 || COUNTED.test(matter);
  });
}

/** A topic of the debrief stands in the text, and not merely as one of the candidate's own strengths. */
export function topicsNamed(parsed: ParsedNote): boolean {
  const own = contentStems(
    [
      ...(parsed.context.strengths ?? []),
      parsed.context.role ?? '',
      parsed.context.company ?? '',
    ].join(' '),
  );
  const there = contentStems(
    parsed.sentences
      .filter((s) => !PUBLIC.test(s.lower))
      .map((s) => s.text)
      .join(' '),
  );
  return (parsed.context.topics ?? []).some((topic) => {
    const wanted = new Set([...tellingStems(topic)].filter((s) => !own.has(s)));
    return wanted.size > 0 && overlap(wanted, there) * 2 >= wanted.size;
  });
}
