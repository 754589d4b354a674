/** The story of the product's main job, told over its API and checked at every stage. */
import { expect } from 'vitest';
import { type MailServers, readMessage, reply } from './letters.ts';
import type { Rig } from './mail-servers.ts';
import { type Product, until } from './product.ts';

const INVITATION = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Larkfield//Scheduling//EN',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'UID:loop-1@larkfield.example',
  'SEQUENCE:0',
  'DTSTAMP:20260220T100000Z',
  'DTSTART:20260303T190000Z',
  'DTEND:20260303T200000Z',
  'SUMMARY:Panel interview: Controls Engineer at Larkfield Robotics',
  'DESCRIPTION:Interviewers: Nadia Brandt and Tomás Ibarra. Job: Controls Engineer.',
  'ORGANIZER;CN=Nadia Brandt:mailto:NADIA',
  'ATTENDEE;CN=Nadia Brandt;PARTSTAT=ACCEPTED:mailto:NADIA',
  'ATTENDEE;CN=Tomás Ibarra;PARTSTAT=ACCEPTED:mailto:TOMAS',
  'ATTENDEE;CN=Robin Ashdown;PARTSTAT=NEEDS-ACTION:mailto:ROBIN',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

const DEBRIEF = {
  enjoyMost: 'tuning the cold start with the people who run the cell',
  doneLike: [
    'cut the warm-up drift of a six-axis arm from 4 mm to 0.6 mm',
    'moved a safety interlock to a new controller without stopping the line',
  ],
  unfinished: [],
  alsoMention: [],
  theyDecide: 'by Friday 13 March',
  privateRemarks: ['the coffee was dreadful'],
  wentWell: 4,
  rough: null,
};

/** Tells the story once; `disturb` is called around every stage. */
export class Story {
  readonly #product: Product;
  readonly #who: MailServers;
  readonly #rig: Rig;
  readonly #disturb: () => Promise<void>;
  #id = '';

  constructor(rig: Rig, product: Product, who: MailServers, disturb: () => Promise<void>) {
    this.#rig = rig;
    this.#product = product;
    this.#who = who;
    this.#disturb = disturb;
  }

  async tell(): Promise<void> {
    const stages = [
      () => this.connectsMailbox(),
      () => this.takesInTheInvitation(),
      () => this.recordsTheDebrief(),
      () => this.approvesANoteForEach(),
      () => this.seesTheNotesArrive(),
      () => this.readsThePromise(),
      () => this.waitsForTheDay(),
      () => this.sendsTheFollowUpInTheThread(),
      () => this.endsWithTheRejection(),
    ];
    for (const stage of stages) {
      await stage();
      await this.#disturb();
    }
    await this.countsTheCopies();
  }

