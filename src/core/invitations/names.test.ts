import { describe, expect, it } from 'vitest';
import { cleanName, isInflected, looksLikePerson, sameName } from './names.ts';

describe('a name as calendars write it', () => {
  it.each([
    ['"van den Broek, Thea (HR)"', 'Thea van den Broek', 'HR'],
    ['Dr. Yves Tremerie', 'Yves Tremerie', null],
    ['Kapitän Hinnerk Suhr', 'Hinnerk Suhr', null],
    ['Dr. Harold Finch, DVM', 'Harold Finch', 'DVM'],
    ['Brandt, Colleen RN', 'Colleen Brandt', null],
    ['Jules Pemberton (Coordinator)', 'Jules Pemberton', 'Coordinator'],
    ['Karin Post | Recruitment', 'Karin Post', 'Recruitment'],
    ['Aoife at Rowanberry', 'Aoife', 'Rowanberry'],
    ['Ludwig van Beethoven', 'Ludwig van Beethoven', null],
    ['黒田 修平', '黒田 修平', null],
    ['M. Esposito', 'M. Esposito', null],
  ])('%s', (raw, name, remark) => {
    expect(cleanName(raw)).toEqual({ name, remark });
  });

  it('is the same in either order, without accents, by given name alone', () => {
    expect(sameName('Halvani, Noor', 'Noor Halvani')).toBe(true);
    expect(sameName('Söderström', 'Anna Soderstrom')).toBe(true);
    expect(sameName('Ilse', 'Ilse Drenth')).toBe(true);
    expect(sameName('Ilse Bakker', 'Ilse Drenth')).toBe(false);
  });

  it.each([
    'Hiring Manager',
    'Final Round',
    'Technical Interview',
    'Conference Room',
    'System Design',
    'Sammanträdesrum Eken',
    'Kind Regards',
    'Microsoft Teams',
  ])('"%s" is nobody', (text) => {
    expect(looksLikePerson(text)).toBe(false);
  });

  it.each([
    'Ilse Drenth',
    'Einar Þór Hauksson',
    'Thea van den Broek',
    "Orla O'Shaughnessy-Byrne",
    'Cornelius Ashby',
    'J. Holroyd',
  ])('"%s" may be somebody', (text) => {
    expect(looksLikePerson(text)).toBe(true);
  });
});

describe('a trade behind a given name', () => {
  it('is a surname; behind anything else it is a trade', () => {
    for (const name of ['Sarah Baker', 'Hans Bakker', 'Anna Schneider', 'Tim Cook'])
      expect(looksLikePerson(name), name).toBe(true);
    for (const title of ['Head Baker', 'Line Cook', 'Sous Chef'])
      expect(looksLikePerson(title), title).toBe(false);
  });
});

describe('an inflected name', () => {
  it('is that of the person who is known, and of nobody else', () => {
    expect(isInflected('Marcinem Grabowskim', 'Marcin Grabowski')).toBe(true);
    expect(isInflected('Anną Wroną', 'Anna Wrona')).toBe(true);
    expect(isInflected('Marcin Nowak', 'Marcin Grabowski')).toBe(false);
    expect(isInflected('Marcin', 'Marcin Grabowski')).toBe(false);
  });
});
