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

describe('pieces read further', () => {
  const asked = (question: string, wish: string) =>
    repair({ question, wish }, 's', reader, [])?.answer ?? null;

  it.each([
    [
      'how would you defend the degree',
      'I would show that graduates stay: nine of my last twelve went on to research',
      'I would show that graduates stay. Nine of my last twelve went on to research.',
    ],
    [
      'asked if I had filed a report',
      'drafted 22, my lead signed them',
      'I drafted 22, and my lead signed them.',
    ],
    [
      'whether I would replace original wood',
      'only if it carries weight',
      'Only if it carries weight.',
    ],
    [
      'what do you do if a client cannot pay',
      'I take them to the side room, and do not rush',
      'I would take them to the side room, and not rush.',
    ],
    ['the gap in 2023', 'I was home with my father, then I come back to work', null],
    ['retention', '5% held, half released at completion', null],
  ])('an answer to "%s"', (question, wish, answer) => {
    expect(asked(question, wish)).toBe(answer);
  });

  it.each([
    [
      'replaced reports by 10 min videos, watched by 70 ppl',
      'replaced reports by 10-minute videos, watched by 70 people',
    ],
    [
      'set up phone line at old hospice, 22 nurses',
      'set up a phone line at my old hospice with 22 nurses',
    ],
    ['did the sauce section alone 120 covers', 'ask'],
    ['made big print labels in two language', 'ask'],
    ['lost 3 in 100 at lambing', 'ask'],
    ['have first aid', 'ask'],
    [
      'got pages from 55/wk to 6 by deleting alerts',
      'got pages from 55 a week to 6 by deleting alerts',
    ],
  ])('a deed: %s', (raw, said) => {
    expect(text(deed(raw, 's', reader))).toBe(said);
  });

  it.each([
    [
      'she admitted she cannot sing and asked me to teach her the tune',
      'asking me to teach you the tune',
    ],
    ['read the worst report out loud and laughed at herself', 'reading the worst report out loud'],
    ['he asked what annoys nurses most', 'asking what annoys nurses most'],
    ['she tasted my sauce and added one drop', 'tasting my sauce and adding one drop'],
    ['he laugh when I say I like rain', 'ask'],
    ['she cried about a patient', 'out'],
    ['drew the system on the whiteboard', 'ask'],
  ])('a moment: %s', (raw, said) => {
    expect(text(moment(raw, 's', reader))).toBe(said);
  });

  it.each([
    ['inspections by crane driver', 'out'],
    ['900 objects no records', '900 objects with no records'],
    ['on call with a newborn', 'out'],
    ['they lost three nurses', 'out'],
    ['old people do not understand the label', 'old people do not understand the label'],
    ['equity and bonus', 'out'],
  ])('a topic: %s', (raw, said) => {
    expect(text(topics([raw], 's', reader)[0])).toBe(said);
  });

  it.each([
    ['by thurs week (24th)', 'by the 24th'],
    ['the senate meets on 4 March, a letter follows', 'after 4 March'],
    ['in a wk or 2', 'in a week or two'],
    ['a week on friday', 'a week on Friday'],
    ['couple weeks', 'in a couple of weeks'],
    ['a fortnight', 'within a fortnight'],
    ['they hope to write before Advent', 'before Advent'],
    ['before they sail on the 20th', 'before the 20th'],
  ])('a time: %s', (raw, said) => {
    expect(statedTime(raw, none, 'en-GB')).toBe(said);
  });
});
