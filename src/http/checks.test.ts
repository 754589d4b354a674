import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { silentLog } from '../log.ts';
import type { ChecksView, LetterView, OpportunityView } from './views.ts';

let app: App;
let folder = '';
let cookie = '';
let id = '';
let letter = '';
const BODY = [
  'Dear Nadja,',
  'Thank you for for letting me drive the test cell, lol. I hope hear from you soon.',
  'I cut the warm-up drift of an arm from 4 mm to 0.6 mm.',
  'I would love to join Larkfield.',
  'Kind regards,\nRobin Ashdown',
].join('\n\n');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-checks-'));
  const config = readConfig({ data: folder }, {});
  app = await createApp({ config, log: silentLog, grammar: false });
  app.hosts.add('h');
  const token = app.services.sessions.launchToken();
  const answer = await ask('POST', '/session', { token });
  cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const person = { name: 'Nadia Brandt', email: 'n@l.example', role: 'interviewer', title: null };
  const more = { zone: null, country: null, postal: null, card: false };
  const opened = await json<OpportunityView>('POST', '/opportunities', {
    company: 'Larkfield',
    role: 'Engineer',
    country: null,
    people: [{ ...person, ...more }],
    interview: { endsAt: '2026-03-03T20:00:00Z', zone: 'Europe/Dublin' },
  });
  id = opened.opportunity.id;
  const to = opened.opportunity.people[0]?.id;
  const interview = opened.opportunity.interviews[0]?.id;
  const drafted = await json<LetterView>('POST', `/opportunities/${id}/letters`, {
    expectedSeq: opened.opportunity.seq,
    step: 'thank_you',
    to,
    interview,
    channel: 'email',
  });
  letter = drafted.letter.id;
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

async function ask(method: string, path: string, body?: unknown): Promise<Response> {
  const headers = { host: 'h', cookie, 'content-type': 'application/json' };
  const init: RequestInit = { method, headers };
  if (body !== undefined) init.body = JSON.stringify(body);
  return await app.fetch(new Request(`http://h/api/v1${path}`, init));
}

async function json<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await ask(method, path, body);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

const at = () => `/opportunities/${id}/letters/${letter}`;
const words = { subject: 'Thank you for the test cell', body: BODY };

describe('checks over HTTP', () => {
  it('give each finding a plain title and what to quote when it is ignored', async () => {
    const { findings } = await json<ChecksView>('POST', `${at()}/check`, words);
    expect(findings.find((f) => f.rule === 'wrong-name')).toMatchObject({
      title: 'A name is wrong or misspelt',
      quote: 'Nadja',
      severity: 'block',
    });
  });
  it('mend what is safe, all at once, and a second time nothing', async () => {
    const once = await json<{ body: string; mended: object[] }>('POST', `${at()}/mend`, words);
    expect(once.body).toContain('Dear Nadia,');
    expect(once.body).toContain('Thank you for letting');
    const again = await ask('POST', `${at()}/mend`, { ...words, body: once.body });
    expect(await again.json()).toMatchObject({ body: once.body, mended: [] });
  });
  it('ignore one finding with a reason and show it again', async () => {
    const seen = await json<LetterView>('GET', at());
    const order = { expectedSeq: seen.seq, rule: 'too-casual', quote: 'lol' };
    const ignored = await json<LetterView>('POST', `${at()}/suppress`, {
      ...order,
      reason: 'our joke',
    });
    const { suppressed, unused } = await json<ChecksView>('POST', `${at()}/check`, words);
    expect(suppressed.map((s) => [s.quote, s.reason])).toEqual([['lol', 'our joke']]);
    expect(unused).toEqual([]);
    const gone = { ...words, body: BODY.replace(', lol', '') };
    const later = await json<ChecksView>('POST', `${at()}/check`, gone);
    expect(later.unused.map((s) => s.title)).toEqual(['This is chat, not a letter']);
    const lift = { ...order, expectedSeq: ignored.seq };
    const shown = await json<LetterView>('POST', `${at()}/unsuppress`, lift);
    expect(shown.letter.suppressed).toEqual([]);
    expect(
      (await ask('POST', `${at()}/unsuppress`, { ...lift, expectedSeq: shown.seq })).status,
    ).toBe(404);
  });
  it('learn and forget words', async () => {
    expect(await json('POST', '/words', { word: ' mooreeffoc ' })).toEqual({
      words: ['mooreeffoc'],
    });
    expect(await json('DELETE', '/words', { word: 'Mooreeffoc' })).toEqual({ words: [] });
  });
  it('read a mail as a mail: encoded words, encoded text, the name in To', async () => {
    const eml = [
      'From: Robin <r@x.example>',
      'To: Nadia Brandt <n@x.example>',
      'Subject: =?utf-8?Q?Danke_sch=C3=B6n?=',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Dear Nadja,',
      '',
      'Thank you for the caf=C3=A9.',
    ].join('\r\n');
    const read = await json<{ subject: string; body: string; checks: ChecksView }>(
      'POST',
      '/check/mail',
      { kind: 'thank_you', eml },
    );
    expect([read.subject, read.body]).toEqual([
      'Danke schön',
      'Dear Nadja,\n\nThank you for the café.',
    ]);
    expect(read.checks.findings.map((f) => f.rule)).toContain('wrong-name');
  });
  it('refuse a mail that is longer than any note', async () => {
    const eml = `From: r@x.example\r\n\r\n${'A whole archive. '.repeat(70_000)}`;
    const answer = await ask('POST', '/check/mail', { kind: 'thank_you', eml });
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: 'bad_input' }]);
  });
});
