/** The command line as somebody uses it: real processes, real files, exit codes, sentences. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const main = join(root, 'src', 'cli', 'main.ts');
let folder = '';
let data = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-cli-'));
  data = join(folder, 'data');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], input = '', at = data): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, '--data', at, ...args], {
    input,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, out: stdout, err: stderr };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A person at a terminal who types `typed`; `script` gives the command one. */
function atTerminal(args: readonly string[], typed: string): Run {
  const command = [process.execPath, main, '--data', data, ...args].map((a) => `'${a}'`).join(' ');
  const { status, stdout, stderr } = spawnSync('script', ['-qec', command, '/dev/null'], {
    input: typed,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, out: stdout, err: stderr };
}

/** An interview that ended yesterday, so that its note is owed whatever day it is. */
function invitation(): string {
  const ended = Temporal.Now.instant().subtract({ hours: 3 });
  const stamp = (at: Temporal.Instant) =>
    at.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Test//EN',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    'UID:cli-1@larkfield.example',
    `DTSTAMP:${stamp(ended)}`,
    `DTSTART:${stamp(ended.subtract({ hours: 1 }))}`,
    `DTEND:${stamp(ended)}`,
    'SUMMARY:Interview: Controls Engineer at Larkfield Robotics',
    'DESCRIPTION:You will meet Nadia Brandt.',
    'ORGANIZER;CN=Nadia Brandt:mailto:nadia@larkfield.example',
    'ATTENDEE;CN=Nadia Brandt:mailto:nadia@larkfield.example',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

const DEBRIEF = {
  debrief: {
    perInterviewer: [
      {
        person: 'Nadia Brandt',
        thankYouFor: 'letting me drive the test cell myself',
        keepThinkingAbout: 'why the arm overshoots only on cold mornings',
        toldMeYourTeam: 'loses an hour every Monday to recalibration',
      },
    ],
    enjoyMost: 'tuning the cold start with the people who run the cell',
    doneLike: ['cut the warm-up drift of a six-axis arm from 4 mm to 0.6 mm'],
    privateRemarks: ['the coffee was dreadful'],
  },
};

describe('from invitation to draft', () => {
  it('takes in the invitation', () => {
    const { code, out } = run([
      'import',
      file('invitation.ics', invitation()),
      '--me',
      'Robin Ashdown',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('Controls Engineer at Larkfield Robotics');
    expect(out).toContain('Nadia Brandt');
  });

  it('records the debrief from a file and from standard input', () => {
    const text = JSON.stringify(DEBRIEF);
    expect(run(['debrief', '--file', file('debrief.json', text)]).code).toBe(0);
    expect(run(['debrief', '--file', '-'], text).code).toBe(0);
  });

  it('drafts the note, without what is private', () => {
    const { code, out } = run(['draft', 'larkfield']);
    expect(code).toBe(0);
    expect(out).toContain('To: Nadia Brandt <nadia@larkfield.example>');
    expect(out).toContain('letting me drive the test cell myself');
    expect(out).not.toContain('coffee');
  });

  it('shows the plan with its reasons, as sentences and as JSON', () => {
    const { out } = run(['plan', 'larkfield']);
    expect(out).toMatch(/thank-you to Nadia Brandt .*N1/s);
    expect(out).toContain('Why not sooner?');
    expect(out).not.toMatch(/\dT\d\d:\d\d/);
    const view = JSON.parse(run(['--json', 'plan', 'larkfield']).out);
    expect(view.steps[0].reasons[0].sentence).not.toBe('');
  });

  it('moves a step, but earlier than the rules allow only with the rule named', () => {
    const tomorrow = Temporal.Now.plainDateISO().add({ days: 1 });
    const move = ['plan', 'larkfield', '--step', 'follow-up', '--move', `${tomorrow} 10:00`];
    const { code, err } = run(move);
    expect(code).toBe(3);
    expect(err).toMatch(/They named no date.*P8/s);
    const forced = run([...move, '--override', 'P8']);
    expect(forced.code).toBe(0);
    expect(forced.out).toContain('set aside P8');
    const later = run([...move.slice(0, -1), `${tomorrow.add({ days: 20 })} 10:00`]);
    expect(later.code).toBe(0);
    expect(later.out).toContain('You moved it to');
    expect(run(['plan', 'larkfield', '--step', 'x', '--skip']).code).not.toBe(0);
  });

  it('approves nothing without a person at a terminal', () => {
    const { code, err } = run(['approve', 'larkfield'], 'yes\n');
    expect(code).toBe(3);
    expect(err).toContain('This needs a person at a terminal.');
  });

  it('shows a person the words, asks, and says that no mailbox is connected', () => {
    const { code, out } = atTerminal(['approve', 'larkfield'], 'yes\n');
    expect(out).toContain('Send exactly this to Nadia Brandt <nadia@larkfield.example>?');
    expect(out).toContain('No mailbox is connected');
    expect(code).toBe(3);
  });

  it('exports everything, and imports it elsewhere to the same end', () => {
    const path = join(folder, 'export.json');
    expect(run(['export', path]).code).toBe(0);
    const elsewhere = join(folder, 'elsewhere');
    expect(run(['import', path], '', elsewhere).out).toContain('Imported 1');
    const again = JSON.parse(run(['export'], '', elsewhere).out);
    expect(again.events).toEqual(JSON.parse(readFileSync(path, 'utf8')).events);
  });
});

describe('by themselves', () => {
  it('checks a note from standard input and says by the exit code that there is something', () => {
    const note = 'Dear [Name],\n\nthanks for the interview!!!\n';
    const { code, out } = run(['check', '--to', 'Nadia Brandt'], note);
    expect(code).toBe(1);
    expect(out).toContain('placeholder');
    const sarif = JSON.parse(run(['check', '--format', 'sarif'], note).out);
    expect(sarif.version).toBe('2.1.0');
  });

  it('reads an answer', () => {
    const eml = [
      'From: Nadia Brandt <nadia@larkfield.example>',
      'To: robin@postbox.example',
      'Subject: Re: Thank you',
      'Date: Thu, 05 Mar 2026 09:00:00 -0600',
      'Message-ID: <1@larkfield.example>',
      '',
      'Hi Robin, I will let you know by Friday, March 20.',
      '',
    ].join('\r\n');
    const { code, out } = run(['read', file('answer.eml', eml)]);
    expect(code).toBe(0);
    expect(out).toContain('2026-03-20');
  });

  it('looks after itself, and scores', () => {
    expect(run(['doctor']).out).toContain('No mailbox is connected.');
    const scores = run([
      'eval',
      'plan',
      join(root, 'corpus', 'plan', 'scenarios.jsonl'),
      '--score',
    ]);
    expect(scores.out).toContain('scenarios right');
  });

  it('explains itself', () => {
    expect(run(['--help']).out).toContain('Exit codes');
    for (const command of [
      'up',
      'import',
      'debrief',
      'draft',
      'check',
      'plan',
      'read',
      'approve',
      'send',
      'doctor',
      'export',
      'eval',
    ]) {
      const { code, out } = run([command, '--help']);
      expect([command, code]).toEqual([command, 0]);
      expect(out).toContain('Usage: afterword');
    }
  });
});

describe('beside a running server', () => {
  it('speaks to it, refuses a second one on the same data, and leaves when told', async () => {
    const at = join(folder, 'served');
    const server = spawn(process.execPath, [
      main,
      '--data',
      at,
      'up',
      '--port',
      '0',
      '--no-sample',
    ]);
    const [first] = (await once(server.stdout, 'data')) as [Buffer];
    const printed = first.toString();
    expect(printed).toMatch(/^Afterword: http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]+\n$/);
    const address = /http:\/\/[\d.:]+/.exec(printed)?.[0] ?? '';
    expect(run(['doctor'], '', at).out).toContain(`Running at ${address}`);
    expect(
      run(['import', file('invitation.ics', invitation()), '--me', 'Robin Ashdown'], '', at).code,
    ).toBe(0);
    complains(run(['up'], '', at), 3, /already running/);
    server.kill('SIGTERM');
    const [code] = await once(server, 'exit');
    expect(code).toBe(0);
    expect(run(['plan'], '', at).out).toContain('Larkfield');
  });
});

/** One sentence, what to do, the right code, and never a stack trace. */
function complains({ code, out, err }: Run, wanted: number, about: RegExp): void {
  expect(err).toMatch(about);
  expect(code).toBe(wanted);
  expect(`${out}${err}`).not.toMatch(/\n\s+at |node:internal/);
  expect(err.trim().split('\n').length).toBeLessThanOrEqual(3);
}

describe('bad input', () => {
  it('says what is wrong with a broken invitation', () => {
    complains(
      run(['import', '--me', 'R A', file('broken.ics', 'BEGIN:VCALENDAR\nnonsense')]),
      2,
      /\w/,
    );
    complains(run(['import', join(folder, 'missing.ics')]), 2, /cannot be read/);
  });

  it('asks who the candidate is before it reads an invitation', () => {
    const path = file('invitation.ics', invitation());
    complains(run(['import', path], '', join(folder, 'nameless')), 2, /does not know your name/);
  });

  it('says what is wrong with a debrief that cannot be read', () => {
    complains(run(['debrief', '--file', '-'], '{"feeling": "well"}'), 2, /none of the answers/);
    complains(run(['debrief', '--file', file('bad.json', '{"debrief": ')]), 2, /no JSON/);
  });

  it('says what is wrong with a port', async () => {
    complains(run(['up', '--port', 'eighty']), 2, /PORT is "eighty"/);
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    const taken = String((server.address() as { port: number }).port);
    complains(run(['up', '--port', taken]), 2, /taken by another program/);
    server.close();
  });

  it('says that data is newer, locked, no data of ours, or out of reach; and touches nothing', () => {
    const newer = join(folder, 'newer');
    run(['plan'], '', newer);
    const db = new Database(join(newer, 'afterword.sqlite'));
    db.prepare("insert into migrations (version, at) values (99, 'later')").run();
    complains(run(['plan'], '', newer), 7, /newer Afterword/);
    db.prepare('delete from migrations where version = 99').run();
    db.exec('begin exclusive');
    complains(run(['debrief', 'x', '--file', '-'], '{}', newer), 4, /No opportunity/);
    db.exec('rollback');
    db.close();
    const broken = join(folder, 'broken-data');
    run(['plan'], '', broken);
    writeFileSync(join(broken, 'afterword.sqlite'), 'x'.repeat(5000));
    complains(run(['plan'], '', broken), 7, /damaged or no Afterword data/);
    complains(run(['plan'], '', '/dev/null/data'), 2, /data folder .* cannot be made/);
  });

  it('says that the disk is full, and keeps what was recorded', () => {
    const full = join(folder, 'full');
    expect(
      run(['import', file('invitation.ics', invitation()), '--me', 'Robin Ashdown'], '', full).code,
    ).toBe(0);
    const long = { debrief: { rough: 'x'.repeat(190_000) } };
    const path = file('long.json', JSON.stringify(long));
    const command = `trap '' XFSZ; ulimit -f 150; exec '${process.execPath}' '${main}' --data '${full}' debrief --file '${path}'`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
    complains({ code: status, out: stdout, err: stderr }, 7, /disk is full or failing/);
    expect(run(['plan'], '', full).out).toContain('Larkfield');
  });

  it('refuses a name or an address with a line break in it', () => {
    const sly = invitation().replace(
      'mailto:nadia@larkfield.example\r\nATTENDEE',
      'mailto:nadia@larkfield.example%0ABcc:x@y.example\r\nATTENDEE',
    );
    const { out } = run(
      ['--json', 'import', file('sly.ics', sly), '--me', 'Robin Ashdown'],
      '',
      join(folder, 'sly'),
    );
    expect(out).not.toMatch(/Bcc:[^"]*@y\.example"/);
  });
});
