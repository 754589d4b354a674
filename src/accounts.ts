/** The candidate's mail account: settings on the shelf, the password sealed in the vault. */
import type { Clock } from './clock.ts';
import type { AccountInput, MailAccounts } from './desk/accounts.ts';
import type { MailAccount } from './mail/account.ts';
import { mailAddress } from './mail/address.ts';
import type { ListenState } from './mail/port.ts';
import type { Post } from './mail/post.ts';
import type { Shelf } from './store/port.ts';
import type { Vault } from './vault.ts';

interface Kept extends Omit<AccountInput, 'password'> {
  readonly sealed: string;
}

export interface AccountsHooks {
  /** Called when the account was connected or forgotten. */
  readonly changed: () => Promise<void>;
  readonly listening: () => ListenState | null;
}

export function mailAccounts(
  shelf: Shelf,
  vault: Vault,
  clock: Clock,
  hooks: AccountsHooks,
): MailAccounts {
  let open: Promise<Post | null> | null = null;
  let lastSeen: string | null = null;

  async function kept(): Promise<Kept | null> {
    return ((await shelf.setting('account')) ?? null) as Kept | null;
  }

  async function connectKept(): Promise<Post | null> {
    const account = await kept();
    if (account === null) return null;
    const password = vault.open(`account:${account.address}`, account.sealed);
    return await postOf(accountOf({ ...account, password }));
  }

  return {
    async state() {
      const account = await kept();
      if (account === null) return { kind: 'none' };
      const listening = hooks.listening();
      if (listening?.kind === 'listening')
        lastSeen = clock.now().toString({ smallestUnit: 'second' });
      return { kind: 'account', address: account.address, listening, lastSeen };
    },
    post() {
      open ??= connectKept();
      return open;
    },
    async connect({ password, ...account }) {
      const address = mailAddress(account.address, 'your address');
      await postOf(accountOf({ ...account, address, password }));
      const sealed = vault.seal(`account:${address}`, password);
      await shelf.putSetting('account', { ...account, address, sealed });
      open = null;
      await hooks.changed();
    },
    async forget() {
      await shelf.putSetting('account', null);
      open = null;
      await hooks.changed();
    },
    async test(account) {
      const { examine } = await import('./mail/doctor.ts');
      return await examine(accountOf(account));
    },
    async discover(typed) {
      const { discover } = await import('./mail/discover.ts');
      const { systemNet } = await import('./mail/discover-net.ts');
      const found = await discover(typed, systemNet());
      if (found.kind !== 'found') return [];
      const { imap, smtp, user } = found;
      return [{ address: mailAddress(typed, 'mail address'), imap, smtp, user }];
    },
  };
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
    import('./mail/imap.ts'),
    import('./mail/smtp.ts'),
  ]);
  return {
    address: account.address,
    transport: smtpTransport(account.smtp, account.auth),
    mailbox: imapMailbox(account.imap, account.auth),
  };
}
