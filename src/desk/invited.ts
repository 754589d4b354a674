/**
 * Invitations that arrive in the mailbox. What is sure and comes from somebody known becomes an
 * interview; what is unsure is kept as an offer, as little of it as the question needs, and asked
 * on Today. The message itself is not kept.
 */
import { arrival } from '../core/invitations/arrival.ts';
import type { Invitation } from '../core/invitations/invitation.ts';
import type { EventBody } from '../core/record/events.ts';
import { instantText } from '../core/record/instant.ts';
import type { Instant } from '../core/record/nouns.ts';
import type { Opportunity } from '../core/record/opportunity.ts';
import { Fault } from '../errors.ts';
import type { IncomingMail, MailHeader } from '../mail/port.ts';
import type { World } from '../store/port.ts';
import schedulers from './data/schedulers.json' with { type: 'json' };
import { append, byWorker, type Desk, load, loadAll, type Origin, worldOf } from './desk.ts';
import { inTurn } from './in-turn.ts';
import { accept, matching } from './inviting.ts';
import { match, namedByTrackingSystem } from './matching.ts';
import type { Received } from './receiving.ts';
import { settingsFor } from './settings.ts';

/** An interview that may be one, waiting for the candidate's word. */
export interface Offer {
  readonly id: string;
  readonly world: World;
  readonly invitation: Invitation;
  /** The opportunity it seems to belong to. */
  readonly match: string | null;
  readonly fromName: string | null;
  readonly fromAddress: string | null;
  readonly subject: string;
  readonly messageId: string | null;
  readonly receivedAt: Instant;
}

/** What was said about an entry: it is not asked again, and its sender may change what was added. */
interface Settled {
  readonly uid: string;
  readonly from: string | null;
  readonly added: boolean;
}

interface Kept {
  readonly offers: readonly Offer[];
  readonly settled: readonly Settled[];
}

const SETTING = 'invited';
/** A flood of invitations pushes out the oldest, never anything recorded. */
const MOST_OFFERS = 50;
const MOST_SETTLED = 500;

/** Whether a message of nobody known is worth reading as an invitation, by its outline alone. */
export function mayInvite(header: MailHeader, folder: IncomingMail['folder']): boolean {
  if (folder !== 'inbox' && folder !== 'all') return false;
  return header.hasCalendar || fromScheduler(header);
}

function fromScheduler(header: MailHeader): boolean {
  const domain = domainOf(header);
  return schedulers.domains.some((d) => domain === d || domain.endsWith(`.${d}`));
}

