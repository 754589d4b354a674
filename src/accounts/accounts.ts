/** The candidate's mail account: settings on the shelf, what opens it sealed in the vault. */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { AccountInput, MailAccounts, TestStep, TestWish } from '../desk/accounts.ts';
import { Fault } from '../errors.ts';
import type { MailAccount } from '../mail/account.ts';
import { mailAddress } from '../mail/address.ts';
import type { DoctorOptions } from '../mail/doctor-steps.ts';
import type { ListenState } from '../mail/port.ts';
import type { Post } from '../mail/post.ts';
import type { Shelf } from '../store/port.ts';
import type { Vault } from '../vault/vault.ts';
import { openAuth, type SealedAccount, sealPassword, signIns } from './sign-in.ts';

export interface AccountsHooks {
  /** Called when the account was connected or forgotten. */
  readonly changed: () => Promise<void>;
  readonly listening: () => ListenState | null;
}

/** After this long a keyring that did not open is asked again. */
const LOCKED_SECONDS = 60;

export function mailAccounts(
  shelf: Shelf,
  vault: Vault,
  clock: Clock,
  hooks: AccountsHooks,
): MailAccounts {
  let open: Promise<Post | null> | null = null;
  let lastSeen: string | null = null;
  /** Why the kept sign-in could not be opened: a locked keyring, another key. */
  let locked: {
    readonly why: string;
    readonly error: unknown;
    readonly until: Temporal.Instant;
  } | null = null;
  const tester = createTester(clock);
  const kept = async () => ((await shelf.setting('account')) ?? null) as SealedAccount | null;
  const keep = async (account: SealedAccount | null) =>
    await shelf.putSetting('account', account as never);
  const connected = async (account: SealedAccount | null) => {
    await keep(account);
    open = null;
    locked = null;
    await hooks.changed();
  };
  const ways = { vault, clock, kept, keep };
  const signing = signIns(ways, connected);

  async function keptAccount(): Promise<MailAccount | null> {
    const account = await kept();
    if (account === null) return null;
    const { address, smtp, imap } = account;
    return { address, smtp, imap, auth: await openAuth(account, ways) };
  }

  return {
    async state() {
      const account = await kept();
      if (account === null) return { kind: 'none' };
      const listening: ListenState | null =
        locked === null
          ? hooks.listening()
          : { kind: 'away', cause: 'sign_in', why: locked.why, retryInMs: 1000 * LOCKED_SECONDS };
      if (listening?.kind === 'listening')
        lastSeen = clock.now().toString({ smallestUnit: 'second' });
      return { kind: 'account', address: account.address, listening, lastSeen };
    },
    post() {
      // A keyring asks its owner to unlock it: not at every look into the outbox.
      if (locked !== null && Temporal.Instant.compare(clock.now(), locked.until) < 0)
        return Promise.reject(locked.error);
      open ??= keptAccount().then((account) => (account === null ? null : postOf(account)));
      const asked = open;
      asked.then(
        () => {
          if (open === asked) locked = null;
        },
        (error: unknown) => {
          if (open !== asked) return;
          // A keyring that was locked may be open the next time.
          open = null;
          const until = clock.now().add({ seconds: LOCKED_SECONDS });
          const why = error instanceof Fault ? `${error.message} ${error.mend}` : String(error);
          locked = { why, error, until };
        },
      );
      return asked;
    },
    async connect({ password, ...place }) {
      const account = { ...place, address: mailAddress(place.address, 'your address') };
      await postOf(accountOf({ ...account, password }));
      await connected(await sealPassword(account, password, vault));
    },
    forget: () => connected(null),
    async test(typed, wish) {
      const account = typed === null ? await keptAccount() : accountOf(typed);
      if (account !== null) return await tester.run(account, wish);
      throw new Fault('not_found', 'No mailbox is connected.', 'Connect one in Settings first.');
    },
    tested: () => tester.steps(),
    async discover(typed) {
      const { discover } = await import('../mail/discover.ts');
      const { systemNet } = await import('../mail/discover-net.ts');
      return await discover(typed, systemNet());
    },
    beginSignIn: (account, way) => signing.begin(account, way),
    finishSignIn: (answer) => signing.finish(answer),
    signInTrouble: () => signing.trouble(),
  };
}

/** Runs one live test at a time and tells its steps while it runs. */
function createTester(clock: Clock) {
  let steps: TestStep[] = [];
  let running = false;
  return {
    steps: (): readonly TestStep[] => steps,
    async run(account: MailAccount, wish: TestWish): Promise<readonly TestStep[]> {
      if (running)
        throw new Fault('busy', 'A test of the mailbox is running.', 'Wait until it has ended.');
      running = true;
      const own: TestStep[] = [];
      steps = own;
      try {
        const { examine } = await import('../mail/doctor.ts');
        const onStep = (step: TestStep) => void own.push(step);
        return await examine(account, { ...doctorOptions(account, wish, clock), onStep });
      } finally {
        running = false;
      }
    },
  };
}

function doctorOptions(account: MailAccount, wish: TestWish, clock: Clock): DoctorOptions {
  const { people } = wish;
  if (!wish.sendToSelf) return { people };
  const domain = account.address.slice(account.address.lastIndexOf('@') + 1);
  const date = clock.now().toString({ smallestUnit: 'second' });
  return { people, selfTest: { messageId: `<test-${randomUUID()}@${domain}>`, date, zone: 'UTC' } };
}

function accountOf({ address, smtp, imap, user, password }: AccountInput): MailAccount {
  return { address, smtp, imap, auth: { kind: 'password', user, password } };
}

/**
 * The adapters for an account, loaded when there is one. Fails with `bad_setting` when the
 * password would go unencrypted.
 */
export async function postOf(account: MailAccount): Promise<Post> {
  const [{ imapMailbox }, { smtpTransport }] = await Promise.all([
    import('../mail/imap.ts'),
    import('../mail/smtp.ts'),
  ]);
  return {
    address: account.address,
    transport: smtpTransport(account.smtp, account.auth),
    mailbox: imapMailbox(account.imap, account.auth),
  };
}
