import type { MatchedInvitation } from '../../../http/views.ts';
import { Button } from '../../parts/button.tsx';
import { Badge } from '../../parts/notice.tsx';
import { go } from '../../router.tsx';
import { day, hour } from '../../when.ts';
import { keepGiven } from '../new/given.ts';

/** Appointments that were read; each goes on to the form of a new interview. */
export function InvitationsPreview(props: { readonly invitations: readonly MatchedInvitation[] }) {
  return (
    <section class="stack" aria-labelledby="read-title">
      <h2 id="read-title">An invitation</h2>
      <ul class="card card-flush lines">
        {props.invitations.map((each) => (
          <Line key={`${each.invitation.uid}${each.invitation.startsAt}`} read={each} />
        ))}
      </ul>
    </section>
  );
}

function Line(props: { readonly read: MatchedInvitation }) {
  const { invitation } = props.read;
  const what = [invitation.role, invitation.company].filter(Boolean).join(' at ');
  return (
    <li class="today-line">
      <div class="row row-apart">
        <div>
          <p class="strong">{what || 'An appointment'}</p>
          <p class="small soft">
            {day(invitation.startsAt, invitation.timeZone)},{' '}
            {hour(invitation.startsAt, invitation.timeZone)}
            {invitation.interviewers.length > 0 &&
              `, with ${invitation.interviewers.map((p) => p.name).join(', ')}`}
          </p>
          {invitation.cancelled && <Badge tone="late">cancelled</Badge>}
          {!invitation.isInterview && <Badge>perhaps no interview</Badge>}
        </div>
        <Button
          onClick={() => {
            keepGiven(props.read);
            go('/new');
          }}
        >
          Use this
        </Button>
      </div>
    </li>
  );
}
