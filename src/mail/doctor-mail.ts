/** The last steps of the live test: a message to oneself, sent, seen and filed. */
import { Fault } from '../errors.ts';
import type { MailAccount } from './account.ts';
import { type DoctorOptions, type DoctorStep, failed, passed } from './doctor-steps.ts';
import { imapMailbox } from './imap.ts';
import type { ImapTimes } from './imap-session.ts';
import { buildMessage } from './mime.ts';
import type { FolderRole, Mailbox } from './port.ts';
import { smtpTransport } from './smtp.ts';
import type { SmtpTimes } from './smtp-connection.ts';

type SelfTest = NonNullable<DoctorOptions['selfTest']>;

/** Sends, waits for the arrival and files; each a step. */
export async function mail(
  account: MailAccount,
  test: SelfTest,
  times: { readonly imap: ImapTimes; readonly smtp: SmtpTimes | undefined },
  note: (step: DoctorStep) => boolean,
): Promise<void> {
  const self = { name: '', address: account.address };
  const { bytes, from, to } = await buildMessage({
    ...{ from: self, to: self, subject: 'Afterword test', inReplyTo: null, references: [] },
    text: 'This message shows that Afterword can send and read your mail. You can delete it.',
    ...test,
  });
  const outcome = await smtpTransport(account.smtp, account.auth, times.smtp).submit(
    { bytes, from, to },
    { beforeEnd: () => undefined },
  );
  if (outcome.kind !== 'accepted') {
    const detail = outcome.kind === 'uncertain' ? outcome.why : outcome.response;
    note(failed('Sending: a message to yourself', 'send', account.smtp, detail));
    return;
  }
  note(passed('Sending: a message to yourself', 'The server took it.'));
  const mailbox = imapMailbox(account.imap, account.auth, times.imap);
  note(await arrival(mailbox, account, test));
  note(await filing(mailbox, account, bytes, test));
}

async function arrival(
  mailbox: Mailbox,
  account: MailAccount,
  test: SelfTest,
): Promise<DoctorStep> {
  const seen = Promise.withResolvers<FolderRole | null>();
  const timer = setTimeout(() => seen.resolve(null), 60_000);
  const listening = mailbox.listen({
    cursors: {},
    since: Temporal.Instant.from(test.date).subtract({ hours: 24 }).toString(),
    wanted: (header, folder) =>
      folder !== 'sent' &&
      (header.messageId === test.messageId || header.originalMessageId === test.messageId),
    onMessage: ({ folder }) => seen.resolve(folder),
    onCursor: () => undefined,
    onState: () => undefined,
  });
  const folder = await seen.promise;
  clearTimeout(timer);
  await listening.stop();
  const name = 'Reading: its arrival';
  if (folder === null) return failed(name, 'arrive', account.imap);
  if (folder === 'junk') return failed(name, 'junk', account.imap);
  return passed(name, 'It was seen in the inbox.');
}

async function filing(
  mailbox: Mailbox,
  account: MailAccount,
  bytes: Uint8Array,
  test: SelfTest,
): Promise<DoctorStep> {
  const name = 'Reading: filing sent mail';
  try {
    const filing = await mailbox.fileToSent(bytes, test.messageId, test.date);
    switch (filing.kind) {
      case 'filed':
        return passed(name, 'It was filed with your sent mail.');
      case 'already_there':
        return passed(name, 'Your provider files sent mail by itself.');
      case 'no_sent_folder':
        return failed(name, 'sent_folder', account.imap);
    }
  } catch (error) {
    const detail = error instanceof Fault ? error.message : String(error);
    return failed(name, 'file', account.imap, detail);
  }
}
