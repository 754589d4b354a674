import { Readable } from 'node:stream';

export interface BodyMarks {
  beforeFirstByte(): void | Promise<void>;
  /** Before the final dot may leave. */
  beforeEnd(): void | Promise<void>;
}

/**
 * The bytes of a message on their way to the server, with the two moments that decide what a
 * broken connection means. The SMTP client reads it only after the server's 354, and writes the
 * final dot only after it has ended.
 */
export class MessageBody extends Readable {
  readonly #bytes: Uint8Array;
  readonly #marks: BodyMarks;
  #at: 'start' | 'end' = 'start';
  #dotReleased = false;

  constructor(bytes: Uint8Array, marks: BodyMarks) {
    super();
    this.#bytes = bytes;
    this.#marks = marks;
  }

  /** True as soon as the final dot may have left; until then the server cannot have accepted. */
  get dotReleased(): boolean {
    return this.#dotReleased;
  }

  override _read(): void {
    if (this.#at === 'start') {
      this.#at = 'end';
      this.#after(this.#marks.beforeFirstByte, () => void this.push(this.#bytes));
      return;
    }
    this.#after(this.#marks.beforeEnd, () => {
      // A moment later, so that a reply which came before the dot is not taken for one to it.
      setImmediate(() =>
        setImmediate(() => {
          if (this.destroyed) return;
          this.#dotReleased = true;
          this.push(null);
        }),
      );
    });
  }

  /** Goes on when the mark is made; what it throws ends the body where it is. */
  #after(mark: () => void | Promise<void>, then: () => void): void {
    Promise.try(mark).then(
      () => {
        if (!this.destroyed) then();
      },
      (error: unknown) =>
        void this.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  }
}
