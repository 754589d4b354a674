/** One command as it came over the wire; the literals stand apart, in order. */
export interface RawCommand {
  readonly text: string;
  readonly literals: readonly Buffer[];
}

const limit = 32 * 1024 * 1024;

/** Cuts a byte stream into commands (RFC 3501, 2.2.1), asking for each synchronising literal. */
export class CommandReader {
  readonly #goOn: () => void;
  #buffer: Buffer = Buffer.alloc(0);
  #text = '';
  #literals: Buffer[] = [];
  #awaiting = 0;

  constructor(goOn: () => void) {
    this.#goOn = goOn;
  }

  /** Takes what arrived and gives the commands that are now complete. */
  *take(bytes: Buffer): Generator<RawCommand> {
    this.#buffer = Buffer.concat([this.#buffer, bytes]);
    if (this.#buffer.length > limit) this.#buffer = Buffer.alloc(0);
    while (this.#step()) {
      const done = this.#finished();
      if (done) yield done;
    }
  }

  /** Consumes one literal or one line; false when it is not complete yet. */
  #step(): boolean {
    if (this.#awaiting > 0) {
      if (this.#buffer.length < this.#awaiting) return false;
      this.#literals.push(this.#buffer.subarray(0, this.#awaiting));
      this.#buffer = this.#buffer.subarray(this.#awaiting);
      this.#awaiting = 0;
      return this.#step();
    }
    const end = this.#buffer.indexOf('\r\n');
    if (end < 0) return false;
    this.#text += this.#buffer.subarray(0, end).toString('utf8');
    this.#buffer = this.#buffer.subarray(end + 2);
    return true;
  }

  #finished(): RawCommand | null {
    const literal = /\{(\d{1,9})(\+?)\}$/.exec(this.#text);
    if (literal) {
      this.#awaiting = Number(literal[1]);
      if (this.#awaiting === 0) this.#literals.push(Buffer.alloc(0));
      this.#text = `${this.#text.slice(0, literal.index)}{${literal[1]}}\r\n`;
      if (literal[2] === '') this.#goOn();
      return null;
    }
    const done = { text: this.#text, literals: this.#literals };
    this.#text = '';
    this.#literals = [];
    return done;
  }
}
