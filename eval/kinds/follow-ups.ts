import { dirname, join } from 'node:path';
import { composeStep } from '../../src/core/compose/compose-step.ts';
import type { LetterKind } from '../../src/core/compose/request.ts';
import type { Person } from '../../src/core/record/nouns.ts';
import { candidate, type DebriefRow, interview, people, stemsDebrief } from '../debrief-row.ts';
import { type Kind, readRows } from '../kind.ts';
import { tagger } from '../tagger.ts';

/** One row of `corpus/debriefs/followups.jsonl`. */
interface FollowUpRow {
  readonly id: string;
  readonly debrief: string;
  readonly today: string;
  readonly contact: string;
  readonly interviewDate: string;
  readonly statedTimeline: string | null;
  readonly promisedBy: string | null;
  readonly conversation: readonly {
    readonly date: string;
    readonly dir: string;
    readonly kind: string;
    readonly text: string;
  }[];
  readonly due: string;
  readonly userWords: string;
}

function contact(row: FollowUpRow, debrief: DebriefRow): Person {
  const known = people(debrief).find((p) => p.name === row.contact);
  const [first] = people(debrief);
  if (known) return known;
  return {
    ...(first as Person),
    id: 'other',
    name: row.contact,
    title: null,
    email: null,
    referred: true,
  };
}

function letter(row: FollowUpRow, debrief: DebriefRow, kind: LetterKind): object {
  const me = candidate(debrief);
  const to = contact(row, debrief);
  const received = row.conversation.filter((m) => m.dir === 'in').at(-1);
  const before = row.conversation.map((m) => m.text).join(' ');
  const named = people(debrief).find((p) => before.includes(p.name.split(' ')[0] ?? ''));
  const outcome = composeStep({
    kind,
    candidate: me,
    company: debrief.company,
    role: debrief.role,
    interview: interview(debrief),
    debrief: stemsDebrief(debrief),
    earlier: row.conversation
      .filter((m) => m.dir === 'out')
      .map((m) => ({ to: to.id, step: m.kind, body: m.text })),
    promise:
      row.promisedBy === null
        ? null
        : {
            said: row.statedTimeline ?? '',
            from: row.promisedBy,
            to: row.promisedBy,
            slackDays: 0,
          },
    channel: 'email',
    register: 'warm',
    dialect: me.dialect,
    revision: 0,
    recent: [],
    seed: debrief.id,
    to,
    incoming: received
      ? { text: received.text, from: to.id === 'other' ? (named?.name ?? null) : to.name }
      : null,
    userWords: row.userWords,
    tagger,
    today: row.today,
  });
  return { id: row.id, due: kind, subject: outcome.subject, body: outcome.body };
}

export const followUps: Kind = {
  *predict(input) {
    const debriefs = new Map(
      readRows<DebriefRow>(join(dirname(input), 'debriefs.jsonl')).map((d) => [d.id, d]),
    );
    for (const row of readRows<FollowUpRow>(input)) {
      const debrief = debriefs.get(row.debrief);
      if (debrief === undefined || row.due === 'none') {
        yield { id: row.id, due: 'none', subject: '', body: '' };
      } else yield letter(row, debrief, row.due as LetterKind);
    }
  },
  score: () => 'not scored yet',
};
