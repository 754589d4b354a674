import { readInvitations } from '../calendar/invitation.ts';
import { readCards } from '../core/imports/cards.ts';
import { readPosting } from '../core/imports/posting.ts';
import { readResume } from '../core/imports/resume.ts';
import { readTable } from '../core/imports/table.ts';
import type { InvitedCandidate } from '../core/invitations/material.ts';
import { decode } from './decode.ts';
import type { Brought, BroughtFile } from './port.ts';
import { readThread } from './thread.ts';

/** Says what a file or a pasted text is, by what is in it rather than by its name, and reads it. */
export async function recognise(
  file: BroughtFile,
  candidate: InvitedCandidate,
  zone: string,
): Promise<Brought> {
  const bytes =
    typeof file.content === 'string' ? new TextEncoder().encode(file.content) : file.content;
  const decoded = decode(bytes);
  if ('refused' in decoded) return refused(decoded.refused);
  const text = decoded.text.replace(/^\ufeff/, '');
  if (text.trim() === '') return refused('There is nothing in it.');
  if (/^\s*BEGIN:VCARD/i.test(text)) return cards(text);
  if (/^\s*BEGIN\s*:\s*VCALENDAR/i.test(text)) return await invitations(file, candidate, zone);
  if (/^\s*[[{]/.test(text)) return json(text);
  if (isMail(file.name, text)) return await mail(bytes, file, candidate, zone);
  if (isTable(file.name, text)) return table(text);
  return await prose(text, file, candidate, zone);
}

const refused = (sentence: string): Brought => ({ kind: 'refused', sentence });

function cards(text: string): Brought {
  const { people, unread } = readCards(text);
  if (people.length === 0) return refused('No card in this file names anybody.');
  return { kind: 'people', people, unread };
}

function json(text: string): Brought {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused('This JSON file is damaged.');
  }
  const format = (value as { readonly format?: unknown } | null)?.format;
  if (typeof format === 'string' && format.startsWith('afterword/')) return { kind: 'export' };
  const posting = readPosting(text);
  if (posting !== null) return { kind: 'posting', posting };
  const resume = readResume(value);
  if (resume !== null) return { kind: 'resume', resume };
  return refused('This JSON file is neither a résumé, nor an advertisement, nor an export.');
}

/** A heading line with separators and at least one line like it. */
function isTable(name: string, text: string): boolean {
  if (/\.(?:csv|tsv)$/i.test(name)) return true;
  const [first = '', second = ''] = text.split(/\r?\n/, 2);
  if (/<[a-z!][^>]*>/i.test(first)) return false;
  return [',', ';', '\t', '|'].some((mark) => {
    const count = first.split(mark).length;
    return count >= 3 && second.split(mark).length >= count && !/[.!?]\s*$/.test(first);
  });
}

function table(text: string): Brought {
  const read = readTable(text);
  return typeof read === 'string' ? refused(read) : { kind: 'table', table: read };
}

function isMail(name: string, text: string): boolean {
  if (/\.(?:eml|mbox)$/i.test(name)) return true;
  const head = text.slice(0, 3_000);
  const fields = head.match(/^(?:from|to|subject|date|message-id|mime-version|received):/gim) ?? [];
  return fields.length >= 3 && /^(?:From |[A-Za-z-]+:)/.test(head.trimStart());
}

async function mail(
  bytes: Uint8Array,
  file: BroughtFile,
  candidate: InvitedCandidate,
  zone: string,
): Promise<Brought> {
  const messages = await readThread(bytes);
  if (messages.length === 0) return refused('There is no message in this file.');
  const invited = messages.length === 1 ? await readInvitations(file, candidate, zone) : null;
  const found = invited?.kind === 'read' ? invited.invitations.filter((i) => i.isInterview) : [];
  return { kind: 'thread', messages, invitations: found };
}

async function invitations(
  file: BroughtFile,
  candidate: InvitedCandidate,
  zone: string,
): Promise<Brought> {
  const read = await readInvitations(file, candidate, zone);
  if (read.kind === 'refused') return refused(read.sentence);
  return { kind: 'invitations', invitations: read.invitations };
}

/** An advertisement where needs are named, else an appointment where one is. */
async function prose(
  text: string,
  file: BroughtFile,
  candidate: InvitedCandidate,
  zone: string,
): Promise<Brought> {
  const posting = readPosting(text);
  if (posting !== null) return { kind: 'posting', posting };
  const read = await readInvitations(file, candidate, zone);
  if (read.kind === 'read') return { kind: 'invitations', invitations: read.invitations };
  return refused(
    'This could be read neither as an invitation, an advertisement, a table, nor a message.',
  );
}
