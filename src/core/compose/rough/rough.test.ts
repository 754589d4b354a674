import { describe, expect, it } from 'vitest';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { compose } from '../compose.ts';
import { debrief, drBanks, marian, panel } from '../panel.test-support.ts';
import { winkTagger } from '../wink.ts';
import { statedTime } from './dates.ts';
import { deed } from './deeds.ts';
import { headline } from './headline.ts';
import { moment } from './moments.ts';
import { normalise, spellingsOf } from './normalise.ts';
import type { Piece, Reader } from './piece.ts';
import { repair } from './repairs.ts';
import { theyAsYou, toYou } from './shift.ts';
import { sortJottings } from './sort.ts';
import { topics } from './topics.ts';
import { wish } from './wishes.ts';

const tagger = winkTagger(winkNLP(model, ['pos']), model as never);
const none = new Map<string, string>();
const reader: Reader = { tagger, spellings: none, names: ['Donna', 'Kowalski'] };
const text = (piece: Piece | null | undefined): string =>
  piece?.kind === 'pass' ? piece.fact.text : (piece?.kind ?? 'nothing');

describe('readable spelling from closed lists', () => {
  it.each([
    [
      'moved friday scripts to thursday at old trust',
      'moved Friday scripts to Thursday at my old trust',
    ],
    ['w/ 2 ppl abt q2', 'with two people about q2'],
    ['dont do it lol', 'do not do it'],
    ['led 9 storey timber job', 'led nine-storey timber job'],
    ['from 9 to 14 pct', 'from 9 to 14 percent'],
    ['people quit in second week', 'people quit in the second week'],
    ['neighbours complaints', "neighbours' complaints"],
    ['40k vehicles in 2019', '40,000 vehicles in 2019'],
    ['by 3 march or in may', 'by 3 March or in May'],
    ['great 😂 team', 'great team'],
  ])('%s', (raw, spelt) => {
    expect(normalise(raw, none)).toBe(spelt);
  });

  it('takes names and products as they are typed elsewhere in the record', () => {
    const spellings = spellingsOf(
      ['Otis Hale'],
      ['her dog Bamse ate the cards', 'we use FooDB here'],
    );
    expect(normalise('bamse and otis like foodb', spellings)).toBe('Bamse and Otis like FooDB');
  });
});

describe('the reader spoken of becomes "you"', () => {
  it.each([
    ['she knows his desk', 'you know your desk'],
    ['Donna counts opens and deletes the rest', 'you count opens and delete the rest'],
    ['he has her radio', 'you have your radio'],
    ['she let me help her', 'you let me help you'],
  ])('%s', (raw, shifted) => {
    expect(toYou(raw, ['Donna'], tagger)).toBe(shifted);
  });

  it('takes "they" for the company only where nobody else was named', () => {
    expect(theyAsYou('why they log so little')).toBe('why you log so little');
    expect(theyAsYou('drivers who say they quit')).toBe('drivers who say they quit');
  });
});

describe('a moment', () => {
  it.each([
    [
      'he drew the week on a paper towel, friday was one black blob',
      'drawing the week on a paper towel',
    ],
    ['let me fit a socket while he drank tea', 'letting me fit a socket while you drank tea'],
    [
      'she said half the numbers in bids are invented',
      'telling me that half the numbers in bids are invented',
    ],
    ['he turned off the light in the hall', 'you turned off the light in the hall'],
    ['she eats w the kids each day', 'you eat with the kids each day'],
    ['two kids came to shake my hand', 'two kids came to shake my hand'],
  ])('%s', (raw, ready) => {
    expect(text(moment(raw, 's', reader))).toBe(ready);
  });

  it('is asked or left out when the doer, the verb or the taste is not sure', () => {
    for (const raw of [
      'shared screen, laughed',
      'she walk the aisle with me',
      'she cried a bit',
      'her dog ate his lunch',
    ]) {
      expect(moment(raw, 's', reader)?.kind).not.toBe('pass');
    }
  });
});

describe('what was talked about', () => {
  it.each([
    ['trial drugs fridge', 'the trial drugs fridge'],
    ['nobody writes up what they did', 'nobody writes up what they did'],
    ['why parents dont come to meetings', 'why parents do not come to meetings'],
    ['piano no one tunes', 'the piano nobody tunes'],
  ])('%s', (raw, ready) => {
    expect(text(topics([raw], 's', reader)[0])).toBe(ready);
  });

  it('leaves out what is no phrase', () => {
    for (const raw of [
      'night shift alone',
      '4000 a week',
      '19 soft diet',
      'so basically it was',
      'benefits',
    ]) {
      expect(topics([raw], 's', reader)[0]?.kind).toBe('out');
    }
  });
});

