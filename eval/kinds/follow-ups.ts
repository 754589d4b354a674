import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { composeStep } from '../../src/core/compose/compose-step.ts';
import type { LetterKind } from '../../src/core/compose/request.ts';
import type { NoteKind } from '../../src/core/etiquette/note.ts';
import type { Person } from '../../src/core/record/nouns.ts';
import { candidate, type DebriefRow, interview, people, stemsDebrief } from '../debrief-row.ts';
import { dueOf, type FollowUpRow } from '../follow-up-due.ts';
import { type Kind, readRows } from '../kind.ts';
import { etiquette, shape, tally, type Written } from '../score-drafts.ts';
import { tagger } from '../tagger.ts';

function contact(row: FollowUpRow, debrief: DebriefRow): Person {
  const known = people(debrief).find((p) => p.name === row.contact);
  const [first] = people(debrief);
  if (known) return known;
  const email = /[\w.]+@[\w.-]+\w/.exec(row.conversation.map((m) => m.text).join(' '))?.[0] ?? null;
  return {
    ...(first as Person),
    id: 'other',
    name: row.contact,
    title: null,
    email,
    referred: true,
  };
}

function letter(row: FollowUpRow, debrief: DebriefRow, kind: LetterKind, to: Person): Written {
  const me = candidate(debrief);
  const received = row.conversation.filter((m) => m.dir === 'in').at(-1);
  const before = row.conversation.map((m) => m.text).join(' ');
  const named = people(debrief).find((p) => before.includes(p.name.split(' ')[0] ?? ''));
  const from = to.id === 'other' ? (named?.name ?? null) : to.name;
  const said = row.statedTimeline ?? '';
  const { subject, body } = composeStep({
    kind,
    candidate: me,
    company: debrief.company,
    role: debrief.role,
    interview: interview(debrief),
    debrief: stemsDebrief(debrief),
    earlier: row.conversation
      .filter((m) => m.dir === 'out')
      .map((m) => ({ to: to.referred ? (named?.id ?? '') : to.id, step: m.kind, body: m.text })),
    promise:
      row.promisedBy === null
        ? null
        : { said, from: row.promisedBy, to: row.promisedBy, slackDays: 0 },
    channel: 'email',
    register: 'warm',
    dialect: me.dialect,
    revision: 0,
    recent: [],
    seed: debrief.id,
    to,
    incoming: received ? { text: received.text, from } : null,
    userWords: row.userWords,
    tagger,
    today: row.today,
  });
  return { subject, body };
}

/** The debriefs that the states speak of stand in the same folder, the given ones and our own. */
function debriefsBeside(input: string): Map<string, DebriefRow> {
  const folder = statSync(input).isDirectory() ? input : dirname(input);
  const rows = readRows<DebriefRow>(folder, (name) => /^(?:debriefs|own\d*)\.jsonl$/.test(name));
  return new Map(rows.map((d) => [d.id, d]));
}

const CHECKED: Readonly<Record<string, NoteKind>> = {
  follow_up: 'follow_up',
  second_follow_up: 'second_follow_up',
  clarification: 'clarification',
  after_out_of_office: 'follow_up',
  rejection_reply: 'rejection_reply',
  offer_ack: 'offer_reply',
  offer_accept: 'offer_reply',
  offer_decline: 'offer_reply',
};

/** Somebody to whom the candidate was sent on is known to the record too. */
function withContact(debrief: DebriefRow, name: string): DebriefRow {
  if (debrief.interviewers.some((p) => p.name === name)) return debrief;
  const contact = { name, role: '', email: null, talkedAbout: [], moment: null };
  return { ...debrief, interviewers: [...debrief.interviewers, contact] };
}

type Predicted = Written & { readonly id: string; readonly due: string };

/** States of `corpus/debriefs/followups.jsonl`: what is due, and the letter. */
export const followUps: Kind = {
  *predict(input) {
    const debriefs = debriefsBeside(input);
    for (const row of readRows<FollowUpRow>(input, (name) => name.startsWith('followups'))) {
      const debrief = debriefs.get(row.debrief);
      const to = debrief === undefined ? null : contact(row, debrief);
      const due = debrief === undefined || to === null ? 'none' : dueOf(row, debrief, to);
      const written =
        debrief === undefined || to === null || due === 'none'
          ? { subject: '', body: '' }
          : letter(row, debrief, due, to);
      yield { id: row.id, due, ...written };
    }
  },
  score(input, lines) {
    const debriefs = debriefsBeside(input);
    const rows = new Map(
      readRows<FollowUpRow>(input, (name) => name.startsWith('followups')).map((r) => [r.id, r]),
    );
    const all = lines.map((line) => JSON.parse(line) as Predicted);
    const wrong = all.filter((p) => p.due !== rows.get(p.id)?.due);
    const written = all.filter((p) => p.body !== '');
    const labels = written.flatMap((p) => {
      const row = rows.get(p.id);
      const debrief = debriefs.get(row?.debrief ?? '');
      return row && debrief
        ? etiquette(CHECKED[p.due] ?? 'answer', p, row.contact, withContact(debrief, row.contact))
        : [];
    });
    return [
      `due right: ${all.length - wrong.length} of ${all.length}${wrong.map((p) => `\n  ${p.id}: ${p.due}, not ${rows.get(p.id)?.due}`).join('')}`,
      ...shape(written),
      `etiquette: ${tally(labels)}`,
    ].join('\n');
  },
};
