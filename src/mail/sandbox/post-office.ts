/**
 * Where the sandbox keeps its mail: accounts, folders and messages in memory, written through to a
 * small store so that the sample week survives a restart.
 */
import type { Instant } from '../../core/record/nouns.ts';

/** Where the sandbox's state lives between two starts: one text, written whole. */
export interface SandboxStore {
  read(): string | null;
  write(text: string): void;
}

export interface SandboxMessage {
  readonly uid: number;
  readonly receivedAt: Instant;
  readonly flags: readonly string[];
  /** The raw bytes as Latin-1. */
  readonly raw: string;
}

export interface SandboxFolder {
  readonly uidValidity: number;
  readonly uidNext: number;
  readonly messages: readonly SandboxMessage[];
}

export const folderNames = ['INBOX', 'Sent', 'Junk'] as const;
export type FolderName = (typeof folderNames)[number];

type Account = Readonly<Record<FolderName, SandboxFolder>>;
export type ArrivalListener = (address: string, folder: FolderName) => void;

export class PostOffice {
  readonly #store: SandboxStore | null;
  readonly #listeners = new Set<ArrivalListener>();
  #accounts: Readonly<Record<string, Account>> = {};
  #extra: unknown = null;

  constructor(store: SandboxStore | null) {
    this.#store = store;
    const kept = store?.read() ?? null;
    if (kept === null) return;
    const state = JSON.parse(kept) as { accounts: Record<string, Account>; extra: unknown };
    this.#accounts = state.accounts;
    this.#extra = state.extra;
  }

  /** What the correspondent remembers, kept with the mail. */
  get extra(): unknown {
    return this.#extra;
  }

  keepExtra(extra: unknown): void {
    this.#extra = extra;
    this.#save();
  }

  addresses(): readonly string[] {
    return Object.keys(this.#accounts);
  }

  folder(address: string, name: FolderName): SandboxFolder {
    return this.#account(address)[name];
  }

  /** Puts a message into a folder and tells everybody who watches it. */
  put(
    address: string,
    name: FolderName,
    mail: {
      readonly raw: Uint8Array;
      readonly receivedAt: Instant;
      readonly flags?: readonly string[];
    },
  ): SandboxMessage {
    const account = this.#account(address);
    const folder = account[name];
    const message: SandboxMessage = {
      uid: folder.uidNext,
      receivedAt: mail.receivedAt,
      flags: mail.flags ?? [],
      raw: Buffer.from(mail.raw).toString('latin1'),
    };
    const grown = {
      ...folder,
      uidNext: folder.uidNext + 1,
      messages: [...folder.messages, message],
    };
    this.#accounts = {
      ...this.#accounts,
      [address.toLowerCase()]: { ...account, [name]: grown },
    };
    this.#save();
    for (const listener of this.#listeners) listener(address.toLowerCase(), name);
    return message;
  }

  /** A server that lost its index: same messages, new UIDs, new UIDVALIDITY. */
  renumber(address: string, name: FolderName): void {
    const account = this.#account(address);
    const folder = account[name];
    const messages = folder.messages.map((message, index) => ({ ...message, uid: index + 1 }));
    const fresh = {
      uidValidity: folder.uidValidity + 1,
      uidNext: messages.length + 1,
      messages,
    };
    this.#accounts = { ...this.#accounts, [address.toLowerCase()]: { ...account, [name]: fresh } };
    this.#save();
  }

  clear(): void {
    this.#accounts = {};
    this.#extra = null;
    this.#save();
  }

  onArrival(listener: ArrivalListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #account(address: string): Account {
    const empty: SandboxFolder = { uidValidity: 1, uidNext: 1, messages: [] };
    return this.#accounts[address.toLowerCase()] ?? { INBOX: empty, Sent: empty, Junk: empty };
  }

  #save(): void {
    this.#store?.write(JSON.stringify({ accounts: this.#accounts, extra: this.#extra }));
  }
}
