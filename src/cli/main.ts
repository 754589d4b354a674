#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { VERSION } from '../version.ts';
import { backup } from './commands/backup.ts';
import { check } from './commands/check.ts';
import { doctor } from './commands/doctor.ts';
import { evalCommand } from './commands/eval.ts';
import { exportCommand, importCommand } from './commands/exchange.ts';
import { key } from './commands/key.ts';
import { approve, debrief, draft, send } from './commands/letters.ts';
import { plan } from './commands/plan.ts';
import { read } from './commands/read.ts';
import { restore } from './commands/restore.ts';
import { up } from './commands/up.ts';
import { exitOf } from './exit.ts';

// What is loaded later (the app, most of it) is compiled once and kept.
enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'afterword'));

const program = new Command('afterword')
  .description('Everything after a job interview: thank-you notes, replies, follow-ups.')
  .version(VERSION)
  .option('--data <folder>', 'folder of the data (default: AFTERWORD_DATA, else your data home)')
  .option('--json', 'print JSON instead of sentences')
  .showHelpAfterError('(afterword help COMMAND explains)')
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  afterword up                          start the app and print its address
  afterword import invitation.ics       an invitation becomes an interview
  afterword debrief                     two minutes of questions after the interview
  afterword draft                       a note for every interviewer
  afterword check < note.txt            etiquette and proofreading
  afterword plan                        what comes next, and why not sooner
  afterword backup /media/stick         everything as one file, elsewhere too

Exit codes: 0 done, 1 something to mend was found, 2 wrong usage, 3 refused, 4 not found,
5 the record moved on, 6 mail, 7 the store, 8 unexpected.`,
  );

for (const add of [
  up,
  importCommand,
  debrief,
  draft,
  check,
  plan,
  read,
  approve,
  send,
  doctor,
  key,
  exportCommand,
  backup,
  restore,
  evalCommand,
]) {
  add(program);
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode =
    error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : exitOf(error);
}
