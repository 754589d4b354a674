// X4: "Never the wrong name or the wrong company."
import type { Span } from '../../record/nouns.ts';
import { fold, isDisguised } from '../../text/fold.ts';
import {
  asRecorded,
  isGeneric,
  isParticle,
  isTheirs,
  isTitle,
  type KnownName,
  nameTokens,
  slipOf,
  titlesClash,
} from '../../text/names.ts';
import { type Word, words } from '../../text/words.ts';
import { namesInBody } from '../names-in-body.ts';
import type { ParsedNote } from '../parsed-note.ts';
import type { Found, Rule } from '../rule.ts';

function known(token: string, people: readonly KnownName[]): boolean {
  return people.some((p) => isTheirs(token, p));
}

function wrong(span: Span, said: string, meant: KnownName, part: string | null): Found {
  const right = part === null ? meant.full : asRecorded(part, meant);
  return {
    span,
    message: `“${said}” is not how ${meant.full} is called in your record. Did you mean “${right}”?`,
    evidence: `Record: ${meant.full}`,
    fixes: [{ title: `Write ${right}`, span, replacement: right, safe: part !== null }],
  };
}

/** Invisible characters beside a Latin letter or hyphen; Persian and Indian scripts need some of them. */
const HIDDEN =
  /[\p{Script=Latin}-][\u{ad}\u{200b}-\u{200f}\u{2060}-\u{2064}\u{feff}]|[\u{ad}\u{200b}-\u{200f}\u{2060}-\u{2064}\u{feff}][\p{Script=Latin}-]/u;

