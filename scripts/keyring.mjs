// Plain JavaScript: finds or installs a real keyring (Secret Service) for the test of the vault.
import { canInstall, findProgram, installPackages } from './debian.mjs';

const packages = ['gnome-keyring', 'dbus-daemon'];

const find = () => {
  const daemon = findProgram(['gnome-keyring-daemon'], ['/usr/bin']);
  const session = findProgram(['dbus-run-session'], ['/usr/bin']);
  return daemon && session ? { daemon, session } : null;
};

/**
 * Finds the keyring's programs, installing them where `apt-get` and root are there. A keyring of
 * this kind exists on Linux only.
 * @returns {{ ok: true, daemon: string, session: string } | { ok: false, missing: string }}
 */
export function ensureKeyring() {
  const found = find();
  if (found) return { ok: true, ...found };
  const missing = `No keyring is installed. As an administrator of a Debian or Ubuntu machine: apt-get install ${packages.join(' ')}`;
  if (!canInstall()) return { ok: false, missing };
  process.stderr.write('Installing a keyring for the test of the vault (once) ...\n');
  const failed = installPackages(packages);
  const installed = find();
  if (installed) return { ok: true, ...installed };
  return { ok: false, missing: `apt-get could not install ${packages.join(', ')}:\n${failed}` };
}
