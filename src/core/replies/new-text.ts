import { type Line, linesOfHtml } from './html-text.ts';
import { header, type IncomingMessage, mailbox, type ReplyContext } from './message.ts';
import { markQuotes, noticeOf } from './quote-lines.ts';
import { type SignedText, signerOf, splitSignature } from './signature.ts';

/** What the sender newly wrote, its closing line(s), and the quoted rest. */
export interface NewText {
  readonly newText: string;
  readonly closing: string;
  readonly quoted: string;
}

/** Plain text is read to this many characters from its start, and as many again from its end. */
const MOST_TEXT = 20_000;
const MOST_LINE = 5_000;

function linesOfText(body: string): readonly Line[] {
  const text =
    body.length > 2 * MOST_TEXT ? `${body.slice(0, MOST_TEXT)}\n\n${body.slice(-MOST_TEXT)}` : body;
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => ({
      text: line
        .slice(0, MOST_LINE)
        .replace(/\u00a0/g, ' ')
        .replace(/^\ufeff/, '')
        .trimEnd(),
      kind: 'new' as const,
    }));
}

/** Runs of new lines; what is quoted between them separates. */
function blocksOf(lines: readonly Line[]): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  let open: string[] | null = null;
  for (const line of lines) {
    if (line.kind === 'new') {
      if (open === null) {
        open = [];
        blocks.push(open);
      }
      open.push(line.text);
    } else open = null;
  }
  return blocks.filter((block) => block.some((line) => line.trim() !== ''));
}

const tidy = (lines: readonly string[]): string =>
  lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/**
 * What the sender newly wrote: without quoted thread, valediction, signature, mobile footer and
 * disclaimer. Inline answers are joined by a blank line. With `notice` the machine part of a
 * delivery report is cut off instead. Never throws; linear in the length of the body.
 */
export function newTextOf(
  message: IncomingMessage,
  context: Pick<ReplyContext, 'interviewer' | 'company'>,
  notice = false,
): NewText {
  const raw =
    message.bodyType === 'text/html' ? linesOfHtml(message.body) : linesOfText(message.body);
  const lines = notice ? noticeOf(raw) : markQuotes(raw);
  const from = mailbox(header(message, 'From'));
  const signer = signerOf(from.name, from.address, [
    context.interviewer ?? '',
    context.company ?? '',
  ]);
  const blocks = blocksOf(lines);
  const parts: SignedText[] = blocks.map((block, i) =>
    notice ? { body: block, closing: [] } : splitSignature(block, signer, i === 0),
  );
  const bodies = parts.map((part) => tidy(part.body)).filter((text) => text !== '');
  const last = parts.findLast((part) => part.closing.length > 0);
  return {
    newText: bodies.join('\n\n'),
    closing: last === undefined ? '' : tidy(last.closing),
    quoted: lines
      .filter((line) => line.kind === 'quote')
      .map((line) => line.text.replace(/^[\s>|]+/, ''))
      .join('\n')
      .slice(0, MOST_TEXT),
  };
}
