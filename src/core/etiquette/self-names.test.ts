import { describe, expect, it } from 'vitest';
import { selfNames } from './self-names.ts';

describe('how people call themselves', () => {
  it('is read from the From header beside their surname', () => {
    expect(selfNames('Margaret Kowalczyk', 'Gigi Kowalczyk', 'Hello')).toEqual(['"Gigi"']);
  });
  it('is read from a signature of one name', () => {
    const text = 'Hi Robin,\n\nThank you, we hope to decide soon.\n\nBest,\nBee';
    expect(selfNames('Barbara Stone', null, text)).toContain('"Bee"');
  });
  it('is nothing new when it is a name of the record or a known short form', () => {
    expect(selfNames('Margaret Kowalczyk', 'Maggie Kowalczyk', 'Best,\nMaggie')).toEqual([]);
  });
  it('is not taken from somebody else who writes in their place', () => {
    expect(selfNames('Margaret Kowalczyk', 'Tina Olsen', 'No signature here.')).toEqual([]);
  });
});
