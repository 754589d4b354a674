import { useState } from 'preact/hooks';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { Badge, Notice, ProblemNotice } from '../../parts/notice.tsx';
import { say } from '../../toasts.tsx';
import { day, hour } from '../../when.ts';
import type { InvitationsView } from '../../wire.ts';
import { formOf, type InterviewForm } from './form.ts';

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

type Read = InvitationsView['invitations'][number];

function Choice(props: { readonly read: Read; readonly onTake: () => void }) {
  const { invitation } = props.read;
  return (
    <li class="today-line">
      <div class="row row-apart">
        <div>
          <p class="strong">{invitation.company ?? invitation.role ?? 'An appointment'}</p>
          <p class="small soft">
            {day(invitation.startsAt, invitation.timeZone)},{' '}
            {hour(invitation.startsAt, invitation.timeZone)}
          </p>
          {invitation.cancelled && <Badge tone="late">cancelled</Badge>}
          {!invitation.isInterview && <Badge>perhaps no interview</Badge>}
        </div>
        <Button onClick={props.onTake}>Use this</Button>
      </div>
    </li>
  );
}

/** Takes an invitation as a file, a mail or pasted text, and fills the form below with it. */
export function Drop(props: { readonly onRead: (form: InterviewForm) => void }) {
  const [over, setOver] = useState(false);
  const [text, setText] = useState('');
  const [found, setFound] = useState<InvitationsView | null>(null);
  const action = useAction();
  const take = (read: Read) => {
    props.onRead(formOf(read.invitation, read.match));
    setFound(null);
    say({ sentence: 'Read. Check it below.' });
  };
  const read = (body: { name: string; content?: string; base64?: string }) =>
    void action.run(async () => {
      const view = await client.readInvitation(body);
      const only = view.invitations[0];
      if (view.invitations.length === 1 && only) take(only);
      else setFound(view);
    });
  const readFile = (file: File | undefined) => {
    if (file) void base64(file).then((bytes) => read({ name: file.name, base64: bytes }));
  };
  return (
    <details class="unfold" open>
      <summary>I have the invitation (.ics, .eml or its text)</summary>
      <fieldset
        aria-label="The invitation"
        class={`drop ${over ? 'drop-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          readFile(event.dataTransfer?.files[0]);
        }}
      >
        <div class="field">
          <label class="field-label" for="invitation-file">
            Choose the file, or drop it here
          </label>
          <input
            id="invitation-file"
            class="input"
            type="file"
            accept=".ics,.eml,text/calendar,message/rfc822,text/plain"
            onChange={(event) => readFile(event.currentTarget.files?.[0])}
          />
        </div>
        <TextField label="Or paste the mail" lines value={text} onInput={setText} />
        <div>
          <Button
            blocked={text.trim() === ''}
            busy={action.busy}
            onClick={() => read({ name: 'pasted.txt', content: text })}
          >
            Read it
          </Button>
        </div>
        <p class="small soft">
          An advertisement, a résumé, contacts, a table? <a href="/bring-in">Bring them in here</a>.
        </p>
        <ProblemNotice problem={action.problem} />
        {found?.refused && (
          <Notice tone="soon" alert>
            <p>{found.refused} You can fill in the lines below by hand.</p>
          </Notice>
        )}
        {found && found.invitations.length > 0 && (
          <ul class="card card-flush lines">
            {found.invitations.map((each) => (
              <Choice
                key={`${each.invitation.uid}${each.invitation.startsAt}`}
                read={each}
                onTake={() => take(each)}
              />
            ))}
          </ul>
        )}
      </fieldset>
    </details>
  );
}
