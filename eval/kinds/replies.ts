import type { Kind } from '../kind.ts';

export const replies: Kind = {
  *predict() {},
  score: () => 'not scored yet',
};