function domainOf(header: Pick<MailHeader, 'from'>): string {
  const address = header.from[0]?.address ?? '';
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

export async function offers(desk: Desk): Promise<readonly Offer[]> {
  return (await kept(desk)).offers;
}

async function kept(desk: Pick<Desk, 'store'>): Promise<Kept> {
  const stored = (await desk.store.shelf.setting(SETTING)) as Partial<Kept> | null | undefined;
  return { offers: stored?.offers ?? [], settled: stored?.settled ?? [] };
}

async function keep(desk: Desk, change: (before: Kept) => Kept): Promise<void> {
  await desk.store.transact(async (unit) => {
    const after = change(await kept({ store: unit } as Pick<Desk, 'store'>));
    await unit.shelf.putSetting(SETTING, {
      offers: after.offers.slice(-MOST_OFFERS),
      settled: after.settled.slice(-MOST_SETTLED),
    });
  });
}

/**
 * Takes in the invitations of one message. Returns the opportunities in which something was
 * recorded. The same message twice, or in two folders, changes nothing the second time.
 */
export async function takeInvitations(
  desk: Desk,
  world: World,
  mail: IncomingMail,
): Promise<readonly string[]> {
  const { candidate } = await settingsFor(desk.store.shelf, { sample: world === 'sample' });
  const sender = mail.header.from[0]?.address.toLowerCase();
  const own = [(await desk.post(world))?.address, candidate.email].map((a) => a?.toLowerCase());
  if (sender === undefined || own.includes(sender)) return [];
  const read = await desk.reader.invitations(
    { name: 'message.eml', content: mail.raw, receivedAt: mail.receivedAt },
    { name: candidate.name, email: candidate.email ?? own[0] ?? null },
    candidate.zone,
  );
  if (read.kind === 'refused') return [];
  const changed: string[] = [];
  for (const invitation of read.invitations) {
    const opportunity = await takeOne(desk, world, mail, invitation);
    if (opportunity !== null) changed.push(opportunity);
  }
  return changed;
}

const ANSWERS = new Set(['REPLY', 'COUNTER', 'REFRESH', 'DECLINECOUNTER']);

async function takeOne(
  desk: Desk,
  world: World,
  mail: IncomingMail,
  invitation: Invitation,
): Promise<string | null> {
  if (ANSWERS.has(invitation.method ?? '')) return null;
  const { settled, offers: open } = await kept(desk);
  const key = keyOf(invitation, mail);
  const said = settled.find((s) => s.uid === key);
  if (said?.added === false) return null;
  const own = (await loadAll(desk)).filter((o) => worldOf(o) === world);
  const same = own.find((o) => o.interviews.some((i) => i.calendar?.uid === invitation.uid));
  const found = match(mail.header, own);
  const sender = found.kind === 'sure' ? own.find((o) => o.id === found.opportunity) : undefined;
  const outcome = arrival(invitation, {
    now: instantText(desk.clocks[world].now()),
    same:
      same === undefined || invitation.uid === null
        ? null
        : { opportunity: same.id, trusted: trusted(same, mail.header, said) },
    sender: sender === undefined ? null : { opportunity: sender.id, company: sender.company },
    entry: invitation.uid !== null,
  });
  switch (outcome.kind) {
    case 'ignore':
      // Called off before it was ever added: the question goes away by itself.
      if (open.some((o) => o.id === key)) await close(desk, key, null);
      return null;
    case 'ask':
      if (said === undefined) await offer(desk, world, mail, invitation, { same, sender, own });
      return null;
    case 'apply': {
      const origin: Origin = {
        by: 'mailbox',
        source: { kind: 'calendar', ref: mail.header.messageId },
      };
      try {
        await patiently(() => accept(desk, invitation, outcome.opportunity, origin));
      } catch (error) {
        // What cannot be recorded as it stands is asked about: no mail may hold up those after it.
        if (!(error instanceof Fault && error.code === 'bad_input')) throw error;
        if (said === undefined) await offer(desk, world, mail, invitation, { same, sender, own });
        return null;
      }
      await close(desk, key, { uid: key, from: domainOf(mail.header), added: true });
      return outcome.opportunity;
    }
  }
}

/** Who may change what is recorded: the people of the opportunity, its company, or who first sent it. */
function trusted(opportunity: Opportunity, header: MailHeader, said: Settled | undefined): boolean {
  if (said?.from === domainOf(header)) return true;
  if (match(header, [opportunity]).kind === 'sure') return true;
  return namedByTrackingSystem(header, [opportunity]).length > 0;
}

const keyOf = (invitation: Invitation, mail: IncomingMail): string =>
  invitation.uid ?? `${mail.header.messageId ?? mail.uid}:${invitation.startsAt}`;

interface Around {
  readonly same: Opportunity | undefined;
  readonly sender: Opportunity | undefined;
  readonly own: readonly Opportunity[];
}

async function offer(
  desk: Desk,
  world: World,
  mail: IncomingMail,
  invitation: Invitation,
  { same, sender, own }: Around,
): Promise<void> {
  const { header } = mail;
  const made: Offer = {
    id: keyOf(invitation, mail),
    world,
    invitation,
    match: same?.id ?? sender?.id ?? matching(own, invitation)?.id ?? null,
    fromName: header.from[0]?.name || null,
    fromAddress: header.from[0]?.address ?? null,
    subject: header.subject.slice(0, 300),
    messageId: header.messageId,
    receivedAt: mail.receivedAt,
  };
  const before = (await kept(desk)).offers.find((o) => o.id === made.id);
  const older = before !== undefined && before.invitation.sequence > invitation.sequence;
  if (older || JSON.stringify(before?.invitation) === JSON.stringify(invitation)) return;
  await keep(desk, (now) => ({
    ...now,
    offers: [...now.offers.filter((o) => o.id !== made.id), made],
  }));
  desk.changed(null, 'invited');
}

async function close(desk: Desk, id: string, settled: Settled | null): Promise<void> {
  await keep(desk, (before) => ({
    offers: before.offers.filter((o) => o.id !== id),
    settled:
      settled === null
        ? before.settled
        : [...before.settled.filter((s) => s.uid !== settled.uid), settled],
  }));
  desk.changed(null, 'invited');
}

/** Somebody wrote meanwhile: applied anew, to the record as it is now. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Fault && error.code === 'conflict') || tries === 5) throw error;
    }
  }
}

/** What a mail around a calendar entry may seem to mean beside the entry itself. */
const INVITING = new Set(['next_round_invite', 'scheduling_request', 'auto_ack']);
/** What is never taken for a mere cover of an entry, not even as a doubt. */
const GRAVE = new Set(['rejection', 'position_filled', 'position_on_hold', 'offer']);
const DOUBT = 0.1;

/**
 * The mail around an entry that was recorded asks for nothing more: the interview in the record
 * says it all. Other readings of it (a rejection that comes with a cancellation) stand.
 */
export async function settleInvited(desk: Desk, received: Received, header: MailHeader) {
  if (received.kind !== 'recorded') return;
  const { reading } = received;
  if (!reading.held && !INVITING.has(reading.intent)) return;
  const likely = reading.alternatives.filter((a) => a.confidence >= DOUBT).map((a) => a.intent);
  if ([reading.intent, ...likely].some((intent) => GRAVE.has(intent))) return;
  const opportunity = await load(desk, received.opportunity);
  // The last: messages without an id are all alike.
  const message = opportunity.messages.findLast((m) => m.messageId === header.messageId);
  const cancelled = opportunity.interviews.at(-1)?.cancelled ?? false;
  if (message === undefined || (cancelled && reading.held)) return;
  const body: EventBody = {
    kind: 'reading_settled',
    message: message.id,
    reading: { ...reading, intent: 'auto_ack', held: false, stopsFollowUps: false },
    newContact: null,
  };
  await patiently(async () =>
    append(desk, { opportunity, expectedSeq: null, origin: byWorker, bodies: [body] }),
  );
}

interface Mended {
  readonly company: string | null;
  readonly role: string | null;
}

/** The candidate's yes: the offer as an interview, with what they added to it. A second yes finds no offer. */
export async function acceptOffer(
  ...given: readonly [desk: Desk, id: string, mended: Mended, origin: Origin]
): Promise<Opportunity> {
  return await inTurn(given[0].store, 'offer', () => addOffer(...given));
}

async function addOffer(
  desk: Desk,
  id: string,
  mended: Mended,
  origin: Origin,
): Promise<Opportunity> {
  const offer = await openOffer(desk, id);
  const invitation: Invitation = {
    ...offer.invitation,
    isInterview: true,
    company: mended.company ?? offer.invitation.company,
    role: mended.role ?? offer.invitation.role,
  };
  const after = await accept(desk, invitation, offer.match, origin);
  await settleOffer(desk, offer, true);
  return after;
}

/** "Not an interview": never asked again, also when it is moved. */
export async function dismissOffer(desk: Desk, id: string): Promise<void> {
  await settleOffer(desk, await openOffer(desk, id), false);
}

/** An invitation was recorded in another way, in a form or from a file: nothing is left to ask. */
export async function offerTaken(desk: Desk, invitation: Invitation): Promise<void> {
  const same = (await offers(desk)).find(
    (o) => o.invitation.uid === invitation.uid && o.invitation.startsAt === invitation.startsAt,
  );
  if (same !== undefined) await settleOffer(desk, same, true);
}

async function settleOffer(desk: Desk, offer: Offer, added: boolean): Promise<void> {
  const address = offer.fromAddress ?? '';
  const from = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  await close(desk, offer.id, { uid: offer.id, from, added });
}

async function openOffer(desk: Desk, id: string): Promise<Offer> {
  const offer = (await offers(desk)).find((o) => o.id === id);
  if (offer !== undefined) return offer;
  throw new Fault('not_found', 'This was dealt with already.', 'Reload the page.');
}
