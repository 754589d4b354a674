import { useEffect } from 'preact/hooks';
import { client } from '../../client.ts';
import { formOf, type InterviewForm } from './form.ts';
import { takeGiven } from './given.ts';

/** Fills the form, once, with what was read elsewhere or with the offer of `/new?offer=…`. */
export function useOffered(onForm: (form: InterviewForm) => void): void {
  useEffect(() => {
    const given = takeGiven();
    if (given !== null) onForm(formOf(given.invitation, given.match));
    const id = new URLSearchParams(location.search).get('offer');
    if (id === null) return;
    void client.offers().then(({ offers }) => {
      const offer = offers.find((each) => each.id === id);
      if (offer) onForm(formOf(offer.invitation, offer.match));
    });
  }, []);
}
