import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vcards } from '../exports/vcard.ts';
import { readCards } from './cards.ts';
import { dayIn, instantIn, orderOf } from './days.ts';
import { readPosting } from './posting.ts';
import { readResume } from './resume.ts';
import { readRows } from './rows.ts';
import { readTable } from './table.ts';

const page = (json: unknown, rest = '') =>
  `<html><head><title>Careers</title><script type="application/ld+json">${JSON.stringify(json).replaceAll('<', '\\u003c')}</script></head><body>${rest}</body></html>`;

const job = {
  '@context': 'https://schema.org/',
  '@type': 'JobPosting',
  title: 'Registered Nurse (Theatre)',
  hiringOrganization: { '@type': 'Organization', name: 'St Brannoc&#39;s Hospital' },
  jobLocation: { '@type': 'Place', address: { '@type': 'PostalAddress', addressCountry: 'IE' } },
  description:
    '&lt;p&gt;Join us.&lt;/p&gt;&lt;h3&gt;What you bring&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;Two years in theatre&lt;/li&gt;&lt;li&gt;A calm voice&lt;/li&gt;&lt;/ul&gt;&lt;h3&gt;We offer&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;A pension&lt;/li&gt;&lt;/ul&gt;',
};

describe('an advertisement', () => {
  it('is read from the data a page carries for machines, wherever it stands there', () => {
    for (const json of [job, [job], { '@graph': [{ '@type': 'WebSite' }, job] }]) {
      expect(readPosting(page(json))).toEqual({
        company: "St Brannoc's Hospital",
        role: 'Registered Nurse (Theatre)',
        needs: ['Two years in theatre', 'A calm voice'],
        country: 'IE',
        unsure: [],
      });
    }
  });

  it('takes skills that are named before those it finds in prose', () => {
    const posting = readPosting(page({ ...job, skills: 'Scrub, recovery; triage' }));
    expect(posting?.needs).toEqual(['Scrub', 'recovery', 'triage']);
  });

  it('is read from microdata', () => {
    const html = `<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Sous Chef</h1>
      <span itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization"><b itemprop="name">Tinderbox</b></span>
      <h2>Requirements</h2><ul><li>Three years on a line</li></ul></div>`;
    expect(readPosting(html)).toMatchObject({
      company: 'Tinderbox',
      role: 'Sous Chef',
      needs: ['Three years on a line'],
      unsure: [],
    });
  });

  it('is read from plain words in several languages, and asks about what is not labelled', () => {
    const german =
      'Die Klinik am Weiher sucht zum nächstmöglichen Zeitpunkt eine Pflegefachkraft (m/w/d)\n\nIhr Profil\n• Examen\n• Freude am Beruf\n\nWir bieten\n• 30 Tage Urlaub';
    expect(readPosting(german)).toMatchObject({
      company: 'Die Klinik am Weiher',
      role: 'Pflegefachkraft',
      needs: ['Examen', 'Freude am Beruf'],
    });
    const labelled =
      'Job title: Maths Teacher\nSchool: Alder Road School\n\nPerson specification:\n1. QTS\n2. A love of proofs\n';
    expect(readPosting(labelled)).toMatchObject({
      company: 'Alder Road School',
      role: 'Maths Teacher',
      needs: ['QTS', 'A love of proofs'],
      unsure: [],
    });
    const french =
      'Boulangerie Ferrand recrute un apprenti boulanger.\nVotre profil :\n- ponctuel\n- matinal';
    expect(readPosting(french)).toMatchObject({
      company: 'Boulangerie Ferrand',
      needs: ['ponctuel', 'matinal'],
    });
  });

  it('is none where nothing is asked for', () => {
    expect(
      readPosting('Dear Robin, thank you for coming in on Tuesday. We decide on Friday.'),
    ).toBeNull();
    expect(readPosting('<p>Hello</p>')).toBeNull();
  });

  it('never brings a tag or a script along', () => {
    const evil = { ...job, title: '<img src=x onerror=alert(1)>Cook<script>alert(1)</script>' };
    expect(readPosting(page(evil))?.role).toBe('Cook');
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 100 }), (html, title) => {
        const read = readPosting(page({ ...job, title }, html));
        expect(JSON.stringify(read)).not.toMatch(/<script/i);
      }),
    );
  });
});

