import { createServer as createProbe } from 'node:net';
import type { Command } from 'commander';
import type { App } from '../../app.ts';
import { type Config, DEFAULT_PORT, readConfig } from '../../config.ts';
import { Fault } from '../../errors.ts';
import { stderrLog } from '../../log.ts';
import { announce, findServer, withdraw } from '../../terminal.ts';
import { passphraseFor } from '../passphrase.ts';

interface Options {
  readonly data?: string;
  readonly port?: string;
  readonly verbose?: boolean;
  readonly sample: boolean;
}

export function up(program: Command): void {
  program
    .command('up')
    .description('start the app on this machine and print its address')
    .option('--port <port>', 'port (default: PORT, else 4747 or another free one)')
    .option('--verbose', 'say more on standard error')
    .option('--no-sample', 'no sample week at the first start')
    .action(async (_options, command: Command) => start(command.optsWithGlobals<Options>()));
}

async function start(options: Options): Promise<void> {
  const config = readConfig(options);
  const running = await findServer(config.data);
  if (running !== null) {
    throw new Fault(
      'refused',
      `Afterword is already running at ${running.address} with this data.`,
      'Use that window, or stop it first (Ctrl-C where it runs).',
    );
  }
  const { createApp } = await import('../../app.ts');
  const app = await createApp({
    config,
    log: stderrLog(config.verbose),
    withSample: options.sample,
    passphrase: await passphraseFor(config),
  });
  const port = await begin(app, config);
  const address = `http://127.0.0.1:${port}`;
  for (const name of ['127.0.0.1', 'localhost']) app.hosts.add(`${name}:${port}`);
  announce(config.data, { address, pid: process.pid });
  process.stdout.write(`Afterword: ${address}/#t=${app.services.sessions.launchToken()}\n`);
}

/** Takes the data first: a second server on it ends here, before it opens a port. */
async function begin(app: App, config: Config): Promise<number> {
  try {
    await app.run();
    return await listen(app, config);
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function listen(app: App, config: Config): Promise<number> {
  const port = await freePort(config.port);
  const { serve } = await import('@hono/node-server');
  const server = serve({ fetch: (r) => app.fetch(r), hostname: '127.0.0.1', port });
  let closing = false;
  const stop = () => {
    if (closing) process.exit(0);
    closing = true;
    withdraw(config.data);
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    void app.close().finally(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : port;
}

/** The wanted port; when none was named, 4747 or else any free one. */
async function freePort(wanted: number | null): Promise<number> {
  if (await isFree(wanted ?? DEFAULT_PORT)) return wanted ?? DEFAULT_PORT;
  if (wanted === null) return 0;
  throw new Fault(
    'bad_setting',
    `Port ${wanted} is taken by another program.`,
    'Choose another, for example PORT=4748, or name none.',
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createProbe();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
