import type { OfferView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import { refreshAll, useResource } from '../../resource.ts';
import { go } from '../../router.tsx';
import { say } from '../../toasts.tsx';

function Offer(props: { readonly offer: OfferView }) {
  const { offer } = props;
  const action = useAction();
  const titleId = `offer-${offer.id}`;
  const form = `/new?offer=${encodeURIComponent(offer.id)}`;
  const add = () =>
    void action.run(async () => {
      const { opportunity } = await client.addOffer(offer.id);
      refreshAll();
      say({ sentence: 'Added. The debrief is offered when it is over.' });
      go(`/o/${encodeURIComponent(opportunity.id)}`);
    });
  const drop = () =>
    void action.run(async () => {
      await client.dropOffer(offer.id);
      refreshAll();
      say({ sentence: 'Left out. You will not be asked about it again.' });
    });
  const people = offer.invitation.interviewers.map((each) => each.name).join(', ');
  return (
    <article class="today-row" aria-labelledby={titleId}>
      <span class="today-sign">
        <Icon name="question" />
      </span>
      <div class="stack stack-tight">
        <h3 id={titleId}>{offer.title}</h3>
        <p class="soft small">
          From {offer.from}: {offer.subject}
          {offer.sample && <span class="sample-word"> · sample</span>}
        </p>
        {(offer.invitation.role || people) && (
          <p>{[offer.invitation.role, people && `with ${people}`].filter(Boolean).join(', ')}</p>
        )}
        <ProblemNotice problem={action.problem} />
        <div class="row today-exits">
          {offer.ready ? (
            <>
              <Button look="main" busy={action.busy} onClick={add}>
                Add
              </Button>
              <Button onClick={() => go(form)}>Look and mend</Button>
            </>
          ) : (
            <Button look="main" onClick={() => go(form)}>
              Add
            </Button>
          )}
          <Button look="quiet" busy={action.busy} onClick={drop}>
            Not an interview
          </Button>
        </div>
      </div>
    </article>
  );
}

/** Invitations that arrived by mail and are asked about before anything is recorded. */
export function Offers() {
  const { data } = useResource('offers', client.offers);
  if (!data || data.offers.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="offers">
      <h2 id="offers" class="unseen">
        Arrived by mail
      </h2>
      {data.offers.map((offer) => (
        <Offer key={offer.id} offer={offer} />
      ))}
    </section>
  );
}
