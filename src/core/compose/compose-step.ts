import { fromStems } from './answers.ts';
import { dayInWords } from './dates.ts';
import type { Fact, Material } from './facts.ts';
import type { Context } from './letters/context.ts';
import { LETTERS } from './letters/letters.ts';
import { address } from './names.ts';
import { readOwnWords } from './own-words.ts';
import { fill, phrasings } from './phrasings.ts';
import { shared } from './relevance.ts';
import type { DraftOutcome, StepRequest } from './request.ts';
import { isDelicate } from './rough/lexis.ts';
import { spellingsOf } from './rough/normalise.ts';
import { closing } from './timeline.ts';
import { bestOf, finished, frameFor } from './versions.ts';

const MONTH =
  'January|February|March|April|May|June|July|August|September|October|November|December';
const CHECK_BACK = new RegExp(`\\bafter (\\d{1,2} (?:${MONTH})|(?:${MONTH}) \\d{1,2})\\b`);

/**
 * Any letter after the thank-you: follow-ups (F1 to F6), and answers to what arrived. It accepts,
 * declines or withdraws only because the kind asked for says so. The same request gives the same
 * words. Never throws.
 */
export function composeStep(request: StepRequest): DraftOutcome {
  const { letter, subject } = LETTERS[request.kind];
  const frame = frameFor(request, request.to, `${request.kind}:${request.earlier.length}`);
  const context = contextOf(request);
  const paragraphs = bestOf(
    () => letter(frame, context),
    { taken: new Set(), before: [] },
    request,
    {
      least: 0,
      most: 90,
      brevity: 0.05,
    },
  );
  const line = frame.pick(subject, phrasings(subject, frame.manner));
  return finished(request, request.to, frame, paragraphs, fill(line.text, frame.slots));
}

function contextOf(request: StepRequest): Context {
  const material = request.debrief === null ? null : fromStems(request.debrief);
  const own = material?.personal.get(request.to.id);
  const day = request.promise?.to ?? null;
  return {
    request,
    keep: own?.keep ?? null,
    thanks: own?.thanks && !isDelicate(own.thanks.text) ? own.thanks : null,
    unsaid: material === null ? null : unsaid(request, material),
    date: day === null ? null : dayInWords(day, request.dialect),
    caller: caller(request, material),
    enjoy: material?.enjoy ?? null,
    own: readOwnWords(request.userWords, {
      tagger: request.tagger ?? null,
      spellings: spellingsOf(
        [request.to.name],
        [request.userWords ?? '', ...request.earlier.map((l) => l.body), ...answersOf(request)],
      ),
      names: address(request.to).known,
    }),
    checkBack: checkBack(request),
  };
}

/** What was typed in the debrief, for the spelling of names and products. */
function answersOf({ debrief }: StepRequest): string[] {
  if (debrief === null) return [];
  return [
    ...debrief.doneLike,
    ...debrief.alsoMention,
    ...debrief.unfinished.flatMap((u) => [u.youAskedAbout, u.betterAnswer]),
    ...debrief.perInterviewer.flatMap((p) => [
      p.thankYouFor ?? '',
      p.keepThinkingAbout ?? '',
      p.toldMeYourTeam ?? '',
    ]),
  ];
}

/** "HR will ring by 16 October", said in the debrief and still the promise in force. */
function caller(request: StepRequest, material: Material | null): string | null {
  const later = request.earlier.some((l) => l.step !== 'thank_you') || request.incoming !== null;
  const close = later ? null : closing(material?.theyDecide ?? null, address(request.to).known);
  return close?.kind === 'from' ? close.who : null;
}

/** "Please check with me after 1 March": when they asked to be asked again. */
function checkBack(request: StepRequest): string | null {
  return CHECK_BACK.exec(request.incoming?.text ?? '')?.[1] ?? null;
}

/** A fact about the candidate that no earlier letter has told this reader. */
function unsaid(request: StepRequest, material: Material): Fact | null {
  const before = request.earlier
    .filter((l) => l.to === request.to.id)
    .map((l) => l.body)
    .join(' ');
  const fresh = (f: Fact): boolean => shared(f.text, before) < 2;
  return (
    [...material.alsos, ...material.fits].filter((f) => f.shape === 'past').find(fresh) ?? null
  );
}
