import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const src = join(root, 'src');

/**
 * Who may import whom (docs/architecture.md). A part may always import itself. Types may come from
 * further away only where `types` says so.
 */
const MAY: Readonly<
  Record<string, { readonly parts: readonly string[]; readonly types?: readonly string[] }>
> = {
  'core/time': { parts: [], types: ['core/record'] },
  'core/record': { parts: ['core/time'] },
  'core/text': { parts: ['core/record'] },
  'core/approval.ts': { parts: ['core/record'] },
  'core/plan': { parts: ['core/record', 'core/time', 'core/approval.ts', 'core/text'] },
  'core/compose': {
    parts: ['core/record', 'core/time', 'core/approval.ts', 'core/text', 'core/etiquette/data'],
  },
  'core/etiquette': { parts: ['core/record', 'core/time', 'core/text'] },
  'core/proofread': { parts: ['core/record', 'core/text'], types: ['core/etiquette'] },
  'core/replies': { parts: ['core/record', 'core/time', 'core/text'] },
  'core/invitations': { parts: ['core/record', 'core/time', 'core/text'] },
  'core/exports': { parts: ['core/record', 'core/time', 'core/text'] },
  'core/imports': { parts: ['core/record', 'core/time', 'core/text'] },
  store: { parts: ['core', 'errors.ts', 'log.ts'] },
  mail: { parts: ['core', 'errors.ts', 'log.ts'] },
  calendar: { parts: ['core', 'errors.ts', 'log.ts'] },
  bringing: { parts: ['core', 'calendar', 'errors.ts'] },
  proofreader: { parts: ['core', 'errors.ts', 'log.ts'] },
  paper: { parts: ['errors.ts'] },
  desk: {
    parts: ['core', 'calendar', 'mail', 'clock.ts', 'errors.ts', 'log.ts'],
    types: ['store', 'bringing'],
  },
  sample: { parts: ['core', 'desk', 'mail', 'clock.ts', 'errors.ts'], types: ['store'] },
  worker: { parts: ['core', 'desk', 'errors.ts', 'log.ts'], types: ['store', 'mail'] },
  http: {
    parts: ['core', 'desk', 'mail', 'paper', 'errors.ts', 'log.ts', 'clock.ts'],
    types: ['store', 'worker', 'bringing'],
  },
  web: { parts: ['core'], types: ['http'] },
  cli: {
    parts: [
      'core',
      'app.ts',
      'config.ts',
      'clock.ts',
      'errors.ts',
      'log.ts',
      'restoring.ts',
      'terminal.ts',
      'vault',
      'version.ts',
    ],
    types: ['http', 'desk'],
  },
  'errors.ts': { parts: [] },
  'clock.ts': { parts: [] },
  'log.ts': { parts: [] },
  'ids.ts': { parts: [] },
  'version.ts': { parts: [] },
  'config.ts': { parts: ['errors.ts'] },
  'terminal.ts': { parts: ['errors.ts'] },
  vault: { parts: ['errors.ts'], types: ['config.ts'] },
  accounts: { parts: ['mail', 'desk', 'errors.ts'], types: ['store', 'vault', 'clock.ts'] },
  'push.ts': { parts: ['errors.ts'], types: ['desk', 'store', 'vault'] },
  'app.ts': { parts: ['*'] },
  'restoring.ts': { parts: ['*'] },
};

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function filesBelow(folder: string, pick: (name: string) => boolean): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pick(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

const isSource = (name: string) => /\.tsx?$/.test(name) && !/\.test(-support)?\.tsx?$/.test(name);
const sources = filesBelow(src, isSource);

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(file, 'utf8');
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|import\('([^']+)'\)|(?:^|\n)import\s+'([^']+)'/g;
  return [...text.matchAll(pattern)].map((m) => ({
    file,
    target: m[2] ?? m[3] ?? m[4] ?? '',
    typeOnly: m[1] !== undefined,
  }));
}

/** `core/plan` for `src/core/plan/plan.ts`; the file itself at the top. */
function partOf(file: string): string {
  const [first = '', second = ''] = relative(src, file).split(sep);
  return first === 'core' && second !== '' ? `core/${second}` : first;
}

function allows(part: string, file: string, list: readonly string[]): boolean {
  const path = relative(src, file).split(sep).join('/');
  return list.some((ok) => ok === '*' || path === ok || path.startsWith(`${ok}/`) || part === ok);
}

function forbidden({ file, target, typeOnly }: Import): boolean {
  if (!target.startsWith('.')) return false;
  const goal = resolve(dirname(file), target);
  const from = partOf(file);
  const to = partOf(goal);
  if (from === to || relative(src, goal).startsWith('..')) return false;
  const may = MAY[from];
  if (may === undefined) return true;
  return !allows(to, goal, typeOnly ? [...may.parts, ...(may.types ?? [])] : may.parts);
}

const shown = (file: string) => relative(root, file);

describe('the architecture', () => {
  it('sees the files', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(new Set(sources.map(partOf)).size).toBeGreaterThan(15);
  });

  it('knows every part', () => {
    expect([...new Set(sources.map(partOf))].filter((part) => MAY[part] === undefined)).toEqual([]);
  });

  it('lets each part import only what it may', () => {
    const bad = sources.flatMap(importsOf).filter(forbidden);
    expect(bad.map((i) => `${shown(i.file)} imports ${i.target}`)).toEqual([]);
  });

  it('keeps the core pure: no node, no clock, no randomness, no network', () => {
    const core = sources.filter((file) => partOf(file).startsWith('core'));
    const nodes = core.flatMap(importsOf).filter((i) => i.target.startsWith('node:'));
    expect(nodes.map((i) => `${shown(i.file)} imports ${i.target}`)).toEqual([]);
    const impure =
      /\b(?:Math\.random|Date\.now|Temporal\.Now|fetch\(|process\.|console\.)|new Date\(\)/;
    expect(core.filter((file) => impure.test(readFileSync(file, 'utf8'))).map(shown)).toEqual([]);
  });

  it('reads the clock in clock.ts alone and the environment in config.ts alone', () => {
    const read = (pattern: RegExp, but: string) =>
      sources
        .filter(
          (f) =>
            !f.endsWith(but) &&
            !partOf(f).startsWith('web') &&
            pattern.test(readFileSync(f, 'utf8')),
        )
        .map(shown);
    expect(read(/Date\.now\(|new Date\(\)|Temporal\.Now/, join('src', 'clock.ts'))).toEqual([]);
    expect(read(/process\.env/, join('src', 'config.ts'))).toEqual([]);
  });

  it('has no file over 400 lines and no module mocks', () => {
    const mine = /\.(?:tsx?|mjs|css)$/;
    const files = ['src', 'eval', 'bench', 'test', 'scripts'].flatMap((folder) =>
      filesBelow(join(root, folder), (name) => mine.test(name)),
    );
    const long = files.filter((f) => readFileSync(f, 'utf8').split('\n').length > 401);
    expect(long.map(shown)).toEqual([]);
    const mocking = new RegExp(['vi', 'mock\\('].join('\\.'));
    expect(files.filter((f) => mocking.test(readFileSync(f, 'utf8'))).map(shown)).toEqual([]);
  });
});
