import { useEffect } from 'preact/hooks';
import { client } from '../../client.ts';
import { formOf, type InterviewForm } from './form.ts';

/** Fills the form with the offer that the address names (`/new?offer=…`), once. */
export function useOffered(onForm: (form: InterviewForm) => void): void {
  useEffect(() => {
    const id = new URLSearchParams(location.search).get('offer');
    if (id === null) return;
    void client.offers().then(({ offers }) => {
      const offer = offers.find((each) => each.id === id);
      if (offer) onForm(formOf(offer.invitation, offer.match));
    });
  }, []);
}
