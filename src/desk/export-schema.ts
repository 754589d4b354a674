import { z } from 'zod';
import { eventBodySchema } from '../core/record/schema-events.ts';
import {
  debriefSchema,
  interviewSchema,
  personSchema,
  promisedSpanSchema,
  readingSchema,
  sourcedSentenceSchema,
  suppressionSchema,
} from '../core/record/schema-nouns.ts';
import { exportSchema } from './exchange.ts';

const names = z.registry<{ id: string }>();
names.add(eventBodySchema, { id: 'EventBody' });
names.add(debriefSchema, { id: 'Debrief' });
names.add(interviewSchema, { id: 'Interview' });
names.add(personSchema, { id: 'Person' });
names.add(promisedSpanSchema, { id: 'PromisedSpan' });
names.add(readingSchema, { id: 'Reading' });
names.add(sourcedSentenceSchema, { id: 'SourcedSentence' });
names.add(suppressionSchema, { id: 'Suppression' });

/**
 * The export as JSON Schema (draft 2020-12), made from the schema that an import is checked with;
 * published as `docs/schema/afterword-1.schema.json` by `node scripts/export-schema.ts`.
 */
export function exportJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(exportSchema, {
    target: 'draft-2020-12',
    io: 'input',
    metadata: names,
  });
  return {
    $schema,
    $id: 'afterword-1.schema.json',
    title: 'Afterword export, format afterword/1',
    description: 'The whole record as dated events, with the settings. docs/export.md explains it.',
    ...rest,
  };
}
