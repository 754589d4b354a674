/**
 * Secrets at rest: AES-256-GCM, bound to the name they are kept under. The key lies in the
 * system's keyring, in a file of mode 0600 or behind a passphrase (`key.ts`), never in the
 * store, so that a copy of the store opens nothing.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Fault } from '../errors.ts';

export interface Vault {
  /** Seals `secret` for `name`; only the same name opens it again. */
  seal(name: string, secret: string): Promise<string>;
  /** Fails with `store_broken` when the key or the text is not the right one. */
  open(name: string, sealed: string): Promise<string>;
}

/** Gives the 32 bytes of the key, making one at the first use. */
export type KeySource = () => Promise<Buffer>;

/** A vault over a key that is asked for when the first secret needs it, and once only. */
export function createVault(source: KeySource): Vault {
  let asked: Promise<Buffer> | null = null;
  const theKey = () => {
    asked ??= source().catch((error: unknown) => {
      // A keyring that was locked may be open the next time.
      asked = null;
      throw error;
    });
    return asked;
  };
  return {
    async seal(name, secret) {
      return encrypt(await theKey(), name, Buffer.from(secret, 'utf8'));
    },
    async open(name, sealed) {
      const key = await theKey();
      const opened = decrypt(key, name, sealed);
      if (opened !== null) return opened.toString('utf8');
      throw new Fault(
        'store_broken',
        'The kept sign-in cannot be opened with the key of this data folder.',
        'Connect the mailbox again in Settings.',
      );
    },
  };
}

/** AES-256-GCM with `name` as associated data: base64 of nonce, tag and text. */
export function encrypt(key: Buffer, name: string, plain: Buffer): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(name));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
}

/** The text again, or null when key, name or text are not the ones it was sealed with. */
export function decrypt(key: Buffer, name: string, sealed: string): Buffer | null {
  try {
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), {
      authTagLength: 16,
    });
    decipher.setAAD(Buffer.from(name));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
  } catch {
    return null;
  }
}
