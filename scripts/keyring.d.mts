/** Finds a keyring's programs, installing them where `apt-get` and root are there. */
export function ensureKeyring():
  | { ok: true; daemon: string; session: string }
  | { ok: false; missing: string };
