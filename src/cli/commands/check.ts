import type { Command } from 'commander';
import { type Artifact, toSarif } from '../../core/etiquette/sarif.ts';
import { Fault } from '../../errors.ts';
import type { ChecksView, FindingView } from '../../http/views.ts';
import { print, textOf } from '../choose.ts';
import { type Client, withClient } from '../client.ts';

type Format = 'text' | 'json' | 'sarif';

interface Own {
  readonly kind: string;
  readonly to?: string;
  readonly company?: string;
  readonly role?: string;
  readonly subject?: string;
  readonly format: string;
}

/** A note that was checked, with the words that its spans count in. */
interface CheckedNote {
  readonly subject: string;
  readonly body: string;
  readonly checks: ChecksView;
}

export function check(program: Command): void {
  program
    .command('check')
    .argument('[file]', 'a note as text or .eml; standard input if none')
    .option(
      '--kind <kind>',
      'thank_you, follow_up, second_follow_up, clarification, rejection_reply, offer_reply, answer',
      'thank_you',
    )
    .option('--to <name>', 'the recipient’s name; read from the mail if it is one')
    .option('--company <name>', 'their company')
    .option('--role <name>', 'the role')
    .option('--subject <text>', 'the subject line; read from the mail if it is one')
    .option('--format <format>', 'text, json or sarif', 'text')
    .description(
      'check a note: etiquette and proofreading; exit code 1 when there is something to mend, 2 when it cannot be read',
    )
    .action(async (file: string | undefined, own: Own, command: Command) => {
      const format = formatOf(own.format);
      const text = await textOf(file);
      if (text.trim() === '') {
        throw new Fault('bad_input', 'There is no text to check.', 'afterword check < note.txt');
      }
      await withClient(command, async (client, options) => {
        const note = isMail(text)
          ? await checkMail(client, text, own)
          : await checkText(client, text, own);
        if (format === 'sarif') {
          print(
            { json: true },
            toSarif(note.checks.findings.map(reported), artifact(note, text, file)),
            '',
          );
        } else print(format === 'json' ? { json: true } : options, note.checks, describe(note));
        if (note.checks.findings.some((f) => f.severity !== 'hint')) process.exitCode = 1;
      });
    });
}

function formatOf(said: string): Format {
  if (said === 'text' || said === 'json' || said === 'sarif') return said;
  throw new Fault('bad_input', `There is no format “${said}”.`, 'Use text, json or sarif.');
}

const isMail = (text: string): boolean =>
  /^(?:[A-Za-z-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)+\r?\n/u.test(text) &&
  /^(?:from|to|subject|date|mime-version|message-id):/imu.test(text);

/** A mail is read as mails are: encodings, parts and headers. Options win over its headers. */
async function checkMail(client: Client, eml: string, own: Own): Promise<CheckedNote> {
  const read = await client.send<CheckedNote & { to: string | null }>('POST', '/check/mail', {
    kind: own.kind,
    eml,
  });
  const given = own.to ?? own.company ?? own.role ?? own.subject;
  if (given === undefined) return read;
  const subject = own.subject ?? read.subject;
  return await checkText(client, read.body, {
    ...own,
    subject,
    to: own.to ?? read.to ?? undefined,
  });
}

async function checkText(
  client: Client,
  text: string,
  own: Omit<Own, 'to'> & { readonly to?: string | undefined },
): Promise<CheckedNote> {
  const who = own.to ?? null;
  const subject = own.subject ?? '';
  const checks = await client.send<ChecksView>('POST', '/check', {
    kind: own.kind,
    subject,
    body: text,
    to: { name: who, email: null },
    context: {
      company: own.company ?? null,
      role: own.role ?? null,
      interviewers: who === null ? null : [{ name: who, role: null }],
    },
  });
  return { subject, body: text, checks };
}

const reported = (f: FindingView) => ({ ...f, evidence: f.evidence ?? '' });

/** Where the words stand in the file; nowhere, when the mail carries them encoded. */
function artifact(
  { subject, body }: CheckedNote,
  text: string,
  file: string | undefined,
): Artifact {
  const line = subject === '' ? -1 : text.indexOf(`Subject: ${subject}`);
  const at = text.indexOf(body);
  return {
    uri: file ?? 'stdin',
    text,
    at: { subject: line < 0 ? null : line + 'Subject: '.length, body: at < 0 ? null : at },
  };
}

function describe({ checks, body, subject }: CheckedNote): string {
  const found = checks.findings.map((f) => finding(f, body, subject));
  const not = checks.notChecked.map((n) => `not checked  ${n.rule}: ${n.why}`);
  const verdict = found.length === 0 ? 'Nothing to mend.' : `${found.length} to look at.`;
  return [...found, ...not, `${verdict} ${checks.words} words.`].join('\n');
}

function finding(f: FindingView, body: string, subject: string): string {
  const text = f.where === 'subject' ? subject : body;
  const words =
    f.span === null ? '' : ` "${text.slice(f.span.start, f.span.end).replace(/\s+/gu, ' ')}"`;
  const line =
    f.span === null || f.where === 'subject'
      ? ''
      : `:${body.slice(0, f.span.start).split('\n').length}`;
  return `${f.severity.padEnd(5)}  ${f.where}${line}${words}: ${f.message} (${f.rule})`;
}
