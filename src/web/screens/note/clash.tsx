import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import type { Clash } from './draft.ts';

/** The letter was changed elsewhere while it was typed here: both are shown, neither is lost. */
export function ClashPanel(props: {
  readonly clash: Clash;
  readonly onSettle: (keep: 'mine' | 'theirs') => void;
}) {
  const { mine, theirs } = props.clash;
  return (
    <Notice tone="soon" alert>
      <p>
        <strong>This note was changed somewhere else meanwhile.</strong> Both versions are here;
        choose the one to go on with.
      </p>
      <div class="versions">
        <div class="stack stack-tight">
          <h3>Typed here</h3>
          <p class="version">{mine.body}</p>
          <Button onClick={() => props.onSettle('mine')}>Go on with mine</Button>
        </div>
        <div class="stack stack-tight">
          <h3>From elsewhere</h3>
          <p class="version">{theirs.letter.body}</p>
          <Button onClick={() => props.onSettle('theirs')}>Take that one</Button>
        </div>
      </div>
    </Notice>
  );
}
