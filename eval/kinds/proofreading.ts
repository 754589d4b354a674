import type { Kind } from '../kind.ts';

export const proofreading: Kind = {
  *predict() {},
  score: () => 'not scored yet',
};
