import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { eventBodyArbitrary } from '../record/events.test-support.ts';
import type { EventBody, RecordedEvent } from '../record/events.ts';
import { fold } from '../record/fold.ts';
import { csvText } from './csv.ts';
import { outcomeOf } from './outcome.ts';
import { type ReportChoice, report } from './report.ts';
import { interviewTable, type Listed, opportunityTable, peopleTable, stepTable } from './tables.ts';
import { vcards } from './vcard.ts';

function listed(...bodies: readonly EventBody[]): Listed {
  const opened: EventBody = {
    kind: 'opportunity_opened',
    company: 'Halden <b>Foods</b>',
    role: '=HYPERLINK("http://evil.example","Baker")',
    country: 'NO',
    sample: false,
  };
  const events = [opened, ...bodies].map(
    (body, i): RecordedEvent => ({
      opportunity: 'o1',
      seq: i + 1,
      at: `2026-03-0${1 + (i % 9)}T10:00:00Z`,
      by: 'person',
      source: { kind: 'web', ref: null },
      body,
    }),
  );
  const opportunity = fold(events);
  if (opportunity === null) throw new Error('never opened');
  return { opportunity, since: '2026-03-01', steps: [] };
}

const all: ReportChoice = {
  from: null,
  to: null,
  opportunities: [],
  interviewers: true,
  results: true,
  messages: true,
};
const head = { name: 'Robin Ashdown', madeOn: '2026-03-20' };
const histories = fc
  .array(eventBodyArbitrary, { maxLength: 12 })
  .map((bodies) => listed(...bodies));

describe('a table as CSV', () => {
  it('quotes what needs it and marks itself as UTF-8', () => {
    const text = csvText({
      columns: ['a', 'b'],
      rows: [
        ['x, "y"', 3],
        [null, 'Zoë\nLind'],
      ],
    });
    expect(text).toBe('\ufeffa,b\r\n"x, ""y""",3\r\n,"Zoë\nLind"\r\n');
  });

  it('never gives a spreadsheet a formula to run', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('=', '+', '-', '@', '\t=', ' =', '＝', '\r', '|'),
        fc.string(),
        (a, b) => {
          const line = csvText({ columns: [a + b], rows: [] }).slice(1);
          expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
        },
      ),
    );
  });

  it('has as many cells in each row as columns, whatever the record holds', () => {
    fc.assert(
      fc.property(histories, (one) => {
        for (const make of [opportunityTable, interviewTable, stepTable, peopleTable]) {
          const { columns, rows } = make([one]);
          expect(rows.every((row) => row.length === columns.length)).toBe(true);
        }
      }),
    );
  });
});

describe('people as vCards', () => {
  it('are read back by another parser with the same names and addresses, whatever they hold', () => {
    fc.assert(
      fc.property(histories, ({ opportunity }) => {
        const text = vcards([opportunity]);
        const cards = text === '' ? [] : text.split(/(?<=END:VCARD\r\n)/).map((c) => ICAL.parse(c));
        const read = cards.map((card) => {
          const component = new ICAL.Component(card as never);
          return [component.getFirstPropertyValue('fn'), component.getFirstPropertyValue('email')];
        });
        const plain = (name: string) =>
          name.replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n').replace(/(?!\n)\p{Cc}/gu, '');
        expect(read).toEqual(opportunity.people.map((p) => [plain(p.name), p.email]));
      }),
    );
  });
});

describe('the printable record', () => {
  it('holds no tag that the record brought along', () => {
    const page = report(head, [listed()], all);
    expect(page).toContain('Halden &lt;b&gt;Foods&lt;/b&gt;');
    fc.assert(
      fc.property(histories, (one) => {
        const tags = [...report(head, [one], all).matchAll(/<\/?([a-z!][a-z0-9]*)/gi)].map(
          (m) => m[1],
        );
        expect(tags).not.toContain('script');
        expect(new Set(tags).size).toBeLessThan(25);
      }),
    );
  });

  it('never shows what is private, nor the text of a message', () => {
    fc.assert(
      fc.property(histories, ({ opportunity, ...rest }) => {
        const secret = 'Zqxj-secret';
        const debriefs = opportunity.debriefs.map((d) => ({ ...d, privateRemarks: [secret] }));
        const messages = opportunity.messages.map((m) => ({ ...m, text: secret }));
        const letters = opportunity.letters.map((l) => ({ ...l, body: secret, subject: secret }));
        const one = { ...rest, opportunity: { ...opportunity, debriefs, messages, letters } };
        expect(report(head, [one], all)).not.toContain(secret);
      }),
    );
  });

  it('shows only what was chosen', () => {
    const one = listed(
      {
        kind: 'person_added',
        person: {
          id: 'p',
          name: 'Tove Lind',
          role: 'interviewer',
          title: null,
          email: null,
          postal: null,
          zone: null,
          country: null,
          subdivision: null,
          card: false,
          referred: false,
          doNotContact: false,
        },
      },
      {
        kind: 'interview_scheduled',
        interview: {
          id: 'i',
          startsAt: '2026-03-12T09:00:00Z',
          endsAt: '2026-03-12T10:00:00Z',
          zone: 'Europe/Oslo',
          round: 'First interview',
          kind: 'onsite',
          final: false,
          interviewers: ['p'],
          arrangedBy: null,
          debriefed: false,
          cancelled: false,
          calendar: null,
        },
      },
      { kind: 'decided', what: 'withdrew' },
    );
    const page = report(head, [one], all);
    expect(page).toContain('10:00 to 11:00');
    expect(page).toContain('Tove Lind');
    expect(page).toContain('Application withdrawn, 2026-03-04');
    const less = report(head, [one], { ...all, interviewers: false, results: false });
    expect(less).not.toMatch(/Tove Lind|withdrawn/);
    expect(report(head, [one], { ...all, to: '2026-03-11' })).not.toContain('First interview');
    expect(report(head, [one], { ...all, opportunities: ['other'] })).not.toContain('Halden');
    expect(outcomeOf(one.opportunity).words).toBe('Application withdrawn');
  });
});
