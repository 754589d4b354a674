import { describe, expect, it } from 'vitest';
import { bench, interviewed } from '../desk/desk.test-support.ts';
import { addDevice, devices, type Need, type Pusher, type Reminder } from '../desk/reminding.ts';
import { readSettings, writeSettings } from '../desk/settings.ts';
import { createReminders } from './reminders.ts';

const nadia: Need = {
  id: 'o:thank_you:p',
  title: 'Thank Nadia Brandt',
  company: 'Larkfield Robotics',
  due: '2026-03-04T20:00:00Z',
  best: null,
};

async function rig(needs: () => readonly Need[], answer: 'handed_over' | 'gone' = 'handed_over') {
  const all = await bench();
  await interviewed(all.desk);
  const pushed: Reminder[] = [];
  const pusher: Pusher = {
    publicKey: async () => 'key',
    push: async (_device, reminder) => {
      pushed.push(reminder);
      return answer;
    },
  };
  const errors: unknown[] = [];
  const log = { error: (_: string, error: unknown) => void errors.push(error) } as never;
  const reminders = createReminders({
    desk: all.desk,
    needs: async () => needs(),
    pusher,
    log,
    address: () => 'http://127.0.0.1:4747',
  });
  const { shelf } = all.desk.store;
  const device = {
    endpoint: 'https://push.example.org/1',
    keys: { p256dh: 'p', auth: 'a' },
    label: 'Phone',
    addedAt: '2026-03-01T00:00:00Z',
  };
  const digest = async () => {
    const settings = await readSettings(shelf);
    await writeSettings(shelf, { ...settings, digest: { on: true, at: '08:00' } });
  };
  return { ...all, reminders, pushed, shelf, device, digest, errors };
}

/** The bench begins late in the evening of Dublin; this is the next morning there. */
const TO_MORNING = { hours: 11 };

describe('a browser that asked', () => {
  it('is told once of each thing, in its own hours, several in one', async () => {
    let needs: readonly Need[] = [nadia];
    const r = await rig(() => needs);
    await addDevice(r.shelf, r.device);
    await r.reminders.look();
    expect(r.pushed, 'at night').toEqual([]);
    r.clock.forward(TO_MORNING);
    await r.reminders.look();
    await r.reminders.look();
    expect(r.pushed).toEqual([{ title: nadia.title, body: nadia.company, to: '/' }]);
    needs = [nadia, { ...nadia, id: '2' }, { ...nadia, id: '3' }];
    await r.reminders.look();
    expect(r.pushed.at(-1)?.title).toBe('2 things need you');
    expect(r.errors).toEqual([]);
  });

  it('is not told before the best moment', async () => {
    const r = await rig(() => [{ ...nadia, best: '2026-03-05T15:00:00Z' }]);
    await addDevice(r.shelf, r.device);
    r.clock.forward(TO_MORNING);
    await r.reminders.look();
    expect(r.pushed).toEqual([]);
  });

  it('is forgotten when it withdrew', async () => {
    const r = await rig(() => [nadia], 'gone');
    await addDevice(r.shelf, r.device);
    r.clock.forward(TO_MORNING);
    await r.reminders.look();
    expect(await devices(r.shelf)).toEqual([]);
  });

  it.each([
    'http://push.example.org/1',
    'https://127.0.0.1/1',
    'https://[::1]/1',
    'https://router.local/1',
    'https://localhost/1',
    'no address',
  ])('has an address outside: not %s', async (endpoint) => {
    const r = await rig(() => []);
    await expect(addDevice(r.shelf, { ...r.device, endpoint })).rejects.toMatchObject({
      code: 'bad_input',
    });
  });
});

describe('the daily mail', () => {
  it('comes once a day, to oneself, and only when something needs them', async () => {
    let needs: readonly Need[] = [];
    const r = await rig(() => needs);
    await r.digest();
    r.clock.forward(TO_MORNING);
    await r.reminders.look();
    expect(r.far.submitted).toHaveLength(0);
    needs = [nadia];
    for (let looks = 0; looks < 3; looks += 1) await r.reminders.look();
    expect(r.far.submitted).toHaveLength(1);
    expect(r.errors).toEqual([]);
    r.clock.forward({ hours: 24 });
    await r.reminders.look();
    expect(r.far.submitted).toHaveLength(2);
  });

  it('is tried again when it had not left, and never when nobody can tell', async () => {
    const r = await rig(() => [nadia]);
    await r.digest();
    r.clock.forward(TO_MORNING);
    r.far.answers.push(
      { kind: 'later', cause: 'unreachable', response: 'no connection' },
      { kind: 'uncertain', why: 'The connection broke.' },
    );
    await r.reminders.look();
    r.clock.forward({ minutes: 5 });
    await r.reminders.look();
    expect(r.far.submitted).toHaveLength(1);
    r.clock.forward({ minutes: 20 });
    for (let looks = 0; looks < 3; looks += 1) await r.reminders.look();
    expect(r.far.submitted).toHaveLength(2);
  });

  it('waits an hour when the sign-in was refused, as letters do', async () => {
    const r = await rig(() => [nadia]);
    await r.digest();
    r.clock.forward(TO_MORNING);
    r.far.answers.push({ kind: 'later', cause: 'sign_in', response: '535 no' });
    await r.reminders.look();
    r.clock.forward({ minutes: 59 });
    await r.reminders.look();
    expect(r.far.submitted).toHaveLength(1);
    r.clock.forward({ minutes: 1 });
    await r.reminders.look();
    expect(r.far.submitted).toHaveLength(2);
  });

  it('is none of the evening', async () => {
    const r = await rig(() => [nadia]);
    await r.digest();
    await r.reminders.look();
    expect(r.far.submitted).toHaveLength(0);
  });
});
