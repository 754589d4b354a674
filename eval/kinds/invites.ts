import type { Kind } from '../kind.ts';

export const invites: Kind = {
  *predict() {},
  score: () => 'not scored yet',
};
