import { useState } from 'preact/hooks';
import type { BroughtView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';
import { refreshAll } from '../../resource.ts';
import { go } from '../../router.tsx';
import { say } from '../../toasts.tsx';
import { InvitationsPreview } from './invitations.tsx';
import { PeoplePreview } from './people.tsx';
import { PostingPreview } from './posting.tsx';
import { ResumePreview } from './resume.tsx';
import { TablePreview } from './table.tsx';
import { ThreadPreview } from './thread.tsx';

/** What every preview is told to do once its part is recorded. */
export type Done = (sentence: string, to?: string) => void;

/** Taking a file or text: chosen, dropped, or pasted. */
function Take(props: {
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
  readonly onText: (text: string) => void;
}) {
  const [over, setOver] = useState(false);
  const [text, setText] = useState('');
  const file = (given: File | undefined) => given && props.onFile(given);
  return (
    <fieldset
      aria-label="What you have"
      class={`drop ${over ? 'drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        file(event.dataTransfer?.files[0]);
      }}
    >
      <div class="field">
        <label class="field-label" for="bring-file">
          Choose a file, or drop it here
        </label>
        <input
          id="bring-file"
          class="input"
          type="file"
          onChange={(event) => file(event.currentTarget.files?.[0])}
        />
      </div>
      <TextField label="Or paste it" lines value={text} onInput={setText} maxLength={2_000_000} />
      <div>
        <Button
          look="main"
          blocked={text.trim() === ''}
          busy={props.busy}
          onClick={() => props.onText(text)}
        >
          Look at it
        </Button>
      </div>
    </fieldset>
  );
}

function Preview(props: { readonly brought: BroughtView; readonly done: Done }) {
  const { brought, done } = props;
  switch (brought.kind) {
    case 'invitations':
      return <InvitationsPreview invitations={brought.invitations} />;
    case 'posting':
      return <PostingPreview posting={brought.posting} done={done} />;
    case 'resume':
      return <ResumePreview resume={brought.resume} done={done} />;
    case 'people':
      return <PeoplePreview {...brought} done={done} />;
    case 'table':
      return <TablePreview table={brought.table} done={done} />;
    case 'thread':
      return (
        <ThreadPreview messages={brought.messages} invitations={brought.invitations} done={done} />
      );
    case 'export':
      return (
        <Notice tone="calm">
          <p>
            This is an export of Afterword. It goes into an empty installation, under{' '}
            <a href="/settings#data">Settings, Your data</a>.
          </p>
        </Notice>
      );
    case 'refused':
      return (
        <Notice tone="soon" alert>
          <p>{brought.sentence} Nothing was changed.</p>
        </Notice>
      );
  }
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

/** Bringing things in: one place for every kind; nothing is recorded before it was looked at. */
export function BringIn() {
  const [brought, setBrought] = useState<BroughtView | null>(null);
  const [read, setRead] = useState(0);
  const action = useAction();
  const look = (body: () => Promise<{ name: string; content?: string; base64?: string }>) =>
    void action.run(async () => {
      setBrought(null);
      setBrought(await client.bringIn(await body()));
      setRead((n) => n + 1);
    });
  const done: Done = (sentence, to) => {
    setBrought(null);
    refreshAll();
    say({ sentence });
    if (to !== undefined) go(to);
  };
  return (
    <div class="screen">
      <header class="screen-head">
        <h1>Bring something in</h1>
        <p class="soft">
          An invitation, a job advertisement, your résumé (JSON Resume), contact cards, the table of
          another tracker (CSV), or the mails of an interview. You see what was read before anything
          is kept.
        </p>
      </header>
      <details class="unfold" open={brought === null || brought.kind === 'refused'}>
        <summary>{brought === null ? 'What you have' : 'Something else'}</summary>
        <Take
          busy={action.busy}
          onFile={(file) => look(async () => ({ name: file.name, base64: await base64(file) }))}
          onText={(content) => look(async () => ({ name: 'pasted', content }))}
        />
      </details>
      <ProblemNotice problem={action.problem} />
      <div aria-live="polite">
        {brought && <Preview key={read} brought={brought} done={done} />}
      </div>
    </div>
  );
}
