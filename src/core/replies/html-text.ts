import { Parser } from 'htmlparser2';

/** One line of a message and whose it is. `small` is fine print: text set smaller than the rest. */
export interface Line {
  readonly text: string;
  readonly kind: 'new' | 'quote' | 'signature' | 'small';
}

/** Longest HTML that is parsed, in characters; a mail beyond it is read as far as this. */
const MOST_HTML = 200_000;
/** Most tags that are parsed: the parser's own stack costs more with every tag left open. */
const MOST_TAGS = 8_000;
/** A line without an end is cut here. */
const MOST_LINE = 5_000;
const BLOCKS = new Set(
  'address article aside center div dl dt dd fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td th thead tr ul blockquote'.split(
    ' ',
  ),
);
const SILENT = new Set(['style', 'script', 'head', 'title', 'noscript', 'template', 'svg']);
const VOID = new Set(
  'area base br col embed hr img input link meta source track wbr o:p'.split(' '),
);
const QUOTE_CLASS =
  /(?:^|\s)(?:gmail_attr|yahoo_quoted|moz-cite-prefix|protonmail_quote|tutanota_quote|zmail_extra|OutlookMessageHeader|ms-outlook-mobile-reference-message)(?:\s|$)/;
const SIGNATURE_CLASS = /(?:^|\s)(?:gmail_signature|gmail_signature_prefix|moz-signature)(?:\s|$)/;
const SIGNATURE_ID = /^(?:Signature|ms-outlook-mobile-signature|AppleMailSignature|x_Signature)$/;
const REST_ID =
  /^(?:divRplyFwdMsg|appendonsend|x_divRplyFwdMsg|stopSpelling|reply-intro|mail-editor-reference-message-container|isForwardContent)$/;

interface Frame {
  readonly tag: string;
  readonly hidden: boolean;
  readonly quote: boolean;
  readonly signature: boolean;
  readonly small: boolean;
}

const ROOT: Frame = { tag: '', hidden: false, quote: false, signature: false, small: false };

function isHidden(style: string, attributes: Record<string, string>): boolean {
  return (
    'hidden' in attributes ||
    /display:none|mso-hide:all|visibility:hidden|max-height:0(?:px)?(?:;|$)|font-size:[01]px|opacity:0(?:;|$)/.test(
      style,
    )
  );
}

function isSmall(style: string, inherited: boolean): boolean {
  const size = /font-size:(\d{1,3})(?:\.\d+)?(px|pt)/.exec(style);
  if (size === null) return inherited;
  return Number(size[1]) <= (size[2] === 'px' ? 12 : 9);
}

function frameOf(tag: string, attributes: Record<string, string>, parent: Frame): Frame {
  const style = (attributes.style ?? '').slice(0, 400).replace(/\s/g, '').toLowerCase();
  const className = (attributes.class ?? '').slice(0, 200);
  const id = attributes.id ?? '';
  const indent = tag === 'blockquote' && style.includes('border:none') && !className;
  return {
    tag,
    hidden: parent.hidden || SILENT.has(tag) || isHidden(style, attributes),
    quote: parent.quote || (tag === 'blockquote' && !indent) || QUOTE_CLASS.test(className),
    signature: parent.signature || SIGNATURE_CLASS.test(className) || SIGNATURE_ID.test(id),
    small: isSmall(style, parent.small),
  };
}

/** Gathers text into lines while tags open and close. */
class LineBuilder {
  readonly lines: Line[] = [];
  #text = '';
  /** Nothing but white space so far: asked at every piece, so it is kept and not looked up. */
  #blank = true;
  #kind: Line['kind'] = 'new';
  rest = false;

  add(text: string, frame: Frame): void {
    const kind = this.rest || frame.quote ? 'quote' : frame.signature ? 'signature' : null;
    const now = kind ?? (frame.small ? 'small' : 'new');
    if (this.#text.length > MOST_LINE) return;
    if (this.#blank) this.#kind = now;
    else if (now === 'new' && this.#kind === 'small') this.#kind = 'new';
    const piece = text.replace(/[\s\u00a0]+/g, ' ');
    this.#blank &&= piece.trim() === '';
    this.#text += piece;
  }

  /** Ends the line; an empty one is kept when `force` (a `<br>` of its own makes a paragraph). */
  end(force: boolean): void {
    const text = this.#text.replace(/\u200b|\u200c|\u200d|\ufeff|\u034f/g, '').trim();
    if (text !== '' || force) this.lines.push({ text, kind: this.#kind });
    this.#text = '';
    this.#blank = true;
    if (this.#kind !== 'quote') this.#kind = 'new';
  }
}

/**
 * The lines of an HTML message in reading order, quoted and signature blocks marked by the structure
 * that mail programs give them (Gmail, Outlook, Apple Mail, Yahoo, Thunderbird, Proton).
 * Hidden text (preheaders) is left out. Linear in the length of the input.
 */
export function linesOfHtml(html: string): readonly Line[] {
  const builder = new LineBuilder();
  const stack: Frame[] = [ROOT];
  const top = (): Frame => stack[stack.length - 1] ?? ROOT;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (tag === 'br') return builder.end(true);
        if (BLOCKS.has(tag)) builder.end(false);
        if (REST_ID.test(attributes.id ?? '')) builder.rest = true;
        if (!VOID.has(tag)) stack.push(frameOf(tag, attributes, top()));
      },
      ontext(text) {
        const frame = top();
        if (!frame.hidden) builder.add(text, frame);
      },
      onclosetag(tag) {
        if (VOID.has(tag)) return;
        if (BLOCKS.has(tag)) builder.end(false);
        if (tag === 'p') builder.end(true);
        if (top().tag === tag && stack.length > 1) stack.pop();
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(headOf(html));
  parser.end();
  builder.end(false);
  return withoutFinePrint(builder.lines);
}

/** The start of an HTML text, up to the caps. */
function headOf(html: string): string {
  let at = -1;
  for (let tags = 0; tags < MOST_TAGS; tags += 1) {
    at = html.indexOf('<', at + 1);
    if (at < 0 || at > MOST_HTML) return html.slice(0, MOST_HTML);
  }
  return html.slice(0, at);
}

/** Small print counts as such only where there is print of the usual size. */
function withoutFinePrint(lines: readonly Line[]): readonly Line[] {
  const usual = lines.some((line) => line.kind === 'new' && line.text.length > 1);
  return lines.map((line) =>
    line.kind === 'small' ? { ...line, kind: usual ? 'signature' : 'new' } : line,
  );
}
