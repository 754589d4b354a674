import { Parser } from 'htmlparser2';

/** What of a page an advertisement can be read from; scripts are never run, only found. */
export interface Page {
  /** The visible text: a line each, list items marked with `- `, headings with `# `. */
  readonly text: string;
  readonly title: string;
  /** What the page says to machines about itself, as JSON text (JSON-LD). */
  readonly linked: readonly string[];
  /** Microdata properties inside an item of type JobPosting, by name. */
  readonly properties: ReadonlyMap<string, string>;
}

const BREAKS = new Set(
  'p div br tr ul ol table section article header footer hr dl dt dd'.split(' '),
);
const HEADS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const SILENT = new Set('script style template svg noscript nav iframe object'.split(' '));
const DEEPEST = 400;

/** Takes a page apart in one pass, whatever its tags do. */
export function readPage(html: string): Page {
  const reader = new PageReader();
  const parser = new Parser(reader.handlers(), { decodeEntities: true });
  parser.write(html);
  parser.end();
  return reader.page();
}

class PageReader {
  readonly #text: string[] = [];
  readonly #linked: string[] = [];
  readonly #properties = new Map<string, string>();
  #title = '';
  #silent = 0;
  #depth = 0;
  #script: string[] | null = null;
  #inTitle = false;
  /** Depth at which the JobPosting item began; nested items name their own `name`. */
  #posting: number | null = null;
  #open: { readonly depth: number; readonly name: string; text: string }[] = [];
  #scopes: { readonly depth: number; readonly name: string }[] = [];

  handlers() {
    return {
      onopentag: (name: string, attributes: Readonly<Record<string, string>>) =>
        this.#opens(name, attributes),
      ontext: (text: string) => this.#reads(text),
      onclosetag: (name: string) => this.#closes(name),
    };
  }

  page(): Page {
    const text = this.#text
      .join('')
      .replace(/\u00a0/g, ' ')
      .replace(/[ \t]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    return { text, title: this.#title.trim(), linked: this.#linked, properties: this.#properties };
  }

  #opens(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth += 1;
    if (name === 'script' && /ld\+json/i.test(attributes.type ?? '')) this.#script = [];
    if (SILENT.has(name)) this.#silent += 1;
    if (name === 'title') this.#inTitle = true;
    if (name === 'li') this.#text.push('\n- ');
    else if (HEADS.has(name)) this.#text.push('\n\n# ');
    else if (BREAKS.has(name)) this.#text.push('\n');
    this.#marks(attributes);
  }

  #marks(attributes: Readonly<Record<string, string>>): void {
    if (/JobPosting\b/.test(attributes.itemtype ?? '')) this.#posting ??= this.#depth;
    const name = attributes.itemprop;
    if (this.#posting === null || name === undefined || this.#depth > DEEPEST) return;
    const full = [...this.#scopes.map((s) => s.name), name].join('.');
    if ('itemscope' in attributes) this.#scopes.push({ depth: this.#depth, name });
    else if (attributes.content !== undefined) this.#sets(full, attributes.content);
    else this.#open.push({ depth: this.#depth, name: full, text: '' });
  }

  #sets(name: string, value: string): void {
    if (value.trim() !== '' && !this.#properties.has(name)) this.#properties.set(name, value);
  }

  #reads(text: string): void {
    if (this.#script !== null) this.#script.push(text);
    if (this.#inTitle) this.#title += text;
    if (this.#silent > 0 || this.#inTitle) return;
    this.#text.push(text.replace(/\s+/g, ' '));
    for (const open of this.#open) open.text += text;
  }

  #closes(name: string): void {
    if (name === 'script' && this.#script !== null) {
      if (this.#linked.length < 20) this.#linked.push(this.#script.join(''));
      this.#script = null;
    }
    if (SILENT.has(name)) this.#silent = Math.max(0, this.#silent - 1);
    if (name === 'title') this.#inTitle = false;
    if (HEADS.has(name) || (BREAKS.has(name) && name !== 'br')) this.#text.push('\n');
    for (const open of this.#open) if (open.depth === this.#depth) this.#sets(open.name, open.text);
    this.#open = this.#open.filter((o) => o.depth < this.#depth);
    this.#scopes = this.#scopes.filter((s) => s.depth < this.#depth);
    if (this.#posting === this.#depth) this.#posting = null;
    this.#depth -= 1;
  }
}
