/**
 * A fault that a person can do something about. `message` says in one sentence what happened,
 * `mend` what to do; `code` is stable and becomes the HTTP body's `error` and the CLI's exit code
 * (`src/http/problem.ts`, `src/cli/exit.ts`). Expected outcomes are values, never this.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  readonly mend: string;

  constructor(code: FaultCode, message: string, mend: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.mend = mend;
  }
}

export type FaultCode =
  | 'bad_input'
  | 'bad_setting'
  | 'not_found'
  | 'conflict'
  | 'not_approved'
  | 'refused'
  | 'store_locked'
  | 'store_newer'
  | 'store_full'
  | 'store_broken'
  | 'mail_unreachable'
  | 'mail_refused'
  | 'unauthorised'
  | 'forbidden'
  | 'busy';
