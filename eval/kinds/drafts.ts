import { compose } from '../../src/core/compose/compose.ts';
import type { ComposeRequest, Register } from '../../src/core/compose/request.ts';
import type { RoughDebrief } from '../../src/core/compose/rough/rough.ts';
import type { Debrief, Person } from '../../src/core/record/nouns.ts';
import {
  candidate,
  type DebriefRow,
  interview,
  people,
  roughDebrief,
  stemsDebrief,
} from '../debrief-row.ts';
import { type Kind, readRows } from '../kind.ts';
import { etiquette, overlap, shape, tally, type Written } from '../score-drafts.ts';
import { language } from '../score-language.ts';
import { tagger } from '../tagger.ts';

const isDebriefs = (name: string): boolean => /^(?:debriefs|own\d*)\.jsonl$/.test(name);

const register = (row: DebriefRow): Register =>
  row.interviewers.some((p) => /^(?:Dr|Prof|Sir|Dame|Sister|Mme|Frau|Herr)\b/.test(p.name))
    ? 'formal'
    : 'warm';

export function request(
  row: DebriefRow,
  to: readonly Person[],
  debrief: Debrief | RoughDebrief,
  channel: 'email' | 'card',
): ComposeRequest {
  const rough = 'fitPoints' in debrief;
  const me = candidate(row);
  return {
    candidate: me,
    company: row.company,
    role: row.role,
    interview: interview(row),
    debrief: rough ? null : debrief,
    rough: rough ? debrief : null,
    tagger,
    earlier: row.previousMessages
      .filter((m) => m.direction === 'out' && /thank you for/i.test(m.body))
      .flatMap((m) =>
        people(row)
          .filter((p) => m.body.includes(p.name.split(' ')[0] ?? ''))
          .map((p) => ({ to: p.id, step: 'thank_you', body: m.body })),
      ),
    promise: null,
    channel,
    register: register(row),
    dialect: me.dialect,
    revision: 0,
    recent: [],
    seed: row.id,
    to,
  };
}

/** One note for each interviewer: by e-mail where an address is known, else on a card. */
function* notes(row: DebriefRow, mode: string, debrief: Debrief | RoughDebrief): Iterable<object> {
  const all = people(row);
  const onCard = (p: Person): boolean => row.channel === 'card' || p.email === null;
  const cards = all.filter(onCard).map((p) => p.id);
  const drafts = compose({ ...request(row, all, debrief, 'email'), cards });
  for (const person of all) {
    const draft = drafts.find((d) => d.person === person.id);
    if (!draft) continue;
    yield {
      id: row.id,
      interviewer: person.name,
      mode,
      subject: draft.subject,
      body: draft.body,
      ready: draft.ready,
      ask: draft.ask.map((q) => q.choices[0] ?? q.ask),
      facts: [
        ...draft.sentences.map((s) => s.facts.join(' ')),
        ...(draft.leftOut.some((l) => /nowhere in the record/.test(l)) ? ['unsourced'] : []),
      ],
    };
  }
}

interface Note extends Written {
  readonly id: string;
  readonly interviewer: string;
  readonly mode: string;
  readonly ready: boolean;
  readonly ask: readonly string[];
  readonly facts: readonly string[];
}

/** What an open question of the same debrief may be about: evidence, or an answer to finish. */
const asksFor = (label: string): boolean =>
  label === 'unfinished_not_addressed' || label === 'no_fit';

async function proofreading(rows: readonly DebriefRow[], notes: readonly Note[]): Promise<string> {
  const letters = notes.flatMap((n) => {
    const row = rows.find((r) => r.id === n.id);
    return row === undefined ? [] : [{ ...n, row }];
  });
  const found = await language(letters);
  return `proofreading: ${found.length}${found.map((f) => `\n    ${f}`).join('')}`;
}

function scored(rows: readonly DebriefRow[], notes: readonly Note[], mode: string): string[] {
  if (notes.length === 0) return [];
  const panels = rows.map((row) => notes.filter((n) => n.id === row.id));
  const asked = panels
    .filter((p) => p.length > 0)
    .map((p) => p.reduce((n, d) => n + d.ask.length, 0));
  const labels = rows.flatMap((row) => {
    const own = notes.filter((n) => n.id === row.id);
    return own
      .filter((n) => n.subject !== '')
      .flatMap((n) =>
        etiquette(
          'thank_you',
          n,
          n.interviewer,
          row,
          own.filter((o) => o !== n),
        ).filter((label) => !(asksFor(label) && own.some((o) => o.ask.length > 0))),
      );
  });
  const sorted = asked.sort((a, b) => a - b);
  return [
    `${mode}: ${notes.length} notes of ${asked.length} debriefs`,
    `  ready ${notes.filter((n) => n.ready).length}, of these without a question ${notes.filter((n) => n.ready && n.ask.length === 0).length}`,
    `  questions a debrief: median ${sorted[Math.floor(sorted.length / 2)]}, most ${sorted.at(-1)}`,
    ...shape(notes).map((line) => `  ${line}`),
    `  ${overlap(panels)}`,
    `  words nothing stands behind: ${notes.filter((n) => n.facts.includes('unsourced')).length}`,
    `  etiquette (e-mails; not what a question asks for): ${tally(labels)}`,
  ];
}

export const drafts: Kind = {
  *predict(input) {
    for (const row of readRows<DebriefRow>(input, isDebriefs)) {
      yield* notes(row, 'rough', roughDebrief(row));
      const stems = stemsDebrief(row);
      if (stems) yield* notes(row, 'stems', stems);
    }
  },
  async score(input, lines) {
    const rows = readRows<DebriefRow>(input, isDebriefs);
    const notes = lines.map((line) => JSON.parse(line) as Note);
    const parts = ['rough', 'stems'].flatMap((mode) =>
      scored(
        rows,
        notes.filter((n) => n.mode === mode),
        mode,
      ),
    );
    return [...parts, await proofreading(rows, notes)].join('\n');
  },
};
