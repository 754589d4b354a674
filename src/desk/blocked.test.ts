import { describe, expect, it } from 'vitest';
import { bench, interviewed } from './desk.test-support.ts';
import { append, byPerson, load, planOf } from './desk.ts';

describe('"do not contact" at one role', () => {
  it.each(['company', 'person'] as const)(
    'for a %s ends the steps of every other role',
    async (scope) => {
      const { desk } = await bench();
      const one = await interviewed(desk);
      const other = await interviewed(desk);
      const written = async () =>
        (await planOf(desk, await load(desk, one.id))).steps.filter((s) => s.step !== 'debrief');
      expect(await written()).not.toEqual([]);
      const person = scope === 'person' ? (other.people[0]?.id ?? '') : null;
      const body = { kind: 'do_not_contact', scope, person, on: true, reason: null } as const;
      const change = { opportunity: other, expectedSeq: null, origin: byPerson, bodies: [body] };
      await append(desk, change);
      expect((await written()).filter((s) => s.earliest !== null)).toEqual([]);
      await append(desk, { ...change, bodies: [{ ...body, on: false }] });
      expect(await written()).not.toEqual([]);
    },
  );
});
