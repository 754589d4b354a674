/** Secrets at rest: AES-256-GCM, bound to the name they are kept under. The key never leaves the data folder. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from './errors.ts';

export interface Vault {
  /** Seals `secret` for `name`; only the same name opens it again. */
  seal(name: string, secret: string): string;
  /** Fails with `store_broken` when the key or the text is not the right one. */
  open(name: string, sealed: string): string;
}

/** A vault whose key is a file of mode 0600 in the data folder, made at the first use. */
export function fileVault(folder: string): Vault {
  const path = join(folder, 'key');
  let key: Buffer | null = null;
  const theKey = () => {
    key ??= readKey(path);
    return key;
  };
  return {
    seal(name, secret) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', theKey(), iv);
      cipher.setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
    },
    open(name, sealed) {
      try {
        const bytes = Buffer.from(sealed, 'base64');
        const decipher = createDecipheriv('aes-256-gcm', theKey(), bytes.subarray(0, 12));
        decipher.setAAD(Buffer.from(name));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
      } catch (error) {
        throw new Fault(
          'store_broken',
          'The kept password cannot be opened with the key of this data folder.',
          'Connect the mailbox again in Settings.',
          { cause: error },
        );
      }
    },
  };
}

function readKey(path: string): Buffer {
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('base64'), { mode: 0o600 });
  chmodSync(path, 0o600);
  return Buffer.from(readFileSync(path, 'utf8'), 'base64');
}
