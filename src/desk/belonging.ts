import type { Opportunity } from '../core/record/opportunity.ts';
import { Fault } from '../errors.ts';
import type { Parser } from '../mail/parse.ts';
import { type Desk, load, worldOf } from './desk.ts';
import { recordOwn } from './own-mail.ts';
import { isKnown, isOwnMail, recordMessage } from './receiving.ts';

/** "It belongs here": the person says which opportunity a stray is about; it is recorded there. */
export async function matchStray(
  desk: Desk,
  parser: Parser,
  place: { readonly stray: string; readonly opportunity: string },
): Promise<Opportunity> {
  const stray = (await desk.store.shelf.strays()).find((s) => s.id === place.stray);
  if (stray === undefined) {
    throw new Fault('not_found', 'This message was dealt with already.', 'Reload the page.');
  }
  const opportunity = await load(desk, place.opportunity);
  if (stray.world !== worldOf(opportunity)) {
    throw new Fault(
      'bad_input',
      'This message and that opportunity are not of the same world.',
      'Keep the sample week and your own search apart.',
    );
  }
  const parsed = await parser.parse(stray.raw);
  const mail = { raw: stray.raw, receivedAt: stray.at };
  if (await isOwnMail(desk, stray.world, parsed.header)) {
    await recordOwn(desk, opportunity, mail, parsed);
  } else if (!isKnown(opportunity, mail, parsed)) {
    const address = parsed.header.from[0]?.address.toLowerCase();
    const person = opportunity.people.find((p) => p.email?.toLowerCase() === address);
    await recordMessage(desk, opportunity, mail, parsed, {
      from: person?.id ?? 'ats',
      bounced: null,
    });
  }
  await desk.store.shelf.removeStray(stray.id);
  return opportunity;
}
