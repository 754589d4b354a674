import { readFileSync } from 'node:fs';
import type { LintJob, LintReply } from './harper.ts';

/** The library's numbers for its dialects. */
const DIALECTS = { US: 0, UK: 1, AU: 2, CA: 3, IN: 4, any: 0 } as const;

async function start() {
  const harper = await import('harper.js');
  const wasm = new URL('harper_wasm_slim_bg.wasm', import.meta.resolve('harper.js'));
  const url = `data:application/wasm;base64,${readFileSync(wasm).toString('base64')}`;
  const binary = harper.createBinaryModuleFromUrl(url, 'slim');
  const linter = new harper.LocalLinter({ binary });
  await linter.setup();
  return linter;
}

let linter: ReturnType<typeof start> | null = null;
let dialect: keyof typeof DIALECTS | null = null;

async function answer(job: LintJob): Promise<LintReply> {
  linter ??= start();
  const running = await linter;
  if (dialect !== job.dialect) await running.setDialect(DIALECTS[job.dialect] as never);
  dialect = job.dialect;
  await running.clearWords();
  await running.importWords([...job.words]);
  const byRule = await running.organizedLints(job.text, { language: 'plaintext' } as never);
  const findings = Object.entries(byRule).flatMap(([rule, lints]) =>
    lints.map((lint) => {
      const span = lint.span();
      return {
        source: 'harper' as const,
        kind: lint.lint_kind() === 'Spelling' ? ('spelling' as const) : ('grammar' as const),
        rule,
        start: span.start,
        end: span.end,
        message: lint.message(),
        replacements: lint.suggestions().map((s) => s.get_replacement_text()),
      };
    }),
  );
  return { id: job.id, findings, error: null };
}

// One job after the other: the library is not re-entrant.
let last: Promise<unknown> = Promise.resolve();
process.on('message', (job: LintJob) => {
  last = last
    .then(() => answer(job))
    .catch((error: unknown): LintReply => ({ id: job.id, findings: [], error: String(error) }))
    .then((reply) => {
      process.send?.(reply);
    });
});

// Nobody is left to answer.
process.on('disconnect', () => process.exit(0));
