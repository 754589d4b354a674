import assert from 'node:assert/strict';

/**
 * The part of vitest that the tests of the core use, small enough to run a whole suite in a
 * moment: mutation runs it a thousand times over.
 */
interface Test {
  readonly name: string;
  readonly run: () => unknown;
}

let tests: Test[] = [];

/** The tests that importing a file registered. */
export function takeTests(): readonly Test[] {
  const taken = tests;
  tests = [];
  return taken;
}

type Body = (...args: unknown[]) => unknown;

function each(cases: readonly unknown[]) {
  return (name: string, body: Body) => {
    for (const one of cases) {
      const args = Array.isArray(one) ? one : [one];
      register(`${name} ${String(args[0])}`, () => body(...args));
    }
  };
}

function register(name: string, run: () => unknown): void {
  tests.push({ name, run });
}

export const it = Object.assign(register, { each });

export const describe = Object.assign((_name: string, body: () => void) => body(), {
  each: (cases: readonly unknown[]) => (_name: string, body: Body) => {
    for (const one of cases) body(one);
  },
});

function matchers(value: unknown, no: boolean) {
  const check = (holds: boolean, what: string) =>
    assert.ok(holds !== no, `${no ? 'not ' : ''}${what}`);
  const same = (compare: () => void) => {
    let holds = true;
    try {
      compare();
    } catch {
      holds = false;
    }
    return holds;
  };
  return {
    toBe: (x: unknown) => check(Object.is(value, x), `${String(value)} is ${String(x)}`),
    toBeNull: () => check(value === null, 'null'),
    toBeUndefined: () => check(value === undefined, 'undefined'),
    toEqual: (x: unknown) =>
      check(
        same(() => assert.deepEqual(value, x)),
        'equal',
      ),
    toMatchObject: (x: object) =>
      check(
        same(() => assert.partialDeepStrictEqual(value as object, x)),
        'match',
      ),
    toContain: (x: unknown) => check((value as string | unknown[]).includes(x as never), 'contain'),
    toHaveLength: (n: number) => check((value as unknown[]).length === n, 'length'),
    toBeGreaterThan: (n: number) => check((value as number) > n, 'greater'),
    toBeLessThanOrEqual: (n: number) => check((value as number) <= n, 'at most'),
  };
}

export function expect(value: unknown) {
  return { ...matchers(value, false), not: matchers(value, true) };
}
