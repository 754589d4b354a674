import type { Offer } from '../../desk/invited.ts';
import type { OfferView } from '../views.ts';

/** An offer as the question on Today, in the candidate's own time: "An interview with Halden Foods …?" */
export function offerView(offer: Offer, zone: string): OfferView {
  const { invitation } = offer;
  const with_ = invitation.company ?? offer.fromName ?? offer.fromAddress ?? 'somebody';
  const what = invitation.isInterview ? 'An interview with' : 'Perhaps an interview, from';
  return {
    id: offer.id,
    title: `${what} ${with_}, ${whenOf(invitation.startsAt, zone)}?`,
    from: offer.fromName ?? offer.fromAddress ?? '',
    subject: offer.subject,
    invitation,
    match: offer.match,
    sample: offer.world === 'sample',
    ready: invitation.company !== null && invitation.role !== null && invitation.isInterview,
  };
}

function whenOf(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toLocaleString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
}
