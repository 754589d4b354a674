import type { Kind } from '../kind.ts';

export const drafts: Kind = {
  *predict() {},
  score: () => 'not scored yet',
};
