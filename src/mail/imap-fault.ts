import { Fault } from '../errors.ts';
import { isCertificateError } from './smtp-connection.ts';

export type ImapCause = 'unreachable' | 'tls' | 'sign_in';

/** What kind of trouble an imapflow error is. */
export function imapCause(error: unknown): ImapCause {
  if (!(error instanceof Error)) return 'unreachable';
  const { authenticationFailed, serverResponseCode, code } = error as {
    authenticationFailed?: boolean;
    serverResponseCode?: string;
    code?: string;
  };
  const refusals = ['AUTHENTICATIONFAILED', 'AUTHORIZATIONFAILED', 'EXPIRED', 'PRIVACYREQUIRED'];
  // From `MailAuth.accessToken`: the permission has ended.
  if (code === 'mail_refused') return 'sign_in';
  if (authenticationFailed || refusals.includes(serverResponseCode ?? '')) return 'sign_in';
  if (isCertificateError(error) || /STARTTLS|TLS/i.test(code ?? '')) return 'tls';
  return 'unreachable';
}

/** The same as a sentence with a mend. */
export function imapFault(error: unknown, host: string): Fault {
  if (error instanceof Fault) return error;
  const options = { cause: error };
  if (isFull(error))
    return new Fault(
      'mail_refused',
      `The mailbox on ${host} is full.`,
      'Delete something there; what was sent has been sent all the same.',
      options,
    );
  switch (imapCause(error)) {
    case 'sign_in':
      return new Fault(
        'mail_refused',
        `${host} did not accept the name and password.`,
        'Check them in the settings; many providers want an app password here.',
        options,
      );
    case 'tls':
      return new Fault(
        'mail_unreachable',
        `There is no trustworthy encrypted connection to ${host}.`,
        'Check the server name and the kind of encryption in the settings.',
        options,
      );
    case 'unreachable':
      return new Fault(
        'mail_unreachable',
        `${host} does not answer.`,
        'Check the network and the server name; nothing is lost meanwhile.',
        options,
      );
  }
}

/** A tagged NO with OVERQUOTA (RFC 5530). */
function isFull(error: unknown): boolean {
  const { serverResponseCode } = error as { serverResponseCode?: string };
  return error instanceof Error && serverResponseCode === 'OVERQUOTA';
}
