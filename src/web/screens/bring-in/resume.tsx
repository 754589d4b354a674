import { useState } from 'preact/hooks';
import type { Resume } from '../../../core/imports/brought.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Tick } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import type { Done } from './bring-in.tsx';

/** A résumé as read: what of it may be used in a debrief is ticked. */
export function ResumePreview(props: { readonly resume: Resume; readonly done: Done }) {
  const { resume } = props;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const action = useAction();
  const strengths = resume.strengths.filter((line) => !left.has(line));
  const toggle = (line: string, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(line);
    else next.add(line);
    setLeft(next);
  };
  const keep = () =>
    void action.run(async () => {
      const { added } = await client.acceptResume({ ...resume, strengths });
      props.done(`${added} added. They are offered when you note down an interview.`);
    });
  return (
    <section class="stack" aria-labelledby="read-title">
      <h2 id="read-title">Your résumé</h2>
      <p class="soft">
        {[resume.name, resume.headline, resume.email].filter(Boolean).join(' · ') ||
          'It names nobody.'}
      </p>
      {resume.strengths.length > 0 && (
        <fieldset class="stack stack-tight">
          <legend>
            <h3>What you have done and know</h3>
          </legend>
          <p class="soft">Untick what should not be offered.</p>
          {resume.strengths.map((line) => (
            <Tick
              key={line}
              label={line}
              checked={!left.has(line)}
              onChange={(on) => toggle(line, on)}
            />
          ))}
        </fieldset>
      )}
      {resume.employers.length > 0 && (
        <p>
          Employers, so that naming one is not taken for a wrong company:{' '}
          {resume.employers.join(', ')}.
        </p>
      )}
      <p class="small soft">
        Your name, address and headline are only filled in where they are still empty.
      </p>
      <ProblemNotice problem={action.problem} />
      <div>
        <Button look="main" busy={action.busy} onClick={keep}>
          Keep it
        </Button>
      </div>
    </section>
  );
}