describe('what the candidate did', () => {
  it.each([
    [
      'rebuilt the roster for 210 drivers, overtime down 17 pct',
      'rebuilt the roster for 210 drivers, and overtime went down by 17 percent',
    ],
    ['set up checklist', 'set up a checklist'],
    ['rewired 12 flats on my own, no callbacks', 'rewired 12 flats on my own with no callbacks'],
    ['i was a cashier 2 yrs', 'was a cashier for two years'],
    ['trained 6 trainees all passed', 'trained six trainees, who all passed'],
    ['i am a practice educator since 2024', 'have been a practice educator since 2024'],
  ])('%s', (raw, ready) => {
    expect(text(deed(raw, 's', reader))).toBe(ready);
  });

  it('asks where verb or unit is missing', () => {
    for (const raw of [
      '8 yrs doors',
      'found a double payment 18k',
      'TNCC renewed',
      'buddy for 14 new',
    ]) {
      expect(deed(raw, 's', reader).kind).toBe('ask');
    }
  });

  it('reads a trade and its years from the headline, or nothing', () => {
    expect(headline('hospital pharmacist, 8 yrs, wards', reader)?.text).toBe(
      'have worked as a hospital pharmacist for eight years',
    );
    expect(headline('barman → taproom manager', reader)).toBeNull();
  });
});

describe('the rest of a debrief', () => {
  it('makes an -ing phrase of a wish', () => {
    expect(text(wish('to teach the new ones', 's', reader))).toBe('teaching the new ones');
    expect(text(wish('make food look like food', 's', reader))).toBe('making food look like food');
    expect(wish('close to home', 's', reader).kind).toBe('out');
  });

  it('finishes an answer without telling how it went', () => {
    const people = [{ id: 'p1', names: ['Donna'] }];
    const found = repair(
      {
        question: 'what do you do if a doctor refuses. i waffled',
        wish: 'waffled. i phone them and say the number out loud',
      },
      's',
      reader,
      people,
    );
    expect(found?.question?.text).toBe('what I would do if a doctor refuses');
    expect(found?.answer).toBe('I would phone them and say the number out loud.');
    expect(found?.askedBy).toBe('p1');
  });

  it('asks for an answer of which a part is not sure', () => {
    const asked = {
      question: 'weak spot',
      wish: 'i hold on to tasks too long. now xlq zzv each monday',
    };
    expect(repair(asked, 's', reader, [])).toBeNull();
  });

  it.each([
    ['hr will ring by end of next week (16 oct)', 'HR will call by 16 October'],
    ['decision by oct 2, marcus', 'by 2 October'],
    ['before the victoria day weekend', 'before the Victoria Day weekend'],
    ['end of june', 'by the end of June'],
    ['asap but maybe after new years', null],
    ["he'd text", null],
  ])('repeats the time of %s', (raw, said) => {
    expect(statedTime(raw, none, 'en-GB')).toBe(said);
  });
});

describe('free words', () => {
  const free = `So Marian walked me round the ward. Honestly agency nurses every weekend.
Off the record the last sister was bullied out. Dr Banks asked me what I would do on a bad night.
I should have said I would call the registrar first. He drew the clot on a napkin 😂.
I cut falls from 11 to 4 a month. I'd love to lead the handover project. My divorce is final.`;
  const blank = {
    ...debrief,
    perInterviewer: [],
    enjoyMost: null,
    doneLike: [],
    unfinished: [],
    alsoMention: [],
    theyDecide: null,
  };

  it('reach the person they are about, and private ones nobody', () => {
    const notes = compose({
      ...panel,
      to: [marian, drBanks],
      debrief: { ...blank, rough: free },
      tagger,
    });
    expect(notes[0]?.body).toContain('walking me round the ward');
    expect(notes[1]?.body).toContain('drawing the clot on a napkin');
    expect(notes.map((n) => n.body).join()).not.toMatch(/bullied|divorce|😂/);
    expect(notes.every((n) => n.ready)).toBe(true);
  });

  it('may be ten thousand words', () => {
    const long = Array.from({ length: 2000 }, (_, i) => `then thing ${i} happened somehow`).join(
      '. ',
    );
    expect(sortJottings(long, [marian]).perInterviewer).toHaveLength(1);
    const [note] = compose({ ...panel, to: [marian], debrief: { ...blank, rough: long }, tagger });
    expect(note?.body.length).toBeLessThan(1500);
  });
});
