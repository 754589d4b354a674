import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChecksView, LetterView } from '../../../http/views.ts';
import { client, type Problem } from '../../client.ts';
import { asProblem } from '../../resource.ts';

export interface Text {
  readonly subject: string;
  readonly body: string;
}

/** Two versions of one letter: what was typed here, and what came from elsewhere meanwhile. */
export interface Clash {
  readonly mine: Text;
  readonly theirs: LetterView;
}

export interface Draft {
  readonly view: LetterView | null;
  readonly text: Text;
  readonly checks: ChecksView | null;
  readonly saving: 'saved' | 'typing' | 'saving' | 'kept here';
  readonly problem: Problem | null;
  readonly clash: Clash | null;
  readonly type: (text: Text) => void;
  /** Saves what is typed and answers with the letter as it stands. */
  readonly save: () => Promise<LetterView>;
  readonly take: (view: LetterView) => void;
  readonly settle: (keep: 'mine' | 'theirs') => void;
  readonly reload: () => Promise<void>;
  /** What stands in the fields this moment, also from a callback made earlier. */
  readonly now: () => Text;
}

const same = (a: Text, b: Text): boolean => a.subject === b.subject && a.body === b.body;
const textOf = (view: LetterView): Text => ({
  subject: view.letter.subject,
  body: view.letter.body,
});

interface Kept extends Text {
  /** What the server had when typing began: if it has that still, ours wins without asking. */
  readonly base: Text;
}

/** A server that was away is asked again. */
const RETRY_MS = 5000;

/** What is typed lives in this browser until the server has it. */
function keeper(key: string) {
  const name = `afterword:letter:${key}`;
  return {
    read(): Kept | null {
      try {
        return JSON.parse(localStorage.getItem(name) ?? 'null') as Kept | null;
      } catch {
        return null;
      }
    },
    write(kept: Kept | null): void {
      try {
        if (kept === null) localStorage.removeItem(name);
        else localStorage.setItem(name, JSON.stringify(kept));
      } catch {
        // A full or forbidden storage: the server still gets every save.
      }
    },
  };
}

/** The editing of one letter: saved as typed, checked as typed, nothing lost in a conflict. */
export function useDraft(opportunity: string, letter: string): Draft {
  const [state, setState] = useState<State>(emptyState);
  const live = useRef(state);
  const keep = useRef(keeper(letter)).current;
  const update = (change: Partial<State>) => {
    live.current = { ...live.current, ...change };
    setState(live.current);
  };

  const take = (view: LetterView) => {
    keep.write(null);
    update({
      view,
      text: textOf(view),
      base: textOf(view),
      checks: view.checks,
      saving: 'saved',
      clash: null,
      problem: null,
    });
  };

  const arrive = (view: LetterView) => {
    const kept = keep.read();
    const mine = kept ?? (live.current.saving === 'saved' ? null : live.current.text);
    const base = kept?.base ?? live.current.base;
    if (mine === null || same(mine, textOf(view)) || view.letter.state !== 'draft')
      return take(view);
    if (base !== null && same(base, textOf(view)))
      return update({
        view,
        text: { subject: mine.subject, body: mine.body },
        base,
        // The server has what it had: ours goes on to it.
        saving: 'typing',
      });
    update({ view, clash: { mine: { subject: mine.subject, body: mine.body }, theirs: view } });
  };

  const reload = async () => {
    try {
      arrive(await client.letter(opportunity, letter));
    } catch (cause) {
      update({ problem: asProblem(cause) });
    }
  };

  const put = (view: LetterView, text: Text, seq: number) =>
    client.saveLetter({ id: opportunity, seq }, letter, {
      ...text,
      to: view.letter.to,
      channel: view.letter.channel,
    });

  /** Another change of the same opportunity is no reason to bother: only of the same letter. */
  const putAgain = async (view: LetterView, text: Text): Promise<LetterView> => {
    try {
      return await put(view, text, view.seq);
    } catch (cause) {
      if (!asProblem(cause).conflict) throw cause;
      const fresh = await client.letter(opportunity, letter);
      if (!same(textOf(fresh), live.current.base ?? textOf(fresh))) {
        update({ view: fresh, clash: { mine: text, theirs: fresh } });
        throw cause;
      }
      return put(fresh, text, fresh.seq);
    }
  };

  const saveOnce = async (): Promise<LetterView> => {
    const { view, text } = live.current;
    if (view === null) throw new Error('nothing loaded');
    if (same(text, textOf(view))) {
      keep.write(null);
      update({ saving: 'saved' });
      return view;
    }
    update({ saving: 'saving' });
    try {
      const saved = await putAgain(view, text);
      const still = same(live.current.text, text);
      if (still) keep.write(null);
      update({
        view: saved,
        base: textOf(saved),
        problem: null,
        ...(still ? { text: textOf(saved), checks: saved.checks, saving: 'saved' as const } : {}),
      });
      return saved;
    } catch (cause) {
      update({ saving: 'kept here', problem: asProblem(cause) });
      throw cause;
    }
  };

  const line = useRef<Promise<unknown>>(Promise.resolve());
  const save = (): Promise<LetterView> => {
    const next = line.current.then(saveOnce, saveOnce);
    line.current = next;
    return next;
  };

  const type = (text: Text) => {
    const base = live.current.base ?? text;
    keep.write({ ...text, base });
    update({ text, saving: 'typing' });
  };

  const settle = (choice: 'mine' | 'theirs') => {
    const { clash } = live.current;
    if (clash === null) return;
    if (choice === 'theirs') return take(clash.theirs);
    update({
      clash: null,
      text: clash.mine,
      base: textOf(clash.theirs),
      saving: 'typing',
      problem: null,
    });
    void save().catch(() => undefined);
  };

  useEffect(() => void reload(), [letter]);
  useLiveChecks(opportunity, letter, state, (checks) => update({ checks }));
  useEffect(() => {
    if (state.saving !== 'typing') return;
    const timer = setTimeout(() => void save().catch(() => undefined), 1200);
    return () => clearTimeout(timer);
  }, [state.text.subject, state.text.body, state.saving]);

  useEffect(() => {
    const away = state.saving === 'kept here' && state.clash === null;
    if (!away || state.problem?.status !== 0) return;
    const timer = setTimeout(() => void save().catch(() => undefined), RETRY_MS);
    return () => clearTimeout(timer);
  }, [state.saving, state.clash, state.problem]);

  return { ...state, type, save, take, settle, reload, now: () => live.current.text };
}

interface State {
  readonly view: LetterView | null;
  readonly text: Text;
  readonly base: Text | null;
  readonly checks: ChecksView | null;
  readonly saving: Draft['saving'];
  readonly problem: Problem | null;
  readonly clash: Clash | null;
}

const emptyState: State = {
  view: null,
  text: { subject: '', body: '' },
  base: null,
  checks: null,
  saving: 'saved',
  problem: null,
  clash: null,
};

/** Asks the server for the findings a moment after the last key; the newest answer wins. */
function useLiveChecks(
  opportunity: string,
  letter: string,
  state: State,
  found: (checks: ChecksView) => void,
): void {
  const order = useRef(0);
  useEffect(() => {
    if (state.saving === 'saved') return;
    order.current += 1;
    const mine = order.current;
    const timer = setTimeout(() => {
      client
        .checkLetter(opportunity, letter, state.text)
        .then((checks) => mine === order.current && found(checks))
        .catch(() => undefined);
    }, 300);
    return () => clearTimeout(timer);
  }, [state.text.subject, state.text.body]);
}
