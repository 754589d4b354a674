/**
 * The whole product in a process of its own, as `afterword up` runs it, but on a clock that the
 * test moves: the file `clock` holds the instant it is. Usage: app-process.ts DATA CLOCK-FILE
 */
import { readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { stderrLog } from '../../src/log.ts';

const [data = '', clockFile = ''] = process.argv.slice(2);
const clock = { now: () => Temporal.Instant.from(readFileSync(clockFile, 'utf8').trim()) };
const config = readConfig({ data, port: '0' });
const app = await createApp({ config, log: stderrLog(true), clock, withSample: false });
const server = serve({ fetch: (r) => app.fetch(r), hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  app.hosts.add(`127.0.0.1:${port}`);
  void app.run().then(() => {
    const token = app.services.sessions.launchToken();
    process.stdout.write(`http://127.0.0.1:${port} ${token}\n`);
  });
});
process.once('SIGTERM', () => {
  server.close();
  void app.close().then(() => process.exit(0));
});
