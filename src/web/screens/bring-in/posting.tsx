import { useState } from 'preact/hooks';
import type { Posting } from '../../../core/imports/brought.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';
import type { Done } from './bring-in.tsx';
import { Into } from './into.tsx';

/** An advertisement as read: company, role, what they ask for. */
export function PostingPreview(props: { readonly posting: Posting; readonly done: Done }) {
  const { posting } = props;
  const [into, setInto] = useState('');
  const [company, setCompany] = useState(posting.company ?? '');
  const [role, setRole] = useState(posting.role ?? '');
  const [needs, setNeeds] = useState(posting.needs.join('\n'));
  const action = useAction();
  const lines = needs.split('\n').filter((line) => line.trim() !== '');
  const lacks = into === '' && (company.trim() === '' || role.trim() === '');
  const keep = () =>
    void action.run(async () => {
      const { opportunity } = await client.acceptPosting({
        opportunity: into === '' ? null : into,
        company: company.trim() || 'unnamed',
        role: role.trim() || 'unnamed',
        country: posting.country,
        needs: lines.slice(0, 50).map((line) => line.trim().slice(0, 500)),
      });
      props.done('Kept.', `/o/${encodeURIComponent(opportunity.id)}`);
    });
  return (
    <section class="stack" aria-labelledby="read-title">
      <h2 id="read-title">A job advertisement</h2>
      {posting.unsure.length > 0 && (
        <Notice tone="soon">
          <p>Please check: {posting.unsure.join(' ')}</p>
        </Notice>
      )}
      <Into value={into} orNew onChange={setInto} />
      {into === '' && (
        <div class="fields">
          <TextField label="Company" value={company} onInput={setCompany} maxLength={300} />
          <TextField label="Role" value={role} onInput={setRole} maxLength={300} />
        </div>
      )}
      <TextField
        label="What they ask for, one to a line"
        lines
        value={needs}
        onInput={setNeeds}
        hint="For you to read again before the debrief; no draft claims that they said it."
      />
      <ProblemNotice problem={action.problem} />
      <div>
        <Button look="main" blocked={lacks} busy={action.busy} onClick={keep}>
          Keep it
        </Button>
      </div>
    </section>
  );
}
