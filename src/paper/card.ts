import { Fault } from '../errors.ts';
import { broken } from './lines.ts';
import { newPages, type Pages } from './page.ts';
import { CARDS, type CardKind, type Size } from './sizes.ts';

/** How a card is made (N3): printed, or ruled for the hand with the words to copy. */
export interface CardOrder {
  readonly kind: CardKind;
  /** Twice as wide, to be folded in the middle; else one card, written on front and back. */
  readonly folded: boolean;
  /** Faint lines to write on, and a sheet to copy from whose lines break where the hand's will. */
  readonly byHand: boolean;
  /** On a sheet that printers at home take, with marks to cut along. */
  readonly onSheet: boolean;
  readonly text: string;
  /** Stands on the front of a folded card; empty leaves it blank. */
  readonly front: string;
  readonly madeAt: Temporal.Instant;
}

/** Print is set as large as fits between these, in points. */
const LARGEST = 14;
const SMALLEST = 9.5;
/** About 2.5 mm a letter, as people write: what fits in print at this size fits in ink. */
const HAND = 16;
const LEADING = 1.45;
/** How much of a face is margin on each side. */
const MARGIN = 0.11;

/** The words of one face of the card, and how they are set. */
interface Setting {
  readonly size: number;
  readonly leading: number;
  readonly sides: readonly (readonly string[])[];
}

/**
 * The card as a PDF. A folded card is two pages, outside and inside, to be printed on both sides
 * (turned over the short edge); long words begin on the left half. Fails with `refused` when the
 * words do not fit both halves, or when the typeface lacks a letter.
 */
export async function cardPdf(order: CardOrder): Promise<Uint8Array> {
  const { face } = CARDS[order.kind];
  const setting = set(order);
  const pages = newPages('A card', order.madeAt);
  const open: Size = order.folded ? [face[0] * 2, face[1]] : face;
  const [first = [], second] = setting.sides;
  if (order.folded) {
    const outside = begin(pages, order, open);
    fold(pages, open, outside);
    pages.centred(order.front, outside[0] + face[0], face[0], outside[1] + face[1] * 0.42, 26);
    const inside = begin(pages, order, open);
    fold(pages, open, inside);
    const right: Size = [inside[0] + face[0], inside[1]];
    fill(pages, order, setting, second === undefined ? [] : first, inside);
    fill(pages, order, setting, second ?? first, right);
  } else {
    fill(pages, order, setting, first, begin(pages, order, open));
    if (second !== undefined) fill(pages, order, setting, second, begin(pages, order, open));
  }
  if (order.byHand) copySheets(pages, order, setting);
  return await pages.done();
}

/** A new page, and where the card begins on it. */
function begin(pages: Pages, order: CardOrder, [width, height]: Size): Size {
  const { sheet } = CARDS[order.kind];
  // A folded A5 is A4: nothing to cut.
  const upright = width <= sheet[0] + 1 && height <= sheet[1] + 1;
  const paper: Size = upright ? sheet : [sheet[1], sheet[0]];
  const same = Math.abs(paper[0] - width) < 1 && Math.abs(paper[1] - height) < 1;
  if (!order.onSheet || same) {
    pages.page([width, height]);
    return [0, 0];
  }
  pages.page(paper);
  // Half a sheet stands at its top, so that one cut is enough.
  const half = Math.abs(paper[0] - width) < 1;
  const at: Size = half ? [0, 0] : [(paper[0] - width) / 2, (paper[1] - height) / 2];
  if (half) cutLine(pages, [width, height]);
  else cutMarks(pages, at, [width, height]);
  return at;
}

function cutLine(pages: Pages, [width, height]: Size): void {
  pages.rule([0, height], [20, height]);
  pages.rule([width - 20, height], [width, height]);
}

function cutMarks(pages: Pages, [x, y]: Size, [width, height]: Size): void {
  const gap = 6;
  const length = 14;
  for (const across of [x, x + width]) {
    pages.rule([across, y - gap - length], [across, y - gap]);
    pages.rule([across, y + height + gap], [across, y + height + gap + length]);
  }
  for (const down of [y, y + height]) {
    pages.rule([x - gap - length, down], [x - gap, down]);
    pages.rule([x + width + gap, down], [x + width + gap + length, down]);
  }
}

