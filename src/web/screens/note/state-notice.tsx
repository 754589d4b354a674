import { useEffect, useState } from 'preact/hooks';
import type { LetterView } from '../../../http/views.ts';
import { takeBack, undoSeconds } from '../../held.ts';
import { Button } from '../../parts/button.tsx';
import { Notice, type Tone } from '../../parts/notice.tsx';

const tones: Record<LetterView['letter']['state'], Tone> = {
  draft: 'calm',
  approved: 'good',
  sending: 'calm',
  sent: 'good',
  failed: 'late',
  uncertain: 'soon',
  bounced: 'late',
  discarded: 'calm',
};

const plain: Record<LetterView['letter']['state'], string> = {
  draft: '',
  approved: 'Approved. It is held in the outbox.',
  sending: 'It is leaving now.',
  sent: 'It went out.',
  failed: 'It could not be sent.',
  uncertain: 'It is uncertain whether it arrived.',
  bounced: 'It came back: the address does not work.',
  discarded: 'This draft was thrown away.',
};

/** Counts down by itself while something can still be taken back. */
export function useSeconds(undoUntil: string | null, sample: boolean): number {
  const [seconds, set] = useState(() => undoSeconds(undoUntil, sample));
  useEffect(() => {
    set(undoSeconds(undoUntil, sample));
    const timer = setInterval(() => set(undoSeconds(undoUntil, sample)), 500);
    return () => clearInterval(timer);
  }, [undoUntil, sample]);
  return seconds;
}

/** Where the letter stands once it is more than a draft, and what can be done there. */
export function StateNotice(props: {
  readonly view: LetterView;
  readonly onBack: (view: LetterView) => void;
}) {
  const { view } = props;
  const { state } = view.letter;
  const seconds = useSeconds(view.outbox?.undoUntil ?? null, view.sample);
  if (state === 'draft') return null;
  const undoable = state === 'approved';
  return (
    <Notice tone={tones[state]}>
      <p role="status">
        <strong>{plain[state]}</strong> {view.outbox?.sentence}
      </p>
      <div class="row">
        {undoable && (
          <Button
            onClick={() =>
              void takeBack(view.opportunity, view.letter.id).then(
                (back) => back && props.onBack(back),
              )
            }
          >
            {seconds > 0 && seconds < 300 ? `Undo (${seconds} s)` : 'Undo'}
          </Button>
        )}
        {(state === 'uncertain' || state === 'failed' || undoable) && (
          <a class="button button-quiet" href="/outbox">
            Open the outbox
          </a>
        )}
        {view.sample && state === 'sent' && (
          <a class="button" href="/sandbox">
            See it arrive
          </a>
        )}
      </div>
    </Notice>
  );
}