  async connectsMailbox(): Promise<void> {
    const { smtpPlain, imapPlain } = this.#rig;
    const settings = await this.#product.ok('GET', '/settings');
    await this.#product.ok('PUT', '/settings', {
      ...settings,
      copyToSelf: true,
      candidate: {
        ...settings.candidate,
        name: 'Robin Ashdown',
        email: this.#who.robin,
        zone: 'Europe/Dublin',
      },
    });
    await this.#product.ok('PUT', '/mailbox', {
      account: {
        address: this.#who.robin,
        user: this.#who.robin,
        password: this.#rig.password,
        smtp: smtpPlain,
        imap: imapPlain,
      },
    });
    await until('the mailbox to be watched', async () => {
      const { state } = await this.#product.ok('GET', '/mailbox');
      return state === 'connected';
    });
  }

  async takesInTheInvitation(): Promise<void> {
    const content = INVITATION.replaceAll('NADIA', this.#who.nadia)
      .replaceAll('TOMAS', this.#who.tomas)
      .replaceAll('ROBIN', this.#who.robin);
    const { invitations } = await this.#product.ok('POST', '/invitations', {
      name: 'invitation.ics',
      content,
    });
    expect(invitations).toHaveLength(1);
    const [{ invitation }] = invitations;
    expect(invitation).toMatchObject({ isInterview: true, endsAt: '2026-03-03T20:00:00Z' });
    expect(invitation.interviewers.map((i: { name: string }) => i.name).sort()).toEqual([
      'Nadia Brandt',
      'Tomás Ibarra',
    ]);
    const view = await this.#product.ok('POST', '/invitations/accept', {
      invitation: {
        ...invitation,
        company: 'Larkfield Robotics',
        role: 'Controls Engineer',
        timeZone: 'America/Chicago',
      },
      opportunity: null,
    });
    this.#id = view.opportunity.id;
    for (const person of view.opportunity.people) {
      const { opportunity } = await this.#see();
      await this.#product.ok('PATCH', `${this.#path}/people/${person.id}`, {
        expectedSeq: opportunity.seq,
        change: { zone: 'America/Chicago', country: 'US' },
      });
    }
    expect((await this.#see()).steps).toEqual([]);
  }

  async recordsTheDebrief(): Promise<void> {
    this.#product.setClock('2026-03-03T20:20:00Z');
    const before = await this.#see();
    expect(before.steps[0]).toMatchObject({ step: 'debrief', due: '2026-03-04T00:00:00Z' });
    const { opportunity } = before;
    const about = (name: string) =>
      opportunity.people.find((p: { name: string }) => p.name === name).id;
    const interview = opportunity.interviews[0].id;
    const view = await this.#product.ok('PUT', `${this.#path}/interviews/${interview}/debrief`, {
      expectedSeq: opportunity.seq,
      debrief: {
        ...DEBRIEF,
        perInterviewer: [
          {
            person: about('Nadia Brandt'),
            thankYouFor: 'letting me drive the test cell myself',
            keepThinkingAbout: 'why the arm overshoots only on cold mornings',
            toldMeYourTeam: 'loses an hour every Monday to recalibration',
          },
          {
            person: about('Tomás Ibarra'),
            thankYouFor: 'walking me through the fault log line by line',
            keepThinkingAbout: 'the watchdog that fires twice',
            toldMeYourTeam: 'wants to move the safety code off the old controller',
          },
        ],
      },
      promise: { by: about('Nadia Brandt'), said: 'by Friday 13 March', to: '2026-03-13' },
    });
    expect(view.steps.filter((s: { step: string }) => s.step === 'thank_you')).toHaveLength(2);
    expect(view.steps[0]).toMatchObject({
      notBefore: '2026-03-03T21:00:00Z',
      best: '2026-03-03T22:00:00Z',
      due: '2026-03-04T20:00:00Z',
    });
  }

  async approvesANoteForEach(): Promise<void> {
    this.#product.setClock('2026-03-03T22:00:00Z');
    const { opportunity } = await this.#see();
    const interview = opportunity.interviews[0].id;
    const { letters } = await this.#product.ok(
      'POST',
      `${this.#path}/interviews/${interview}/drafts`,
      {
        expectedSeq: opportunity.seq,
      },
    );
    expect(letters).toHaveLength(2);
    expect(letters[0].letter.body).not.toEqual(letters[1].letter.body);
    for (const { letter, checks } of letters) {
      expect(checks.findings.filter((f: { severity: string }) => f.severity === 'block')).toEqual(
        [],
      );
      expect(letter.body).not.toContain('coffee');
      await this.#approve(letter.id);
    }
  }

  async seesTheNotesArrive(): Promise<void> {
    const { nadia, tomas, robin } = this.#who;
    this.#product.setClock('2026-03-03T22:01:00Z');
    await this.#arrived(nadia, 1);
    await this.#arrived(tomas, 1);
    const note = readMessage(this.#rig.messages(nadia)[0] ?? '');
    expect(note.headers).toMatchObject({
      from: `Robin Ashdown <${robin}>`,
      to: `Nadia Brandt <${nadia}>`,
      date: 'Tue, 03 Mar 2026 22:01:00 +0000',
    });
    expect(note.headers['in-reply-to']).toBeUndefined();
    expect(note.text).toMatch(/^(?:Dear|Hi) Nadia,/);
    expect(note.text).toContain('letting me drive the test cell myself');
    expect(readMessage(this.#rig.messages(tomas)[0] ?? '').text).toContain('fault log');
    const { steps } = await this.#see();
    expect(steps).toHaveLength(1);
    // Friday 13 March, then two business days: Tuesday 17 March, 08:00 in Chicago.
    expect(steps[0]).toMatchObject({ step: 'follow_up', notBefore: '2026-03-17T13:00:00Z' });
    expect(steps[0].sentence).toContain('13 March');
  }

  async readsThePromise(): Promise<void> {
    this.#product.setClock('2026-03-05T15:00:00Z');
    await this.#rig.deliver(
      reply(this.#rig.messages(this.#who.nadia)[0] ?? '', {
        id: 'promise',
        date: 'Thu, 05 Mar 2026 09:00:00 -0600',
        text: 'Hi Robin,\r\n\r\nWhat a thoughtful note, thank you. We have two more people to meet, and I will let you know by Friday, March 20.\r\n\r\nNadia',
      }),
      this.#who.robin,
    );
    const steps = await until('the answer to be read', async () => {
      const view = await this.#see();
      return view.opportunity.messages.length === 1 && view.steps;
    });
    const { opportunity } = await this.#see();
    expect(opportunity.messages[0].reading).toMatchObject({
      intent: 'timeline_update',
      held: false,
      promise: { to: '2026-03-20' },
    });
    expect(steps[0]).toMatchObject({ step: 'follow_up', notBefore: '2026-03-24T13:00:00Z' });
    expect(steps[0].sentence).toContain('20 March');
  }

  async waitsForTheDay(): Promise<void> {
    this.#product.setClock('2026-03-23T15:00:00Z');
    const view = await this.#see();
    expect(view.steps[0]).toMatchObject({ step: 'follow_up', state: 'waiting' });
    const letter = await this.#draftFollowUp(view);
    const { status, body } = await this.#product.call(
      'POST',
      `${this.#path}/letters/${letter.letter.id}/approve`,
      {
        expectedSeq: letter.seq,
        hash: letter.hash,
        sendAt: '2026-03-23T15:30:00Z',
        overrides: [],
      },
    );
    expect(status).toBe(422);
    expect(body.message).toContain('20 March');
  }

  async sendsTheFollowUpInTheThread(): Promise<void> {
    const { nadia, robin } = this.#who;
    this.#product.setClock('2026-03-24T14:30:00Z');
    const letter = await this.#draftFollowUp(await this.#see());
    await this.#approve(letter.letter.id);
    this.#product.setClock('2026-03-24T14:31:00Z');
    await this.#arrived(nadia, 2);
    const [first = '', second = ''] = this.#rig.messages(nadia).map((raw) => readMessage(raw));
    if (first === '' || second === '') throw new Error('two messages were expected');
    expect(second.headers['in-reply-to']).toBe('<promise@larkfield.example>');
    expect(second.headers.references).toContain(first.headers['message-id']);
    expect(second.headers.subject).toBe(`Re: ${first.headers.subject}`);
    expect(second.headers.from).toBe(`Robin Ashdown <${robin}>`);
  }

  async endsWithTheRejection(): Promise<void> {
    this.#product.setClock('2026-03-26T16:00:00Z');
    await this.#rig.deliver(
      reply(this.#rig.messages(this.#who.nadia)[1] ?? '', {
        id: 'rejection',
        date: 'Thu, 26 Mar 2026 10:50:00 -0500',
        text: 'Dear Robin,\r\n\r\nThank you for your patience. We have decided to move forward with another candidate for this position. I wish you all the best.\r\n\r\nNadia',
      }),
      this.#who.robin,
    );
    const view = await until('the rejection to be read', async () => {
      const seen = await this.#see();
      return seen.opportunity.messages.length === 2 && seen;
    });
    expect(view.opportunity.messages[1].reading).toMatchObject({
      intent: 'rejection',
      held: false,
    });
    expect(view.steps.map((s: { step: string }) => s.step)).toEqual(['answer']);
    const after = await this.#product.ok('POST', `${this.#path}/steps/skip`, {
      expectedSeq: view.opportunity.seq,
      step: 'answer',
      to: view.steps[0].to,
      interview: null,
      reason: null,
    });
    expect(after.steps).toEqual([]);
    expect(after.none.sentence).not.toBe('');
    this.#product.setClock('2026-06-01T12:00:00Z');
    expect((await this.#see()).steps).toEqual([]);
  }

  async countsTheCopies(): Promise<void> {
    expect(this.#rig.messages(this.#who.nadia)).toHaveLength(2);
    expect(this.#rig.messages(this.#who.tomas)).toHaveLength(1);
    const { letters } = await this.#product.ok('GET', '/outbox');
    for (const row of letters) expect(['sent', 'filed']).toContain(row.state);
    expect(letters).toHaveLength(3);
    const { timeline } = await this.#see();
    const sent = timeline.filter(({ title }: { title: string }) => title.startsWith('Sent to'));
    for (const { why } of sent) expect(why).toEqual(expect.any(String));
    const rules = sent.map((entry: { rules: readonly string[] }) => entry.rules[0]);
    expect(rules).toEqual(['N1', 'N1', 'F1']);
  }

  get #path(): string {
    return `/opportunities/${this.#id}`;
  }

  // biome-ignore lint/suspicious/noExplicitAny: the views are asserted, not trusted
  #see(): Promise<any> {
    return this.#product.ok('GET', this.#path);
  }

  // biome-ignore lint/suspicious/noExplicitAny: as above
  async #draftFollowUp(view: any): Promise<any> {
    return await this.#product.ok('POST', `${this.#path}/letters`, {
      expectedSeq: view.opportunity.seq,
      step: 'follow_up',
      to: view.steps[0].to,
      interview: null,
      channel: 'email',
    });
  }

  async #approve(letter: string): Promise<void> {
    const seen = await this.#product.ok('GET', `${this.#path}/letters/${letter}`);
    await this.#product.ok('POST', `${this.#path}/letters/${letter}/approve`, {
      expectedSeq: seen.seq,
      hash: seen.hash,
      sendAt: null,
      overrides: [],
    });
  }

  /** The message is there once; what a crash left uncertain is settled as a person would. */
  async #arrived(address: string, count: number): Promise<void> {
    await this.#disturb();
    await until(`message ${count} for ${address}`, async () => {
      await this.#decideWhatIsUncertain();
      return this.#rig.messages(address).length >= count;
    });
    await until(`the outbox to say so`, async () => {
      await this.#decideWhatIsUncertain();
      const { letters } = await this.#product.ok('GET', '/outbox');
      return letters.every((l: { state: string }) => ['sent', 'filed'].includes(l.state));
    });
    expect(this.#rig.messages(address)).toHaveLength(count);
  }

  async #decideWhatIsUncertain(): Promise<void> {
    const { letters } = await this.#product.ok('GET', '/outbox');
    for (const row of letters) {
      if (row.state !== 'needs_person') continue;
      const { seq, to, letter } = await this.#product.ok(
        'GET',
        `${this.#path}/letters/${row.letter}`,
      );
      const there = this.#rig.messages(to.email).some((raw) => raw.includes(letter.messageId));
      await this.#product.ok('POST', `${this.#path}/letters/${row.letter}/resolve`, {
        expectedSeq: seq,
        outcome: there ? 'arrived' : 'send_again',
      });
    }
  }
}
