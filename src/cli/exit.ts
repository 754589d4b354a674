import { Fault, type FaultCode } from '../errors.ts';

const EXIT: Readonly<Record<FaultCode, number>> = {
  bad_input: 2,
  bad_setting: 2,
  not_found: 4,
  conflict: 5,
  not_approved: 3,
  refused: 3,
  unauthorised: 3,
  forbidden: 3,
  busy: 3,
  mail_unreachable: 6,
  mail_refused: 6,
  store_locked: 7,
  store_newer: 7,
  store_full: 7,
  store_broken: 7,
};

/** The one place where a fault becomes an exit code; prints what happened and what to do. */
export function exitOf(error: unknown): number {
  if (error instanceof Fault) {
    process.stderr.write(`${error.message}\n${error.mend}\n`);
    return EXIT[error.code] ?? 8;
  }
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `Something went wrong on our side: ${text}\nNothing recorded was lost. Run afterword doctor.\n`,
  );
  return 8;
}
