/** Paths of the two servers, or null when one of them is missing. */
export function findMailServers(): { dovecot: string; exim: string } | null;
/** Finds the servers, installing them where `apt-get` and root are there. */
export function ensureMailServers():
  | { ok: true; dovecot: string; exim: string }
  | { ok: false; missing: string };
