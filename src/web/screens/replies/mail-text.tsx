import type { Reading, ReceivedMessage } from '../../../http/views.ts';
import { AsSent } from './as-sent.tsx';

interface Piece {
  readonly words: string;
  readonly says: string | null;
}

/** The text cut at its evidence; overlapping spans keep the first. */
export function pieces(text: string, evidence: Reading['evidence']): readonly Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  for (const span of [...evidence].sort((a, b) => a.start - b.start)) {
    if (span.start < at || span.end > text.length || span.end <= span.start) continue;
    if (span.start > at) cut.push({ words: text.slice(at, span.start), says: null });
    cut.push({ words: text.slice(span.start, span.end), says: span.says });
    at = span.end;
  }
  if (at < text.length) cut.push({ words: text.slice(at), says: null });
  return cut;
}

/** What they newly wrote, with the sentences that carry its meaning marked. Text only, never HTML. */
export function MailText(props: { readonly message: ReceivedMessage }) {
  const { reading, text } = props.message;
  const shown = reading.newText || text;
  const more = reading.newText !== '' && text.trim() !== reading.newText.trim();
  return (
    <>
      <div class="mail-text" dir="auto">
        {pieces(shown, reading.newText ? reading.evidence : []).map((piece) =>
          piece.says === null ? piece.words : <mark key={piece.words}>{piece.words}</mark>,
        )}
      </div>
      {more && (
        <details class="unfold">
          <summary>The whole message</summary>
          <div class="mail-text soft" dir="auto">
            {text}
          </div>
        </details>
      )}
      {props.message.messageId !== null && <AsSent message={props.message.id} />}
    </>
  );
}
