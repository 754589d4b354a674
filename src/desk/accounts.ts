import type { MailAccount } from '../mail/account.ts';
import type { ListenState } from '../mail/port.ts';
import type { Post } from '../mail/post.ts';

/** What the wizard fills in; the password is sealed before it is kept. */
export interface AccountInput {
  readonly address: string;
  readonly smtp: Pick<MailAccount['smtp'], 'host' | 'port' | 'security'>;
  readonly imap: Pick<MailAccount['imap'], 'host' | 'port' | 'security'>;
  readonly user: string;
  readonly password: string;
}

export type MailboxState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'account';
      readonly address: string;
      readonly listening: ListenState | null;
      readonly lastSeen: string | null;
    };

/** One named step of the live test, with the mend when it failed. */
export interface TestStep {
  readonly name: string;
  readonly ok: boolean;
  readonly sentence: string;
  readonly mend: string | null;
}

/** The candidate's mail account: connecting, testing, forgetting it. `src/accounts.ts` keeps it. */
export interface MailAccounts {
  state(): Promise<MailboxState>;
  post(): Promise<Post | null>;
  connect(account: AccountInput): Promise<void>;
  forget(): Promise<void>;
  test(account: AccountInput): Promise<readonly TestStep[]>;
  /** Server settings that may be right for an address, best first. */
  discover(address: string): Promise<readonly Omit<AccountInput, 'password'>[]>;
}
