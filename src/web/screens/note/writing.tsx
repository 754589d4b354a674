import { useEffect, useRef } from 'preact/hooks';
import type { FindingView } from '../../../http/views.ts';

type Severity = FindingView['severity'];

/** All underlines of the page, by field: the highlight registry is global. */
const marks = new Map<string, ReadonlyMap<Severity | 'here', readonly Range[]>>();

function paint(): void {
  if (!('highlights' in CSS)) return;
  for (const kind of ['block', 'warn', 'hint', 'here'] as const) {
    const ranges = [...marks.values()].flatMap((field) => field.get(kind) ?? []);
    if (ranges.length === 0) CSS.highlights.delete(kind);
    else CSS.highlights.set(kind, new Highlight(...ranges));
  }
}

function rangeIn(node: Text, span: { start: number; end: number }): Range | null {
  const end = Math.min(span.end, node.length);
  if (span.start >= end) return null;
  const range = document.createRange();
  range.setStart(node, span.start);
  range.setEnd(node, end);
  return range;
}

function rangesBy(node: Text, findings: readonly FindingView[], here: FindingView | null) {
  const by = new Map<Severity | 'here', Range[]>();
  const add = (kind: Severity | 'here', finding: FindingView) => {
    const range = finding.span && rangeIn(node, finding.span);
    if (range) by.set(kind, [...(by.get(kind) ?? []), range]);
  };
  for (const finding of findings) add(finding.severity, finding);
  if (here !== null) add('here', here);
  return by;
}

/**
 * A native text field with underlines: the browser's own editing, undo and spelling in front, and
 * behind it the same text, invisible, that carries the marks (CSS Custom Highlight API). The
 * mirror also gives the field its height.
 */
export function Writing(props: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly locked: boolean;
  readonly singleLine?: boolean;
  readonly findings: readonly FindingView[];
  readonly here: FindingView | null;
  readonly onInput: (value: string) => void;
  readonly onCaret: (at: number) => void;
  readonly onBlur: () => void;
}) {
  const mirror = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const node = mirror.current?.firstChild;
    if (node instanceof Text) marks.set(props.name, rangesBy(node, props.findings, props.here));
    paint();
    return () => {
      marks.delete(props.name);
      paint();
    };
  }, [props.name, props.value, props.findings, props.here]);
  return (
    <div class="writing">
      <div class="writing-mirror" aria-hidden="true" ref={mirror}>
        {`${props.value}\u200b`}
      </div>
      <textarea
        class="writing-text"
        id={`writing-${props.name}`}
        aria-label={props.label}
        rows={1}
        spellcheck
        lang="en"
        autocomplete="off"
        readOnly={props.locked}
        value={props.value}
        onInput={(event) => props.onInput(clean(event.currentTarget.value, props.singleLine))}
        onKeyDown={(event) => {
          if (props.singleLine && event.key === 'Enter' && !event.ctrlKey && !event.metaKey)
            event.preventDefault();
        }}
        onSelect={(event) => props.onCaret(event.currentTarget.selectionStart)}
        onBlur={props.onBlur}
      />
    </div>
  );
}

/** A subject has no line breaks, whatever was pasted into it. */
function clean(value: string, singleLine?: boolean): string {
  return singleLine ? value.replace(/\s*[\r\n]+\s*/g, ' ') : value;
}

/** Replaces a span through the browser, so that its own undo knows about it. */
export function replaceSpan(
  name: string,
  span: { start: number; end: number },
  replacement: string,
): boolean {
  const field = document.querySelector<HTMLTextAreaElement>(`#writing-${name}`);
  if (field === null || field.readOnly) return false;
  field.focus();
  field.setSelectionRange(span.start, span.end);
  const done =
    replacement === ''
      ? document.execCommand('delete')
      : document.execCommand('insertText', false, replacement);
  if (!done) {
    field.setRangeText(replacement, span.start, span.end, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return true;
}

/** Puts the caret on a finding and brings it into view. */
export function showSpan(name: string, span: { start: number; end: number }): void {
  const field = document.querySelector<HTMLTextAreaElement>(`#writing-${name}`);
  field?.focus();
  field?.setSelectionRange(span.start, span.end);
}
