import { describe, expect, it } from 'vitest';
import type { Letter, Opportunity } from '../core/record/opportunity.ts';
import { bench, interviewed } from './desk.test-support.ts';
import { append, byPerson, type Desk, load } from './desk.ts';
import { draftAll } from './drafting.ts';
import { edit } from './editing.ts';
import { redraft } from './redrafting.ts';
import { reword } from './rewording.ts';

async function drafted(): Promise<{ desk: Desk; opportunity: Opportunity; letter: Letter }> {
  const { desk } = await bench();
  const before = await interviewed(desk);
  const debrief = {
    interview: before.interviews[0]?.id ?? '',
    perInterviewer: [
      {
        person: before.people[0]?.id ?? '',
        thankYouFor: 'showing me the test cell',
        keepThinkingAbout: 'the cold start',
        toldMeYourTeam: null,
      },
    ],
    ...{ enjoyMost: 'tuning the cold start', theyDecide: null, wentWell: 4, rough: null },
    ...{ doneLike: ['cut the drift of an arm from 4 mm to 0.6 mm'] },
    ...{ unfinished: [], alsoMention: [], privateRemarks: [] },
  };
  const { seq } = await append(desk, {
    opportunity: before,
    expectedSeq: null,
    origin: byPerson,
    bodies: [{ kind: 'debriefed', debrief: debrief as never }],
  });
  const order = { opportunity: before.id, expectedSeq: seq, interview: debrief.interview };
  const [letter] = await draftAll(desk, order, byPerson);
  if (letter === undefined) throw new Error('no draft');
  return { desk, letter, opportunity: await load(desk, before.id) };
}

const at = (opportunity: Opportunity, letter: Letter, sentence: number, turn = 0) => ({
  ...{ opportunity: opportunity.id, expectedSeq: opportunity.seq, letter: letter.id },
  ...{ sentence, turn },
});

describe('one sentence in other words', () => {
  it('keeps its facts, and everything else to the letter', async () => {
    const { desk, opportunity, letter } = await drafted();
    const index = letter.sentences.findIndex((s) => s.text.includes('test cell'));
    const after = await reword(desk, at(opportunity, letter, index), byPerson);
    const [old, fresh] = [letter.sentences[index], after.sentences[index]];
    expect(fresh?.text).not.toBe(old?.text);
    expect(fresh?.text).toContain('test cell');
    expect(fresh?.facts).toEqual(old?.facts);
    expect(after.body).toBe(letter.body.replace(old?.text ?? '', fresh?.text ?? ''));
  });

  it('keeps what the candidate changed, and leaves their own words to them', async () => {
    const { desk, opportunity, letter } = await drafted();
    const own = letter.body.replace(/\n\n(?!.*\n\n)/s, '\n\nThe coffee was good, too.\n\n');
    const words = {
      subject: 'My own subject',
      text: own,
      to: letter.to,
      channel: 'email' as const,
    };
    const place = { opportunity: opportunity.id, expectedSeq: opportunity.seq, letter: letter.id };
    await edit(desk, place, words, byPerson);
    const edited = await load(desk, opportunity.id);
    const after = await reword(desk, at(edited, letter, 0), byPerson);
    expect(after.body).toContain('The coffee was good, too.');
    expect(after).toMatchObject({ subject: 'My own subject', edited: true });
    const beyond = reword(desk, at(await load(desk, opportunity.id), letter, 99), byPerson);
    await expect(beyond).rejects.toMatchObject({ code: 'refused' });
  });
});

describe('a debrief that is replaced', () => {
  const again = async (desk: Desk, opportunity: Opportunity) => {
    const [known] = opportunity.debriefs;
    if (known === undefined) throw new Error('no debrief');
    const debrief = { ...known, enjoyMost: 'teaching the night shift' };
    const bodies = [{ kind: 'debriefed' as const, debrief }];
    await append(desk, { opportunity, expectedSeq: null, origin: byPerson, bodies });
    await redraft(desk, opportunity.id, debrief.interview, byPerson);
    return await load(desk, opportunity.id);
  };

  it('is followed by the drafts that nobody changed', async () => {
    const { desk, opportunity } = await drafted();
    const after = await again(desk, opportunity);
    expect(after.letters[0]?.body).toMatch(/teaching the night shift/i);
    expect(after.letters[0]?.edited).toBe(false);
  });

  it('leaves standing what the candidate wrote, and brings the news beside it', async () => {
    const { desk, opportunity, letter } = await drafted();
    const text = letter.body.replace(/^(Dear [^\n]+\n\n)/, '$1It was a long day, but a good one. ');
    const words = { subject: 'My own subject', text, to: letter.to, channel: 'email' as const };
    const place = { opportunity: opportunity.id, expectedSeq: opportunity.seq, letter: letter.id };
    await edit(desk, place, words, byPerson);
    const after = await again(desk, await load(desk, opportunity.id));
    const [kept] = after.letters;
    expect(kept?.body).toContain('It was a long day, but a good one.');
    expect(kept).toMatchObject({ subject: 'My own subject', edited: true, state: 'draft' });
  });

  it('changes nothing in what is approved', async () => {
    const { desk, opportunity, letter } = await drafted();
    const { seq } = opportunity;
    const approved = {
      ...{ kind: 'letter_approved' as const, letter: letter.id, hash: 'h', messageId: '<m@x>' },
      ...{ sendAt: '2026-03-04T09:00:00Z', overrides: [] },
    };
    await append(desk, { opportunity, expectedSeq: seq, origin: byPerson, bodies: [approved] });
    const after = await again(desk, await load(desk, opportunity.id));
    expect(after.letters[0]).toMatchObject({ body: letter.body, state: 'approved' });
  });
});
