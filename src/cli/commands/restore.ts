import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import type { Restored } from '../../restoring.ts';
import { spoken } from '../backup-lines.ts';
import { print } from '../choose.ts';
import type { GlobalOptions } from '../client.ts';

export function restore(program: Command): void {
  program
    .command('restore')
    .argument('<file>', 'what `afterword backup` made, or one of the folder backups/ in the data')
    .option('--from-another', 'it is a backup of another installation: the old computer’s')
    .description('put a backup in the place of the present data, which is backed up first')
    .action(async (file: string, own: { fromAnother?: boolean }, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const config = readConfig({ data: options.data });
      const { restore: run } = await import('../../restoring.ts');
      const done = await run({ config, file, fromAnother: own.fromAnother === true });
      print(options, done, sentences(done).join('\n'));
    });
}

function sentences(done: Restored): readonly string[] {
  const many = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;
  return [
    `Restored the backup of ${spoken(done.madeAt)}: ${many(done.opportunities, 'opportunity', 'opportunities')}.`,
    ...(done.before === null
      ? []
      : [
          done.beforeDamaged
            ? `What was here before was damaged; it lies in ${done.before}`
            : `What was here before: ${done.before} (afterword restore takes it back).`,
        ]),
    ...(done.carried === 0
      ? []
      : [
          `${many(done.carried, 'letter that left', 'letters that left')} since the backup: known, and not sent again.`,
        ]),
    ...(done.held === 0
      ? []
      : [
          `${many(done.held, 'letter is', 'letters are')} held: nothing leaves before your mailbox shows, or you say, whether it was sent already.`,
        ]),
    done.mailbox === null
      ? 'No mailbox is connected in it.'
      : `Mailbox ${done.mailbox}: if this is another computer, connect it again in Settings; a backup holds no password.`,
  ];
}
