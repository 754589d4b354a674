/** The composition root: the only place that names adapters. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { mailAccounts, postOf } from './accounts/accounts.ts';
import { createReader } from './bringing/reader.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { backingUp } from './desk/backing-up.ts';
import sampleCandidate from './desk/data/sample-candidate.json' with { type: 'json' };
import type { Desk, Spelling } from './desk/desk.ts';
import { raiseIfPutBackByHand } from './desk/fencing.ts';
import { loseDevices } from './desk/reminding.ts';
import { warmReading } from './desk/warming.ts';
import { Fault } from './errors.ts';
import { createHub } from './http/hub.ts';
import { needsOf } from './http/routes/today.ts';
import { createServer } from './http/server.ts';
import type { Services } from './http/services.ts';
import { createSessions } from './http/sessions.ts';
import { newId } from './ids.ts';
import type { Log } from './log.ts';
import { createParser } from './mail/parse.ts';
import type { Post } from './mail/post.ts';
import type { Sandbox } from './mail/sandbox/sandbox.ts';
import { createProofreader } from './proofreader/proofreader.ts';
import { webPusher } from './push.ts';
import { sampleSetting, sampleWeek, shiftedClock } from './sample/sample.ts';
import { shelfSandboxStore } from './sample/sandbox-store.ts';
import { sampleRules } from './sample/week.ts';
import { backupFolder } from './store/backup-folder.ts';
import type { World } from './store/port.ts';
import { backupsBeside, openSqlite } from './store/sqlite.ts';
import { holdAlone } from './store/sqlite-hold.ts';
import { dropStaged } from './store/sqlite-replace.ts';
import { proofOf, readTerminalSecret } from './terminal.ts';
import { keySource } from './vault/key.ts';
import { keyOptions } from './vault/options.ts';
import { createVault } from './vault/vault.ts';
import { VERSION } from './version.ts';
import { createReminders, type Reminders } from './worker/reminders.ts';
import { createWorker, type Worker } from './worker/worker.ts';

export interface App {
  readonly services: Services;
  readonly worker: Worker;
  /** Answers a request without a port; `host` must be one of `hosts`. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** Names under which requests are taken; the caller adds its own once it listens. */
  readonly hosts: Set<string>;
  /** Starts what runs by itself: sending, listening. Not needed for one command. Fails with `store_locked`. */
  readonly run: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface AppOptions {
  readonly config: Config;
  readonly log: Log;
  readonly clock?: Clock;
  /** False: no grammar checker; a single command would end before it is warm. */
  readonly grammar?: boolean;
  /** Typed at the terminal, where the key is locked with one and no file holds it. */
  readonly passphrase?: string | null;
  /** Lay out the sample week at the very first start. */
  readonly withSample?: boolean;
}

export async function createApp(options: AppOptions): Promise<App> {
  const { config, log } = options;
  const clock = options.clock ?? systemClock;
  makeFolder(config.data);
  const file = dataFile(config.data);
  const store = openSqlite(file, clock.now().toString({ smallestUnit: 'second' }));
  const backups = backingUp(
    backupFolder(backupsBeside(file), file),
    store.record,
    clock,
    clock.now(),
  );
  const { shelf } = store;
  const hub = createHub();
  const parser = createParser();
  const reader = createReader();
  const spelling: Spelling & { close(): Promise<void> } = createProofreader({
    grammar: options.grammar ?? true,
  });
  const sampleKept = await sampleSetting(shelf);
  const sampleClock = shiftedClock(clock, sampleKept?.offset ?? 0);

  let opened: Promise<{ sandbox: Sandbox; post: Post }> | null = null;
  const sandbox = () => {
    opened ??= openSandbox(sampleClock, shelf);
    return opened;
  };

  const vault = createVault(keySource(keyOptions(config, options.passphrase ?? null)));
  const accounts = mailAccounts(shelf, vault, clock, {
    changed: () => worker.rewatch('own'),
    listening: () => worker.state('own'),
  });
  const desk: Desk = {
    store,
    clocks: { own: clock, sample: sampleClock },
    newId,
    post: async (world) => (world === 'own' ? await accounts.post() : (await sandbox()).post),
    spelling,
    reader,
    changed(opportunity, what) {
      hub.tell({ opportunity, what });
      if (opportunity !== null) worker.noticed();
    },
  };
  const hold = () => {
    const letGo = holdAlone(senderLock(config.data));
    // A restore that was killed left it; one that runs would hold the lock.
    dropStaged(file);
    return letGo;
  };
  const worker: Worker = createWorker(desk, parser, log, hold, () => backups.makeIfDue());
  const watch = (world: World) => {
    worker.rewatch(world).catch((error: unknown) => log.error('mailbox', error));
  };
  const sample = sampleWeek({
    desk,
    clock: sampleClock,
    real: clock,
    sandbox: async () => (await sandbox()).sandbox,
    turn: () => worker.turn('sample'),
    rewatch: () => watch('sample'),
  });
  const services: Services = {
    desk,
    sessions: createSessions(shelf, clock, readTerminalSecret(config.data)),
    hub,
    accounts,
    sample,
    parser,
    backingUp: backups,
    pusher: webPusher(shelf, vault, () => loseDevices(shelf)),
    log,
    wake: () => worker.wake(),
  };
  // Before the worker begins, whoever starts it.
  await raiseIfPutBackByHand(desk);
  const hosts = new Set<string>();
  const reminders: Reminders = createReminders({
    desk,
    needs: () => needsOf(services),
    pusher: services.pusher,
    log,
    address: () => [...hosts].map((host) => `http://${host}`)[0] ?? null,
  });
  const server = createServer({
    services,
    hosts,
    webRoot: config.webRoot,
    version: VERSION,
    prove: (nonce) => proofOf(readTerminalSecret(config.data), nonce),
  });
  return {
    services,
    worker,
    hosts,
    fetch: (request) => server.fetch(request),
    async run() {
      worker.start();
      if (sampleKept === null && options.withSample === true) await sample.start();
      // Mailboxes are connected beside what the person does; their state is shown when it is known.
      if (sampleKept?.present === true) watch('sample');
      watch('own');
      reminders.start();
      worker.wake();
      setTimeout(warmReading, 1_000).unref();
    },
    async close() {
      await reminders.stop();
      await worker.stop();
      await parser.close();
      await reader.close();
      if (opened !== null) await (await opened).sandbox.stop();
      await store.close();
      // Last: ending it while it compiles can take the process with it, and then nothing is open.
      await spelling.close();
    },
  };
}

async function openSandbox(
  clock: Clock,
  shelf: Parameters<typeof shelfSandboxStore>[0],
): Promise<{ sandbox: Sandbox; post: Post }> {
  const { startSandbox } = await import('./mail/sandbox/sandbox.ts');
  const sandbox = await startSandbox({
    address: sampleCandidate.email,
    now: () => clock.now(),
    store: await shelfSandboxStore(shelf),
    rules: sampleRules,
  });
  return { sandbox, post: await postOf(sandbox.account) };
}

/** The one file of the data. */
export function dataFile(folder: string): string {
  return join(folder, 'afterword.sqlite');
}

/** Held by whoever sends, and by whoever replaces the data. */
export function senderLock(folder: string): string {
  return join(folder, 'sender.lock');
}

export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Fault(
      'bad_setting',
      `The data folder ${path} cannot be made.`,
      'Choose another with --data FOLDER or AFTERWORD_DATA.',
      { cause: error },
    );
  }
}
