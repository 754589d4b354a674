import type { MailServer } from '../../src/mail/account.ts';

/** Where this life ends. `rest`: when there is nothing left to do. */
export const deathPoints = [
  ...['rest', 'recovered', 'commit:before', 'commit:after', 'move:before', 'move:after'],
  ...['submit:before', 'end:before', 'end:after', 'submit:after', 'find:before', 'find:after'],
  ...['file:before', 'file:after'],
] as const;
export type DeathPoint = (typeof deathPoints)[number];

/** Written to standard error by a process that dies at its point. */
export const REACHED = 'reached its point of death';

export interface Life {
  readonly smtp: MailServer;
  readonly imap: MailServer;
  readonly user: string;
  readonly password: string;
  /** Null: lives until there is nothing left to do. */
  readonly dies: {
    readonly at: DeathPoint;
    readonly passes: number;
    readonly delay: number;
  } | null;
}
