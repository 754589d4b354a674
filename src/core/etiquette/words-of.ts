import type { NoteContext, NoteText } from './note.ts';

/** What the record knows that no dictionary does, for `proofread`: names, and the words of the debrief. */
export function wordsOf(
  note: NoteText,
  context: NoteContext,
): {
  readonly names: readonly string[];
  readonly words: readonly string[];
  readonly ownWords: readonly string[];
} {
  const known = (texts: readonly (string | null)[]) =>
    texts.filter((t): t is string => t !== null && t !== '');
  return {
    names: known([
      context.candidate,
      note.to.name,
      context.company,
      ...(context.interviewers ?? []).map((i) => i.name),
      ...(context.otherCompanies ?? []),
      ...(context.employers ?? []),
      ...(context.peopleElsewhere ?? []),
    ]),
    words: known([
      context.role,
      ...(context.interviewers ?? []).map((i) => i.role),
      ...(context.topics ?? []),
      ...(context.strengths ?? []),
      ...(context.unfinished ?? []),
    ]),
    ownWords: context.ownWords ?? [],
  };
}
