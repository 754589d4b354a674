import { imapCause } from './imap-fault.ts';

export interface FoundTrouble {
  readonly trouble:
    | 'name'
    | 'connection'
    | 'unencrypted'
    | 'encryption'
    | 'certificate'
    | 'sign_in';
  /** For the sentence: what is wrong with the certificate; else empty. */
  readonly detail: string;
}

/** Node's codes and what they say about a certificate. */
const certificates: readonly (readonly [RegExp, string])[] = [
  [/CERT_HAS_EXPIRED/, 'it has expired'],
  [/CERT_NOT_YET_VALID/, 'it is not valid yet; is the clock of this computer right?'],
  [/ALTNAME|HOSTNAME_MISMATCH/, 'it belongs to another server name'],
  [/SELF_SIGNED/, 'nobody known has signed it'],
  [/UNABLE_TO|CERT_/, 'its signature cannot be checked'],
];

/** What an error of either mail library means, told apart as finely as the mend differs. */
export function troubleOf(error: unknown): FoundTrouble {
  const { code, originalCode, responseCode, message } = error as {
    code?: string;
    originalCode?: string;
    responseCode?: number;
    message?: string;
  };
  const codes = `${code ?? ''} ${originalCode ?? ''}`;
  if (code === 'bad_setting') return { trouble: 'unencrypted', detail: '' };
  const certificate = certificates.find(([pattern]) => pattern.test(codes));
  if (certificate) return { trouble: 'certificate', detail: certificate[1] };
  if (/ENOTFOUND|EAI_AGAIN|EDNS/.test(codes)) return { trouble: 'name', detail: '' };
  if (/ETLS|EPROTO|ERR_SSL|ERR_TLS|STARTTLS/i.test(codes) || /STARTTLS/i.test(message ?? ''))
    return { trouble: 'encryption', detail: '' };
  if (/EAUTH/.test(codes) || [530, 534, 535].includes(responseCode ?? 0))
    return { trouble: 'sign_in', detail: '' };
  return { trouble: imapCause(error) === 'sign_in' ? 'sign_in' : 'connection', detail: '' };
}