/** Short dashes at both ends of the fold, where they do not cross the words. */
function fold(pages: Pages, [width, height]: Size, [x, y]: Size): void {
  const middle = x + width / 2;
  pages.rule([middle, y], [middle, y + 18], 'fold');
  pages.rule([middle, y + height - 18], [middle, y + height], 'fold');
}

/** One face: the words on it, or lines for them. */
function fill(
  pages: Pages,
  order: CardOrder,
  setting: Setting,
  lines: readonly string[],
  [x, y]: Size,
): void {
  const { face } = CARDS[order.kind];
  const margin = face[0] * MARGIN;
  const top = y + margin;
  if (order.byHand) {
    // The left half stays free when one half is enough.
    if (lines.length === 0) return;
    for (let at = 1; at <= room(order.kind, setting.leading); at += 1) {
      const down = top + at * setting.leading;
      pages.rule([x + margin, down], [x + face[0] - margin, down]);
    }
    return;
  }
  const height = lines.length * setting.leading;
  // A short note stands a little above the middle, as a hand would place it.
  const free = Math.max(0, face[1] - 2 * margin - height);
  words(pages, setting, lines, [x + margin, top + free * 0.38]);
}

function words(pages: Pages, setting: Setting, lines: readonly string[], [x, y]: Size): void {
  for (const [index, line] of lines.entries())
    if (line !== '') pages.line(line, x, y + (index + 1) * setting.leading - 2, setting.size);
}

/** The same lines in print, to have beside the card while writing. */
function copySheets(pages: Pages, order: CardOrder, setting: Setting): void {
  const { face } = CARDS[order.kind];
  const margin = face[0] * MARGIN;
  for (const lines of setting.sides) {
    pages.page(face);
    words(pages, setting, lines, [margin, margin]);
  }
}

/** How many lines fit one face. */
function room(kind: CardKind, leading: number): number {
  const { face } = CARDS[kind];
  return Math.floor((face[1] - 2 * face[0] * MARGIN) / leading);
}

/** The largest setting in which the words fit one face, else two. */
function set(order: CardOrder): Setting {
  const { face, ruling } = CARDS[order.kind];
  const column = face[0] * (1 - 2 * MARGIN);
  const sizes = order.byHand ? [HAND] : steps();
  for (const most of [1, 2]) {
    for (const size of sizes) {
      const leading = order.byHand ? ruling : size * LEADING;
      const sides = divided(broken(order.text.trim(), column, size), room(order.kind, leading));
      if (sides.length <= most) return { size, leading, sides };
    }
  }
  throw new Fault(
    'refused',
    order.byHand
      ? 'Written by hand, these words do not fit this card.'
      : 'These words do not fit this card.',
    'Take a larger card, or the short text for cards.',
  );
}

function steps(): readonly number[] {
  const sizes: number[] = [];
  for (let size = LARGEST; size >= SMALLEST; size -= 0.5) sizes.push(size);
  return sizes;
}

/** The lines on one face when they fit, else on two, parted between paragraphs where that is possible. */
function divided(lines: readonly string[], most: number): readonly (readonly string[])[] {
  const all = trimmed(lines);
  if (all.length <= most) return [all];
  const fits = (at: number) => at <= most && all.length - at - 1 <= most;
  const middle = all.length / 2;
  const gaps = all.flatMap((line, at) => (line === '' && fits(at) ? [at] : []));
  const [at] = gaps.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  if (at !== undefined) return [all.slice(0, at), trimmed(all.slice(at))];
  const sides: (readonly string[])[] = [];
  for (let rest = all; rest.length > 0; rest = trimmed(rest.slice(most)))
    sides.push(trimmed(rest.slice(0, most)));
  return sides;
}

function trimmed(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== '');
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== '') + 1);
}
