/** Run inside a session with a keyring: seals with a new key, opens with another vault. Usage: FOLDER */
import { readConfig } from '../../src/config.ts';
import { keyPlace, keySource, moveKey } from '../../src/vault/key.ts';
import { keyOptions } from '../../src/vault/options.ts';
import { createVault } from '../../src/vault/vault.ts';

const [data = ''] = process.argv.slice(2);
const options = keyOptions(readConfig({ data }, {}));
const sealed = await createVault(keySource(options)).seal('account:a', 'canary');
const place = keyPlace(data);
const opened = await createVault(keySource(options)).open('account:a', sealed);
await moveKey('file', options, options);
const moved = await createVault(keySource(options)).open('account:a', sealed);
process.stdout.write(JSON.stringify({ place, opened, after: keyPlace(data), moved }));
