import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { winkTagger } from '../src/core/compose/wink.ts';

/** The tagger that the app injects too, loaded once. */
export const tagger = winkTagger(winkNLP(model, ['pos']), model as never);
