import type { Rule } from './rule.ts';
import { badSubject } from './rules/bad-subject.ts';
import { beforeStatedDate } from './rules/before-stated-date.ts';
import { grammar } from './rules/grammar.ts';
import { gratitudeNotFirst } from './rules/gratitude-not-first.ts';
import { knownName } from './rules/known-name.ts';
import { missingGratitude } from './rules/missing-gratitude.ts';
import { missingName } from './rules/missing-name.ts';
import { missingSignoff } from './rules/missing-signoff.ts';
import { negative } from './rules/negative.ts';
import { noFit } from './rules/no-fit.ts';
import { noInterest } from './rules/no-interest.ts';
import { noSpecificReference } from './rules/no-specific-reference.ts';
import { panelDuplicate } from './rules/panel-duplicate.ts';
import { placeholder } from './rules/placeholder.ts';
import { pushy } from './rules/pushy.ts';
import { repeatsPrevious } from './rules/repeats-previous.ts';
import { salary } from './rules/salary.ts';
import { spelling } from './rules/spelling.ts';
import { template } from './rules/template.ts';
import { tooCasual } from './rules/too-casual.ts';
import { tooFewParagraphs } from './rules/too-few-paragraphs.ts';
import { tooLong } from './rules/too-long.ts';
import { tooShort } from './rules/too-short.ts';
import { unfinished } from './rules/unfinished.ts';
import { unprofessional } from './rules/unprofessional.ts';
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
  missingGratitude,
  gratitudeNotFirst,
  noInterest,
  noFit,
  noSpecificReference,
  template,
  unfinished,
  salary,
  pushy,
  negative,
  tooCasual,
  unprofessional,
  spelling,
  grammar,
  knownName,
];

const TITLES: ReadonlyMap<string, string> = new Map(RULES.map((rule) => [rule.id, rule.title]));

/** The plain title of a rule for the screen: "A name is wrong or misspelt". The id where no rule has it. */
export const titleOf = (rule: string): string => TITLES.get(rule) ?? rule;
