import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReplyView, SettleInput } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { now } from '../../now.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Badge, ProblemNotice } from '../../parts/notice.tsx';
import { refreshAll } from '../../resource.ts';
import { say } from '../../toasts.tsx';
import { ago } from '../../when.ts';
import { intentWords } from '../../words.ts';
import { Correct } from './correct.tsx';
import { MailText } from './mail-text.tsx';

/** One message: what it means, the words that say so, right or not, and what it changes. */
export function Reply(props: { readonly reply: ReplyView; readonly focused: boolean }) {
  const { reply } = props;
  const { message } = reply;
  const action = useAction();
  const [correcting, correct] = useState(false);
  const card = useRef<HTMLElement>(null);
  const current = now(reply.sample);
  useEffect(() => {
    if (props.focused) card.current?.scrollIntoView({ block: 'start' });
  }, [props.focused]);
  const settle = (input: SettleInput | null) =>
    void action.run(async () => {
      const seen = await client.opportunity(reply.opportunity);
      const at = { id: reply.opportunity, seq: seen.opportunity.seq };
      await client.settle(at, message.id, input);
      correct(false);
      refreshAll();
      say({ sentence: 'Noted. The plan goes by it now.' });
    });
  const meaning = intentWords[message.reading.intent];
  const unsure = message.reading.held && !message.settled;
  return (
    <article class="card stack" ref={card} aria-labelledby={`reply-${message.id}`}>
      <div class="stack stack-tight">
        <div class="row row-apart">
          <h3 id={`reply-${message.id}`}>{message.fromName ?? message.fromAddress ?? 'Unknown'}</h3>
          <Badge tone={unsure ? 'soon' : meaning.tone}>
            {unsure ? `Perhaps: ${meaning.words}` : meaning.words}
          </Badge>
        </div>
        <p class="soft small">
          <a class="quiet-link" href={`/o/${encodeURIComponent(reply.opportunity)}`}>
            {reply.company} · {reply.role}
          </a>
          {current && ` · ${ago(message.at, current)}`}
          {reply.sample && <span class="sample-word"> · sample</span>}
        </p>
        <p class="strong">{message.subject}</p>
      </div>
      <MailText message={message} />
      <div class="stack stack-tight">
        <p>{reply.sentence}</p>
        <p class="plan-after">
          <span class="strong">What now:</span> {reply.planAfter}
        </p>
      </div>
      <ProblemNotice problem={action.problem} />
      <div class="row">
        {!message.settled && (
          <Button look={unsure ? 'main' : 'plain'} busy={action.busy} onClick={() => settle(null)}>
            That’s right
          </Button>
        )}
        <Button look={message.settled ? 'quiet' : 'plain'} onClick={() => correct(true)}>
          {message.settled ? 'Correct it' : 'Not quite'}
        </Button>
      </div>
      <Correct
        reading={message.reading}
        open={correcting}
        onClose={() => correct(false)}
        onSettle={settle}
      />
    </article>
  );
}
