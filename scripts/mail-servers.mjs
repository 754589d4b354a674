// Plain JavaScript: finds or installs the real mail servers that the whole-product tests run.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { canInstall, findProgram, installPackages } from './debian.mjs';

const packages = ['dovecot-imapd', 'dovecot-lmtpd', 'exim4-daemon-light'];

/** @returns {{ dovecot: string, exim: string } | null} */
function findMailServers() {
  const sbin = ['/usr/sbin', '/sbin', '/usr/local/sbin'];
  const dovecot = findProgram(['dovecot'], sbin);
  const exim = findProgram(['exim4', 'exim'], sbin);
  const parts = ['/usr/lib/dovecot/imap', '/usr/lib/dovecot/lmtp'];
  return dovecot && exim && parts.every((path) => existsSync(path)) ? { dovecot, exim } : null;
}

/**
 * Finds the servers, installing them where `apt-get` and root are there.
 * @returns {{ ok: true, dovecot: string, exim: string } | { ok: false, missing: string }}
 */
export function ensureMailServers() {
  const found = findMailServers();
  if (found) return { ok: true, ...found };
  if (!canInstall()) {
    return {
      ok: false,
      missing: `Dovecot and Exim are not installed. As an administrator of a Debian or Ubuntu machine: apt-get install ${packages.join(' ')}`,
    };
  }
  process.stderr.write('Installing Dovecot and Exim for the mail tests (once) ...\n');
  const failed = installPackages(packages);
  const installed = findMailServers();
  if (installed) return { ok: true, ...installed };
  return { ok: false, missing: `apt-get could not install ${packages.join(', ')}:\n${failed}` };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const result = ensureMailServers();
  process.stdout.write(`${JSON.stringify(result)}\n`);
  process.exitCode = result.ok ? 0 : 1;
}
