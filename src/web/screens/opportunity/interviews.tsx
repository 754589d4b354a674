import type { OpportunityView } from '../../../http/views.ts';
import { Badge } from '../../parts/notice.tsx';
import { moment } from '../../when.ts';
import { stepWords } from '../../words.ts';

type Letter = OpportunityView['opportunity']['letters'][number];

const letterStates: Record<Letter['state'], string> = {
  draft: 'draft',
  approved: 'held',
  sending: 'leaving',
  sent: 'sent',
  failed: 'not sent',
  uncertain: 'uncertain',
  bounced: 'came back',
  discarded: 'thrown away',
};

/** The interviews here with their debriefs, and the letters begun or sent. */
export function Interviews(props: { readonly view: OpportunityView; readonly now: string }) {
  const { opportunity } = props.view;
  const base = `/o/${encodeURIComponent(opportunity.id)}`;
  const names = new Map(opportunity.people.map((person) => [person.id, person.name]));
  const letters = opportunity.letters.filter((letter) => letter.state !== 'discarded');
  return (
    <>
      <section class="stack stack-tight" aria-labelledby="interviews-title">
        <h2 id="interviews-title">Interviews</h2>
        <ul class="card card-flush lines">
          {opportunity.interviews.map((interview) => (
            <li key={interview.id} class="today-line">
              <p class="strong">{interview.round ?? 'Interview'}</p>
              <p class="small soft">
                {moment(interview.startsAt ?? interview.endsAt, props.now, interview.zone)} in{' '}
                {(interview.zone.split('/').at(-1) ?? '').replaceAll('_', ' ')}
                {interview.cancelled && ' · cancelled'}
              </p>
              <a href={`${base}/debrief/${encodeURIComponent(interview.id)}`}>
                {interview.debriefed === true ? 'Read or add to the debrief' : 'Debrief it'}
              </a>
            </li>
          ))}
          {opportunity.interviews.length === 0 && (
            <li class="today-line soft">None is known yet.</li>
          )}
        </ul>
      </section>
      {letters.length > 0 && (
        <section class="stack stack-tight" aria-labelledby="letters-title">
          <h2 id="letters-title">Notes and letters</h2>
          <ul class="card card-flush lines">
            {letters.map((letter) => (
              <li key={letter.id} class="today-line">
                <div class="row row-apart">
                  <a href={`${base}/letters/${encodeURIComponent(letter.id)}`}>
                    {stepWords[letter.step]} to {names.get(letter.to) ?? 'them'}
                  </a>
                  <Badge>{letterStates[letter.state]}</Badge>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
