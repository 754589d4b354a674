import type { ComposeRequest } from '../core/compose/request.ts';
import { winkTagger } from '../core/compose/wink.ts';

let opened: Promise<NonNullable<ComposeRequest['tagger']>> | null = null;

/** The second opinion on rough words; library and model are loaded by the first draft. */
export function theTagger(): Promise<NonNullable<ComposeRequest['tagger']>> {
  opened ??= load();
  return opened;
}

async function load() {
  const [wink, model] = await Promise.all([import('wink-nlp'), import('wink-eng-lite-web-model')]);
  const nlp = wink.default(model.default, ['pos']);
  return winkTagger(nlp as never, model.default as never);
}
