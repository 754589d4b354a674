import { useState } from 'preact/hooks';
import type { MatchedInvitation, ThreadMessageView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import type { Done } from './bring-in.tsx';
import { Into } from './into.tsx';
import { InvitationsPreview } from './invitations.tsx';

/** The mails of an interview: who wrote, and what becomes a reading to confirm. */
export function ThreadPreview(props: {
  readonly messages: readonly ThreadMessageView[];
  readonly invitations: readonly MatchedInvitation[];
  readonly done: Done;
}) {
  const { messages, invitations } = props;
  const first = invitations[0];
  const [into, setInto] = useState(first?.match ?? '');
  const [company, setCompany] = useState(first?.invitation.company ?? '');
  const [role, setRole] = useState(first?.invitation.role ?? '');
  const action = useAction();
  const lacks = into === '' && (company.trim() === '' || role.trim() === '');
  const keep = () =>
    void action.run(async () => {
      const { opportunity } = await client.acceptThread({
        opportunity: into === '' ? null : into,
        company: company.trim(),
        role: role.trim(),
        messages: messages.map((message) => message.base64),
      });
      const id = encodeURIComponent(opportunity.id);
      props.done('Kept. What is unsure stands under Replies.', `/o/${id}`);
    });
  return (
    <section class="stack" aria-labelledby="read-title">
      {invitations.length > 0 && <InvitationsPreview invitations={invitations} />}
      <h2 id="read-title">{messages.length === 1 ? 'A message' : `${messages.length} messages`}</h2>
      <ul class="card card-flush lines">
        {messages.map((message, at) => (
          <li key={String(at)} class="today-line">
            <p class="strong">{message.fromName ?? message.fromAddress ?? 'Somebody'}</p>
            <p class="small soft">
              {message.subject}
              {message.sentAt && ` · ${message.sentAt.slice(0, 10)}`}
            </p>
            <p>{message.excerpt}</p>
          </li>
        ))}
      </ul>
      <Into value={into} orNew onChange={setInto} />
      {into === '' && (
        <div class="fields">
          <TextField label="Company" value={company} onInput={setCompany} maxLength={300} />
          <TextField label="Role" value={role} onInput={setRole} maxLength={300} />
        </div>
      )}
      <ProblemNotice problem={action.problem} />
      <div>
        <Button
          look="main"
          blocked={lacks || messages.length === 0}
          busy={action.busy}
          onClick={keep}
        >
          Keep {messages.length === 1 ? 'the message' : 'the messages'}
        </Button>
      </div>
    </section>
  );
}
