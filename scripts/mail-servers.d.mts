/** Finds the servers, installing them where `apt-get` and root are there. */
export function ensureMailServers():
  | { ok: true; dovecot: string; exim: string }
  | { ok: false; missing: string };