describe('a résumé', () => {
  const resume = {
    basics: { name: 'Robin Ashdown', label: 'Controls engineer', email: 'robin@postbox.example' },
    work: [
      {
        name: 'Orchard Foods',
        position: 'Engineer',
        highlights: ['Cut the warm-up drift from 4 mm to 0.6 mm'],
      },
      { company: 'Old Mill', highlights: [] },
    ],
    skills: [{ name: 'Robots', keywords: ['KUKA', 'Fanuc'] }],
  };

  it('gives strengths and employers', () => {
    expect(readResume(resume)).toEqual({
      name: 'Robin Ashdown',
      email: 'robin@postbox.example',
      headline: 'Controls engineer',
      strengths: ['Cut the warm-up drift from 4 mm to 0.6 mm', 'Robots: KUKA, Fanuc'],
      employers: ['Orchard Foods', 'Old Mill'],
    });
  });

  it('loses every script and tag, and survives any shape', () => {
    const evil = {
      basics: { name: '<script>alert(1)</script>Robin', label: 'a\u0000b\u202e' },
      work: [
        {
          name: 'Firm<iframe src=x>',
          highlights: ['<img src=x onerror=alert(1)> Did it', 3, null],
        },
      ],
    };
    expect(readResume(evil)).toMatchObject({
      name: 'Robin',
      headline: 'ab',
      strengths: ['Did it'],
      employers: ['Firm'],
    });
    fc.assert(fc.property(fc.jsonValue(), (value) => void readResume(value)));
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (basics, work) => {
        const read = readResume({ basics, work: [work], skills: work });
        expect(JSON.stringify(read)).not.toMatch(/<script/i);
      }),
    );
  });
});

describe('cards', () => {
  it('are read in each version, with folded and quoted-printable lines', () => {
    const cards = [
      'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Tove Lind\r\nEMAIL;TYPE=work:tove@halden.example\r\nORG:Halden Foods;Bakery\r\nTITLE:Head Ba\r\n ker\r\nEND:VCARD',
      'BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:B=C3=BChler;J=C3=BCrg\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrg B=C3=\n=BChler\nEND:VCARD',
      'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Berg;Odd;;;\r\nitem1.EMAIL;type=INTERNET:odd@halden.example\r\nPHOTO;ENCODING=b:AAAA\r\nEND:VCARD',
      'BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD',
    ];
    const { people, unread } = readCards(cards.join('\r\n'));
    expect(people).toMatchObject([
      {
        name: 'Tove Lind',
        email: 'tove@halden.example',
        title: 'Head Baker',
        company: 'Halden Foods',
      },
      { name: 'Jürg Bühler', email: null },
      { name: 'Odd Berg', email: 'odd@halden.example' },
    ]);
    expect(unread).toBe(1);
  });

  it('that were taken out come back in', () => {
    const person = {
      ...{ id: 'p', name: 'Anna, "Nan" Ó Briain; Dr', role: 'interviewer', title: 'Ward; manager' },
      ...{ email: 'nan@halden.example', postal: '1 Mill Lane\nGalway', zone: null, country: null },
      ...{ subdivision: null, card: false, referred: false, doNotContact: false },
    } as const;
    const opportunity = { id: 'o', company: 'Halden, Ltd', role: 'Baker', people: [person] };
    const { people } = readCards(vcards([opportunity as never]));
    expect(people).toMatchObject([
      { name: person.name, title: person.title, email: person.email, company: 'Halden, Ltd' },
    ]);
  });
});

