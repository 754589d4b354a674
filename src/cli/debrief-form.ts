import type { Person } from '../core/record/nouns.ts';
import { Fault } from '../errors.ts';
import type { DebriefInput } from '../http/views.ts';
import { ask } from './choose.ts';

export interface DebriefAnswers {
  readonly debrief: DebriefInput;
  readonly promise: {
    readonly by: string | null;
    readonly said: string;
    readonly to: string | null;
  } | null;
}

/** The questions of the debrief at the terminal; Enter leaves one out. */
export async function askDebrief(people: readonly Person[]): Promise<DebriefAnswers> {
  const say = async (question: string) => {
    const answer = await ask(`${question} `);
    return answer === '' ? null : answer;
  };
  const privateRemark = await say('Anything not for the note? (kept private)');
  const perInterviewer = [];
  for (const p of people) {
    process.stdout.write(`\nAbout ${p.name}\n`);
    perInterviewer.push({
      person: p.id,
      thankYouFor: await say('Thank you for ...'),
      keepThinkingAbout: await say('I keep thinking about what you said about ...'),
      toldMeYourTeam: await say('You told me that your team ...'),
    });
  }
  process.stdout.write('\n');
  const enjoyMost = await say("What I'd enjoy most is ...");
  const doneLike = await say('I have done something like that: I ...');
  const youAskedAbout = await say('One answer to finish. You asked about ...');
  const betterAnswer = youAskedAbout === null ? null : await say('My better answer:');
  const alsoMention = await say('I also wanted to mention that I ...');
  const theyDecide = await say('They will decide ...');
  const to =
    theyDecide === null ? null : await say('Which day is that, at the latest? (YYYY-MM-DD)');
  return {
    debrief: {
      perInterviewer,
      enjoyMost,
      doneLike: doneLike === null ? [] : [doneLike],
      unfinished:
        youAskedAbout === null || betterAnswer === null
          ? []
          : [{ youAskedAbout, betterAnswer, askedBy: null }],
      alsoMention: alsoMention === null ? [] : [alsoMention],
      theyDecide,
      privateRemarks: privateRemark === null ? [] : [privateRemark],
      wentWell: null,
      rough: null,
    },
    promise: theyDecide === null ? null : { by: people[0]?.id ?? null, said: theyDecide, to },
  };
}

const KNOWN: ReadonlySet<string> = new Set([
  'perInterviewer',
  'enjoyMost',
  'doneLike',
  'unfinished',
  'alsoMention',
  'theyDecide',
  'privateRemarks',
  'wentWell',
  'rough',
]);

/** A debrief from JSON; people may be named by name instead of id. Fails with `bad_input`. */
export function debriefFrom(text: string, people: readonly Person[]): DebriefAnswers {
  let given: Record<string, unknown>;
  try {
    given = JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    throw new Fault('bad_input', 'The debrief is no JSON.', 'docs/debrief.md shows the shape.', {
      cause: error,
    });
  }
  const debrief = (given.debrief ?? given) as Partial<DebriefInput>;
  if (!Object.keys(debrief).some((key) => KNOWN.has(key))) {
    throw new Fault(
      'bad_input',
      'The debrief holds none of the answers.',
      'docs/debrief.md shows the shape.',
    );
  }
  const idOf = (who: string | null | undefined) =>
    people.find((p) => p.id === who || p.name === who)?.id ?? null;
  const promise = (given.promise ?? null) as DebriefAnswers['promise'];
  return {
    debrief: {
      perInterviewer: (debrief.perInterviewer ?? []).map((a) => ({
        person: idOf(a.person) ?? a.person,
        thankYouFor: a.thankYouFor ?? null,
        keepThinkingAbout: a.keepThinkingAbout ?? null,
        toldMeYourTeam: a.toldMeYourTeam ?? null,
      })),
      enjoyMost: debrief.enjoyMost ?? null,
      doneLike: debrief.doneLike ?? [],
      unfinished: (debrief.unfinished ?? []).map((u) => ({ ...u, askedBy: idOf(u.askedBy) })),
      alsoMention: debrief.alsoMention ?? [],
      theyDecide: debrief.theyDecide ?? null,
      privateRemarks: debrief.privateRemarks ?? [],
      wentWell: debrief.wentWell ?? null,
      rough: debrief.rough ?? null,
    },
    promise: promise === null ? null : { ...promise, by: idOf(promise.by) },
  };
}
