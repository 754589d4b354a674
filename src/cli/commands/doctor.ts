import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import type { MailboxGuess, MailboxView } from '../../http/views.ts';
import { findServer } from '../../terminal.ts';
import { keyPlace } from '../../vault/key.ts';
import { backupLines, backupReport } from '../backup-lines.ts';
import { askHidden, print } from '../choose.ts';
import { type Client, withClient } from '../client.ts';

interface Step {
  readonly name: string;
  readonly ok: boolean;
  readonly sentence: string;
  readonly mend: string | null;
}

interface Options {
  readonly connect?: string;
  readonly send?: boolean;
}

export function doctor(program: Command): void {
  program
    .command('doctor')
    .description('look whether everything is well: the data, the server, the mailbox')
    .option('--connect <address>', 'find the servers of a mailbox, try them, and connect it')
    .option('--send', 'send one message to yourself and wait for it')
    .action(async (own: Options, command: Command) => {
      await withClient(command, async (client, options) => {
        const config = readConfig({ data: options.data });
        const server = await findServer(config.data);
        const sendToSelf = own.send === true;
        const steps =
          own.connect === undefined
            ? await tested(client, sendToSelf)
            : await connected(client, own.connect, sendToSelf);
        const mailbox = await client.get<MailboxView>('/mailbox');
        const backups = await backupReport(client);
        const report = {
          node: process.version,
          data: config.data,
          store: 'opens',
          key: keyPlace(config.data),
          server: server?.address ?? null,
          mailbox,
          backups,
          steps,
        };
        const lines = [
          `Node ${report.node}`,
          `Data in ${report.data}: opens`,
          server === null ? 'No server is running.' : `Running at ${server.address}`,
          mailbox.state === 'connecting' && server === null
            ? `${mailbox.address} is connected; it is watched while the server runs.`
            : mailbox.sentence,
          ...backupLines(backups),
          ...steps.flatMap(linesOf),
        ];
        print(options, report, lines.join('\n'));
        if (steps.some((step) => !step.ok) || backups.trouble !== null) process.exitCode = 1;
      });
    });
}

function linesOf({ ok, name, sentence, mend }: Step): readonly string[] {
  const line = `  ${ok ? 'ok  ' : 'FAIL'} ${name}: ${sentence}`;
  return mend === null ? [line] : [line, `       ${mend}`];
}

/** The live test of the connected mailbox; no steps where none is connected. */
async function tested(client: Client, sendToSelf: boolean): Promise<readonly Step[]> {
  const { state } = await client.get<MailboxView>('/mailbox');
  if (state === 'none') return [];
  return await tryIt(client, null, sendToSelf);
}

async function tryIt(
  client: Client,
  account: object | null,
  sendToSelf: boolean,
): Promise<readonly Step[]> {
  const body = { account, sendToSelf };
  return (await client.send<{ steps: readonly Step[] }>('POST', '/mailbox/test', body)).steps;
}

/** From the address to a connected mailbox; connects only when every sign-in worked. */
async function connected(
  client: Client,
  address: string,
  sendToSelf: boolean,
): Promise<readonly Step[]> {
  const found = await client.send<MailboxGuess>('POST', '/mailbox/discover', { address });
  const { place, help, didYouMean } = found;
  if (didYouMean !== null) process.stderr.write(`Did you mean ${didYouMean}?\n`);
  for (const line of help) process.stderr.write(`${line}\n`);
  if (place === null || found.signIn[0] === 'oauth') {
    const sentence =
      found.kind === 'not_found'
        ? 'Nothing was found by itself for this address.'
        : `${found.name} cannot be connected from here.`;
    const mend =
      'Open the app: Settings, Mailbox. Or send by hand; everything else works the same.';
    return [{ name: 'Servers', ok: false, sentence, mend }];
  }
  const sentence = `${place.imap.host} for reading, ${place.smtp.host} for sending.`;
  const servers = { name: 'Servers', ok: true, sentence, mend: null };
  const account = { ...place, password: await askHidden('Password: ') };
  const steps = [servers, ...(await tryIt(client, account, sendToSelf))];
  const signIns = steps.filter(({ name }) => name.endsWith(': sign-in'));
  if (signIns.length === 2 && signIns.every(({ ok }) => ok))
    await client.send('PUT', '/mailbox', { account });
  return steps;
}
