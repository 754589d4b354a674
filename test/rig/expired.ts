import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A key and a certificate for this machine that nobody doubts, but that ended yesterday. */
export function expiredCertificate(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-cert-'));
  const file = (name: string) => join(folder, name);
  const openssl = (args: readonly string[]) =>
    void execFileSync('openssl', [...args], { stdio: 'ignore' });
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const asked = ['-keyout', file('key'), '-out', file('request')];
  openssl(['req', '-newkey', 'rsa:2048', '-nodes', ...subject, ...asked]);
  const made = ['x509', '-req', '-in', file('request'), '-signkey', file('key')];
  const into = ['-copy_extensions', 'copyall', '-out', file('cert')];
  try {
    openssl([...made, ...into, '-not_before', '20200101000000Z', '-not_after', '20200201000000Z']);
  } catch {
    // OpenSSL before 3.4 cannot be told the dates, but takes a negative number of days.
    openssl([...made, ...into, '-days', '-1']);
  }
  const certificate = {
    key: readFileSync(file('key'), 'utf8'),
    cert: readFileSync(file('cert'), 'utf8'),
  };
  rmSync(folder, { recursive: true, force: true });
  return certificate;
}
