import type { BroughtPerson, BroughtRow, Resume } from '../core/imports/brought.ts';
import type {
  BroughtView,
  ChecksView,
  DebriefInput,
  LetterView,
  MailboxGuess,
  OfferView,
  OpportunitySummary,
  OpportunityView,
  OutboxListView,
  ProblemView,
  ReplyView,
  SettleInput,
  StemView,
  StrayView,
  TodayView,
} from '../http/views.ts';
import { inOwnClock } from './when.ts';
import type {
  AccountInput,
  BackupsView,
  DeviceInput,
  InsightsView,
  InterviewInput,
  InvitationsView,
  JottingsView,
  MailboxSignIn,
  MailboxTest,
  OAuthInput,
  OpportunityInput,
  PeopleView,
  PersonInput,
  PostView,
  RemindersView,
  SandboxMail,
  SettingsView,
} from './wire.ts';

/** What went wrong, in the words the screen shows. Thrown by every call of the client. */
export class Problem extends Error {
  readonly status: number;
  readonly view: ProblemView;

  constructor(status: number, view: ProblemView) {
    super(view.message);
    this.status = status;
    this.view = view;
  }

  /** The record moved on under the screen: reload, then apply again or show both. */
  get conflict(): boolean {
    return this.status === 409;
  }
}

const unreachable: ProblemView = {
  error: 'unreachable',
  message: 'Afterword cannot be reached.',
  mend: 'Is it still running where you started it? What you typed is kept here until it is back.',
};

function problemOf(status: number, body: unknown): Problem {
  const seen = (body ?? {}) as Partial<ProblemView>;
  return new Problem(status, {
    error: seen.error ?? `http_${status}`,
    message: seen.message ?? 'The app answered with something unexpected.',
    mend: seen.mend ?? 'Try again. If it stays, restart Afterword.',
  });
}

const jsonHeaders = { accept: 'application/json', 'content-type': 'application/json' };

async function request(method: string, path: string, body?: unknown): Promise<Response> {
  const init: RequestInit = { method, credentials: 'same-origin', headers: jsonHeaders };
  if (method !== 'GET') init.body = JSON.stringify(body ?? {});
  try {
    return await fetch(`/api/v1${path}`, init);
  } catch {
    throw new Problem(0, unreachable);
  }
}

const spoken: ReadonlySet<string> = new Set(['sentence', 'localTime', 'planAfter', 'detail']);

/** What the server says in sentences, with the times of day as this browser writes them. */
function inThisClock(key: string, value: unknown): unknown {
  return typeof value === 'string' && spoken.has(key) ? inOwnClock(value) : value;
}

/** The only place that talks to the server. Paths are below `/api/v1`. */
async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await request(method, path, body);
  const text = await response.text();
  let parsed: unknown = null;
  try {
    // What the candidate wrote is theirs to the letter.
    const own = path.startsWith('/stems') || path.endsWith('/jottings');
    parsed = text === '' ? null : JSON.parse(text, own ? undefined : inThisClock);
  } catch {
    throw problemOf(response.ok ? 502 : response.status, null);
  }
  if (!response.ok) throw problemOf(response.status, parsed);
  return parsed as T;
}

/** A file of the server, or the reason why there is none; with a body it is made from that. */
async function file(path: string, body?: object): Promise<Blob> {
  const response = await request(body === undefined ? 'GET' : 'POST', path, body);
  if (response.ok) return response.blob();
  throw problemOf(response.status, await response.json().catch(() => null));
}

const enc = encodeURIComponent;
const opportunity = (o: string) => `/opportunities/${enc(o)}`;
const letter = (o: string, l: string) => `${opportunity(o)}/letters/${enc(l)}`;

/** Whose record a change was made on, and the sequence number it was made against. */
export interface At {
  readonly id: string;
  readonly seq: number;
}

const change = <T>(method: string, at: At, tail: string, body: object = {}) =>
  call<T>(method, `${opportunity(at.id)}${tail}`, { expectedSeq: at.seq, ...body });

