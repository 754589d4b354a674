// Run after `npm install` changed the lock file. A registry that mirrors only its own platform
// makes npm leave the binaries of all others out of the lock file, which `npm ci` then refuses.
// This adds those optional packages with the exact version their parent asks for.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

const path = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const SYSTEMS = [
  'darwin',
  'linux',
  'win32',
  'android',
  'freebsd',
  'openharmony',
  'netbsd',
  'openbsd',
  'sunos',
  'aix',
];
const PROCESSORS = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'mips64el',
  'wasm32',
];

/** Where a package runs, read from its name. @param {string} name */
function platform(name) {
  const words = name.split(/[-/]/);
  const system = name === 'fsevents' ? 'darwin' : words.find((w) => SYSTEMS.includes(w));
  const cpu = words.find((w) => PROCESSORS.includes(w));
  const libc = words.includes('musl') || words.some((w) => w.startsWith('musl')) ? 'musl' : null;
  return {
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(libc ? { libc: [libc] } : {}),
    ...(system ? { os: [system] } : {}),
  };
}

let added = 0;
for (const [parent, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const places = [`${parent}/node_modules/${name}`, `node_modules/${name}`];
    if (parent === '' || places.some((place) => lock.packages[place])) continue;
    const exact = String(version).replace(/^[~^]/, '');
    lock.packages[`node_modules/${name}`] = {
      version: exact,
      ...platform(name),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
    };
    added += 1;
    process.stdout.write(`added ${name}@${exact}\n`);
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)),
);
if (added > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} packages added.\n`);
