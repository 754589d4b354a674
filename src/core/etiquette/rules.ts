import type { Rule } from './rule.ts';
import { badSubject } from './rules/bad-subject.ts';
import { beforeStatedDate } from './rules/before-stated-date.ts';
import { missingName } from './rules/missing-name.ts';
import { missingSignoff } from './rules/missing-signoff.ts';
import { panelDuplicate } from './rules/panel-duplicate.ts';
import { placeholder } from './rules/placeholder.ts';
import { repeatsPrevious } from './rules/repeats-previous.ts';
import { tooFewParagraphs } from './rules/too-few-paragraphs.ts';
import { tooLong } from './rules/too-long.ts';
import { tooShort } from './rules/too-short.ts';
import { wallOfText } from './rules/wall-of-text.ts';
import { wrongCompany } from './rules/wrong-company.ts';
import { wrongName } from './rules/wrong-name.ts';

/** Every etiquette rule, in the order in which the documentation lists them. */
export const RULES: readonly Rule[] = [
  wrongName,
  wrongCompany,
  placeholder,
  panelDuplicate,
  repeatsPrevious,
  beforeStatedDate,
  missingName,
  missingSignoff,
  badSubject,
  tooShort,
  tooLong,
  tooFewParagraphs,
  wallOfText,
];
