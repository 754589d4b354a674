import { describe, expect, it } from 'vitest';
import { quoteOf } from '../core/etiquette/suppress.ts';
import type { Debrief } from '../core/record/nouns.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import { checkLetter, contextOf } from './checking.ts';
import { BODY, bench, interviewed, withLetter } from './desk.test-support.ts';
import { append, byPerson, type Desk } from './desk.ts';
import { letterOf } from './drafting.ts';
import { learnWord, readSettings, saveSettings, unlearnWord } from './settings.ts';

const NOW = '2026-03-03T22:00:00Z';
const words = (body: string) => ({ subject: 'Thank you for the test cell', body });
const CASUAL = BODY.replace('Thank you for', 'Wow lol, thank you for');

async function drafted(): Promise<{ desk: Desk; opportunity: Opportunity }> {
  const { desk } = await bench();
  return { desk, opportunity: await withLetter(desk, await interviewed(desk)) };
}

const check = (desk: Desk, o: Opportunity, body: string) =>
  checkLetter(desk, o, letterOf(o, 'letter'), words(body), NOW);

async function ignore(desk: Desk, opportunity: Opportunity, rule: string, quote: string) {
  const suppression = { rule, quote, reason: 'our joke in the interview' };
  const bodies = [{ kind: 'finding_suppressed' as const, letter: 'letter', suppression }];
  return await append(desk, { opportunity, expectedSeq: null, origin: byPerson, bodies });
}

describe('ignoring one finding of a letter', () => {
  it('holds through edits elsewhere and is shown with its reason', async () => {
    const { desk, opportunity } = await drafted();
    const found = (await check(desk, opportunity, CASUAL)).findings.find(
      (f) => f.rule === 'too-casual',
    );
    if (found === undefined) throw new Error('nothing was found');
    const after = await ignore(desk, opportunity, found.rule, quoteOf(found, words(CASUAL)));
    const edited = CASUAL.replace('Dear Nadia,', 'Dear Nadia Brandt,');
    const { findings, suppressed, unused } = await check(desk, after, edited);
    expect(findings.map((f) => f.rule)).not.toContain('too-casual');
    expect(suppressed.map((s) => s.reason)).toEqual(['our joke in the interview']);
    expect(unused).toEqual([]);
  });
  it('is said to be needed no longer once the words are gone, and can be lifted', async () => {
    const { desk, opportunity } = await drafted();
    const after = await ignore(desk, opportunity, 'too-casual', 'lol');
    expect((await check(desk, after, BODY)).unused.map((s) => s.quote)).toEqual(['lol']);
    const lift = {
      kind: 'suppression_lifted' as const,
      letter: 'letter',
      rule: 'too-casual',
      quote: 'lol',
    };
    const order = { opportunity: after, expectedSeq: null, origin: byPerson, bodies: [lift] };
    expect(letterOf(await append(desk, order), 'letter').suppressed).toEqual([]);
  });
});

describe('the words of one’s own', () => {
  it('are learned once, in whatever letters, and forgotten again', async () => {
    const { desk } = await bench();
    const { shelf } = desk.store;
    await learnWord(desk.store, 'Larkbot');
    expect(await learnWord(desk.store, 'larkbot')).toEqual(['Larkbot']);
    expect(contextWords(await readSettings(shelf))).toEqual(['Larkbot']);
    expect(await unlearnWord(desk.store, 'LARKBOT')).toEqual([]);
  });
});

describe('settings saved from a window that is behind', () => {
  it('leave the words learned meanwhile, and those forgotten meanwhile gone', async () => {
    const { store } = (await bench()).desk;
    for (const word of ['Larkbot', 'kanban', 'stator']) await learnWord(store, word);
    const opened = await readSettings(store.shelf);
    await learnWord(store, 'Halvani');
    await unlearnWord(store, 'kanban');
    const edited = { ...opened, words: ['Larkbot', 'kanban', 'servo'], shortcuts: false };
    const saved = await saveSettings(store, edited, opened.words);
    expect(saved).toMatchObject({ words: ['Larkbot', 'servo', 'Halvani'], shortcuts: false });
    expect(await readSettings(store.shelf)).toEqual(saved);
    expect((await saveSettings(store, { ...opened, words: [] })).words).toEqual(saved.words);
  });

  it('lose no word that is learned at the same moment', async () => {
    const { store } = (await bench()).desk;
    await Promise.all(['one', 'two', 'three'].map((word) => learnWord(store, word)));
    expect((await readSettings(store.shelf)).words).toEqual(['one', 'two', 'three']);
  });
});

const contextWords = ({ words: own }: { readonly words: readonly string[] }) => [...own];

describe('an unfinished question', () => {
  const debrief = (askedBy: string | null): Debrief => ({
    interview: '',
    perInterviewer: [],
    enjoyMost: null,
    doneLike: [],
    alsoMention: [],
    theyDecide: null,
    privateRemarks: [],
    wentWell: null,
    rough: null,
    unfinished: [{ youAskedAbout: 'cold starts', betterAnswer: 'warm them', askedBy }],
  });
  it('belongs into the note to who asked it, and into no other of the panel', async () => {
    const { desk, opportunity } = await drafted();
    const settings = await readSettings(desk.store.shelf);
    const me = opportunity.people[0]?.id ?? '';
    const interview = opportunity.interviews[0]?.id ?? '';
    const asked = (by: string | null) => {
      const debriefs = [{ ...debrief(by), interview }];
      const all = { ...opportunity, debriefs };
      return contextOf(all, letterOf(all, 'letter'), settings, []).unfinished;
    };
    expect(asked(me)).toEqual(['cold starts']);
    expect(asked(null)).toEqual(['cold starts']);
    expect(asked('somebody else')).toEqual([]);
  });
});

describe('how the recipient signs', () => {
  it('is a right way to greet them', async () => {
    const { desk, opportunity } = await drafted();
    const body = BODY.replace('Dear Nadia,', 'Dear Nadsy,');
    const blocks = async (o: Opportunity) =>
      (await check(desk, o, body)).findings
        .filter((f) => f.severity === 'block')
        .map((f) => f.rule);
    expect(await blocks(opportunity)).toEqual(['wrong-name']);
    const me = opportunity.people[0]?.id ?? null;
    const message = {
      from: me,
      fromName: 'Nadsy Brandt',
      text: 'Thanks, Robin.',
      reading: { newText: 'Thanks, Robin.' },
    };
    const heard = { ...opportunity, messages: [message] } as unknown as Opportunity;
    expect(await blocks(heard)).toEqual([]);
  });
});
