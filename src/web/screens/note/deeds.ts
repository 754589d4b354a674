import type { LetterView } from '../../../http/views.ts';
import { client, Problem } from '../../client.ts';
import { sayHeld } from '../../held.ts';
import type { Action } from '../../parts/action.ts';
import { refreshAll } from '../../resource.ts';
import { go } from '../../router.tsx';
import { fileName, saveFile } from '../../save-file.ts';
import { say } from '../../toasts.tsx';
import type { Draft } from './draft.ts';
import { replaceSpan } from './writing.tsx';

/** The words for the clipboard: subject only where it will be needed. */
async function copy(draft: Draft): Promise<void> {
  await navigator.clipboard.writeText(draft.now().body);
  say({ sentence: 'Copied. Paste it into your own mail.' });
}

/** Approval is for the words on the screen (X1): anything else is shown first. */
function requireSeen(draft: Draft, fresh: LetterView): void {
  const shown = draft.now();
  if (shown.body === fresh.letter.body && shown.subject === fresh.letter.subject) return;
  throw new Problem(0, {
    error: 'not_seen',
    message: 'The note changed while it was being approved, so nothing was sent.',
    mend: 'Read it once more and approve again.',
  });
}

/** What can be done with a letter, each against its newest saved state. */
export function deedsFor(draft: Draft, view: LetterView, action: Action) {
  const id = view.opportunity;
  const letter = view.letter.id;
  const after = (deed: (fresh: LetterView) => Promise<LetterView>) =>
    action.run(async () => {
      const fresh = await draft.save();
      draft.take(await deed(fresh));
      refreshAll();
    });
  return {
    approve: (sendAt: string | null) =>
      after(async (fresh) => {
        requireSeen(draft, fresh);
        const held = await client.approve({ id, seq: fresh.seq }, letter, fresh.hash, sendAt);
        sayHeld(held);
        return held;
      }),
    another: (shorter: boolean) => {
      const before = draft.now();
      return after(async (fresh) => {
        const made = await client.another({ id, seq: fresh.seq }, letter, shorter);
        say({
          sentence: shorter ? 'A shorter version.' : 'Another version.',
          action: { words: 'Undo', run: () => draft.type(before) },
        });
        return made;
      });
    },
    reword: (sentence: number, turn: number) => {
      const before = draft.now();
      return after(async (fresh) => {
        const made = await client.reword({ id, seq: fresh.seq }, letter, sentence, turn);
        say({
          sentence: 'Said in other words.',
          action: { words: 'Undo', run: () => draft.type(before) },
        });
        return made;
      });
    },
    suppress: (body: { rule: string; quote: string; reason: string }) =>
      after((fresh) => client.suppress({ id, seq: fresh.seq }, letter, body)),
    lift: (body: { rule: string; quote: string }) =>
      after((fresh) => client.unsuppress({ id, seq: fresh.seq }, letter, body)),
    learn: (word: string) =>
      after(async () => {
        await client.learnWord(word);
        return client.letter(id, letter);
      }),
    mendAll: () =>
      action.run(async () => {
        const { subject, body, mended } = await client.mend(id, letter, draft.now());
        // Through the fields, so that the browser's own undo knows about it.
        const now = draft.now();
        if (subject !== now.subject)
          replaceSpan('subject', { start: 0, end: now.subject.length }, subject);
        if (body !== now.body) replaceSpan('body', { start: 0, end: now.body.length }, body);
        say({ sentence: mended.map(({ title }) => title).join('. ') });
      }),
    byHand: (channel: 'by_hand' | 'card') =>
      after(async (fresh) => {
        const sent = await client.byHand({ id, seq: fresh.seq }, letter, channel);
        say({ sentence: 'Noted as sent. The plan goes on from here.' });
        return sent;
      }),
    discard: () =>
      action.run(async () => {
        const fresh = await client.letter(id, letter);
        await client.discard({ id, seq: fresh.seq }, letter);
        refreshAll();
        go(`/o/${encodeURIComponent(id)}`);
      }),
    eml: () =>
      action.run(async () => {
        const fresh = await draft.save();
        saveFile(await client.eml(id, letter), `${fileName(fresh.letter.subject)}.eml`);
      }),
    copy: () => action.run(() => copy(draft)),
    print: () =>
      action.run(async () => {
        await draft.save();
        go(`/o/${encodeURIComponent(id)}/letters/${encodeURIComponent(letter)}/print`);
      }),
  };
}

export type Deeds = ReturnType<typeof deedsFor>;
