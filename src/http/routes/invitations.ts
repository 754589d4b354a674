import { z } from '@hono/zod-openapi';
import type { Invitation } from '../../core/invitations/invitation.ts';
import { instantSchema } from '../../core/record/schema-nouns.ts';
import { offerTaken } from '../../desk/invited.ts';
import { accept, proposals } from '../../desk/inviting.ts';
import { type Api, route } from '../api.ts';
import { origin } from '../origin.ts';
import { opportunityView } from '../present/opportunity.ts';
import { opportunitySchema } from '../schemas.ts';

const maybe = z.string().max(2000).nullable();
const invited = z.object({ name: z.string().max(300), email: maybe, title: maybe });

export const invitationSchema: z.ZodType<Invitation> = z.object({
  uid: maybe,
  sequence: z.number().int(),
  method: maybe,
  cancelled: z.boolean(),
  isInterview: z.boolean(),
  unsure: z.array(z.string()),
  company: maybe,
  role: maybe,
  round: maybe,
  kind: z.enum(['panel', 'phone', 'video', 'onsite']).nullable(),
  startsAt: instantSchema,
  endsAt: instantSchema,
  timeZone: maybe,
  allDay: z.boolean(),
  location: maybe,
  interviewers: z.array(invited).max(100),
  coordinator: invited.nullable(),
  coordinatorMailbox: maybe,
});

/** Invitations become interviews once the person has looked at what was read. */
export function invitationRoutes(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: '/invitations',
      summary: 'Read an .ics or .eml file or a pasted text; nothing is recorded',
      body: z.object({
        name: z.string().max(300),
        content: z.string().max(35_000_000).nullish(),
        base64: z.string().max(35_000_000).nullish(),
      }),
      response: z.object({
        invitations: z.array(
          z.object({ invitation: invitationSchema, match: z.string().nullable() }),
        ),
        refused: z.string().nullable(),
      }),
    },
    async ({ services: { desk }, body }) => {
      const content =
        body.base64 == null
          ? (body.content ?? '')
          : new Uint8Array(Buffer.from(body.base64, 'base64'));
      const read = await proposals(desk, { name: body.name, content });
      return { invitations: [...read.proposals], refused: read.refused };
    },
  );
  route(
    api,
    {
      method: 'post',
      path: '/invitations/accept',
      summary: 'Record an invitation as the person confirmed it',
      body: z.object({ invitation: invitationSchema, opportunity: z.string().nullable() }),
      response: opportunitySchema,
    },
    async (call) => {
      const { desk } = call.services;
      const { invitation, opportunity } = call.body;
      const after = await accept(desk, invitation, opportunity, origin(call));
      await offerTaken(desk, invitation);
      return await opportunityView(desk, after.id);
    },
  );
}
