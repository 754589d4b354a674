import type { Kind } from '../kind.ts';

export const notes: Kind = {
  *predict() {},
  score: () => 'not scored yet',
};
