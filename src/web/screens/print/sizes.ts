/** Sizes in millimetres: of one face of the card, its envelope, and the sheet printers take. */
interface CardSize {
  readonly words: string;
  readonly face: readonly [width: number, height: number];
  readonly envelope: readonly [width: number, height: number];
  readonly sheet: 'A4' | 'letter';
  /** Distance of the lines for the hand. */
  readonly ruling: number;
}

export type CardKind = 'a6' | 'a5' | 'us-a2' | 'five-seven';
export type Paper = 'letter' | CardKind;

export const cards: Readonly<Record<CardKind, CardSize>> = {
  a6: { words: 'Card, A6', face: [105, 148], envelope: [162, 114], sheet: 'A4', ruling: 7 },
  a5: { words: 'Card, A5', face: [148, 210], envelope: [229, 162], sheet: 'A4', ruling: 8 },
  'us-a2': {
    words: 'Card, US A2 (4¼ × 5½ in)',
    face: [107.95, 139.7],
    envelope: [146.05, 111.1],
    sheet: 'letter',
    ruling: 7,
  },
  'five-seven': {
    words: 'Card, 5 × 7 in',
    face: [127, 177.8],
    envelope: [184.15, 133.35],
    sheet: 'letter',
    ruling: 8,
  },
};

const sheets = { A4: [210, 297], letter: [215.9, 279.4] } as const;

export interface Layout {
  readonly paper: Paper;
  readonly folded: boolean;
  readonly byHand: boolean;
  readonly onSheet: boolean;
  readonly front: boolean;
}

/** What the browser is told about the pages: the card's own size, or a sheet; then the envelope's. */
export function pageRules(layout: Layout): string {
  if (layout.paper === 'letter') return '@page { size: auto; margin: 25mm }';
  const { face, sheet, envelope } = cards[layout.paper];
  const width = layout.folded ? face[0] * 2 : face[0];
  const lying = width > sheets[sheet][0] + 1;
  const size = layout.onSheet
    ? `${sheet} ${lying ? 'landscape' : 'portrait'}`
    : `${width}mm ${face[1]}mm`;
  return `@page { size: ${size}; margin: 0 }
    @page envelope { size: ${envelope[0]}mm ${envelope[1]}mm; margin: 0 }`;
}

/** About 2.5 mm a letter: what fits at this size fits in ink. */
const hand = 5;

/** The height of the type in millimetres: as large as the words allow. */
export function typeFor(text: string, layout: Layout): number {
  if (layout.paper === 'letter') return 4.2;
  if (layout.byHand) return hand;
  const [width, height] = cards[layout.paper].face;
  const breaks = text.split('\n').length;
  for (let size = 4.9; size > 3.3; size -= 0.1) {
    const perLine = (width * 0.78) / (size * 0.5);
    const lines = text.length / perLine + breaks * 0.6;
    if (lines * size * 1.45 <= height - width * 0.24) return size;
  }
  return 3.3;
}
