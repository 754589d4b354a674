// Plain JavaScript: installs Debian packages without questions and without starting anything.
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const policy = '/usr/sbin/policy-rc.d';

/** The first of these programs found, as a path, or null. @param {string[]} names @param {string[]} places */
export function findProgram(names, places = []) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...places].filter(Boolean);
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, name);
      if (existsSync(path)) return path;
    }
  }
  return null;
}

/** True when this is Debian or a relative and we may install. */
export function canInstall() {
  return process.getuid?.() === 0 && findProgram(['apt-get'], ['/usr/bin']) !== null;
}

/**
 * Installs packages; returns null, or why it did not work (the end of apt-get's own words).
 * Output goes to a file, never through a pipe: a service started by a package would keep it open.
 * @param {string[]} packages
 */
export function installPackages(packages) {
  const quiet = !existsSync(policy);
  // Asks Debian not to start the servers just because they were installed.
  if (quiet) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    if (listsAreEmpty()) aptGet(['update']);
    const failed = aptGet(['install', '-y', '--no-install-recommends', ...packages]);
    if (failed === null) return null;
    // Package lists of an older day name versions that are gone.
    aptGet(['update']);
    return aptGet(['install', '-y', '--no-install-recommends', ...packages]);
  } finally {
    if (quiet) rmSync(policy, { force: true });
  }
}

function listsAreEmpty() {
  try {
    return !readdirSync('/var/lib/apt/lists').some((name) => name.includes('Packages'));
  } catch {
    return true;
  }
}

/** @param {string[]} args */
function aptGet(args) {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-apt-'));
  const log = join(folder, 'log');
  const out = openSync(log, 'w');
  try {
    const { status, error } = spawnSync(
      'apt-get',
      ['-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', ...args],
      {
        stdio: ['ignore', out, out],
        timeout: 600_000,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
      },
    );
    if (status === 0) return null;
    return error?.message ?? readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n');
  } finally {
    closeSync(out);
    rmSync(folder, { recursive: true, force: true });
  }
}
