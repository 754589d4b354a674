import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncomingMessage, ReplyContext } from './message.ts';
import { read } from './read.ts';

const CONTEXT: ReplyContext = {
  candidate: { name: 'Sam Lee', email: 'sam@mailbox.example' },
  interviewer: 'Dana Whitlock',
  company: 'Harborline',
  role: 'Claims analyst',
  interviewDate: '2026-04-13',
  senderLocale: 'en-US',
  calendar: 'US',
  candidateZone: 'America/Chicago',
};

/** A mail of Wednesday, 15 April 2026. */
function mail(body: string, more: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    subject: 'Re: Thank you',
    bodyType: 'text/plain',
    body,
    receivedAt: '2026-04-15T14:00:00Z',
    ...more,
    headers: {
      Date: 'Wed, 15 Apr 2026 09:00:00 -0500',
      From: 'Dana Whitlock <dana.whitlock@harborline.example>',
      ...more.headers,
    },
  };
}

const AUTO = {
  headers: { 'Auto-Submitted': 'auto-replied' },
  subject: 'Automatic reply: Thank you',
};

describe('reading an answer', () => {
  it('finds the day by which the candidate will hear, and shows the sentence', () => {
    const body =
      'Hi Sam,\n\nThe committee meets on Thursday. I will call you by next Tuesday.\n\nDana\n';
    const reading = read(mail(body), CONTEXT);
    expect(reading).toMatchObject({
      intent: 'timeline_update',
      stopsFollowUps: false,
      held: false,
    });
    expect(reading.promise).toMatchObject({ to: '2026-04-21', slackDays: 0 });
    const shown = reading.evidence.map(({ start, end }) => reading.newText.slice(start, end));
    expect(shown).toContain('I will call you by next Tuesday.');
  });

  it('counts from the day at the sender, not at the candidate', () => {
    const late = mail('I will call you tomorrow with an answer.', {
      headers: { Date: 'Tue, 14 Apr 2026 23:40:00 -1000' },
    });
    expect(read(late, CONTEXT).promise?.to).toBe('2026-04-15');
  });

  it.each([
    [
      'rejection',
      'Hi Sam,\n\nUnfortunately we have decided to move forward with another candidate.',
    ],
    [
      'offer',
      'Hi Sam,\n\nWe are delighted to offer you the position. Please sign the attached letter by Friday.',
    ],
    [
      'position_filled',
      'Hi Sam,\n\nThe position has been filled internally and the posting withdrawn.',
    ],
    [
      'position_on_hold',
      'Hi Sam,\n\nAll hiring has been frozen and the role is on hold until further notice.',
    ],
    [
      'next_round_invite',
      'Hi Sam,\n\nYou are through to the final round. Could you come in for a second interview on the 28th?',
    ],
    ['scheduling_request', 'Hi Sam,\n\nCould we have a quick call tomorrow? When are you free?'],
  ])('never sends again after: %s', (intent, body) => {
    const reading = read(mail(body), CONTEXT);
    expect(reading.intent).toBe(intent);
    expect(reading.stopsFollowUps).toBe(true);
  });

  it('does not take slots, start dates and deadlines of the candidate for promises', () => {
    for (const body of [
      'You are through to the final interview. Could you come on Tuesday, April 21 at 10?',
      'We are delighted to offer you the position. Please sign and return the letter by April 24.',
      'Thank you for the note. Enjoy the fair on Saturday!',
    ]) {
      expect(read(mail(body), CONTEXT).promise).toBeNull();
    }
  });

  it('stops where silence is declared to be the answer or further mail is forbidden', () => {
    const silence =
      'Those chosen will be called by April 24. If you have not heard from us by then, please assume that you were not selected.';
    expect(read(mail(silence), CONTEXT)).toMatchObject({
      stopsFollowUps: true,
      promise: { to: '2026-04-24' },
    });
    const forbidden =
      'Your application is active. Please do not email any of us again about the recruitment.';
    expect(read(mail(forbidden), CONTEXT).stopsFollowUps).toBe(true);
    const polite = 'If you have not heard from me by Friday, do not hesitate to call.';
    expect(read(mail(polite), CONTEXT).stopsFollowUps).toBe(false);
  });

  it('reads an absence with the day of return and the stand-in', () => {
    const body =
      'I am out of the office and back on Monday, April 27. Please contact Joel Banks at jbanks@harborline.example.';
    expect(read(mail(body, AUTO), CONTEXT)).toMatchObject({
      intent: 'out_of_office',
      returnDate: '2026-04-27',
      newContact: { name: 'Joel Banks', email: 'jbanks@harborline.example' },
      stopsFollowUps: false,
      promise: null,
    });
  });

  it('tells a dead address from a delay', () => {
    const from = {
      From: 'Mail Delivery Subsystem <mailer-daemon@mailbox.example>',
      'Return-Path': '<>',
    };
    const dead = mail(
      'Your message could not be delivered to dan@harborline.example.\n\n550 5.1.1 User unknown',
      {
        subject: 'Delivery Status Notification (Failure)',
        headers: from,
      },
    );
    expect(read(dead, CONTEXT)).toMatchObject({
      intent: 'bounce',
      stopsFollowUps: true,
      bounce: { permanent: true, address: 'dan@harborline.example' },
    });
    const late = mail('There was a temporary problem. We will retry for 46 more hours.', {
      subject: 'Delivery Status Notification (Delay)',
      headers: from,
    });
    expect(read(late, CONTEXT)).toMatchObject({
      stopsFollowUps: false,
      bounce: { permanent: false },
    });
  });

  it('holds what has no words', () => {
    expect(read(mail(''), CONTEXT).held).toBe(true);
    expect(read(mail('<img src="x">', { bodyType: 'text/html' }), CONTEXT).held).toBe(true);
  });

  it('gives the candidate the questions that want an answer', () => {
    const { questions } = read(
      mail('Thanks! Could you send us two references? How are you?'),
      CONTEXT,
    );
    expect(questions).toEqual(['Could you send us two references?']);
  });
});

