import type { Mailbox, Transport } from './port.ts';

/** A connected mailbox: where messages leave from and answers arrive. */
export interface Post {
  /** The candidate's own address there. */
  readonly address: string;
  readonly transport: Transport;
  readonly mailbox: Mailbox;
}