describe('a table of another tracker', () => {
  const context = { zone: 'Europe/Dublin', order: 'day_first' as const };
  const rowsOf = (text: string) => {
    const table = readTable(text);
    if (typeof table === 'string') throw new Error(table);
    return { table, ...readRows(table, table.mapping, context) };
  };

  it('is known by its columns: Huntr, Teal, Notion, any spreadsheet', () => {
    const heads = {
      huntr: 'Company,Job Title,List,Location,Job URL,Salary,Date Applied,Created At,Color',
      teal: 'Job Position,Company,Max. Salary,Location,Status,Date Saved,Deadline,Date Applied,Follow up,Excitement',
      notion: 'Name,Company,Stage,Position,Posting URL,Application Date,Created time,Tags',
      spreadsheet: 'Firma;Stelle;Status;Beworben am;Ansprechpartner;E-Mail',
    };
    for (const [preset, head] of Object.entries(heads)) {
      const mark = head.includes(';') ? ';' : ',';
      const columns = head.split(mark);
      const cells = columns.map((c) => `cell of ${c}`).join(mark);
      const { table, rows } = rowsOf(`${head}\n${cells}\n`);
      expect(table.preset).toBe(preset);
      expect(rows[0]?.company).toBe(`cell of ${preset === 'spreadsheet' ? 'Firma' : 'Company'}`);
      const role = {
        huntr: 'Job Title',
        teal: 'Job Position',
        notion: 'Position',
        spreadsheet: 'Stelle',
      };
      expect(rows[0]?.role).toBe(`cell of ${role[preset as keyof typeof role]}`);
    }
  });

  it('gives dates, interviews, contacts and how it ended; leaves out what was only saved', () => {
    const { rows, left, ambiguous } = rowsOf(
      [
        'Company,Role,Status,Date applied,Interview,Contact,Email',
        'Halden,Baker,Interviewing,2026-02-01,2026-03-12 10:00,Tove Lind,tove@halden.example',
        'Tinderbox,Cook,Rejected,13/02/2026,12/03/2026,"Gus Petrakis <gus@tinder.example>",',
        'Alder,Teacher,Bookmarked,,,,',
        ',Nobody,Applied,,,,',
        '"=HYPERLINK(""http://x"")",Cook,Offer accepted,"Feb 3, 2026",,,',
      ].join('\n'),
    );
    expect(rows).toMatchObject([
      {
        company: 'Halden',
        appliedOn: '2026-02-01',
        interviewAt: '2026-03-12T10:00:00Z',
        contact: { name: 'Tove Lind', email: 'tove@halden.example' },
        state: 'open',
      },
      {
        state: 'rejected',
        appliedOn: '2026-02-13',
        interviewAt: null,
        contact: { name: 'Gus Petrakis', email: 'gus@tinder.example' },
        remarks: [expect.stringMatching(/day and hour/)],
      },
      { company: '=HYPERLINK("http://x")', state: 'accepted', appliedOn: '2026-02-03' },
    ]);
    expect(left.map((l) => l.line)).toEqual([3, 4]);
    expect(ambiguous).toBeNull();
  });

  it('asks how dates are meant when every one can be read either way', () => {
    const { ambiguous } = rowsOf('Company,Role,Date applied\nA,B,03/04/2026\n');
    expect(ambiguous).toBe('day_first');
    expect(orderOf(['03/04/2026', '04/25/2026'])).toBe('month_first');
  });

  it('never throws and never invents a day, whatever a cell holds', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('day_first', 'month_first' as const),
        (cell, order) => {
          const day = dayIn(cell, order);
          if (day !== null) expect(cell).toMatch(/\d/);
          instantIn(cell, order, 'Europe/Dublin');
        },
      ),
    );
    expect(dayIn('31/02/2026', 'day_first')).toBeNull();
    expect(instantIn('12 March 2026 2:30 pm', 'day_first', 'America/Chicago')).toBe(
      '2026-03-12T19:30:00Z',
    );
  });

  it.each([
    ['Offer accepted', 'accepted'],
    ['Not accepted', 'rejected'],
    ['not hired', 'rejected'],
    ['Nicht eingestellt', 'rejected'],
    ['Withdrawn', 'withdrew'],
    ['Second interview', 'open'],
  ])('takes "%s" for %s', (status, state) => {
    expect(rowsOf(`Company,Role,Status\nA,B,${status}\n`).rows[0]?.state).toBe(state);
  });

  it.each([
    ['12/03/2026 10:00 Paris', '10:00'],
    ['12/03/2026 10:00 phone call with Anna', '10:00'],
    ['12/03/2026 15:00 Amsterdam', '15:00'],
    ['12/03/2026, 3:15 p.m.', '15:15'],
    ['12/03/2026 9:05 AM (call)', '09:05'],
    ['12/03/2026 9:05 a. m.', '09:05'],
    ['12 March 2026 14h30', '14:30'],
  ])('reads the hour of "%s" and nothing into the words after it', (cell, hour) => {
    expect(instantIn(cell, 'day_first', 'Europe/Dublin')).toBe(`2026-03-12T${hour}:00Z`);
  });

  it('takes the dots of "p.m." for none of a date', () => {
    expect(orderOf(['3/4/2026 3:00 p.m.', '4/25/2026 2 p.m.'])).toBe('month_first');
    expect(orderOf(['3.4.2026'])).toBe('day_first');
  });
});
