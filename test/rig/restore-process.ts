/** Restores as soon as a line comes in, with everything loaded. Usage: restore-process.ts DATA FILE */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { readConfig } from '../../src/config.ts';
import { restore } from '../../src/restoring.ts';

const [data = '', file = ''] = process.argv.slice(2);
process.stdout.write('ready\n');
await once(createInterface({ input: process.stdin }), 'line');
await restore({ config: readConfig({ data }), file, fromAnother: false });
process.exit(0);
