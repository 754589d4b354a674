import { localZone } from '../clock.ts';
import type { Client } from './client.ts';

/** What the doctor says of the backups; `trouble` makes the doctor's exit code 1. */
export interface BackupReport {
  readonly count: number;
  readonly newest: string | null;
  readonly trouble: { readonly message: string; readonly mend: string } | null;
}

export async function backupReport(client: Client): Promise<BackupReport> {
  const { backups, trouble } = await client.get<{
    backups: readonly { readonly at: string }[];
    trouble: BackupReport['trouble'];
  }>('/backups');
  return { count: backups.length, newest: backups[0]?.at ?? null, trouble };
}

export function backupLines({ count, newest, trouble }: BackupReport): readonly string[] {
  const there = `${count} ${count === 1 ? 'backup' : 'backups'}`;
  return [
    newest === null
      ? 'No backups yet: the running app makes one a day, "afterword backup" one now.'
      : `${there}, the newest of ${spoken(newest)}`,
    ...(trouble === null ? [] : [`  FAIL ${trouble.message}`, `       ${trouble.mend}`]),
  ];
}

/** "23 November 2026 at 03:58", in the time of this machine. */
export function spoken(instant: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(localZone())
    .toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
}
