// Plain JavaScript for any Node >= 20: makes `node_modules` what the lock file says, so that
// every npm script may then run on the Node that the project brings. Speaks on stderr only.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** The project's own Node, from the npm package `node`. */
export const node = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
const stamp = join(root, 'node_modules', '.afterword-installed');

/** Says what is wrong and what to do, then ends. @param {string} text @returns {never} */
export function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

/** @param {string} text */
function firstLines(text) {
  return text.split('\n').slice(0, 8).join('\n');
}

function installed() {
  // A linked folder belongs to another checkout: `npm ci` here would empty it there.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
    return true;
  return (
    existsSync(stamp) &&
    existsSync(node) &&
    statSync(stamp).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
  );
}

/** Installs when `node_modules` is missing or older than the lock file. */
export function setUp() {
  if (installed()) return;
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20)
    fail(`Node ${process.versions.node} is too old. Install Node 20 or newer, then try again.`);
  process.stderr.write('Installing what Afterword needs (once, about a minute) ...\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const quiet = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  /** @param {string[]} words */
  const run = (words) =>
    spawnSync(npm, [...words, ...quiet], {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      env: { ...process.env, NODE_ENV: '' },
    });
  const exact = run(['ci']);
  // A registry without some other platform's binaries can make `npm ci` refuse a sound lock file.
  const { status, stdout, stderr } = exact.status === 0 ? exact : run(['install', '--no-save']);
  if (status !== 0) {
    fail(
      `npm could not install the dependencies:\n${firstLines(`${stderr ?? ''}${stdout ?? ''}`)}\nCheck the network or the npm registry setting, then try again. Nothing of yours was touched.`,
    );
  }
  if (!existsSync(node)) {
    // An npm that refuses install scripts leaves the package without its program.
    spawnSync(process.execPath, ['installArchSpecificPackage'], {
      cwd: join(root, 'node_modules', 'node'),
      stdio: 'ignore',
    });
  }
  if (!existsSync(node))
    fail(
      'The npm package "node" brought no program for this machine. Install Node 26 and put it at node_modules/node/bin/node.',
    );
  writeFileSync(stamp, `${new Date().toISOString()}\n`);
}

/** Runs the project's Node and gives its exit status. @param {string[]} args */
export function runNode(args, env = {}) {
  const { status, error } = spawnSync(node, args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${dirname(node)}:${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
      ...env,
    },
  });
  if (error) fail(error.message);
  return status ?? 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) setUp();
