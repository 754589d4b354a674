/** One client's conversation with the sandbox's IMAP server: state and commands. */
import type { ImapAttributeList } from 'imapflow';
import type { Instant } from '../../core/record/nouns.ts';
import { fetchResponse } from './imap-fetch.ts';
import { matches } from './imap-search.ts';
import { dateTimeInstant, textOf, textsOf, uidSet } from './imap-values.ts';
import {
  type FolderName,
  folderNames,
  type PostOffice,
  type SandboxFolder,
  type SandboxMessage,
} from './post-office.ts';

export interface ImapRules {
  signIn(user: string, password: string): boolean;
  now(): Instant;
}

export interface ImapCommand {
  readonly name: string;
  readonly args: ImapAttributeList;
}

export type Answer = 'go_on' | 'goodbye';

const capabilities = 'IMAP4rev1 IDLE ID NAMESPACE UIDPLUS SPECIAL-USE LITERAL+ AUTH=PLAIN SASL-IR';

/** What every command may answer with: OK text, or a refusal. */
type Outcome = { readonly ok: string } | { readonly no: string } | { readonly bad: string } | null;

export class ImapDialogue {
  readonly #office: PostOffice;
  readonly #rules: ImapRules;
  readonly #write: (line: string | Buffer) => void;
  #user: string | null = null;
  #open: FolderName | null = null;
  /** How many messages the client has been told of. */
  #told = 0;
  #waiting: { readonly tag: string; readonly kind: 'idle' | 'sasl' } | null = null;

  constructor(office: PostOffice, rules: ImapRules, write: (line: string | Buffer) => void) {
    this.#office = office;
    this.#rules = rules;
    this.#write = write;
  }

  /** The next line is no command: the end of IDLE, or a SASL response. */
  get expectsLine(): boolean {
    return this.#waiting !== null;
  }

