import { Readable } from 'node:stream';

/**
 * The bytes of a message on their way to the server, with the two moments that decide what a
 * broken connection means. The SMTP client reads it only after the server's 354, and writes the
 * final dot only after it has ended.
 */
export class MessageBody extends Readable {
  readonly #bytes: Uint8Array;
  readonly #beforeFirstByte: () => void | Promise<void>;
  #at: 'start' | 'end' = 'start';
  #dotReleased = false;

  constructor(bytes: Uint8Array, beforeFirstByte: () => void | Promise<void>) {
    super();
    this.#bytes = bytes;
    this.#beforeFirstByte = beforeFirstByte;
  }

  /** True as soon as the final dot may have left; until then the server cannot have accepted. */
  get dotReleased(): boolean {
    return this.#dotReleased;
  }

  override _read(): void {
    if (this.#at === 'start') {
      this.#at = 'end';
      Promise.try(this.#beforeFirstByte).then(
        () => void (this.destroyed || this.push(this.#bytes)),
        (error: unknown) =>
          void this.destroy(error instanceof Error ? error : new Error(String(error))),
      );
      return;
    }
    // A moment later, so that a reply which came before the dot is not taken for one to it.
    setImmediate(() =>
      setImmediate(() => {
        if (this.destroyed) return;
        this.#dotReleased = true;
        this.push(null);
      }),
    );
  }
}
