import type { Kind } from '../kind.ts';

export const followUps: Kind = {
  *predict() {},
  score: () => 'not scored yet',
};
