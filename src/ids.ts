import { randomBytes } from 'node:crypto';

/** A fresh id: 12 letters and digits, URL-safe, unique in practice (62 bits). */
export function newId(): string {
  return randomBytes(9).toString('base64url').replaceAll('-', 'x').replaceAll('_', 'y');
}
