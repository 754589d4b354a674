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
import { tagger } from '../tagger.ts';

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
    tagger: rough ? tagger : null,
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
  const drafts = (['email', 'card'] as const).flatMap((channel) => {
    const to = all.filter((p) => onCard(p) === (channel === 'card'));
    return to.length === 0 ? [] : compose(request(row, to, debrief, channel));
  });
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
      facts: draft.sentences.map((s) => s.facts.join(' ')),
    };
  }
}

export const drafts: Kind = {
  *predict(input) {
    for (const row of readRows<DebriefRow>(input, (name) => /debriefs|own/.test(name))) {
      yield* notes(row, 'rough', roughDebrief(row));
      const stems = stemsDebrief(row);
      if (stems) yield* notes(row, 'stems', stems);
    }
  },
  score: () => 'not scored yet',
};
