/** Sizes of paper in points (1/72 inch), as [width, height] upright. */
export type Size = readonly [width: number, height: number];

const mm = (length: number): number => (length * 72) / 25.4;
const inch = (length: number): number => length * 72;

export type CardKind = 'a6' | 'a5' | 'us-a2' | 'five-seven';
export const CARD_KINDS: readonly CardKind[] = ['a6', 'a5', 'us-a2', 'five-seven'];

interface CardSize {
  /** One face of the card. */
  readonly face: Size;
  /** The envelope it goes into, opening at the top. */
  readonly envelope: Size;
  /** What a printer at home takes where this card is sold. */
  readonly sheet: Size;
  /** Lines for the hand are this far apart: smaller cards are written smaller. */
  readonly ruling: number;
}

const A4: Size = [mm(210), mm(297)];
const US_LETTER: Size = [inch(8.5), inch(11)];

/** Cards as they are sold: A6 in a C6, A5 in a C5, US A2 in an A2, 5 × 7 in an A7 envelope. */
export const CARDS: Readonly<Record<CardKind, CardSize>> = {
  a6: { face: [mm(105), mm(148)], envelope: [mm(162), mm(114)], sheet: A4, ruling: mm(7) },
  a5: { face: [mm(148), mm(210)], envelope: [mm(229), mm(162)], sheet: A4, ruling: mm(8) },
  'us-a2': {
    face: [inch(4.25), inch(5.5)],
    envelope: [inch(5.75), inch(4.375)],
    sheet: US_LETTER,
    ruling: mm(7),
  },
  'five-seven': {
    face: [inch(5), inch(7)],
    envelope: [inch(7.25), inch(5.25)],
    sheet: US_LETTER,
    ruling: mm(8),
  },
};
