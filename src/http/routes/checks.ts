import { z } from '@hono/zod-openapi';
import { mendSafely } from '../../core/etiquette/fix-all.ts';
import { NOTHING_KNOWN, type NoteKind } from '../../core/etiquette/note.ts';
import { instantText } from '../../core/record/instant.ts';
import { textSchema } from '../../core/record/schema-nouns.ts';
import { checkLetter, checkNote, ownContext } from '../../desk/checking.ts';
import { append, load, nowFor } from '../../desk/desk.ts';
import { letterOf } from '../../desk/drafting.ts';
import { learnWord, readSettings, unlearnWord } from '../../desk/settings.ts';
import { Fault } from '../../errors.ts';
import { type Api, route } from '../api.ts';
import { origin, requirePerson } from '../origin.ts';
import { checksView, letterView } from '../present/letter.ts';
import { checksSchema, letterSchema } from '../schemas.ts';

const at = '/opportunities/{o}/letters/{l}';
/** As much as `/check` takes. */
const LONGEST = 1_000_000;
const KINDS = [
  'thank_you',
  'follow_up',
  'second_follow_up',
  'clarification',
  'rejection_reply',
  'offer_reply',
  'answer',
] as const satisfies readonly NoteKind[];

/** What can be done about findings: mend what is safe, show one again, teach a word, check a mail. */
export function checkRoutes(api: Api): void {
  mendRoute(api);
  liftRoute(api);
  wordRoutes(api);
  mailRoute(api);
}

function mendRoute(api: Api): void {
  const words = { subject: textSchema, body: textSchema };
  route(
    api,
    {
      method: 'post',
      path: `${at}/mend`,
      summary: 'The words with every safe fix applied; nothing is stored',
      body: z.object(words),
      response: z.object({
        ...words,
        mended: z.array(z.object({ rule: z.string(), title: z.string() })),
      }),
    },
    async (call) => {
      const { desk } = call.services;
      const opportunity = await load(desk, call.param('o'));
      const letter = letterOf(opportunity, call.param('l'));
      const now = instantText(nowFor(desk, opportunity));
      const checked = await checkLetter(desk, opportunity, letter, call.body, now);
      const { subject, body, applied } = mendSafely(call.body, checked.findings);
      return {
        subject,
        body,
        mended: applied.map(({ finding, fix }) => ({ rule: finding.rule, title: fix.title })),
      };
    },
  );
}

function liftRoute(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: `${at}/unsuppress`,
      summary: 'Show an ignored finding again, or take off a suppression that nothing needs',
      body: z.object({ expectedSeq: z.number().int().min(0), rule: z.string(), quote: z.string() }),
      response: letterSchema,
    },
    async (call) => {
      requirePerson(call);
      const { desk } = call.services;
      const { expectedSeq, rule, quote } = call.body;
      const id = call.param('l');
      const opportunity = await load(desk, call.param('o'));
      const known = letterOf(opportunity, id).suppressed;
      if (!known.some((s) => s.rule === rule && s.quote === quote)) {
        throw new Fault('not_found', 'This finding is not ignored here.', 'Load the letter again.');
      }
      const bodies = [{ kind: 'suppression_lifted' as const, letter: id, rule, quote }];
      const after = await append(desk, { opportunity, expectedSeq, origin: origin(call), bodies });
      return await letterView(desk, after, letterOf(after, id));
    },
  );
}

function wordRoutes(api: Api): void {
  const word = z.string().trim().min(1).max(100);
  const response = z.object({ words: z.array(z.string()) });
  route(
    api,
    {
      method: 'post',
      path: '/words',
      summary: 'Teach the proofreader a word that is right as it stands',
      body: z.object({ word }),
      response,
    },
    async (call) => {
      requirePerson(call);
      const { desk } = call.services;
      const words = await learnWord(desk.store, call.body.word);
      desk.changed(null, 'settings');
      return { words: [...words] };
    },
  );
  route(
    api,
    {
      method: 'delete',
      path: '/words',
      summary: 'Take a word off the personal list',
      body: z.object({ word }),
      response,
    },
    async (call) => {
      requirePerson(call);
      const { desk } = call.services;
      const words = await unlearnWord(desk.store, call.body.word);
      desk.changed(null, 'settings');
      return { words: [...words] };
    },
  );
}

function mailRoute(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: '/check/mail',
      summary: 'Check a note that is a mail (.eml): subject, recipient and text are read from it',
      body: z.object({ kind: z.enum(KINDS), eml: z.string().max(35_000_000) }),
      response: z.object({
        to: z.string().nullable(),
        subject: z.string(),
        body: z.string(),
        checks: checksSchema,
      }),
    },
    async ({ services: { desk, parser }, body }) => {
      const mail = await parser.parse(Buffer.from(body.eml, 'utf8'));
      const text = mail.text?.replaceAll('\r\n', '\n').trim() ?? '';
      if (text === '') {
        throw new Fault(
          'bad_input',
          'This mail has no plain text.',
          'Save it with its text, or paste the text.',
        );
      }
      if (text.length > LONGEST) {
        throw new Fault('bad_input', 'This mail is longer than any note.', 'Paste the note alone.');
      }
      const to = mail.header.to[0];
      const name = to?.name === undefined || to.name === null || to.name === '' ? null : to.name;
      const settings = await readSettings(desk.store.shelf);
      const note = {
        kind: body.kind,
        subject: mail.header.subject,
        body: text,
        to: { name, email: to?.address ?? null },
        sendAt: null,
      };
      const context = {
        ...NOTHING_KNOWN,
        ...ownContext(settings),
        interviewers: name === null ? null : [{ name, role: null }],
      };
      const checked = await checkNote(desk, note, context, settings);
      const words = { subject: note.subject, body: text };
      return {
        to: name,
        ...words,
        checks: checksView({ ...checked, suppressed: [], unused: [] }, words),
      };
    },
  );
}
