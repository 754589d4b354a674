import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { NOTHING_KNOWN } from './note.ts';

interface Called {
  readonly full: string;
  readonly given: string;
  readonly surname: string;
  readonly title: string;
}

const GIVEN =
  'Declan Siobhán Ngozi Wilhelmina Tobias Mireille Xiuying Bartholomew Priyanka Oluwaseun Anneliese Ferhat Katarzyna Jean-Baptiste Mei-Ling Þórdís Zsófia Aoife Rodrigo Thandiwe Yevgenia Desmond'.split(
    ' ',
  );
const SURNAMES =
  "O'Rourke|Ní Bhriain|Nwosu|de Vries-Tan|van der Heyden|Fuentes Aldana|Brückner|Ødegård|Szabó-Tóth|al-Rashid|Mac Giolla|Kowalczyk|Yıldızoğlu|Villalobos|von Hohenberg|Castonguay|Ruiz Conde|Balasubramaniam|Fairweather|McIlwraith|Delgado-Reyes|Lindqvist".split(
    '|',
  );
const TITLES = ['Mr', 'Ms.', 'Mrs', 'Dr', 'Dr.', 'Professor', 'Prof.', 'Captain', 'Sister', 'Rev.'];

const person: fc.Arbitrary<Called> = fc
  .record({
    given: fc.constantFrom(...GIVEN),
    surname: fc.constantFrom(...SURNAMES),
    title: fc.constantFrom(...TITLES),
  })
  .map((p) => ({ ...p, full: `${p.given} ${p.surname}` }));

const bare = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/Ø/gu, 'O')
    .replace(/ø/gu, 'o')
    .replace(/å/gu, 'a')
    .replace(/ı/gu, 'i');

/** Every way in which somebody may rightly be greeted. */
const RIGHT: readonly ((p: Called) => string)[] = [
  (p) => p.given,
  (p) => p.full,
  (p) => `${p.title} ${p.surname}`,
  (p) => `${p.title} ${p.full}`,
  (p) => bare(p.given),
  (p) => bare(`${p.title} ${p.surname}`),
  // Hungarian, Chinese and Vietnamese order.
  (p) => `${p.surname} ${p.given}`,
  (p) => p.full.normalize('NFD'),
  (p) => p.given.toLowerCase(),
];

/** One slip of the pen in a name of at least five letters: a letter left out, doubled, changed or turned round. */
function slipped(name: string, at: number, how: number): string {
  const i = 1 + (at % (name.length - 2));
  const [head, letter, tail] = [name.slice(0, i), name[i] ?? '', name.slice(i + 1)];
  const other = letter === 'e' ? 'o' : 'e';
  switch (how) {
    case 0:
      return head + tail;
    case 1:
      return head + letter + letter + tail;
    case 2:
      return head + other + tail;
    default:
      return head + (tail[0] ?? '') + letter + tail.slice(1);
  }
}

function blocks(greeting: string, panel: readonly Called[], to: string): readonly string[] {
  const body = `${greeting},\n\nThank you for showing me the pumps on Tuesday.\n\nRobin Ashdown`;
  const note = { kind: 'thank_you' as const, subject: 'Thank you', body, sendAt: null };
  const interviewers = panel.map((p) => ({ name: p.full, role: null }));
  const context = { ...NOTHING_KNOWN, candidate: 'Robin Ashdown', interviewers };
  return check({ ...note, to: { name: to, email: null } }, context)
    .findings.filter((f) => f.severity === 'block')
    .map((f) => f.rule);
}

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  e: 'е',
  o: 'о',
  c: 'с',
  i: 'і',
  p: 'р',
  y: 'у',
};
const RUNS = { numRuns: 400 };

describe('names', () => {
  it('rightly written, in any form, order or script of accents, never block', () => {
    fc.assert(
      fc.property(
        person,
        fc.array(person, { maxLength: 2 }),
        fc.constantFrom(...RIGHT),
        fc.constantFrom('Dear', 'Hi', 'Good morning', ''),
        (p, rest, form, hello) => {
          const others = rest.filter((o) => o.full !== p.full);
          const greeting = `${hello} ${form(p)}`.trim();
          expect(blocks(greeting, [p, ...others], p.full)).toEqual([]);
          expect(blocks(greeting, [p, ...others], `${p.title} ${p.full}`)).toEqual([]);
        },
      ),
      RUNS,
    );
  });
  it('with a slip of the pen always block', () => {
    fc.assert(
      fc.property(person, fc.nat(30), fc.nat(3), (p, at, how) => {
        const wrong = slipped(p.given, at, how);
        fc.pre(bare(wrong).toLowerCase() !== bare(p.given).toLowerCase());
        // Some slips make a known short form, or a half of a double name: right by chance.
        fc.pre(!/-/u.test(p.given));
        expect(blocks(`Dear ${wrong}`, [p], p.full)).toEqual(['wrong-name']);
      }),
      RUNS,
    );
  });
  it('of somebody else always block, also of another on the panel', () => {
    fc.assert(
      fc.property(person, person, (p, other) => {
        fc.pre(p.given !== other.given && p.surname !== other.surname);
        expect(blocks(`Dear ${other.given}`, [p], p.full)).toEqual(['wrong-name']);
        expect(blocks(`Dear ${other.given}`, [p, other], p.full)).toEqual(['wrong-name']);
        expect(blocks(`Dear ${p.title} ${other.surname}`, [p, other], p.full)).toEqual([
          'wrong-name',
        ]);
      }),
      RUNS,
    );
  });
  it('with look-alike letters or invisible characters always block', () => {
    fc.assert(
      fc.property(
        person,
        fc.nat(20),
        fc.constantFrom('\u200b', '\u200d', '\u2060', '\ufeff'),
        (p, at, hidden) => {
          const i = [...p.given].findIndex(
            (c, k) => k >= at % p.given.length && LOOK_ALIKES[c] !== undefined,
          );
          const place = 1 + (at % (p.given.length - 1));
          const invisible = p.given.slice(0, place) + hidden + p.given.slice(place);
          expect(blocks(`Dear ${invisible}`, [p], p.full)).toEqual(['wrong-name']);
          if (i < 0) return;
          const twin = p.given.slice(0, i) + LOOK_ALIKES[p.given[i] ?? ''] + p.given.slice(i + 1);
          expect(blocks(`Dear ${twin}`, [p], p.full)).toEqual(['wrong-name']);
        },
      ),
      RUNS,
    );
  });
});
