import type { MailAccounts } from '../desk/accounts.ts';
import type { BackingUp } from '../desk/backing-up.ts';
import type { Desk } from '../desk/desk.ts';
import type { Pusher } from '../desk/reminding.ts';
import type { SampleWeek } from '../desk/sample-week.ts';
import type { Log } from '../log.ts';
import type { Parser } from '../mail/parse.ts';
import type { Hub } from './hub.ts';
import type { Sessions } from './sessions.ts';

/** What the routes work with; `app.ts` puts it together. */
export interface Services {
  readonly desk: Desk;
  readonly sessions: Sessions;
  readonly hub: Hub;
  readonly accounts: MailAccounts;
  readonly sample: SampleWeek;
  readonly parser: Parser;
  readonly backingUp: BackingUp;
  /** Reminders to browsers that asked for them. */
  readonly pusher: Pusher;
  readonly log: Log;
  /** Looks into the outbox and the mailboxes now, instead of at the next tick. */
  readonly wake: () => void;
}