/** The tokens of the greeting that could be names, with their places. */
function greetedWords(parsed: ParsedNote): Word[] {
  const { greeted } = parsed.letter;
  if (greeted === null) return [];
  const text = parsed.note.body.slice(greeted.start, greeted.end);
  if (/[[\]{}<>]|_{2,}/u.test(text)) return [];
  return words(text)
    .map((w) => ({ ...w, start: w.start + greeted.start, end: w.end + greeted.start }))
    .filter((w, _, all) => {
      const token = nameTokens(w.text)[0] ?? '';
      return (
        // `al-Rashid` and `d'Arcy` are names too.
        (/(?:^|[-'’])\p{Lu}/u.test(w.text) || (w === all[0] && /^\p{L}/u.test(w.text))) &&
        !isGeneric(token) &&
        !['dear', 'hi', 'hello', 'bonjour', 'und', 'et', 'chara'].includes(token)
      );
    });
}

function greetingFindings(parsed: ParsedNote): Found[] {
  const { people, recipient, note, letter } = parsed;
  if (people.length === 0 || letter.greeted === null) return [];
  const found: Found[] = [];
  const greeted = greetedWords(parsed);
  const named = greeted.filter((w) => !isTitle(nameTokens(w.text)[0] ?? ''));
  for (const w of greeted) {
    if (isDisguised(w.text)) {
      const token = nameTokens(w.text)[0] ?? '';
      const who =
        people.find((p) => isTheirs(token, p) || slipOf(token, p) !== null) ??
        recipient ??
        people[0];
      if (who !== undefined)
        found.push({
          ...wrong(w, w.text, who, null),
          message: `“${w.text}” hides look-alike or invisible characters. Type the name afresh.`,
        });
    }
  }
  for (const w of named) {
    const token = nameTokens(w.text)[0] ?? '';
    if (token === '' || known(token, people) || isParticle(token) || isDisguised(w.text)) continue;
    const near = people.map((p) => ({ p, part: slipOf(token, p) })).find((x) => x.part !== null);
    const who = near?.p ?? recipient ?? people[0];
    if (who !== undefined) found.push(wrong(w, w.text, who, near?.part ?? null));
  }
  const text = note.body.slice(letter.greeted.start, letter.greeted.end);
  // Between two words it hides where no single word shows it: "Jean-<invisible>Baptiste".
  const whose = recipient ?? people[0];
  if (found.length === 0 && whose !== undefined && HIDDEN.test(text)) {
    found.push({
      ...wrong(letter.greeted, text, whose, null),
      message: `“${text}” hides invisible characters. Type the name afresh.`,
    });
  }
  const titles = nameTokens(text).filter(isTitle);
  if (found.length === 0 && recipient !== null && named.length > 0) {
    const theirs = named.some((w) => isTheirs(nameTokens(w.text)[0] ?? '', recipient));
    const onPanel = (parsed.context.interviewers ?? []).some((i) => isSame(i.name, recipient));
    // One note to a coordinator, to be passed on, rightly greets the panel (P6).
    if (!theirs && onPanel) {
      found.push({
        ...wrong(letter.greeted, text, recipient, null),
        message: `This note goes to ${recipient.full}, but it greets ${text}.`,
      });
    } else if (theirs && named.length <= 3 && titlesClash(titles, recipient.titles)) {
      found.push({
        ...wrong(letter.greeted, text, recipient, null),
        message: `Your record calls ${recipient.full} “${recipient.titles.join(' ')}”, the greeting says “${text}”.`,
      });
    }
  }
  return found;
}

function isSame(name: string, person: KnownName): boolean {
  const tokens = nameTokens(name).filter((t) => !isTitle(t));
  return tokens.length > 0 && tokens.every((t) => isTheirs(t, person));
}

export const wrongName: Rule = {
  id: 'wrong-name',
  label: 'wrong_or_misspelled_name',
  family: 'names',
  severity: 'block',
  appliesTo: 'all',
  needs: ['interviewers'],
  handbook: { id: 'X4', sentence: 'Never the wrong name or the wrong company.' },
  title: 'A name is wrong or misspelt',
  why: 'A wrong name undoes the whole note. Names are compared with the panel of the invitation: given names, surnames, usual short forms, titles, either order of names and missing accents are all fine.',
  since: '0.1.0',
  good: [
    {
      body: 'Hi Hal,\n\nThank you.',
      to: 'Harold "Hal" Ostrowski',
      context: { interviewers: [{ name: 'Harold Ostrowski', role: null }] },
    },
    {
      body: 'Dear Professor de Vries-Tan,\n\nThank you.',
      to: 'Prof. dr. Wilhelmina de Vries-Tan',
      context: { interviewers: [{ name: 'Wilhelmina de Vries-Tan', role: null }] },
    },
    {
      body: 'Dear Ms. Hanh,\n\nThank you.',
      to: 'Ngô Thị Hạnh',
      context: { interviewers: [{ name: 'Ngô Thị Hạnh', role: null }] },
    },
    {
      body: 'Dear Tsering, dear Alasdair,\n\nThank you both.',
      to: 'Tsering Dolma',
      context: {
        interviewers: [
          { name: 'Tsering Dolma', role: null },
          { name: 'Alasdair Fyfe', role: null },
        ],
      },
    },
    {
      body: 'Dear Wei-Ling,\n\nThank you.',
      to: 'Cheng Wei-Ling',
      context: { interviewers: [{ name: 'Cheng Wei-Ling', role: null }] },
    },
  ],
  bad: [
    {
      body: 'Hi Decklan,\n\nThank you.',
      to: "Declan O'Rourke",
      context: { interviewers: [{ name: "Declan O'Rourke", role: null }] },
    },
    {
      body: 'Hi Sam,\n\nThank you.',
      to: 'Stan Petrakis',
      context: { interviewers: [{ name: 'Stan Petrakis', role: null }] },
    },
    {
      body: 'Dear Bart,\n\nThank you.',
      to: 'Ilse van den Berg',
      context: {
        interviewers: [
          { name: 'Bartholomew Nwachukwu', role: null },
          { name: 'Ilse van den Berg', role: null },
        ],
      },
    },
    {
      body: 'Dear Meredith,\n\nThank you, and please thank Mr ap William as well.',
      to: 'Meredith Pugh',
      context: {
        interviewers: [
          { name: 'Meredith Pugh', role: null },
          { name: 'Rhodri ap Gwilym', role: null },
        ],
      },
    },
    {
      body: 'Dear Chef,\n\nI would be proud to cook with you and Bill.',
      to: 'Chef Amélie Rousselot',
      context: {
        interviewers: [
          { name: 'Amélie Rousselot', role: null },
          { name: 'Gil Barak', role: null },
        ],
      },
    },
    {
      body: 'Dear Dесlan,\n\nThank you.',
      to: "Declan O'Rourke",
      context: { interviewers: [{ name: "Declan O'Rourke", role: null }] },
    },
  ],
  check: (parsed) =>
    [
      ...greetingFindings(parsed),
      ...namesInBody(parsed).map(({ span, said, meant, part, doubtful }) => ({
        ...wrong(span, said, meant, part),
        ...(doubtful ? { severity: 'warn' as const } : {}),
      })),
    ].filter(
      (f, i, all) =>
        all.findIndex((o) => fold(JSON.stringify(o.span)) === fold(JSON.stringify(f.span))) === i,
    ),
};
