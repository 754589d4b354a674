/** The live test of a mailbox, against real servers that are well or ill in one way each. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MailAccount, MailServer } from '../src/mail/account.ts';
import { examine } from '../src/mail/doctor.ts';
import type { DoctorOptions } from '../src/mail/doctor-steps.ts';
import { type Rig, startMailServers } from './rig/mail-servers.ts';

const user = 'robin@candidate.example';
let rig: Rig;

beforeAll(async () => {
  rig = await startMailServers([user]);
});

afterAll(async () => {
  await rig?.stop();
});

const quick: DoctorOptions = {
  imapTimes: { connect: 1_000, reply: 2_000, pulse: 60_000, retry: [50, 100] },
  smtpTimes: { connect: 1_000, talk: 1_000, finalReply: 5_000 },
};

async function failures(change: Partial<MailAccount>): Promise<readonly string[]> {
  const steps = await examine({ ...rig.account(user), ...change }, quick);
  for (const { ok, mend } of steps) expect(ok).toBe(mend === null);
  expect(JSON.stringify(steps)).not.toContain('canary');
  return steps.filter(({ ok }) => !ok).map(({ name, sentence }) => `${name}: ${sentence}`);
}

const untrusted = ({ host, port, security }: MailServer): MailServer => ({ host, port, security });

describe('the live test of a mailbox', () => {
  it('goes from the name to a message that was sent, seen and filed', async () => {
    const told: string[] = [];
    const steps = await examine(rig.account(user), {
      ...quick,
      selfTest: {
        messageId: '<selftest@candidate.example>',
        date: '2026-11-23T09:00:00Z',
        zone: 'Europe/Berlin',
      },
      onStep: ({ name }) => void told.push(name),
    });
    expect(steps.filter(({ ok }) => !ok)).toEqual([]);
    expect(told).toEqual([
      'Server names',
      'Reading: connection',
      'Reading: encryption',
      'Reading: sign-in',
      'Reading: folders',
      'Sending: connection',
      'Sending: encryption',
      'Sending: sign-in',
      'Sending: a message to yourself',
      'Reading: its arrival',
      'Reading: filing sent mail',
    ]);
    expect(rig.messages(user)).toHaveLength(1);
    expect(rig.messages(user, 'Sent')).toHaveLength(1);
  });

  it('sends nothing unless asked', async () => {
    const before = rig.messages(user).length;
    expect(await failures({})).toEqual([]);
    expect(rig.messages(user)).toHaveLength(before);
  });

  it('says which password is meant', async () => {
    const auth = { kind: 'password', user, password: 'canary-1' } as const;
    expect(await failures({ auth })).toEqual([
      'Reading: sign-in: 127.0.0.1 does not accept this name and password.',
      'Sending: sign-in: 127.0.0.1 does not accept this name and password.',
    ]);
  });

  it('says what is wrong with a certificate', async () => {
    expect(await failures({ imap: untrusted(rig.imap), smtp: untrusted(rig.smtps) })).toEqual([
      'Reading: encryption: 127.0.0.1 shows a certificate that cannot be trusted (nobody known has signed it).',
      'Sending: encryption: 127.0.0.1 shows a certificate that cannot be trusted (nobody known has signed it).',
    ]);
    const elsewhere = { ...rig.imap, host: '127.0.0.2' };
    expect((await failures({ imap: elsewhere }))[0]).toMatch(/^Reading: (connection|encryption)/);
  });

  it('says when TLS and STARTTLS were mixed up', async () => {
    const imap: MailServer = { ...rig.imapPlain, security: 'tls' };
    const smtp: MailServer = { ...rig.smtp, security: 'tls' };
    expect(await failures({ imap, smtp })).toEqual([
      expect.stringContaining('Reading: encryption'),
      expect.stringContaining('Sending: encryption'),
    ]);
  });

  it('says when nobody listens, or the name does not exist', async () => {
    const imap: MailServer = { ...rig.imap, port: 9 };
    expect(await failures({ imap })).toEqual([expect.stringContaining('on port 9')]);
    const smtp: MailServer = { ...rig.smtp, host: 'nowhere.invalid' };
    expect(await failures({ smtp })).toEqual([expect.stringContaining('nowhere.invalid')]);
  });

  it('never sends a password unencrypted to another machine', async () => {
    const open: MailServer = { host: '192.0.2.1', port: 25, security: 'none' };
    expect(await failures({ imap: open, smtp: open })).toEqual([
      'Reading: encryption: The connection to 192.0.2.1 would not be encrypted.',
      'Sending: encryption: The connection to 192.0.2.1 would not be encrypted.',
    ]);
  });

  it('ends in a failed step with a mend for every setting wrong in every way', async () => {
    const right = rig.account(user);
    const wrong: Record<string, Partial<MailAccount>> = {};
    for (const way of ['imap', 'smtp'] as const) {
      const server = right[way];
      const set = (what: string, change: Partial<MailServer>) => {
        wrong[`${way} ${what}`] = { [way]: { ...server, ...change } };
      };
      const other = right[way === 'imap' ? 'smtp' : 'imap'];
      for (const host of [
        'nowhere.invalid',
        'two words.example',
        'https://127.0.0.1/',
        '-',
        '[::1',
      ])
        set(`host ${host}`, { host });
      for (const port of [9, 65_535, other.port]) set(`port ${port}`, { port });
      // Without encryption is fine on this machine, and refused anywhere else (above).
      for (const security of ['tls', 'starttls'] as const)
        if (security !== server.security) set(`security ${security}`, { security });
      for (const trust of ['no certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n'])
        set(`trust ${trust}`, { trust });
    }
    for (const [name, password] of [
      [user, 'canary-2'],
      ['nobody@candidate.example', 'canary-3'],
      ['robin', rig.password],
      ['a\r\nb LOGIN c d', 'canary-4\r\nx'],
      ['', ''],
    ] as const)
      wrong[`user ${name}`] = { auth: { kind: 'password', user: name, password } };
    const passed: string[] = [];
    for (const [what, change] of Object.entries(wrong))
      if ((await failures(change)).length === 0) passed.push(what);
    expect(passed).toEqual([]);
  });
});
