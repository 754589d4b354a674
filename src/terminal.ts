/** How the command line finds a running server and shows that it may speak for the person. */
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RunningServer {
  readonly address: string;
  readonly pid: number;
}

/** The secret of this data folder (mode 0600): whoever can read it is the person's own account. */
export function readTerminalSecret(folder: string): string {
  const path = join(folder, 'terminal-secret');
  if (!existsSync(path)) {
    writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(path, 'utf8').trim();
}

/** What only a server of this data folder can answer to `nonce`. */
export function proofOf(secret: string, nonce: string): string {
  return createHmac('sha256', secret).update(`health:${nonce}`).digest('hex');
}

export function announce(folder: string, server: RunningServer): void {
  writeFileSync(join(folder, 'server.json'), JSON.stringify(server), { mode: 0o600 });
}

export function withdraw(folder: string): void {
  rmSync(join(folder, 'server.json'), { force: true });
}

/** The server that announced itself and answers; null when there is none. */
export async function findServer(folder: string): Promise<RunningServer | null> {
  const path = join(folder, 'server.json');
  if (!existsSync(path)) return null;
  try {
    const server = JSON.parse(readFileSync(path, 'utf8')) as RunningServer;
    const nonce = randomBytes(16).toString('hex');
    const answer = await fetch(`${server.address}/api/v1/health?nonce=${nonce}`, {
      signal: AbortSignal.timeout(2000),
    });
    const health = (await answer.json()) as { proof?: string };
    // Whatever else may answer on that port does not know this folder's secret, and is not told it.
    return health.proof === proofOf(readTerminalSecret(folder), nonce) ? server : null;
  } catch {
    return null;
  }
}
