/** What a file of text says, whatever wrote it; or one sentence about why it cannot be read. */
export type Decoded = { readonly text: string } | { readonly refused: string };

/** Ten years of a search as a table; beyond it nothing is decoded at all. */
const MOST_BYTES = 25_000_000;

/**
 * Decodes a text file: byte order marks, UTF-16 without one, UTF-8, else Windows-1252, which is what
 * spreadsheets write on Windows. Archives and documents are refused by their first bytes and never
 * unpacked, so that a small file cannot become a large one.
 */
export function decode(bytes: Uint8Array): Decoded {
  const packed = binaryKind(bytes);
  if (packed !== null) return { refused: packed };
  if (bytes.length > MOST_BYTES) return { refused: 'This file is larger than any search.' };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return textOf(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return textOf(bytes, 'utf-16be');
  const zeros = zerosIn(bytes);
  if (zeros.odd > 0.3 && zeros.even < 0.05) return textOf(bytes, 'utf-16le');
  if (zeros.even > 0.3 && zeros.odd < 0.05) return textOf(bytes, 'utf-16be');
  if (zeros.even + zeros.odd > 0.02) return { refused: 'This is no text that can be read here.' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return textOf(bytes, 'windows-1252');
  }
}

const textOf = (bytes: Uint8Array, encoding: string): Decoded => ({
  text: new TextDecoder(encoding).decode(bytes),
});

const SIGNS: readonly (readonly [sign: string, sentence: string])[] = [
  [
    '504b0304',
    'This is a compressed file. Unpack it first and choose the file inside (from a spreadsheet: save it as CSV).',
  ],
  ['504b0506', 'This is an empty compressed file.'],
  ['1f8b', 'This is a compressed file. Unpack it first and choose the file inside.'],
  ['425a68', 'This is a compressed file. Unpack it first and choose the file inside.'],
  ['377abcaf', 'This is a compressed file. Unpack it first and choose the file inside.'],
  ['fd377a58', 'This is a compressed file. Unpack it first and choose the file inside.'],
  ['25504446', 'A PDF cannot be read here. Copy its text and paste it.'],
  ['d0cf11e0', 'This document cannot be read here. Save a message as .eml, a table as CSV.'],
  ['89504e47', 'This is a picture. Copy the text and paste it.'],
  ['ffd8ff', 'This is a picture. Copy the text and paste it.'],
];

function binaryKind(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return SIGNS.find(([sign]) => start.startsWith(sign))?.[1] ?? null;
}

/** The share of zero bytes at even and odd places, in the first 4,000. */
function zerosIn(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  const sample = bytes.subarray(0, 4_000);
  const count = (rest: number) => sample.filter((b, i) => b === 0 && i % 2 === rest).length;
  const half = Math.max(1, sample.length / 2);
  return { even: count(0) / half, odd: count(1) / half };
}