const PIECES = [
  'I will call you by Friday.',
  'Unfortunately we chose another candidate.',
  '\n\n',
  '> quoted',
  'On Tue, Sam <s@m.example> wrote:',
  'From: a\nSent: b\nTo: c',
  'Dana',
  '-- ',
  '31 February',
  '99/99/9999',
  'by the 0th',
  'week 99',
  '<div>',
  '</blockquote>',
  '&nbsp;',
  '\u0000',
  '\ud83d',
  'ﷺ',
  'next next next week',
  'within 9999 business days',
  'after after after Easter',
  '((((',
  '.....',
  '???',
  'a@b.c',
  'before before before',
  'in 10 to 14 to 20 days',
  'Friday the 13th or the 31st of February 2026',
  '%',
  '\r',
  'In my absence contact X',
];

describe('reading anything at all', () => {
  it('never throws, never promises a day before the message, in 1,000 mutations', () => {
    let state = 1;
    const next = (n: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state % n;
    };
    for (let run = 0; run < 1_000; run += 1) {
      const pieces = Array.from({ length: 1 + next(3) }, () => PIECES[next(PIECES.length)] ?? '');
      let body = pieces.join(' ');
      const at = next(body.length + 1);
      body = body.slice(0, at) + String.fromCharCode(next(300)) + body.slice(at + next(3));
      const reading = read(
        mail(body, {
          bodyType: next(3) === 0 ? 'text/html' : 'text/plain',
          subject: pieces[0] ?? '',
          headers: next(5) === 0 ? { Date: body.slice(0, 40), From: body } : {},
        }),
        CONTEXT,
      );
      const day = reading.promise?.to ?? '9999-12-31';
      if (day < '2026-04-15') expect(reading.newText).toBe(`promise ${day} before the message`);
    }
  });

  it.each([
    'by Friday ',
    'We will call you by the 12th. ',
    'a@b.c ',
    'no call means ',
    'Not hearing not ',
    'the the the next next ',
    'On Mon, 1 Jan 2026 at 10:00 Ann wrote:\n> x\n',
    'From: a\nSent: b\nTo: c\n\nx\n',
    '> ',
    '\n',
    '<b>',
    '<blockquote>',
    '<table><tr><td>',
    '&nbsp;',
    '&#8203;',
  ])('takes no longer for 5 MB of %j than for a long letter', (unit) => {
    const body = unit.repeat(Math.floor(5_000_000 / unit.length));
    for (const bodyType of ['text/plain', 'text/html'] as const) {
      const times = [1, 2, 3].map(() => {
        const start = performance.now();
        read(mail(body, { bodyType }), CONTEXT);
        return performance.now() - start;
      });
      expect(Math.min(...times)).toBeLessThan(300);
    }
  });

  it('holds what is too long to be judged whole', () => {
    const letter = 'We had a busy week and the garden is doing well. '.repeat(400);
    expect(read(mail(`${letter}We chose somebody else.`), CONTEXT).held).toBe(true);
  });

  it('reads whatever the headers and the context hold', () => {
    const text = fc.string({ maxLength: 60 });
    fc.assert(
      fc.property(
        fc.dictionary(text, text, { maxKeys: 4 }),
        text,
        text,
        text,
        (headers, subject, body, place) => {
          const message: IncomingMessage = {
            headers,
            subject,
            bodyType: 'text/plain',
            body,
            receivedAt: place,
          };
          const context = {
            ...CONTEXT,
            senderLocale: place,
            calendar: place,
            candidateZone: place,
            interviewDate: place,
          };
          expect(typeof read(message, context).intent).toBe('string');
        },
      ),
      { numRuns: 200 },
    );
  });
});
