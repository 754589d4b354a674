import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readInvitations } from '../../src/calendar/invitation.ts';
import type { Invitation } from '../../src/core/invitations/invitation.ts';
import type { Kind } from '../kind.ts';
import { readRows, runScorer } from '../kind.ts';

interface Row {
  readonly file: string;
  readonly candidate: { readonly name: string; readonly email: string };
  readonly candidateZone: string;
}

/** Every file of the folder once, one line for each entry in it, in the form of its `invites.jsonl`. */
export const invites: Kind = {
  async *predict(input) {
    const seen = new Set<string>();
    for (const row of readRows<Row>(join(input, 'invites.jsonl'))) {
      if (seen.has(row.file)) continue;
      seen.add(row.file);
      yield* await linesOf(input, row);
    }
  },
  score: (input, lines) => runScorer('score-invites.mjs', join(input, 'invites.jsonl'), lines),
};

async function linesOf(folder: string, { file, candidate, candidateZone }: Row): Promise<object[]> {
  const content = readFileSync(join(folder, file));
  const read = await readInvitations({ name: file, content }, candidate, candidateZone);
  const rejected = read.rejected.map(({ uid, sentence }) => ({
    file,
    uid,
    refused: true,
    why: sentence,
  }));
  if (read.kind === 'refused')
    return rejected.length > 0 ? rejected : [{ file, refused: true, why: read.sentence }];
  return [...read.invitations.map((i) => lineOf(file, i)), ...rejected];
}

function lineOf(file: string, i: Invitation): object {
  const person = (p: { name: string; email: string | null }): object => ({
    name: p.name,
    email: p.email,
  });
  return {
    file,
    uid: i.uid,
    isInterview: i.isInterview,
    method: i.method,
    sequence: i.sequence,
    company: i.company,
    role: i.role,
    startsAt: i.startsAt,
    endsAt: i.endsAt,
    timeZone: i.timeZone,
    interviewers: i.interviewers.map(person),
    coordinator: i.coordinator === null ? null : person(i.coordinator),
    coordinatorMailbox: i.coordinatorMailbox,
    round: i.round,
    kind: i.kind,
    refused: false,
    unsure: i.unsure,
  };
}
