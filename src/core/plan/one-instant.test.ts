import { describe, expect, it } from 'vitest';
import type { Happening } from '../record/opportunity.ts';
import { planAt, promised, received, sent } from './record.test-support.ts';

const AT = '2026-09-22T15:00:00Z';
const NOW = '2026-09-23T15:00:00Z';
const thanks = sent('2026-09-14T18:00:00Z', 'thank_you');
const followed = sent('2026-09-21T13:30:00Z', 'follow_up');

/** The plan after these happened at one instant, whichever of them was recorded first. */
function planned(
  together: readonly Happening[],
  before: readonly Happening[] = [thanks, followed],
) {
  const given = planAt(NOW, { happenings: [...before, ...together] });
  const turned = planAt(NOW, { happenings: [...before, ...together.toReversed()] });
  expect(turned).toEqual(given);
  return given;
}

const says = (intent: Parameters<typeof received>[1], message: string | null = null) =>
  received(AT, intent, { message });
const own = (kind: 'skipped' | 'moved', change: object): Happening =>
  ({ kind, at: AT, step: 'follow_up', to: null, interview: null, ...change }) as Happening;

describe('of two messages of one instant', () => {
  it.each([
    ['info_request', 'scheduling_request', 'scheduling_request'],
    ['scheduling_request', 'next_round_invite', 'next_round_invite'],
    ['next_round_invite', 'offer', 'offer'],
    ['offer', 'rejection', 'rejection'],
    ['offer', 'position_filled', 'position_filled'],
    ['scheduling_request', 'rejection', 'rejection'],
    ['position_filled', 'rejection', 'position_filled'],
  ] as const)('%s and %s leave an answer to the %s', (one, other, answering) => {
    const given = planned([says(one, 'x'), says(other, 'a')]);
    expect(given.steps.map((s) => s.answering)).toEqual([answering]);
  });

  it('a hold ends what a date opens', () => {
    const dated = received(AT, 'timeline_update', { promise: promised('2026-09-30') });
    expect(planned([dated, says('position_on_hold')]).none?.state).toBe('ended');
  });

  it('a hold with a day to check back opens one follow-up after an offer', () => {
    const hold = received(AT, 'position_on_hold', { checkBack: '2026-10-01' });
    const steps = planned([says('offer'), hold]).steps.map((s) => s.step);
    expect(steps).toEqual(['answer', 'follow_up']);
  });

  it('a rejection outlasts a hold with a day to check back', () => {
    const hold = received(AT, 'position_on_hold', { checkBack: '2026-10-01' });
    for (const end of ['position_filled', 'rejection'] as const) {
      expect(planned([hold, says(end)]).steps.map((s) => s.step)).toEqual(['answer']);
    }
  });

  it('the later of two days is promised', () => {
    const first = received(AT, 'timeline_update', { promise: promised('2026-09-30', 'x') });
    const second = received(AT, 'timeline_update', { promise: promised('2026-10-01', 'a') });
    expect(planned([first, second]).steps[0]?.notBefore).toBe('2026-10-05T12:00:00Z');
  });
});

describe('at one instant', () => {
  it('an answer of theirs comes after our message', () => {
    const given = planned([sent(AT, 'second_follow_up'), says('acknowledgement')]);
    expect(given.steps[0]).toMatchObject({ step: 'follow_up', notBefore: '2026-09-29T12:00:00Z' });
  });

  it('our answer comes after their question', () => {
    const steps = planned([says('info_request'), sent(AT, 'answer')]).steps.map((s) => s.step);
    expect(steps).toEqual(['follow_up']);
    expect(planned([says('offer'), sent(AT, 'answer')]).steps).toEqual([]);
    expect(planned([says('rejection'), sent(AT, 'answer')]).steps).toEqual([]);
  });

  it('a date that is withdrawn is not in force', () => {
    const dated = received(AT, 'timeline_update', { promise: promised('2026-10-09') });
    const given = planned([dated, { kind: 'withdrawn', at: AT, by: 'a' }]);
    expect(given.steps[0]?.notBefore).toBe('2026-09-29T12:00:00Z');
  });

  it('an address that is found is alive, though mail to the old one came back', () => {
    const bounce = received(AT, 'bounce', { permanent: true });
    const found: Happening = { kind: 'address', at: AT, person: 'a', email: 'a@new.example' };
    expect(planned([bounce, found]).steps[0]).toMatchObject({ step: 'follow_up', state: 'open' });
  });

  it('a step is skipped or moved after what came', () => {
    const word = says('acknowledgement');
    expect(planned([word, own('skipped', {})]).steps[0]?.step).toBe('second_follow_up');
    const notBefore = '2026-10-06T14:00:00Z';
    const moved = own('moved', { notBefore, override: null });
    expect(planned([word, moved]).steps[0]).toMatchObject({ step: 'follow_up', notBefore });
  });

  it('a step is moved after the one before was skipped', () => {
    const skipped = own('skipped', { step: 'second_follow_up' });
    const notBefore = '2026-10-06T14:00:00Z';
    const moved = own('moved', { step: 'clarification', notBefore, override: null });
    expect(planned([skipped, moved]).steps[0]).toMatchObject({ step: 'clarification', notBefore });
  });

  it('a decision settles the offer that came with it', () => {
    const decided: Happening = { kind: 'decided', at: AT, what: 'accepted' };
    expect(planned([says('offer'), decided]).none?.state).toBe('ended');
  });

  it('what the debrief told of an interview comes before a message as it ended', () => {
    const end = '2026-09-14T16:00:00Z';
    const told: Happening = {
      kind: 'promise',
      at: '2026-09-14T17:00:00Z',
      by: 'a',
      promise: promised('2026-10-09'),
    };
    const dated = received(end, 'timeline_update', { promise: promised('2026-09-25') });
    expect(planned([told, dated], [thanks]).steps[0]?.notBefore).toBe('2026-09-29T12:00:00Z');
  });

  it('of two promises in one debrief the later written is in force', () => {
    const told = (at: string, to: string): Happening => {
      return { kind: 'promise', at, by: 'a', promise: promised(to) };
    };
    const first = told('2026-09-14T17:00:00Z', '2026-10-09');
    const second = told('2026-09-14T18:00:00Z', '2026-09-25');
    expect(planned([first, second], [thanks]).steps[0]?.notBefore).toBe('2026-09-29T12:00:00Z');
  });
});
