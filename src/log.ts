/** One line a matter on stderr. Takes no free values, so that no secret can end up in it. */
export interface Log {
  info(what: string, about?: Readonly<Record<string, string | number>>): void;
  error(what: string, error: unknown): void;
}

export const silentLog: Log = { info() {}, error() {} };

/** Writes to stderr; errors with their stack only when `verbose`. */
export function stderrLog(verbose: boolean): Log {
  const line = (text: string) => process.stderr.write(`${text}\n`);
  return {
    info(what, about = {}) {
      const rest = Object.entries(about).map(([name, value]) => ` ${name}=${value}`);
      if (verbose) line(`afterword: ${what}${rest.join('')}`);
    },
    error(what, error) {
      const text = error instanceof Error ? (verbose ? error.stack : error.message) : String(error);
      line(`afterword: ${what}: ${text}`);
    },
  };
}
