import type { Share } from './facts.ts';
import * as r from './realise.ts';
import { wordCount } from './text.ts';
import type { Closing } from './timeline.ts';

/** What decides which moves a note makes. */
export interface Outline {
  readonly share: Share;
  readonly reader: string;
  /** They were thanked in an earlier round. */
  readonly again: boolean;
  readonly alone: boolean;
  readonly close: Closing;
  /** This note may ask for the date, which nobody stated. */
  readonly mayAsk: boolean;
}

const CARD_WORDS = 80;
/** Under this a note offers to answer more; nothing is padded beyond that. */
const THIN = 42;

/** Three or four short paragraphs: thanks, need and evidence, an answer finished, what comes next. */
export function emailNote(frame: r.Frame, o: Outline): readonly r.Paragraph[] {
  const { personal } = o.share;
  const open = r.thanks(frame, personal.thanks, o.again);
  const keep = r.keep(frame, personal.keep);
  const few = o.share.fits.length + o.share.alsos.length < 2 && o.share.repair === null;
  const talk = personal.need === null || few ? r.talk(frame, personal.talk) : [];
  const need = personal.need === null ? talk : r.need(frame, personal.need);
  const aside = personal.need === null ? [] : talk;
  const fits = r.fits(frame, o.share);
  const enjoy = r.enjoy(frame, o.share.enjoy);
  const also = r.alsos(frame, o.share.alsos);
  const repair = r.repair(frame, o.share.repair, o.reader, o.alone);
  const end = r.ending(frame, o.close, o.mayAsk);
  const evidence = fits.length > 0;
  const first = evidence || need.length === 0 ? [...open, ...keep, ...aside] : [...open, ...aside];
  const second = evidence
    ? [...need, ...fits, ...also]
    : [...need, ...(need.length > 0 ? keep : [])];
  const third = evidence ? [] : also;
  const alone = second.length + third.length + repair.length === 0;
  const last = alone ? [enjoy, end] : [[...enjoy, ...end]];
  const said = [first, second, third, repair, ...last].filter((p) => p.length > 0);
  const thin = words(said.flat()) < THIN;
  const body = thin ? [...said.slice(0, -1), r.say(frame, 'offer', []), ...said.slice(-1)] : said;
  return body.length >= 3 ? body : parted(body);
}

/** Two paragraphs become three: the longest gives its last sentence a place of its own. */
function parted(body: readonly r.Paragraph[]): readonly r.Paragraph[] {
  const longest = body.find((p) => p.length > 1);
  if (longest === undefined) return body;
  return body.flatMap((p) => (p === longest ? [p.slice(0, -1), p.slice(-1)] : [p]));
}

/** A card: thanks, one thing more, a wish; as much of it as a card holds. */
export function cardNote(frame: r.Frame, o: Outline): readonly r.Paragraph[] {
  const { personal, fits } = o.share;
  const open = r.thanks(frame, personal.thanks, o.again);
  const end = r.ending(frame, o.close, false);
  const evidence = r.fits(frame, {
    ...o.share,
    personal: { ...personal, need: null },
    fits: fits.slice(0, 1),
  });
  const need = evidence.length > 0 ? r.need(frame, personal.need) : [];
  // In the order of what a card must not miss; they are set in the order of a note.
  const wishes: readonly { readonly place: number; readonly said: readonly r.Said[] }[] = [
    { place: 2, said: evidence },
    { place: 0, said: r.keep(frame, personal.keep) },
    { place: 1, said: need },
    { place: 3, said: r.repair(frame, o.share.repair, o.reader, o.alone) },
    { place: 4, said: r.enjoy(frame, o.share.enjoy) },
    { place: 5, said: r.alsos(frame, o.share.alsos.slice(0, 1)) },
  ];
  let left = CARD_WORDS - words([...open, ...end]);
  const kept = wishes.filter(({ said }) => {
    if (words(said) > left) return false;
    left -= words(said);
    return true;
  });
  const middle = kept.sort((x, y) => x.place - y.place).flatMap(({ said }) => said);
  return [[...open, ...middle], end].filter((p) => p.length > 0);
}

const words = (list: readonly r.Said[]): number => list.reduce((n, s) => n + wordCount(s.text), 0);
