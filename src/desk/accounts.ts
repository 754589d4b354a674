import type { MailServer } from '../mail/account.ts';
import type { Discovery } from '../mail/discover.ts';
import type { ListenState } from '../mail/port.ts';
import type { Post } from '../mail/post.ts';

/** Where a mailbox is, without what opens it. */
export interface AccountPlace {
  readonly address: string;
  readonly smtp: MailServer;
  readonly imap: MailServer;
  /** The name to sign in with. */
  readonly user: string;
}

/** What the wizard fills in; the password is sealed before it is kept. */
export interface AccountInput extends AccountPlace {
  readonly password: string;
}

/** Signing in at the provider with a client id of the candidate's own (OAuth 2). */
export interface OAuthInput extends AccountPlace {
  /** `id` in the table of providers. */
  readonly provider: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
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

export interface TestWish {
  /** Send one message from the candidate to themselves and wait for it. */
  readonly sendToSelf: boolean;
  /** Addresses of people of known interviews: the test says how many messages are theirs. */
  readonly people: readonly string[];
}

/** The candidate's mail account: connecting, testing, forgetting it. `src/accounts` keeps it. */
export interface MailAccounts {
  state(): Promise<MailboxState>;
  post(): Promise<Post | null>;
  /** Fails with `bad_input` or `bad_setting`; nothing is kept then. */
  connect(account: AccountInput): Promise<void>;
  forget(): Promise<void>;
  /** Tries an account live; null: the connected one. Fails with `busy` while another test runs. */
  test(account: AccountInput | null, wish: TestWish): Promise<readonly TestStep[]>;
  /** The steps of the running (or last) test so far. */
  tested(): readonly TestStep[];
  /** The servers for an address, or why there are none. Fails with `bad_input`. */
  discover(address: string): Promise<Discovery>;
  /** Begins a sign-in at the provider; gives the address to send the browser to. */
  beginSignIn(account: OAuthInput, way: SignInWay): Promise<string>;
  /**
   * The browser came back: redeems the code and connects. Gives the window's address to go back
   * to, null when the answer is not ours; how it ended is in `signInTrouble`. Never rejects.
   */
  finishSignIn(answer: SignInAnswer): Promise<string | null>;
  /** Why the last sign-in at the provider came to nothing; null when it did not. */
  signInTrouble(): { readonly message: string; readonly mend: string } | null;
}

export interface SignInWay {
  /** Where the provider sends the browser: must be registered there. */
  readonly redirectUri: string;
  /** The window that began it, as an origin. */
  readonly window: string;
}

/** What the provider appended to the redirect address. */
export interface SignInAnswer {
  readonly state: string;
  readonly code: string | null;
  /** `access_denied` when the person said no there. */
  readonly error: string | null;
}
