import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';
import { useResource } from '../../resource.ts';
import { saveFile } from '../../save-file.ts';
import { say } from '../../toasts.tsx';
import { day, hour } from '../../when.ts';
import type { BackupsView } from '../../wire.ts';

const kinds: Record<BackupsView['backups'][number]['kind'], string> = {
  automatic: 'made by itself',
  'by-hand': 'made by you',
  'before-restore': 'from before a restore',
  'before-migration': 'from before an update',
};

function size(bytes: number): string {
  const kilo = Math.ceil(bytes / 1000);
  return kilo < 1000 ? `${kilo} kB` : `${(kilo / 1000).toFixed(1)} MB`;
}

/** The backups on this machine: that they are there, one more now, one to take elsewhere. */
export function Backups() {
  const { data, problem, reload } = useResource('backups', client.backups);
  const action = useAction();
  const make = () =>
    void action.run(async () => {
      await client.backUp();
      reload();
      say({ sentence: 'Backed up, opened and checked.' });
    });
  const take = (name: string) =>
    void action.run(async () => saveFile(await client.backup(name), name));
  return (
    <section class="stack" id="backups" aria-labelledby="backups-title">
      <h2 id="backups-title">Backups</h2>
      <p>
        One a day by itself: a week of days, a month of weeks, half a year of months. Each holds
        everything but your mailbox password. They lie on this disk; save one elsewhere now and
        then. To go back, stop Afterword and run <code>afterword restore FILE</code>. Deleting
        everything deletes these too.
      </p>
      {data?.trouble && (
        <Notice tone="late" alert>
          <p>
            <strong>{data.trouble.message}</strong> {data.trouble.mend}
          </p>
        </Notice>
      )}
      <div>
        <Button busy={action.busy} onClick={make}>
          Back up now
        </Button>
      </div>
      <ProblemNotice problem={action.problem ?? problem} />
      {data?.backups.length === 0 && (
        <p class="soft">None yet. The first is made when there is something to lose.</p>
      )}
      {data !== null && data.backups.length > 0 && (
        <details>
          <summary>
            {data.backups.length} {data.backups.length === 1 ? 'backup' : 'backups'}, the newest of{' '}
            {day(data.backups[0]?.at ?? '')}
          </summary>
          <ul class="lines">
            {data.backups.map(({ name, at, kind, bytes }) => (
              <li key={name} class="row row-apart">
                <span>
                  {day(at)}, {hour(at)}{' '}
                  <span class="soft">
                    {kinds[kind]}, {size(bytes)}
                  </span>
                </span>
                <Button look="quiet" busy={action.busy} onClick={() => take(name)}>
                  Save this one
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
