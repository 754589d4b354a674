// N4: "It is personal: the interviewer's name, specific points of this conversation."
import { fold } from '../../text/fold.ts';
import { isGeneric, isTitle, nameTokens } from '../../text/names.ts';
import type { Rule } from '../rule.ts';

export const missingName: Rule = {
  id: 'missing-name',
  label: 'missing_name',
  family: 'names',
  severity: 'warn',
  appliesTo: 'all',
  needs: ['recipient'],
  handbook: {
    id: 'N4',
    sentence:
      "It is personal: the interviewer's name, specific points of this conversation, something unique to it.",
  },
  title: 'Nobody is greeted by name',
  why: 'The name is in your record. A greeting without it reads like a circular.',
  since: '0.1.0',
  good: [
    { body: 'Dear Matteo,\n\nThank you.', to: "Matteo de' Rossi" },
    { body: 'Bonjour Chef,\n\nMerci for yesterday!', to: 'Chef Amélie Rousselot' },
    { body: 'Mr. Watanabe,\n\nThank you for the time.', to: 'Kenji Watanabe' },
  ],
  bad: [
    { body: 'Dear Sir or Madam,\n\nThank you for today.', to: 'Dr Ravindra Kulkarni' },
    { body: 'Hello,\n\nThank you for today.', to: 'Tsering Dolma' },
    { body: 'To whom it may concern,\n\nThank you.', to: 'Hadiza Suleiman' },
    { body: 'Thank you for today. It was good to meet you.', to: 'Hadiza Suleiman' },
  ],
  check({ note, letter, recipient, people, context }) {
    const roles = (context.interviewers ?? []).flatMap((i) => nameTokens(i.role ?? ''));
    const greeted = letter.greeted && note.body.slice(letter.greeted.start, letter.greeted.end);
    const empty = greeted === null || /[[\]{}<>]|_{2,}|^x{1,4}$/iu.test(greeted);
    const tokens = empty ? [] : nameTokens(greeted ?? '');
    const titles = tokens.filter(isTitle);
    const named = tokens.some((t) => !isGeneric(t) && !isTitle(t));
    // "Bonjour Chef," greets the person when Chef is what the record calls them.
    const byTitle =
      titles.length > 0 &&
      !/sir or madam|sir\/madam|sirs?\b.*\bmadam/u.test(fold(greeted ?? '')) &&
      titles.some(
        (t) =>
          people.some((p) => p.titles.includes(t) || p.parts.includes(t)) ||
          t === 'chef' ||
          t === 'coach' ||
          roles.includes(t),
      );
    // A name in the first sentence greets as well: "Thank you, Rosalind, for …"
    const opening = note.body.slice(letter.content.start, letter.content.start + 200);
    const inText = [
      ...opening.matchAll(/(?:^|, )((?:\p{Lu}[\p{L}.'’-]+ ?){1,4})(?=[,.!]|$)/gu),
    ].some((m) => nameTokens(m[1] ?? '').some((t) => t.length > 2 && recipient?.parts.includes(t)));
    if (named || byTitle || inText) return [];
    const slot =
      letter.greeted !== null &&
      /[[{<_]/.test(note.body.slice(letter.greeting?.start, letter.greeted.end + 1));
    const name = recipient?.full ?? '';
    return [
      {
        span: letter.greeting,
        message: slot
          ? `The greeting still has no name in it. You are writing to ${name}.`
          : `The greeting names nobody, and you know the name: ${name}.`,
        evidence: `Recipient in the record: ${name}`,
        fixes:
          letter.greeted === null
            ? []
            : [{ title: `Greet ${name}`, span: letter.greeted, replacement: name, safe: false }],
      },
    ];
  },
};
