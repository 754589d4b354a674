import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { silentLog } from '../log.ts';
import { needsOf } from './routes/today.ts';

let app: App;
let folder = '';
let cookie = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-edges-'));
  app = await createApp({ config: readConfig({ data: folder }, {}), log: silentLog });
  app.hosts.add('h');
  const token = app.services.sessions.launchToken();
  const answer = await ask('POST', '/api/v1/session', { token });
  cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

async function ask(method: string, path: string, body?: unknown, headers = {}): Promise<Response> {
  const init: RequestInit = {
    method,
    headers: { host: 'h', cookie, 'content-type': 'application/json', ...headers },
  };
  if (body !== undefined) init.body = JSON.stringify(body);
  return await app.fetch(new Request(`http://h${path}`, init));
}

const INTERVIEW = { endsAt: '2026-03-03T20:00:00Z', zone: 'Europe/Dublin' };

async function opened(company: string): Promise<{ id: string; seq: number }> {
  const order = { company, role: 'R', country: null, people: [], interview: INTERVIEW };
  const answer = await ask('POST', '/api/v1/opportunities', order);
  return ((await answer.json()) as { opportunity: { id: string; seq: number } }).opportunity;
}

describe('the server', () => {
  it('answers an unknown address of the API as the API does', async () => {
    for (const method of ['GET', 'POST']) {
      const answer = await ask(method, '/api/v1/nothing', method === 'GET' ? undefined : {});
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ error: 'not_found' });
    }
  });

  it('takes an address that cannot be read for one that is not there', async () => {
    expect((await ask('GET', '/%E0%A4%A')).status).toBe(404);
  });

  it('reads no body that is larger than anything there is to bring, nor one of nobody', async () => {
    const length = { 'content-length': String(200 * 1024 * 1024) };
    const answer = await ask('POST', '/api/v1/bring-in', { name: 'x', content: 'y' }, length);
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: 'bad_input' }]);
    const signIn = await ask('POST', '/api/v1/session', { token: 't' }, { ...length, cookie: '' });
    expect(signIn.status).toBe(400);
  });

  it('keeps numbers out of the plan that would stop every plan', async () => {
    const settings = (await (await ask('GET', '/api/v1/settings')).json()) as { plan: object };
    expect((await ask('PUT', '/api/v1/settings', settings)).status).toBe(200);
    for (const wrong of [{ noteDueHours: 'x' }, { daysToSecond: 1.5 }, { windowOpens: 'early' }]) {
      const plan = { ...settings.plan, ...wrong };
      expect((await ask('PUT', '/api/v1/settings', { ...settings, plan })).status).toBe(400);
    }
    expect((await ask('GET', '/api/v1/today')).status).toBe(200);
  });

  it('lets no API token override a rule, lift a block, merge people or say what a reply means', async () => {
    const { id, seq } = await opened('Brightwater');
    const bearer = await app.services.sessions.newApiToken('script');
    const headers = { cookie: '', authorization: `Bearer ${bearer}` };
    const step = { step: 'follow_up', to: null, notBefore: INTERVIEW.endsAt, override: 'F1' };
    const block = { scope: 'company', person: null, on: false, reason: null };
    const suppression = { rule: 'wrong-name', quote: '', reason: 'so' };
    for (const [path, body] of [
      ['steps/move', step],
      ['do-not-contact', block],
      ['letters/l/suppress', suppression],
      ['messages/m/settle', { settle: null }],
      ['people/p/merge', { into: 'q' }],
    ] as const) {
      const order = { expectedSeq: seq, ...body };
      const answer = await ask('POST', `/api/v1/opportunities/${id}/${path}`, order, headers);
      expect([path, answer.status]).toEqual([path, 403]);
    }
    const belongs = { opportunity: id };
    const thread = { opportunity: id, company: '', role: '', messages: ['eA=='] };
    expect((await ask('POST', '/api/v1/bring-in/thread', thread, headers)).status).toBe(403);
    expect((await ask('POST', '/api/v1/strays/s/match', belongs, headers)).status).toBe(403);
    expect((await ask('DELETE', '/api/v1/strays/s', undefined, headers)).status).toBe(403);
    const on = { expectedSeq: seq, ...block, on: true };
    const blocked = await ask('POST', `/api/v1/opportunities/${id}/do-not-contact`, on, headers);
    expect(blocked.status).toBe(200);
  });

  it('reminds of an interview that was offered and is not over', async () => {
    const invitation = {
      ...{ uid: 'u', sequence: 0, method: 'REQUEST', cancelled: false, isInterview: true },
      ...{ unsure: [], company: 'Halden Foods', role: null, round: null, kind: null },
      ...{ startsAt: '2999-03-10T10:00:00Z', endsAt: '2999-03-10T11:00:00Z', timeZone: null },
      ...{ allDay: false, location: null, interviewers: [], coordinator: null },
      coordinatorMailbox: null,
    };
    const over = {
      ...invitation,
      startsAt: '2020-03-10T10:00:00Z',
      endsAt: '2020-03-10T11:00:00Z',
    };
    const offer = {
      ...{ id: 'new', world: 'own', invitation, match: null, fromName: 'Tove Lind' },
      ...{ fromAddress: null, subject: '', messageId: null, receivedAt: INTERVIEW.endsAt },
    };
    const all = [offer, { ...offer, id: 'over', invitation: over }, { ...offer, world: 'sample' }];
    await app.services.desk.store.shelf.putSetting('invited', { offers: all, settled: [] });
    const needs = (await needsOf(app.services)).filter(({ id }) => id.startsWith('offer:'));
    expect(needs).toMatchObject([{ id: 'offer:new', company: 'Halden Foods' }]);
    expect(needs[0]?.title).toContain('An interview with Halden Foods');
  });

  it('deletes everything: no word of it stays in the data file', async () => {
    await opened('Quillfeather Instruments');
    const { shelf } = app.services.desk.store;
    await shelf.putSetting('cursors:own:robin@quillfeather.example', {});
    const gone = await ask('DELETE', '/api/v1/everything', { confirm: 'delete everything' });
    expect(gone.status).toBe(200);
    expect(await shelf.setting('cursors:own:robin@quillfeather.example')).toBeUndefined();
    expect(await app.services.sessions.apiTokens()).toEqual([]);
    expect((await ask('GET', '/api/v1/today')).status).toBe(200);
    await app.close();
    const bytes = readFileSync(join(folder, 'afterword.sqlite'), 'latin1');
    expect(bytes.toLowerCase()).not.toContain('quillfeather');
    app = await createApp({ config: readConfig({ data: folder }, {}), log: silentLog });
  });
});
