import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { match } from './router.tsx';
import { fileName } from './save-file.ts';
import { withPieces } from './screens/debrief/pieces.ts';
import { emptyAnswers, tidy } from './screens/debrief/questions.ts';
import { share } from './screens/insights/insights.tsx';
import { pieces } from './screens/replies/mail-text.tsx';
import { laterChoices } from './screens/today/later.tsx';
import { inOwnClock, left, moment } from './when.ts';

describe('marking evidence in a reply', () => {
  it('never loses or repeats a character, whatever the spans', () => {
    const span = fc.record({
      start: fc.integer({ min: -5, max: 60 }),
      end: fc.integer({ min: -5, max: 60 }),
      says: fc.constant('offer'),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.array(span, { maxLength: 6 }), (text, spans) => {
        const valid = spans.filter((each) => each.start >= 0);
        expect(
          pieces(text, valid)
            .map((piece) => piece.words)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('addresses of screens', () => {
  it('are read into their parts, and malformed ones do not break', () => {
    expect(match('/o/:opportunity/letters/:letter', '/o/a%20b/letters/l1')).toEqual({
      opportunity: 'a b',
      letter: 'l1',
    });
    expect(match('/o/:opportunity', '/o/%E0%A4%A')).toEqual({ opportunity: '%E0%A4%A' });
    expect(match('/o/:opportunity', '/people')).toBeNull();
  });
});

describe('times as people say them', () => {
  const now = '2026-11-24T09:00:00Z';

  it('count down, and say when something is late', () => {
    expect(left('2026-11-24T15:00:00Z', now).words).toBe('in 6 h');
    expect(left('2026-11-24T08:35:00Z', now).words).toBe('25 min late');
  });

  it('follow the clock of the reader, in the sentences of the server too', () => {
    expect(inOwnClock('by Wednesday at 14:40 their time', true)).toBe(
      'by Wednesday at 2:40 PM their time',
    );
    expect(inOwnClock('at 00:05 and 12:00', true)).toBe('at 12:05 AM and 12:00 PM');
    expect(inOwnClock('at 14:40', false)).toBe('at 14:40');
  });

  it('name the day by the zone it is spoken of in', () => {
    const late = '2026-11-24T23:30:00Z';
    expect(moment(late, now, 'Europe/London')).toContain('today');
    expect(moment(late, now, 'Asia/Tokyo')).toContain('tomorrow');
  });

  it('offers only later moments for later', () => {
    const instants = fc
      .integer({ min: 0, max: 20_000 })
      .map((hours) => Temporal.Instant.from('2026-01-01T00:00:00Z').add({ hours }).toString());
    fc.assert(
      fc.property(instants, (current) => {
        for (const [, at] of laterChoices(current, 'Europe/Dublin'))
          expect(Date.parse(at)).toBeGreaterThan(Date.parse(current));
      }),
    );
  });
});

describe('what is shown and kept', () => {
  it('is never a rate below ten', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), (part, n) => {
        expect(share(part, n)).not.toContain('%');
      }),
    );
    expect(share(5, 10)).toBe('50 %');
  });

  it('is nothing where nothing was answered', () => {
    expect(tidy(emptyAnswers(undefined, []))).toMatchObject({
      debrief: { enjoyMost: null, doneLike: [], unfinished: [], privateRemarks: [] },
      promise: null,
    });
  });

  it('has a file name that every system takes', () => {
    expect(fileName('Thank you / “the rain plan”: 12:30')).toBe('thank-you-the-rain-plan-12-30');
    expect(fileName('***')).toBe('note');
  });
});

describe('free words of a debrief', () => {
  const start = emptyAnswers(undefined, []);
  const piece = { person: null, question: null, sentence: 'I led it.' };

  it('fill the questions once they are sorted, and go along whole when they are not', () => {
    const words = { ...start, free: 'led the night shift' };
    expect(tidy(words).debrief.rough).toBe('led the night shift');
    const pieces = [{ ...piece, stem: 'doneLike', text: 'led the night shift' }];
    const sorted = { ...withPieces(words, pieces), sorted: 'led the night shift' };
    expect(tidy(sorted).debrief).toMatchObject({ doneLike: ['led the night shift'], rough: null });
  });

  it('never replace what was answered', () => {
    const answered = { ...start, debrief: { ...start.debrief, enjoyMost: 'teaching' } };
    const more = [{ ...piece, stem: 'enjoyMost', text: 'running the lab' }];
    expect(withPieces(answered, more).debrief.enjoyMost).toBe('teaching; running the lab');
    const unknown = [{ ...piece, stem: 'nonsense', text: 'x' }];
    expect(withPieces(answered, unknown)).toEqual(answered);
  });
});
