import { useEffect, useState } from 'preact/hooks';
import type { LetterView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { TextField } from '../../parts/field.tsx';
import { Notice } from '../../parts/notice.tsx';
import type { PostView } from '../../wire.ts';

/** Is the post fast enough? The days it takes are an estimate, to be corrected. */
export function Post(props: { readonly view: LetterView }) {
  const { opportunity, letter } = props.view;
  const [typed, type] = useState<string | null>(null);
  const [post, setPost] = useState<PostView | null>(null);
  const days = typed === null ? null : Number.parseInt(typed, 10);
  useEffect(() => {
    let current = true;
    if (Number.isNaN(days)) return;
    client.post(opportunity, letter.id, days).then(
      (found) => current && setPost(found),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [opportunity, letter.id, days]);
  if (post === null) return null;
  return (
    <div class="stack no-print">
      <Notice tone={post.tooLate ? 'soon' : 'calm'}>
        <p role="status">{post.sentence}</p>
      </Notice>
      <div class="fields">
        <TextField
          label="Business days the post takes"
          inputMode="numeric"
          value={typed ?? String(post.days)}
          onInput={type}
          hint="An estimate; correct it where you know better."
        />
      </div>
    </div>
  );
}
