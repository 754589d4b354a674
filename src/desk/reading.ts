import { instantText } from '../core/record/instant.ts';
import type { Reading } from '../core/record/nouns.ts';
import { read } from '../core/replies/read.ts';
import type { Parser } from '../mail/parse.ts';
import { type Desk, load } from './desk.ts';
import { readSettings } from './settings.ts';

/** Reads a message given as text (`afterword read FILE.eml`); nothing is recorded. */
export async function readFile(
  desk: Desk,
  parser: Parser,
  eml: string,
  opportunityId: string | null,
): Promise<{ readonly reading: Reading; readonly from: string | null; readonly subject: string }> {
  const parsed = await parser.parse(Buffer.from(eml, 'utf8'));
  const { candidate } = await readSettings(desk.store.shelf);
  const opportunity = opportunityId === null ? null : await load(desk, opportunityId);
  const reading = read(
    {
      headers: parsed.headers,
      subject: parsed.header.subject,
      bodyType: parsed.bodyType,
      body: parsed.body,
      receivedAt: parsed.header.date ?? instantText(desk.clocks.own.now()),
    },
    {
      candidate: { name: candidate.name, email: candidate.email ?? '' },
      interviewer: parsed.header.from[0]?.name ?? null,
      company: opportunity?.company ?? '',
      role: opportunity?.role ?? '',
      interviewDate: null,
      senderLocale: null,
      calendar: opportunity?.country ?? null,
      candidateZone: candidate.zone,
    },
  );
  return { reading, from: parsed.header.from[0]?.address ?? null, subject: parsed.header.subject };
}