  line(text: string): Answer {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting?.kind === 'sasl') this.#finish(waiting.tag, this.#plain(text));
    else if (waiting) this.#finish(waiting.tag, { ok: 'IDLE ended' });
    return 'go_on';
  }

  /** Tells an idling client that something arrived. */
  announce(address: string, folder: FolderName): void {
    if (address === this.#user && folder === this.#open && this.#waiting?.kind === 'idle')
      this.#tellNews();
  }

  refuse(tag: string, how: 'NO' | 'BAD', why: string): void {
    this.#write(`${tag} ${how} ${why}\r\n`);
  }

  run(tag: string, command: ImapCommand): Answer {
    if (command.name === 'LOGOUT') {
      this.#write(`* BYE Until next time\r\n${tag} OK Done\r\n`);
      return 'goodbye';
    }
    this.#finish(tag, this.#dispatch(tag, command));
    return 'go_on';
  }

  #finish(tag: string, outcome: Outcome): void {
    if (outcome === null) return;
    if ('ok' in outcome) this.#write(`${tag} OK ${outcome.ok}\r\n`);
    else if ('no' in outcome) this.refuse(tag, 'NO', outcome.no);
    else this.refuse(tag, 'BAD', outcome.bad);
  }

  #dispatch(tag: string, { name, args }: ImapCommand): Outcome {
    switch (name) {
      case 'CAPABILITY':
        this.#write(`* CAPABILITY ${capabilities}\r\n`);
        return { ok: 'Done' };
      case 'ID':
        this.#write('* ID ("name" "Afterword sandbox")\r\n');
        return { ok: 'Done' };
      case 'LOGIN':
        return this.#signIn(textOf(args[0]), textOf(args[1]));
      case 'AUTHENTICATE PLAIN':
        if (args[0]) return this.#plain(textOf(args[0]));
        this.#waiting = { tag, kind: 'sasl' };
        this.#write('+ \r\n');
        return null;
      case 'NOOP':
        this.#tellNews();
        return { ok: 'Done' };
    }
    return this.#user === null ? { no: 'Sign in first' } : this.#signedIn(tag, { name, args });
  }

  #signedIn(tag: string, { name, args }: ImapCommand): Outcome {
    switch (name) {
      case 'NAMESPACE':
        this.#write('* NAMESPACE (("" "/")) NIL NIL\r\n');
        return { ok: 'Done' };
      case 'LIST':
      case 'LSUB':
        return this.#list(name, textOf(args[1]));
      case 'SELECT':
      case 'EXAMINE':
        return this.#openFolder(name, textOf(args[0]));
      case 'STATUS':
        return this.#status(textOf(args[0]), textsOf(args[1]));
      case 'APPEND':
        return this.#append(args);
    }
    if (this.#open === null) return { bad: 'No folder is open, or no such command' };
    switch (name) {
      case 'IDLE':
        this.#waiting = { tag, kind: 'idle' };
        this.#write('+ idling\r\n');
        this.#tellNews();
        return null;
      case 'UID FETCH':
        return this.#fetch(args);
      case 'UID SEARCH':
        return this.#search(args);
      case 'CLOSE':
      case 'UNSELECT':
        this.#open = null;
        return { ok: 'Done' };
    }
    return { no: 'This mailbox is for reading only' };
  }

  #plain(response: string): Outcome {
    const [, user = '', password = ''] = Buffer.from(response, 'base64').toString().split('\0');
    return this.#signIn(user, password);
  }

  #signIn(user: string, password: string): Outcome {
    if (!this.#rules.signIn(user, password))
      return { no: '[AUTHENTICATIONFAILED] Name or password not accepted' };
    this.#user = user.toLowerCase();
    return { ok: `[CAPABILITY ${capabilities}] Welcome` };
  }

  #list(name: string, pattern: string): Outcome {
    for (const folder of folderNames) {
      const use = folder === 'INBOX' ? '' : ` \\${folder}`;
      if (['*', '%', folder.toUpperCase()].includes(pattern.toUpperCase()))
        this.#write(`* ${name} (\\HasNoChildren${use}) "/" "${folder}"\r\n`);
    }
    return { ok: 'Done' };
  }

  #folder(name: FolderName): SandboxFolder {
    return this.#office.folder(this.#user ?? '', name);
  }

  #openFolder(how: string, path: string): Outcome {
    const name = folderNames.find((known) => known.toUpperCase() === path.toUpperCase());
    this.#open = name ?? null;
    if (name === undefined) return { no: '[NONEXISTENT] No such folder' };
    const { uidValidity, uidNext, messages } = this.#folder(name);
    this.#told = messages.length;
    this.#write(
      [
        '* FLAGS (\\Seen \\Answered \\Flagged \\Deleted \\Draft)',
        '* OK [PERMANENTFLAGS ()] None may be changed',
        `* ${messages.length} EXISTS`,
        '* 0 RECENT',
        `* OK [UIDVALIDITY ${uidValidity}] Valid`,
        `* OK [UIDNEXT ${uidNext}] Next`,
        '',
      ].join('\r\n'),
    );
    return { ok: `[${how === 'EXAMINE' ? 'READ-ONLY' : 'READ-WRITE'}] Open` };
  }

  #status(path: string, items: readonly string[]): Outcome {
    const name = folderNames.find((known) => known.toUpperCase() === path.toUpperCase());
    if (name === undefined) return { no: '[NONEXISTENT] No such folder' };
    const { uidValidity, uidNext, messages } = this.#folder(name);
    const values: Readonly<Record<string, number>> = {
      MESSAGES: messages.length,
      UIDNEXT: uidNext,
      UIDVALIDITY: uidValidity,
      UNSEEN: messages.filter(({ flags }) => !flags.includes('\\Seen')).length,
      RECENT: 0,
    };
    const known = items.map((item) => item.toUpperCase()).filter((item) => item in values);
    this.#write(
      `* STATUS "${name}" (${known.map((item) => `${item} ${values[item]}`).join(' ')})\r\n`,
    );
    return { ok: 'Done' };
  }

  #append(args: ImapAttributeList): Outcome {
    const path = textOf(args[0]);
    const name = folderNames.find((known) => known.toUpperCase() === path.toUpperCase());
    if (name === undefined) return { no: '[TRYCREATE] No such folder' };
    const body = args.find((arg) => arg !== null && arg.type === 'LITERAL');
    if (!body || !('value' in body)) return { bad: 'No message' };
    const flags = args.find((arg) => Array.isArray(arg)) ?? [];
    const date = args.find((arg) => arg !== null && arg.type === 'STRING');
    const message = this.#office.put(this.#user ?? '', name, {
      raw: Buffer.isBuffer(body.value) ? body.value : Buffer.from(String(body.value), 'latin1'),
      receivedAt: dateTimeInstant(textOf(date)) ?? this.#rules.now(),
      flags: textsOf(flags),
    });
    return { ok: `[APPENDUID ${this.#folder(name).uidValidity} ${message.uid}] Kept` };
  }

  #fetch(args: ImapAttributeList): Outcome {
    const folder = this.#folder(this.#open ?? 'INBOX');
    const uids = uidSet(textOf(args[0]), folder.messages.at(-1)?.uid ?? 0);
    const items = Array.isArray(args[1]) ? args[1] : [args[1] ?? null];
    folder.messages.forEach((message: SandboxMessage, index) => {
      if (index < this.#told && uids(message.uid))
        this.#write(fetchResponse(index + 1, message, items));
    });
    return { ok: 'Done' };
  }

  #search(args: ImapAttributeList): Outcome {
    const { messages } = this.#folder(this.#open ?? 'INBOX');
    const last = messages.at(-1)?.uid ?? 0;
    const found = messages.filter(
      (message, index) => index < this.#told && matches(message, args, last),
    );
    this.#write(`* SEARCH${found.map(({ uid }) => ` ${uid}`).join('')}\r\n`);
    return { ok: 'Done' };
  }

  #tellNews(): void {
    if (this.#open === null) return;
    const { length } = this.#folder(this.#open).messages;
    if (length !== this.#told) this.#write(`* ${length} EXISTS\r\n`);
    this.#told = length;
  }
}
