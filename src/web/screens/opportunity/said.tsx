import type { OpportunityView } from '../../../http/views.ts';
import { Badge } from '../../parts/notice.tsx';
import { ago } from '../../when.ts';
import { intentWords } from '../../words.ts';

/** What they wrote, newest first, each with what it was taken to mean. */
export function Said(props: { readonly view: OpportunityView; readonly now: string }) {
  const { messages } = props.view.opportunity;
  if (messages.length === 0) return null;
  return (
    <section class="stack stack-tight" aria-labelledby="said-title">
      <h2 id="said-title">What they said</h2>
      <ul class="card card-flush lines">
        {[...messages].reverse().map((message) => (
          <li key={message.id} class="today-line">
            <div class="row row-apart">
              <a href={`/replies?message=${encodeURIComponent(message.id)}`}>
                {message.fromName ?? message.fromAddress ?? 'Unknown'}
              </a>
              <Badge tone={intentWords[message.reading.intent].tone}>
                {intentWords[message.reading.intent].words}
              </Badge>
            </div>
            <p class="small soft">{ago(message.at, props.now)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
