import type { ParsedMail } from '../mail/parsed-mail.ts';
import type { IncomingMail } from '../mail/port.ts';
import type { Stray, World } from '../store/port.ts';
import { type Desk, loadAll, worldOf } from './desk.ts';
import { match } from './matching.ts';
import { concernsOwn } from './own-mail.ts';
import { isOwnMail } from './receiving.ts';
import { layAside } from './strays.ts';

const WHY = 'Afterword could not read this message';

/**
 * A message that reading failed on: the person looks at it, where it may be of some opportunity;
 * until then nothing leaves there. The candidate's own is of those whom it was written to: it may
 * be the very letter that would leave a second time.
 */
export async function layUnreadAside(
  desk: Desk,
  world: World,
  mail: Pick<IncomingMail, 'raw' | 'receivedAt' | 'folder'>,
  parsed: ParsedMail,
): Promise<void> {
  const candidates = await candidatesOf(desk, world, mail, parsed);
  if (candidates.length > 0) await layAside(desk, world, mail, parsed, candidates);
}

async function candidatesOf(
  desk: Desk,
  world: World,
  { folder }: Pick<IncomingMail, 'folder'>,
  { header }: ParsedMail,
): Promise<Stray['candidates']> {
  const all = (await loadAll(desk)).filter((o) => worldOf(o) === world);
  if (folder === 'sent' || (await isOwnMail(desk, world, header))) {
    // A copy in the inbox says nothing that Sent does not say.
    if (folder !== 'sent' && folder !== 'all') return [];
    const known = all.flatMap((o) => [...o.letters, ...o.messages]);
    const { messageId } = header;
    if (messageId !== null && known.some((m) => m.messageId === messageId)) return [];
    const reached = all.filter((o) => concernsOwn(header, [o]));
    return reached.map((o) => ({ opportunity: o.id, why: WHY }));
  }
  const found = match(header, all);
  switch (found.kind) {
    case 'nowhere':
      return [];
    case 'sure':
      return [{ opportunity: found.opportunity, why: WHY }];
    case 'unsure':
      return found.candidates;
  }
}
