import { describe, expect, it } from 'vitest';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { compose } from './compose.ts';
import { debrief, marian, panel } from './panel.test-support.ts';
import type { ComposeRequest, DraftOutcome } from './request.ts';
import { wordCount } from './text.ts';
import { winkTagger } from './wink.ts';

const tagger = winkTagger(winkNLP(model, ['pos']), model as never);
const base: ComposeRequest = { ...panel, to: [marian], tagger };
const first = (request: ComposeRequest): DraftOutcome => compose(request)[0] as DraftOutcome;
const middle = (body: string): string => body.split('\n\n').slice(1, -1).join('\n\n');

const EMPTY = {
  perInterviewer: [],
  topics: [],
  whatExcites: [],
  fitPoints: [],
  unfinished: [],
  missedPoints: [],
  statedTimeline: null,
};

function stems(change: Partial<(typeof debrief)['perInterviewer'][number]>): DraftOutcome {
  const [one] = debrief.perInterviewer;
  if (one === undefined) throw new Error('no answers');
  return first({ ...base, debrief: { ...debrief, perInterviewer: [{ ...one, ...change }] } });
}

function jotted(moment: string, talkedAbout: readonly string[] = []): DraftOutcome {
  const rough = { ...EMPTY, perInterviewer: [{ person: 'p1', talkedAbout, moment }] };
  return first({ ...base, debrief: null, rough });
}

describe('nothing recorded but a name', () => {
  it('gives a short honest note with thanks, interest and one question about the date', () => {
    const candidate = { ...panel.candidate, headline: null, strengths: [] };
    const note = first({ ...base, debrief: null, candidate });
    expect(note.ready).toBe(true);
    expect(wordCount(middle(note.body))).toBeLessThan(60);
    expect(note.body).toMatch(/\?|when you expect|when you hope|when I might/);
  });
});

describe('what does not belong in a note', () => {
  it.each([
    ['an insult', { keepThinkingAbout: 'your idiot of a boss' }, 'idiot'],
    ['a private matter', { keepThinkingAbout: 'how your divorce is going' }, 'divorce'],
    ['another candidate', { keepThinkingAbout: 'why the other candidate Sarah failed' }, 'Sarah'],
    ['a loss of theirs', { toldMeYourTeam: 'lost four nurses in March' }, 'lost four'],
  ])('%s stays out, and the draft says so', (_, change, words) => {
    const note = stems(change);
    expect(note.body).not.toContain(words);
    expect(note.leftOut.join(' ')).toContain(words);
  });

  it.each([
    ['she cried a bit about a patient', 'cried'],
    ['he told me about his cancer', 'cancer'],
    ['said the other candidate is from Siemens', 'Siemens'],
    ['the boss is an asshole', 'asshole'],
  ])('rough: "%s" does not leak', (moment, words) => {
    const note = jotted(moment);
    expect(`${note.subject} ${note.body}`).not.toContain(words);
  });

  it('money is not spoken of', () => {
    const note = jotted('', ['commission is 45 percent', 'salary bands', 'the wound clinic']);
    expect(note.body).not.toMatch(/commission|salary/);
  });

  it('emoji and laughter fall away', () => {
    const note = jotted('she showed me the ward 😂😂 lol');
    expect(note.body).toContain('showing me the ward');
    expect(note.body).not.toMatch(/lol|\p{Extended_Pictographic}/u);
  });
});

describe('another language', () => {
  it('on a stem becomes a question and is not printed', () => {
    const note = stems({ toldMeYourTeam: 'sucht drei Leute und das ist nicht einfach' });
    expect(note.body).not.toContain('sucht');
    expect(note.ask.length).toBeGreaterThan(0);
  });

  it('in rough words stays out', () => {
    const note = jotted('elle nous a montré les plans avec une collègue');
    expect(note.body).not.toContain('montré');
  });
});

describe('ten thousand words dictated', () => {
  const talk = [
    'she showed me the new wound clinic.',
    'I cut falls on my ward from 11 to 4 a month.',
    'off the record the matron is leaving, keep it quiet.',
  ];
  const filler = 'and then we walked on and talked about this and that and the weather.';
  const rough = [...talk, ...Array.from({ length: 700 }, () => filler)].join(' ');

  it('of one endless word cost no more than words do', () => {
    const seconds = (length: number) => {
      const before = performance.now();
      jotted(`she showed us ${'ing'.repeat(length / 3)} and ${'x'.repeat(length)}`);
      return performance.now() - before;
    };
    seconds(300);
    // Ten times the letters took a hundred times as long once: 20,000 never came to an end.
    expect(seconds(20_000)).toBeLessThan(2_000);
  });

  it('are read in a moment, and what is private stays out', () => {
    const started = process.cpuUsage();
    const note = first({
      ...base,
      debrief: { ...debrief, perInterviewer: [], doneLike: [], rough },
    });
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
    expect(note.body).toContain('showing me the new wound clinic');
    expect(note.body).not.toMatch(/matron|leaving/);
    expect(wordCount(middle(note.body))).toBeLessThanOrEqual(180);
  });
});

describe('another company', () => {
  it('is named by no phrasing: the only company in a note is the one applied to', () => {
    for (let revision = 0; revision < 10; revision++) {
      const note = first({ ...base, revision, company: 'Tarn Health' });
      expect(note.body.replaceAll('Tarn Health', '')).not.toMatch(/\bat [A-Z]/);
    }
  });
});
