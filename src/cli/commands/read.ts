import type { Command } from 'commander';
import type { Reading } from '../../core/record/nouns.ts';
import { print, textOf } from '../choose.ts';
import { withClient } from '../client.ts';

interface Read {
  readonly reading: Reading;
  readonly from: string | null;
  readonly subject: string;
}

export function read(program: Command): void {
  program
    .command('read')
    .argument('[file]', 'a message (.eml); standard input if none')
    .description('say what an answer means and what it promises; nothing is recorded')
    .action(async (file: string | undefined, _own, command: Command) => {
      const eml = await textOf(file);
      await withClient(command, async (client, options) => {
        const answer = await client.send<Read>('POST', '/read', { eml });
        print(options, answer, describe(answer));
      });
    });
}

function describe({ reading, from, subject }: Read): string {
  const { intent, confidence, promise, held, returnDate } = reading;
  return [
    `From ${from ?? 'nobody'}: ${subject}`,
    `Means: ${intent.replaceAll('_', ' ')} (${Math.round(confidence * 100)} %)${held ? ', held until you say so' : ''}`,
    promise === null
      ? 'Promises no date.'
      : `Promises: ${promise.to ?? 'no day'} ("${promise.said}")`,
    ...(returnDate === null ? [] : [`Back on ${returnDate}.`]),
    ...reading.questions.map((q) => `Asks: ${q}`),
    ...reading.evidence.map((e) => `Because: "${reading.newText.slice(e.start, e.end)}"`),
  ].join('\n');
}
