import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJsonSchema } from '../src/desk/export-schema.ts';

/** Writes the published schema of the export; a test says when it is not current. */
const folder = join(import.meta.dirname, '..', 'docs', 'schema');
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'afterword-1.schema.json'),
  `${JSON.stringify(exportJsonSchema(), null, 2)}\n`,
);
