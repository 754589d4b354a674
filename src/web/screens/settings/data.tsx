import { useState } from 'preact/hooks';
import { client, Problem } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import { forgetAll, refreshAll } from '../../resource.ts';
import { go } from '../../router.tsx';
import { saveFile } from '../../save-file.ts';
import { say } from '../../toasts.tsx';

const phrase = 'delete everything';

/** What is typed and not yet sent is the person's data too. */
async function clearBrowser(): Promise<void> {
  for (const key of Object.keys(localStorage))
    if (key.startsWith('afterword:')) localStorage.removeItem(key);
  forgetAll();
  if ('caches' in globalThis) await caches.delete('afterword-data');
}

function DeleteAll() {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const action = useAction();
  const close = () => {
    setTyped('');
    setOpen(false);
  };
  const remove = () =>
    void action.run(async () => {
      await client.deleteEverything();
      await clearBrowser();
      close();
      refreshAll();
      say({ sentence: 'Everything is deleted.' });
      go('/');
    });
  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        Delete everything
      </Button>
      <Dialog title="Delete everything?" open={open} onClose={close}>
        <p>
          Every interview, note, reply and setting goes, and the mailbox is disconnected. Mail in
          your own mailbox stays. This cannot be taken back; an export first is a good idea.
        </p>
        <TextField label={`Type “${phrase}”`} value={typed} onInput={setTyped} />
        <ProblemNotice problem={action.problem} />
        <div class="row">
          <Button
            look="danger"
            blocked={typed.trim().toLowerCase() !== phrase}
            busy={action.busy}
            onClick={remove}
          >
            Delete everything
          </Button>
          <Button look="quiet" onClick={close}>
            Keep it
          </Button>
        </div>
      </Dialog>
    </>
  );
}

/** A photograph, a table: said before anything is asked of the server. */
function noExport(): never {
  throw new Problem(0, {
    error: 'no_export',
    message: 'That file is no export of Afterword.',
    mend: 'Choose the file “afterword-export.json”. For tables and other trackers there is “Bring something in”.',
  });
}

/** The data is the person's: out whole, in whole, gone whole (X6). */
export function YourData() {
  const action = useAction();
  const bring = (file: File | undefined) => {
    if (!file) return;
    void action.run(async () => {
      const record = await file.text().then(JSON.parse).catch(noExport);
      await client.importAll(record);
      refreshAll();
      say({ sentence: 'Imported.' });
    });
  };
  const sample = () =>
    void action.run(async () => {
      await client.addSample();
      refreshAll();
      go('/');
    });
  return (
    <section class="stack" id="data" aria-labelledby="data-title">
      <h2 id="data-title">Your data</h2>
      <p>It lies on this machine and nowhere else.</p>
      <div class="row">
        <Button
          busy={action.busy}
          onClick={() =>
            void action.run(async () => saveFile(await client.exportAll(), 'afterword-export.json'))
          }
        >
          Export everything
        </Button>
        <Button look="quiet" busy={action.busy} onClick={sample}>
          Show the sample week
        </Button>
        <DeleteAll />
      </div>
      <div class="field">
        <label class="field-label" for="import-file">
          Import an export into an empty installation
        </label>
        <input
          id="import-file"
          class="input"
          type="file"
          accept="application/json,.json"
          onChange={(event) => bring(event.currentTarget.files?.[0])}
        />
      </div>
      <ProblemNotice problem={action.problem} />
    </section>
  );
}

/** The calendar feed: interviews and due dates in the person's own calendar, read-only. */
export function CalendarFeed() {
  const [url, setUrl] = useState<string | null>(null);
  const action = useAction();
  return (
    <section class="stack" id="calendar" aria-labelledby="calendar-title">
      <h2 id="calendar-title">Calendar</h2>
      <p>Subscribe to this address and due dates show up in your own calendar.</p>
      {url === null ? (
        <div>
          <Button
            busy={action.busy}
            onClick={() => void action.run(async () => setUrl((await client.feedAddress()).url))}
          >
            Show the address
          </Button>
        </div>
      ) : (
        <TextField label="Address (keep it to yourself)" value={url} onInput={() => undefined} />
      )}
      <ProblemNotice problem={action.problem} />
    </section>
  );
}
