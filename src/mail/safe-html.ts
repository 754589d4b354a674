/**
 * HTML from strangers, made harmless: known elements without any attribute, text, nothing else.
 * Nothing in it can load, run, look like ours or lead anywhere; it is then shown in a frame with
 * `sandbox` and `framePolicy`, which would each be enough alone.
 */
import { createHash } from 'node:crypto';
import { Parser } from 'htmlparser2';

/** The only style a stranger's message is shown with: ours. */
const style =
  'body{margin:0;font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}pre{white-space:pre-wrap;font:inherit}';
const styleHash = createHash('sha256').update(style).digest('base64');

/** Content-Security-Policy of the frame's document; the frame itself has an empty `sandbox`. */
export const framePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'none'; base-uri 'none'`;

const kept = new Set(
  'p br hr div span b strong i em u s sub sup small blockquote pre code ul ol li dl dt dd table thead tbody tfoot tr td th caption h1 h2 h3 h4 h5 h6'.split(
    ' ',
  ),
);
const empty = new Set(['br', 'hr']);
/** Elements whose text is no text of the letter. */
const dropped = new Set(
  'script style head title template noscript noembed noframes iframe object embed applet svg math select textarea button video audio canvas map xmp plaintext listing'.split(
    ' ',
  ),
);
const depthLimit = 60;
const sizeLimit = 512 * 1024;

/** A whole document for the frame. Links become text with the host they lead to; images their words. */
export function safeDocument(html: string): string {
  return documentOf(safeFragment(html));
}

/** The same for plain text, at most 512 kB. */
export function textDocument(text: string): string {
  return documentOf(`<pre>${escaped(text.slice(0, sizeLimit))}</pre>`);
}

function documentOf(body: string): string {
  return [
    '<!doctype html><html><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${framePolicy}">`,
    '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">',
    `<style>${style}</style></head><body dir="auto">${body}</body></html>`,
  ].join('');
}

/** The harmless rest of any HTML, at most 512 kB. */
export function safeFragment(html: string): string {
  const writer = new SafeWriter();
  const parser = new Parser(writer, { decodeEntities: true, lowerCaseTags: true });
  parser.end(html.slice(0, 4 * sizeLimit));
  return writer.end();
}

class SafeWriter {
  #out = '';
  readonly #open: string[] = [];
  /** Names of dropped elements we are inside of. */
  readonly #inside: string[] = [];
  #link: { readonly host: string; text: string } | null = null;

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (dropped.has(name)) {
      this.#inside.push(name);
      return;
    }
    if (this.#inside.length > 0) return;
    if (name === 'img' && attributes.alt) this.#text(`[${attributes.alt}]`);
    if (name === 'a') this.#link = { host: hostOf(attributes.href ?? ''), text: '' };
    if (!kept.has(name) || this.#open.length >= depthLimit) return;
    this.#out += `<${name}>`;
    if (!empty.has(name)) this.#open.push(name);
  }

  ontext(text: string): void {
    if (this.#inside.length > 0) return;
    if (this.#link) this.#link.text += text;
    this.#text(text);
  }

  onclosetag(name: string): void {
    if (this.#inside.at(-1) === name) {
      this.#inside.pop();
      return;
    }
    if (this.#inside.length > 0) return;
    if (name === 'a') this.#endLink();
    if (!this.#open.includes(name)) return;
    for (let last = ''; last !== name; ) {
      last = this.#open.pop() ?? name;
      this.#out += `</${last}>`;
    }
  }

  end(): string {
    this.#endLink();
    return (
      this.#out +
      this.#open
        .toReversed()
        .map((name) => `</${name}>`)
        .join('')
    );
  }

  #endLink(): void {
    const link = this.#link;
    this.#link = null;
    if (link && link.host !== '' && !link.text.includes(link.host)) this.#text(` [${link.host}]`);
  }

  #text(text: string): void {
    if (this.#out.length < sizeLimit) this.#out += escaped(text.slice(0, sizeLimit));
  }
}

function escaped(text: string): string {
  return text
    .replaceAll('\0', '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function hostOf(href: string): string {
  try {
    const url = new URL(href.trim());
    if (url.protocol === 'mailto:') return url.pathname.split('?')[0] ?? '';
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.host : '';
  } catch {
    return '';
  }
}
