/**
 * A TCP proxy that breaks a conversation at a chosen moment: before or after a line of the client
 * or the server has passed. Plain text only, so that it can read along.
 */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What happens to the connection. `stall` forwards nothing more and keeps it open. */
export type Break = 'close' | 'reset' | 'stall';

export interface Fault {
  readonly from: 'client' | 'server';
  /** The line (without CRLF) that triggers it. */
  readonly line: RegExp;
  /** `before`: the line does not arrive. `after`: it does, and then the connection breaks. */
  readonly moment: 'before' | 'after';
  readonly how: Break;
  /**
   * With `after`, milliseconds until the break, so that the other side can act on the line;
   * its answer is held back. 0 if missing.
   */
  readonly delay?: number;
  /** How many connections it hits; all if missing. */
  readonly times?: number;
}

export interface FaultProxy {
  readonly port: number;
  /** Replaces the fault; null lets everything pass. */
  set(fault: Fault | null): void;
  /** How often a fault has struck. */
  readonly struck: number;
  /** Breaks every open connection now. */
  breakAll(how: Break): void;
  stop(): Promise<void>;
}

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  silenced: boolean;
}

/** Listens on a random loopback port and passes on to `target`. */
export async function startFaultProxy(target: number): Promise<FaultProxy> {
  const pairs = new Set<Pair>();
  let fault: Fault | null = null;
  let struck = 0;

  const strike = (pair: Pair, active: Fault) => {
    struck += 1;
    if (active.times !== undefined && struck >= active.times) fault = null;
    pair.silenced = true;
    setTimeout(
      () => breakPair(pair, active.how),
      active.moment === 'after' ? (active.delay ?? 0) : 0,
    );
  };

  const server = createServer((client) => {
    const pair: Pair = { client, server: connect(target, '127.0.0.1'), silenced: false };
    pairs.add(pair);
    for (const socket of [pair.client, pair.server]) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(pair);
        if (!pair.silenced) for (const each of [pair.client, pair.server]) each.destroy();
      });
    }
    passOn(pair, 'client', () => fault, strike);
    passOn(pair, 'server', () => fault, strike);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    set(next) {
      fault = next;
      struck = 0;
    },
    get struck() {
      return struck;
    },
    breakAll(how) {
      for (const pair of pairs) {
        pair.silenced = true;
        breakPair(pair, how);
      }
    },
    async stop() {
      for (const { client, server: far } of pairs) for (const each of [client, far]) each.destroy();
      await once(server.close(), 'close');
    },
  };
}

function passOn(
  pair: Pair,
  from: Fault['from'],
  current: () => Fault | null,
  strike: (pair: Pair, fault: Fault) => void,
): void {
  const [source, sink] =
    from === 'client' ? [pair.client, pair.server] : [pair.server, pair.client];
  let line = '';
  source.on('data', (bytes: Buffer) => {
    if (pair.silenced) return;
    for (const [start, byte] of bytes.entries()) {
      line += String.fromCharCode(byte);
      if (byte !== 10) continue;
      const fault = current();
      const text = line.replace(/\r?\n$/, '');
      if (fault?.from === from && fault.line.test(text)) {
        const lineStart = Math.max(0, start + 1 - line.length);
        sink.write(bytes.subarray(0, fault.moment === 'after' ? start + 1 : lineStart));
        strike(pair, fault);
        return;
      }
      line = '';
    }
    sink.write(bytes);
  });
}

function breakPair(pair: Pair, how: Break): void {
  for (const socket of [pair.client, pair.server]) {
    if (how === 'close') socket.end(() => socket.destroy());
    else if (how === 'reset') socket.resetAndDestroy();
    else socket.pause();
  }
}
