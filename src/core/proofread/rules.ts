import { agreement } from './rules/agreement.ts';
import { apostrophes } from './rules/apostrophes.ts';
import { articles } from './rules/articles.ts';
import { clauses } from './rules/clauses.ts';
import { comparisons } from './rules/comparisons.ts';
import { confusions } from './rules/confusions.ts';
import { determiners } from './rules/determiners.ts';
import { doubled } from './rules/doubled.ts';
import { missingWords } from './rules/missing-words.ts';
import { patterns } from './rules/patterns.ts';
import { possessives } from './rules/possessives.ts';
import { prepositions } from './rules/prepositions.ts';
import { pronouns } from './rules/pronouns.ts';
import { soundAlikes } from './rules/sound-alikes.ts';
import { tenses } from './rules/tenses.ts';
import { verbForms } from './rules/verb-forms.ts';
import type { LanguageRule } from './slip.ts';

/** Our own language rules: what spelling and grammar libraries miss in letters. */
export const LANGUAGE_RULES: readonly LanguageRule[] = [
  patterns,
  agreement,
  verbForms,
  articles,
  apostrophes,
  clauses,
  confusions,
  determiners,
  doubled,
  missingWords,
  possessives,
  comparisons,
  prepositions,
  soundAlikes,
  tenses,
  pronouns,
];
