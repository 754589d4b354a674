import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Approvable,
  type Approved,
  approvalHash,
  approve,
  approvedAgain,
} from './approval.ts';

const draft: Approvable = {
  letter: 'l1',
  recipient: 'nadia@firm.example',
  subject: 'Thank you',
  body: 'Dear Nadia,\n\nThank you.\n\nRobin',
};
const person = { kind: 'person', via: 'app' } as const;

const approvable = fc.record({
  letter: fc.string(),
  recipient: fc.string({ unit: 'binary' }),
  subject: fc.string({ unit: 'binary' }),
  body: fc.string({ unit: 'binary' }),
});

describe('approval', () => {
  it('is given by a person who saw these words', () => {
    expect(approve(draft, approvalHash(draft), person).kind).toBe('approved');
  });

  it('is never given by a token, whatever it saw', () => {
    expect(approve(draft, approvalHash(draft), { kind: 'token' })).toEqual({
      kind: 'refused',
      why: 'not_a_person',
    });
  });

  it('is void once recipient, subject or body differ in one character', () => {
    fc.assert(
      fc.property(approvable, approvable, (seen, now) => {
        const same =
          seen.recipient === now.recipient &&
          seen.subject === now.subject &&
          seen.body === now.body;
        const outcome = approve(now, approvalHash(seen), person);
        expect(outcome.kind === 'approved').toBe(same);
      }),
    );
  });

  it('does not mistake words moved from one field into another', () => {
    const moved = { ...draft, subject: `${draft.subject}\n${draft.body}`, body: '' };
    expect(approvalHash(moved)).not.toBe(approvalHash(draft));
  });

  it('counts again after a restart for the same words only', () => {
    const hash = approvalHash(draft);
    expect(approvedAgain(draft, hash).kind).toBe('approved');
    expect(approvedAgain({ ...draft, body: `${draft.body} P.S.` }, hash)).toEqual({
      kind: 'refused',
      why: 'text_changed',
    });
  });

  it('cannot be claimed: sending something unapproved does not compile', () => {
    const send = (letter: Approved<Approvable>) => letter.hash;
    // @ts-expect-error a draft is not approved by saying so
    expect(send(draft)).toBeUndefined();
    // @ts-expect-error nor by carrying a hash
    expect(send({ ...draft, hash: approvalHash(draft) })).toBe(approvalHash(draft));
  });
});
