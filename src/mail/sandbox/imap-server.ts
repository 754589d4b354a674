/**
 * A small IMAP4rev1 server on loopback, as much of RFC 3501 as a careful reader of mail uses.
 * It exists so that the sandbox is reached through the very same client code as a real mailbox.
 */
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { parser } from 'imapflow/lib/handler/imap-handler.js';
import { type Answer, type ImapCommand, ImapDialogue, type ImapRules } from './imap-dialogue.ts';
import { CommandReader, type RawCommand } from './imap-reader.ts';
import type { PostOffice } from './post-office.ts';

export interface SandboxImap {
  readonly port: number;
  stop(): Promise<void>;
}

/** Listens on a random loopback port. */
export async function startImap(office: PostOffice, rules: ImapRules): Promise<SandboxImap> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket, office, rules);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function serve(socket: Socket, office: PostOffice, rules: ImapRules): void {
  const write = (line: string | Buffer) => {
    if (!socket.destroyed) socket.write(line);
  };
  const dialogue = new ImapDialogue(office, rules, write);
  const unwatch = office.onArrival((address, folder) => dialogue.announce(address, folder));
  const reader = new CommandReader(() => write('+ go on\r\n'));
  let turn: Promise<void> = Promise.resolve();
  socket.on('close', unwatch);
  socket.on('data', (bytes: Buffer) => {
    for (const raw of reader.take(bytes)) {
      turn = turn.then(async () => {
        const answer = await respond(dialogue, raw);
        if (answer === 'goodbye') socket.end();
      });
    }
  });
  write('* OK [CAPABILITY IMAP4rev1] Afterword sandbox\r\n');
}

async function respond(dialogue: ImapDialogue, raw: RawCommand): Promise<Answer> {
  if (dialogue.expectsLine) return dialogue.line(raw.text.trim());
  const tag = /^[^\s"(){%*\\]+/.exec(raw.text)?.[0] ?? '*';
  try {
    const parsed = await parser(raw.text, { literals: [...raw.literals] });
    return dialogue.run(tag, {
      name: (parsed.command ?? '').toUpperCase(),
      args: parsed.attributes ?? [],
    } satisfies ImapCommand);
  } catch {
    dialogue.refuse(tag, 'BAD', 'That is no IMAP command');
    return 'go_on';
  }
}
