import { z } from '@hono/zod-openapi';
import { acceptOffer, dismissOffer, offers } from '../../desk/invited.ts';
import { readSettings } from '../../desk/settings.ts';
import { type Api, route } from '../api.ts';
import { origin } from '../origin.ts';
import { offerView } from '../present/offer.ts';
import { opportunityView } from '../present/opportunity.ts';
import { opportunitySchema } from '../schemas.ts';
import type { Services } from '../services.ts';
import type { OfferView } from '../views.ts';
import { invitationSchema } from './invitations.ts';

const offerSchema: z.ZodType<OfferView> = z.object({
  id: z.string(),
  title: z.string(),
  from: z.string(),
  subject: z.string(),
  invitation: invitationSchema,
  match: z.string().nullable(),
  sample: z.boolean(),
  ready: z.boolean(),
});

async function offerViews({ desk }: Services): Promise<OfferView[]> {
  const { candidate } = await readSettings(desk.store.shelf);
  return (await offers(desk)).map((o) => offerView(o, candidate.zone));
}

const name = z.string().max(300).nullable();

/** Interviews that arrived by mail and are not sure enough to be recorded without a word. */
export function offerRoutes(api: Api): void {
  route(
    api,
    {
      method: 'get',
      path: '/offers',
      summary: 'Interviews that arrived by mail and wait for a yes or no',
      response: z.object({ offers: z.array(offerSchema) }),
    },
    async ({ services }) => ({ offers: await offerViews(services) }),
  );
  route(
    api,
    {
      method: 'post',
      path: '/offers/{id}/add',
      summary: 'It is an interview: record it',
      body: z.object({ company: name.default(null), role: name.default(null) }),
      response: opportunitySchema,
    },
    async (call) => {
      const { desk } = call.services;
      const after = await acceptOffer(desk, call.param('id'), call.body, origin(call));
      return await opportunityView(desk, after.id);
    },
  );
  route(
    api,
    {
      method: 'delete',
      path: '/offers/{id}',
      summary: 'It is no interview, and is never asked about again',
      response: z.object({ offers: z.array(offerSchema) }),
    },
    async ({ services, param }) => {
      await dismissOffer(services.desk, param('id'));
      return { offers: await offerViews(services) };
    },
  );
}
