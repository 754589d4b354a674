import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Person } from '../../core/record/nouns.ts';
import type { Letter, Opportunity } from '../../core/record/opportunity.ts';
import { daySchema, textSchema } from '../../core/record/schema-nouns.ts';
import { load, nowFor } from '../../desk/desk.ts';
import { cardText, letterOf, personOf } from '../../desk/drafting.ts';
import { postAdvice } from '../../desk/posting.ts';
import { settingsFor } from '../../desk/settings.ts';
import { Fault } from '../../errors.ts';
import { CARD_KINDS } from '../../paper/sizes.ts';
import { type Api, type Call, type Env, fileRoute, route } from '../api.ts';

const at = '/opportunities/{o}/letters/{l}';
const kind = z.enum(CARD_KINDS);

/** Cards, envelopes and notepaper as PDF, and whether the post is fast enough. */
export function paperRoutes(api: Api): void {
  adviceRoutes(api);
  // The typefaces and the PDF writer are loaded when the first sheet is asked for.
  fileRoute(
    api,
    {
      path: `${at}/card.pdf`,
      summary: 'A card as PDF: printed, or ruled for the hand with the words to copy',
      body: z.object({
        kind,
        folded: z.boolean(),
        byHand: z.boolean(),
        onSheet: z.boolean(),
        front: z.string().max(60),
        text: textSchema,
      }),
    },
    async (call) => {
      const { madeAt } = await asked(call);
      const { cardPdf } = await import('../../paper/card.ts');
      return pdf(call.c, await cardPdf({ ...call.body, madeAt }), 'card');
    },
  );
  fileRoute(
    api,
    {
      path: `${at}/envelope.pdf`,
      summary: 'The envelope of a card as PDF',
      body: z.object({ kind }),
    },
    async (call) => {
      const { opportunity, person, from, madeAt } = await asked(call);
      const { envelopePdf } = await import('../../paper/envelope.ts');
      const to = addressOf(person, opportunity);
      return pdf(call.c, await envelopePdf({ ...call.body, to, from, madeAt }), 'envelope');
    },
  );
  fileRoute(
    api,
    {
      path: `${at}/note.pdf`,
      summary: 'The words on notepaper as PDF',
      body: z.object({ paper: z.enum(['a4', 'us-letter']), text: textSchema }),
    },
    async (call) => {
      const { madeAt } = await asked(call);
      const { notepaperPdf } = await import('../../paper/note-paper.ts');
      const { text, paper } = call.body;
      return pdf(call.c, await notepaperPdf({ text, us: paper === 'us-letter', madeAt }), 'note');
    },
  );
}

function adviceRoutes(api: Api): void {
  route(
    api,
    {
      method: 'get',
      path: `${at}/post`,
      summary: 'When a card would be there, and whether before they decide; ?days= for the post',
      response: z.object({
        days: z.number(),
        posted: daySchema,
        arrives: daySchema,
        promised: daySchema.nullable(),
        tooLate: z.boolean(),
        sentence: z.string(),
      }),
    },
    async (call) => {
      const { opportunity, letter } = await asked(call);
      const days = daysOf(call.query('days'));
      return await postAdvice(call.services.desk, opportunity, letter, days);
    },
  );
  route(
    api,
    {
      method: 'get',
      path: `${at}/card-text`,
      summary: 'The short text for a card; kept nowhere',
      response: z.object({ text: z.string() }),
    },
    async (call) => {
      const { opportunity, letter } = await asked(call);
      return { text: await cardText(call.services.desk, opportunity, letter) };
    },
  );
}

interface Asked {
  readonly opportunity: Opportunity;
  readonly letter: Letter;
  readonly person: Person;
  /** The candidate's name and address, for the corner of the envelope. */
  readonly from: string;
  readonly madeAt: Temporal.Instant;
}

async function asked({ services: { desk }, param }: Call<unknown>): Promise<Asked> {
  const opportunity = await load(desk, param('o'));
  const letter = letterOf(opportunity, param('l'));
  const { candidate, returnAddress } = await settingsFor(desk.store.shelf, opportunity);
  const from = returnAddress.trim() === '' ? '' : `${candidate.name}\n${returnAddress}`;
  const person = personOf(opportunity, letter.to);
  return { opportunity, letter, person, from, madeAt: nowFor(desk, opportunity) };
}

function addressOf(person: Person, opportunity: Opportunity): string {
  if (person.postal === null || person.postal.trim() === '') {
    throw new Fault(
      'bad_input',
      `There is no postal address for ${person.name} yet.`,
      'Write it down beside the envelope first.',
    );
  }
  const company = person.postal.toLowerCase().includes(opportunity.company.toLowerCase());
  return [person.name, ...(company ? [] : [opportunity.company]), person.postal].join('\n');
}

function daysOf(text: string | null): number | null {
  const days = Number(text ?? '');
  return Number.isInteger(days) && days >= 1 && days <= 60 ? days : null;
}

function pdf(c: Context<Env>, bytes: Uint8Array, name: string): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `attachment; filename="${name}.pdf"`,
  });
}
