import type { Finding, Fix } from '../record/finding.ts';

/** A note after its safe fixes, and what was done. */
export interface Mended {
  readonly subject: string;
  readonly body: string;
  readonly applied: readonly { readonly finding: Finding; readonly fix: Fix }[];
}

/**
 * Applies every safe fix of the findings at once: the first of each finding, from the front; one that
 * overlaps an earlier one waits for the next check. Spans are characters of the note as it was checked, so
 * findings of other words change nothing they do not fit. Mending twice is mending once.
 */
export function mendSafely(
  note: { readonly subject: string; readonly body: string },
  findings: readonly Finding[],
): Mended {
  const wanted = findings
    .flatMap((finding) => {
      const fix = finding.fixes.find((f) => f.safe);
      return fix === undefined ? [] : [{ finding, fix }];
    })
    .sort((a, b) => a.fix.span.start - b.fix.span.start || a.fix.span.end - b.fix.span.end);
  const subject = mendOne(
    note.subject,
    wanted.filter((w) => w.finding.where === 'subject'),
  );
  const body = mendOne(
    note.body,
    wanted.filter((w) => w.finding.where === 'body'),
  );
  return {
    subject: subject.text,
    body: body.text,
    applied: [...subject.applied, ...body.applied],
  };
}

type Wanted = Mended['applied'][number];

function mendOne(text: string, wanted: readonly Wanted[]): { text: string; applied: Wanted[] } {
  const applied: Wanted[] = [];
  let mended = '';
  let at = 0;
  for (const each of wanted) {
    const { start, end } = each.fix.span;
    if (start < at || end < start || end > text.length) continue;
    // Two insertions at one place would both say what one of them says.
    if (applied.some((a) => a.fix.span.start === start)) continue;
    mended += text.slice(at, start) + each.fix.replacement;
    at = end;
    applied.push(each);
  }
  return { text: mended + text.slice(at), applied };
}
