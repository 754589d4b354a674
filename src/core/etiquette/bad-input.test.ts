import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proofread } from '../proofread/proofread.ts';
import { check } from './check.ts';
import { NOTHING_KNOWN, type NoteContext } from './note.ts';

const CONTEXT: NoteContext = {
  ...NOTHING_KNOWN,
  candidate: 'Robin Ashdown',
  interviewers: [{ name: 'Nadia Brandt', role: null }],
  company: 'Larkfield Robotics',
  otherCompanies: ['Beacon Robotics'],
  topics: [],
  strengths: [],
  unfinished: [],
  otherNotes: [],
};
const looked = (body: string) =>
  check(
    {
      kind: 'thank_you',
      subject: 'Thank you',
      body,
      to: { name: 'Nadia Brandt', email: null },
      sendAt: null,
    },
    CONTEXT,
    [],
  );
const rules = (body: string) => looked(body).findings.map((f) => f.rule);
const why = (body: string) => looked(body).notChecked;

const OTHER_LANGUAGES: Readonly<Record<string, string>> = {
  German:
    'vielen Dank für das freundliche Gespräch am Montag und für die Führung durch die Halle. Ich habe sechs Jahre lang Roboterarme gewartet und würde sehr gern bei Ihnen arbeiten.',
  French:
    'je vous remercie pour notre entretien de lundi et pour la visite de l’atelier. J’ai entretenu des bras robotisés pendant six ans et je serais ravie de vous rejoindre.',
  Spanish:
    'muchas gracias por la entrevista del lunes y por enseñarme el taller. Durante seis años he mantenido brazos robóticos y me encantaría trabajar con ustedes.',
  Arabic:
    'شكرا جزيلا على المقابلة يوم الاثنين وعلى الجولة في الورشة. عملت ست سنوات في صيانة الأذرع الآلية وأتمنى أن أعمل معكم في المصنع الجديد.',
};

describe('a note in another language', () => {
  it.each(Object.entries(OTHER_LANGUAGES))(
    'in %s is checked for names and length only, and it is said',
    (_, text) => {
      const body = `Nadia,\n\n${text}\n\n${text}\n\n${text}\n\nRobin Ashdown`;
      const unchecked = why(body).map((n) => n.rule);
      expect(unchecked).toContain('missing-gratitude');
      expect(unchecked).toContain('no-interest');
      expect(why(body).map((n) => n.why)).toContain('the text does not seem to be English');
      expect(rules(body)).toEqual([]);
      expect(rules(body.replace('Nadia,', 'Nadja,'))).toEqual(['wrong-name']);
    },
  );
});

const BIG: Readonly<Record<string, string>> = {
  words: 'I ran the cellar in May and lost nothing. '.repeat(25_000),
  'one endless word': 'x'.repeat(1_000_000),
  brackets: '['.repeat(1_000_000),
  'exclamation marks': '!'.repeat(1_000_000),
  'invisible characters': '\u200b'.repeat(1_000_000),
  'line breaks': '\n'.repeat(1_000_000),
  greetings: 'Dear '.repeat(200_000),
  clauses: 'I was, '.repeat(140_000),
  'right-to-left words': 'שלום '.repeat(200_000),
};

describe('a megabyte', () => {
  it.each(Object.entries(BIG))(
    'of %s is answered at once, and what was not read is said',
    (_, body) => {
      const names = { names: ['Nadia Brandt'], words: [], ownWords: [] };
      expect(Array.isArray(proofread(body, names, []))).toBe(true);
      expect(why(body).map((n) => n.rule)).toContain('all');
    },
    4000,
  );
});

describe('strange text', () => {
  it('without any paragraph break gets a clear answer', () => {
    const text =
      'Thank you for the tour of the shop. I ran six arms for years and want to join you. ';
    expect(rules(`Dear Nadia, ${text.repeat(7)} Robin Ashdown`)).toContain('wall-of-text');
  });
  it('with names right to left is never taken for a slip of another', () => {
    const note = {
      kind: 'thank_you' as const,
      subject: 'תודה',
      body: 'נועה,\n\nתודה על הפגישה.\n\nרובין',
      to: { name: 'נועה לוי', email: null },
      sendAt: null,
    };
    const context = {
      ...CONTEXT,
      candidate: 'רובין',
      interviewers: [{ name: 'נועה לוי', role: null }],
    };
    const blocks = check(note, context, []).findings.filter((f) => f.severity === 'block');
    expect(blocks).toEqual([]);
  });
  it('of any kind never makes it throw, and every span lies inside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (body) => {
        for (const f of looked(body).findings) {
          if (f.span === null) continue;
          expect(f.span.start).toBeGreaterThanOrEqual(0);
          expect(f.span.end).toBeLessThanOrEqual(f.where === 'body' ? body.length : 9);
        }
      }),
      { numRuns: 150 },
    );
  });
});
