import { describe, expect, it } from 'vitest';
import { bench, interviewed } from '../../desk/desk.test-support.ts';
import type { Stray } from '../../store/port.ts';
import { strayRows } from './today.ts';

const stray: Stray = {
  id: '<s@mail.example>',
  world: 'own',
  at: '2026-03-03T22:00:00Z',
  fromName: 'Careers',
  fromAddress: 'no-reply@ats.example',
  subject: 'Your application',
  text: '',
  raw: new Uint8Array(),
  candidates: [{ opportunity: 'gone', why: '' }],
};

describe('a message that holds what is sent', () => {
  it('stands on Today until somebody says where it belongs', async () => {
    const { desk } = await bench();
    const one = await interviewed(desk);
    const candidates = [...stray.candidates, { opportunity: one.id, why: '' }];
    expect(strayRows({ ...stray, candidates }, [one])).toMatchObject([
      { opportunity: one.id, kind: 'reply', title: 'Say where the message from Careers belongs' },
    ]);
    expect(strayRows(stray, [one])).toEqual([]);
  });
});