export interface StepRef {
  readonly step: string;
  readonly to: string | null;
  readonly interview: string | null;
}

export const client = {
  signIn: (token: string) => call<unknown>('POST', '/session', { token }),
  session: () => call<unknown>('GET', '/session'),
  today: () => call<TodayView>('GET', '/today'),

  opportunities: () =>
    call<{ opportunities: readonly OpportunitySummary[] }>('GET', '/opportunities'),
  open: (input: OpportunityInput) => call<OpportunityView>('POST', '/opportunities', input),
  opportunity: (o: string) => call<OpportunityView>('GET', opportunity(o)),
  rename: (at: At, body: { company: string; role: string; country: string | null }) =>
    change<OpportunityView>('PATCH', at, '', body),
  addPerson: (at: At, person: PersonInput) =>
    change<OpportunityView>('POST', at, '/people', { person }),
  changePerson: (at: At, person: string, fields: Partial<PersonInput>) =>
    change<OpportunityView>('PATCH', at, `/people/${enc(person)}`, { change: fields }),
  mergePeople: (at: At, person: string, into: string) =>
    change<OpportunityView>('POST', at, `/people/${enc(person)}/merge`, { into }),
  addInterview: (at: At, interview: InterviewInput) =>
    change<OpportunityView>('POST', at, '/interviews', { interview }),
  debrief: (at: At, i: string, debrief: DebriefInput, promise: unknown) =>
    change<OpportunityView>('PUT', at, `/interviews/${enc(i)}/debrief`, { debrief, promise }),
  sortWords: (o: string, i: string, text: string) =>
    call<JottingsView>('POST', `${opportunity(o)}/interviews/${enc(i)}/jottings`, { text }),
  doNotContact: (at: At, body: { scope: string; person: string | null; on: boolean }) =>
    change<OpportunityView>('POST', at, '/do-not-contact', { ...body, reason: null }),
  skip: (at: At, step: StepRef, reason: string | null) =>
    change<OpportunityView>('POST', at, '/steps/skip', { ...step, reason }),
  move: (at: At, step: StepRef, notBefore: string, override: string | null) =>
    change<OpportunityView>('POST', at, '/steps/move', {
      step: step.step,
      to: step.to,
      notBefore,
      override,
    }),
  endFollowUps: (at: At) => change<OpportunityView>('POST', at, '/steps/end'),
  logged: (at: At, body: object) => change<OpportunityView>('POST', at, '/logged', body),
  decided: (at: At, what: string) => change<OpportunityView>('POST', at, '/decided', { what }),
  settle: (at: At, message: string, settle: SettleInput | null) =>
    change<OpportunityView>('POST', at, `/messages/${enc(message)}/settle`, { settle }),

  draft: (at: At, body: StepRef & { channel: string; answer?: string | null }) =>
    change<LetterView>('POST', at, '/letters', body),
  draftAll: (at: At, i: string) =>
    change<{ letters: readonly LetterView[] }>('POST', at, `/interviews/${enc(i)}/drafts`),
  letter: (o: string, l: string) => call<LetterView>('GET', letter(o, l)),
  saveLetter: (
    at: At,
    l: string,
    body: { subject: string; body: string; to: string; channel: string },
  ) => change<LetterView>('PUT', at, `/letters/${enc(l)}`, body),
  checkLetter: (o: string, l: string, body: { subject: string; body: string }) =>
    call<ChecksView>('POST', `${letter(o, l)}/check`, body),
  another: (at: At, l: string, shorter: boolean) =>
    change<LetterView>('POST', at, `/letters/${enc(l)}/another`, { shorter }),
  reword: (at: At, l: string, sentence: number, turn: number) =>
    change<LetterView>('POST', at, `/letters/${enc(l)}/reword`, { sentence, turn }),
  suppress: (at: At, l: string, body: { rule: string; quote: string; reason: string }) =>
    change<LetterView>('POST', at, `/letters/${enc(l)}/suppress`, body),
  unsuppress: (at: At, l: string, body: { rule: string; quote: string }) =>
    change<LetterView>('POST', at, `/letters/${enc(l)}/unsuppress`, body),
  mend: (o: string, l: string, body: { subject: string; body: string }) =>
    call<{ subject: string; body: string; mended: readonly { title: string }[] }>(
      'POST',
      `${letter(o, l)}/mend`,
      body,
    ),
  learnWord: (word: string) => call<unknown>('POST', '/words', { word }),
  approve: (at: At, l: string, hash: string, sendAt: string | null) =>
    change<LetterView>('POST', at, `/letters/${enc(l)}/approve`, { hash, sendAt, overrides: [] }),
  undo: (at: At, l: string) => change<LetterView>('POST', at, `/letters/${enc(l)}/undo`),
  byHand: (at: At, l: string, channel: 'by_hand' | 'card') =>
    change<LetterView>('POST', at, `/letters/${enc(l)}/by-hand`, { channel }),
  resolve: (at: At, l: string, outcome: 'arrived' | 'send_again') =>
    change<LetterView>('POST', at, `/letters/${enc(l)}/resolve`, { outcome }),
  discard: (at: At, l: string) => change<unknown>('DELETE', at, `/letters/${enc(l)}`),
  eml: (o: string, l: string) => file(`${letter(o, l)}/eml`),
  cardText: (o: string, l: string) => call<{ text: string }>('GET', `${letter(o, l)}/card-text`),
  post: (o: string, l: string, days: number | null) =>
    call<PostView>('GET', `${letter(o, l)}/post${days === null ? '' : `?days=${days}`}`),
  pdf: (o: string, l: string, what: 'card' | 'envelope' | 'note', body: object) =>
    file(`${letter(o, l)}/${what}.pdf`, body),

  replies: () =>
    call<{
      toLookAt: readonly ReplyView[];
      recent: readonly ReplyView[];
      strays: readonly StrayView[];
    }>('GET', '/replies'),
  matchStray: (id: string, o: string) =>
    call<unknown>('POST', `/strays/${enc(id)}/match`, { opportunity: o }),
  dropStray: (id: string) => call<unknown>('DELETE', `/strays/${enc(id)}`),

  outbox: () => call<OutboxListView>('GET', '/outbox'),
  people: () => call<PeopleView>('GET', '/people'),
  insights: () => call<InsightsView>('GET', '/insights'),

  readInvitation: (body: { name: string; content?: string; base64?: string }) =>
    call<InvitationsView>('POST', '/invitations', body),
  offers: () => call<{ offers: readonly OfferView[] }>('GET', '/offers'),
  addOffer: (id: string) => call<OpportunityView>('POST', `/offers/${enc(id)}/add`, {}),
  dropOffer: (id: string) => call<{ offers: readonly OfferView[] }>('DELETE', `/offers/${enc(id)}`),
  bringIn: (body: { name: string; content?: string; base64?: string }) =>
    call<BroughtView>('POST', '/bring-in', body),
  acceptPosting: (body: object) => call<OpportunityView>('POST', '/bring-in/posting', body),
  acceptResume: (body: Resume) => call<{ added: number }>('POST', '/bring-in/resume', body),
  acceptPeople: (opportunity: string, people: readonly BroughtPerson[]) =>
    call<OpportunityView>('POST', '/bring-in/people', { opportunity, people }),
  acceptRows: (rows: readonly BroughtRow[]) =>
    call<{ added: number; known: number; withoutAddress: readonly string[] }>(
      'POST',
      '/bring-in/rows',
      { rows },
    ),
  acceptThread: (body: object) => call<OpportunityView>('POST', '/bring-in/thread', body),
  takeOut: (path: string) =>
    call<{ name: string; type: string; text: string }>('GET', `/take-out/${path}`),
  acceptInvitation: (body: object) => call<OpportunityView>('POST', '/invitations/accept', body),

  settings: () => call<SettingsView>('GET', '/settings'),
  /** `wordsBefore`: the words as the form found them; those learned elsewhere since then stay. */
  saveSettings: (body: SettingsView, wordsBefore?: readonly string[]) =>
    call<SettingsView>('PUT', '/settings', { ...body, wordsBefore }),
  discover: (address: string) => call<MailboxGuess>('POST', '/mailbox/discover', { address }),
  testMailbox: (account: AccountInput | null, sendToSelf: boolean) =>
    call<MailboxTest>('POST', '/mailbox/test', { account, sendToSelf }),
  mailboxTested: () => call<MailboxTest>('GET', '/mailbox/test'),
  mailboxSignIn: () => call<MailboxSignIn>('GET', '/mailbox/sign-in'),
  beginSignIn: (account: OAuthInput) => call<{ url: string }>('POST', '/mailbox/sign-in', account),
  saveMailbox: (account: AccountInput) => call<unknown>('PUT', '/mailbox', { account }),
  dropMailbox: () => call<unknown>('DELETE', '/mailbox'),
  reminders: () => call<RemindersView>('GET', '/reminders'),
  addDevice: (device: DeviceInput) => call<RemindersView>('POST', '/reminders/devices', device),
  removeDevice: (endpoint: string) =>
    call<RemindersView>('DELETE', '/reminders/devices', { endpoint }),
  tryReminder: (endpoint: string) => call<unknown>('POST', '/reminders/try', { endpoint }),
  feedAddress: () => call<{ url: string }>('GET', '/calendar/feed-address'),
  exportAll: () => file('/export'),
  backups: () => call<BackupsView>('GET', '/backups'),
  backUp: () => call<unknown>('POST', '/backups'),
  backup: (name: string) => file(`/backups/${enc(name)}`),
  importAll: (record: unknown) => call<unknown>('POST', '/import', record),
  deleteEverything: () => call<unknown>('DELETE', '/everything', { confirm: 'delete everything' }),

  addSample: () => call<unknown>('POST', '/sample'),
  removeSample: () => call<unknown>('DELETE', '/sample'),
  fastForward: () => call<TodayView>('POST', '/sample/fast-forward', { to: null }),
  sandboxMail: () => call<{ messages: readonly SandboxMail[] }>('GET', '/sample/mail'),

  stems: () =>
    call<{ perInterviewer: readonly StemView[]; once: readonly StemView[] }>('GET', '/stems'),
  previewStem: (body: { stem: string; answer: string; person: string | null }) =>
    call<{ sentence: string | null }>('POST', '/stems/preview', body),
};

/**
 * Hears that the record changed, here or elsewhere. `online` tells whether the line stands;
 * the browser connects again by itself. A hidden or cached page gives its line back: browsers
 * allow few of them, and a page that nobody sees asks anew when it is seen again.
 */
export function listen(changed: () => void, online: (up: boolean) => void): () => void {
  let events: EventSource | null = null;
  let missed = false;
  let waiting = false;
  // Many changes at once (an import, a long sending) are one reason to look again.
  const soon = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      changed();
    }, 250);
  };
  const open = () => {
    if (events !== null || document.visibilityState === 'hidden') return;
    events = new EventSource('/api/v1/events');
    events.addEventListener('changed', soon);
    events.addEventListener('open', () => {
      online(true);
      if (missed) changed();
      missed = false;
    });
    events.addEventListener('error', () => {
      missed = true;
      online(false);
    });
  };
  const close = () => {
    events?.close();
    events = null;
    missed = true;
  };
  const look = () => (document.visibilityState === 'hidden' ? close() : open());
  document.addEventListener('visibilitychange', look);
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', open);
  open();
  return () => {
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('pagehide', close);
    window.removeEventListener('pageshow', open);
    events?.close();
  };
}
