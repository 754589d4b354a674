import type { Command } from 'commander';
import type { CheckResult } from '../../core/etiquette/check.ts';
import { toSarif } from '../../core/etiquette/sarif.ts';
import { Fault } from '../../errors.ts';
import type { ChecksView, FindingView } from '../../http/views.ts';
import { print, textOf } from '../choose.ts';
import { withClient } from '../client.ts';

interface Own {
  readonly kind: string;
  readonly to?: string;
  readonly company?: string;
  readonly role?: string;
  readonly subject?: string;
  readonly format: 'text' | 'sarif';
}

export function check(program: Command): void {
  program
    .command('check')
    .argument('[file]', 'a note as text or .eml; standard input if none')
    .option(
      '--kind <kind>',
      'thank_you, follow_up, clarification, rejection_reply, offer_reply',
      'thank_you',
    )
    .option('--to <name>', 'the recipient’s name')
    .option('--company <name>', 'their company')
    .option('--role <name>', 'the role')
    .option('--subject <text>', 'the subject line')
    .option('--format <format>', 'text or sarif', 'text')
    .description(
      'check a note: etiquette and proofreading; exit code 1 when there is something to mend',
    )
    .action(async (file: string | undefined, own: Own, command: Command) => {
      const note = noteOf(await textOf(file), own);
      await withClient(command, async (client, options) => {
        const checks = await client.send<ChecksView>('POST', '/check', note);
        if (own.format === 'sarif') {
          const sarif = toSarif(
            checks.findings as unknown as CheckResult['findings'],
            file ?? 'stdin',
          );
          print({ json: true }, sarif, '');
        } else print(options, checks, describe(checks, note.body));
        if (checks.findings.some((f) => f.severity !== 'hint')) process.exitCode = 1;
      });
    });
}

function noteOf(text: string, own: Own) {
  if (text.trim() === '') {
    throw new Fault('bad_input', 'There is no text to check.', 'afterword check < note.txt');
  }
  const mail = /^(?:[A-Za-z-]+: .*\r?\n)+\r?\n/.exec(text);
  const subject = own.subject ?? /^Subject: (.*)$/m.exec(mail?.[0] ?? '')?.[1] ?? '';
  const who = own.to ?? null;
  return {
    kind: own.kind,
    subject,
    body: (mail === null ? text : text.slice(mail[0].length)).replaceAll('\r\n', '\n').trim(),
    to: { name: who, email: null },
    context: {
      company: own.company ?? null,
      role: own.role ?? null,
      interviewers: who === null ? null : [{ name: who, role: null }],
    },
  };
}

function describe(checks: ChecksView, body: string): string {
  const found = checks.findings.map((f) => finding(f, body));
  const not = checks.notChecked.map((n) => `not checked  ${n.rule}: ${n.why}`);
  const verdict = found.length === 0 ? 'Nothing to mend.' : `${found.length} to look at.`;
  return [...found, ...not, `${verdict} ${checks.words} words.`].join('\n');
}

function finding(f: FindingView, body: string): string {
  const words =
    f.span === null || f.where === 'subject' ? '' : ` "${body.slice(f.span.start, f.span.end)}"`;
  const line = f.span === null ? '' : `:${body.slice(0, f.span.start).split('\n').length}`;
  return `${f.severity.padEnd(5)}  ${f.where}${line}${words}: ${f.message} (${f.rule})`;
}
