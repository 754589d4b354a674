import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import type { MailboxView } from '../../http/views.ts';
import { findServer } from '../../terminal.ts';
import { print } from '../choose.ts';
import { withClient } from '../client.ts';

export function doctor(program: Command): void {
  program
    .command('doctor')
    .description('look whether everything is well: the data, the server, the mailbox')
    .action(async (_own, command: Command) => {
      await withClient(command, async (client, options) => {
        const config = readConfig({ data: options.data });
        const server = await findServer(config.data);
        const mailbox = await client.get<MailboxView>('/mailbox');
        const report = {
          node: process.version,
          data: config.data,
          store: 'opens',
          server: server?.address ?? null,
          mailbox,
        };
        const lines = [
          `Node ${report.node}`,
          `Data in ${report.data}: opens`,
          server === null ? 'No server is running.' : `Running at ${server.address}`,
          mailbox.sentence,
        ];
        print(options, report, lines.join('\n'));
      });
    });
}
