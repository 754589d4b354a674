import { z } from '@hono/zod-openapi';
import { instantText } from '../../core/record/instant.ts';
import { instantSchema } from '../../core/record/schema-nouns.ts';
import {
  addDevice,
  type Device,
  deviceSchema,
  devices,
  devicesLost,
  removeDevice,
} from '../../desk/reminding.ts';
import { Fault } from '../../errors.ts';
import { type Api, type Call, route } from '../api.ts';
import { requirePerson } from '../origin.ts';

const view = z.object({
  publicKey: z.string(),
  /** Browsers have to be switched on again: the key they were given is lost. */
  lost: z.boolean(),
  devices: z.array(z.object({ endpoint: z.string(), label: z.string(), addedAt: instantSchema })),
});

async function shown({
  services: { desk, pusher },
}: Call<unknown>): Promise<z.output<typeof view>> {
  // First: when its key was lost, no browser is known any more.
  const publicKey = await pusher.publicKey();
  const known = await devices(desk.store.shelf);
  return {
    publicKey,
    lost: await devicesLost(desk.store.shelf),
    devices: known.map(({ endpoint, label, addedAt }) => ({ endpoint, label, addedAt })),
  };
}

/** Browsers that asked to be reminded (web push). */
export function reminderRoutes(api: Api): void {
  route(
    api,
    { method: 'get', path: '/reminders', summary: 'Browsers that are reminded', response: view },
    async (call) => {
      requirePerson(call);
      return await shown(call);
    },
  );
  route(
    api,
    {
      method: 'post',
      path: '/reminders/devices',
      summary: 'Remind this browser',
      body: deviceSchema,
      response: view,
    },
    async (call) => {
      requirePerson(call);
      const { desk } = call.services;
      const addedAt = instantText(desk.clocks.own.now());
      await addDevice(desk.store.shelf, { ...call.body, addedAt });
      return await shown(call);
    },
  );
  route(
    api,
    {
      method: 'delete',
      path: '/reminders/devices',
      summary: 'Remind this browser no more',
      body: z.object({ endpoint: z.string().max(2000) }),
      response: view,
    },
    async (call) => {
      requirePerson(call);
      await removeDevice(call.services.desk.store.shelf, call.body.endpoint);
      return await shown(call);
    },
  );
  route(
    api,
    {
      method: 'post',
      path: '/reminders/try',
      summary: 'A reminder at once, to see that it arrives',
      body: z.object({ endpoint: z.string().max(2000) }),
      response: z.object({}),
    },
    async (call) => {
      requirePerson(call);
      await tryOut(call, call.body.endpoint);
      return {};
    },
  );
}

async function tryOut({ services }: Call<unknown>, endpoint: string): Promise<void> {
  const { shelf } = services.desk.store;
  const device: Device | undefined = (await devices(shelf)).find((d) => d.endpoint === endpoint);
  const outcome =
    device === undefined
      ? 'gone'
      : await services.pusher.push(device, {
          title: 'This is how a reminder looks',
          body: 'It comes when something needs you, between 8 and 21 o’clock of your time.',
          to: '/',
        });
  if (outcome === 'handed_over') return;
  if (outcome === 'gone') await removeDevice(shelf, endpoint);
  throw new Fault(
    'refused',
    'The reminder did not go out.',
    outcome === 'gone'
      ? 'This browser withdrew. Switch reminders on again here.'
      : 'Is this machine online? Reminders go through the browser maker’s push service.',
  );
}
