import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import { Fault } from '../../errors.ts';
import { findServer } from '../../terminal.ts';
import { type KeyPlace, keyPlace, moveKey } from '../../vault/key.ts';
import { keyOptions } from '../../vault/options.ts';
import { askHidden, print } from '../choose.ts';
import type { GlobalOptions } from '../client.ts';
import { passphraseFor } from '../passphrase.ts';

const places: Readonly<Record<KeyPlace, string>> = {
  keyring: 'in the keyring of this computer',
  file: 'in the file "key" of the data folder (mode 0600)',
  passphrase: 'in the file "key" of the data folder, locked with a passphrase',
};

/** `afterword key`: where the key of the mailbox's sign-in lies, and moving it. */
export function key(program: Command): void {
  program
    .command('key')
    .description('where the key of the mailbox sign-in lies; --move puts it elsewhere')
    .option('--move <place>', 'keyring, file or passphrase')
    .action(async (own: { readonly move?: string }, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const config = readConfig({ data: options.data });
      if (own.move !== undefined) await move(placeOf(own.move), config);
      const place = keyPlace(config.data);
      const sentence =
        place === null
          ? 'There is no key yet; one is made when a mailbox is connected.'
          : `The key lies ${places[place]}.`;
      print(options, { place }, sentence);
    });
}

function placeOf(text: string): KeyPlace {
  if (text === 'keyring' || text === 'file' || text === 'passphrase') return text;
  throw new Fault(
    'bad_input',
    `"${text}" is no place for a key.`,
    'Use keyring, file or passphrase.',
  );
}

async function move(place: KeyPlace, config: ReturnType<typeof readConfig>): Promise<void> {
  if ((await findServer(config.data)) !== null)
    throw new Fault('refused', 'Afterword is running with this data.', 'Stop it first (Ctrl-C).');
  const before = keyOptions(config, await passphraseFor(config));
  if (place !== 'passphrase') return await moveKey(place, before, before);
  const fresh = config.passphraseFile === null ? await askTwice() : null;
  await moveKey(place, before, keyOptions(config, fresh));
}

async function askTwice(): Promise<string> {
  const first = await askHidden('New passphrase: ');
  if (first.length < 8)
    throw new Fault('bad_input', 'This passphrase is too short.', 'Use eight characters or more.');
  if (first === (await askHidden('Once more: '))) return first;
  throw new Fault('bad_input', 'The two are not the same.', 'Run the command again.');
}
