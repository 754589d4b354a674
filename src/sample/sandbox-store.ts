import type { SandboxStore } from '../mail/sandbox/post-office.ts';
import type { Shelf } from '../store/port.ts';

const SETTING = 'sandbox';

/** The sandbox's mail on the shelf, so that the sample week survives a restart. */
export async function shelfSandboxStore(shelf: Shelf): Promise<SandboxStore> {
  let text = ((await shelf.setting(SETTING)) ?? null) as string | null;
  let writing: Promise<void> = Promise.resolve();
  return {
    read: () => text,
    write(next) {
      text = next;
      // One after the other, the newest last; a demo may lose its last letter to a power cut.
      writing = writing.then(() => shelf.putSetting(SETTING, text)).catch(() => {});
    },
  };
}
