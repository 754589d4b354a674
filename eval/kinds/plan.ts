import type { Kind } from '../kind.ts';

export const plan: Kind = {
  *predict() {},
  score: () => 'not scored yet',
};
