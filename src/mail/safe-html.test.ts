import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeDocument, safeFragment } from './safe-html.ts';

describe('HTML from strangers', () => {
  it.each([
    ['<p style="x" onclick=y>Dear <b>Robin</b></p>', '<p>Dear <b>Robin</b></p>'],
    ['<script>alert(1)</script>x', 'x'],
    ['a<img src=x alt="logo">b', 'a[logo]b'],
    ['<a href="https://evil.example/x">your bank</a>', 'your bank [evil.example]'],
    ['<a href="https://firm.example/jobs">firm.example</a>', 'firm.example'],
    ['<a href="javascript:x">y</a>', 'y'],
    ['<ul><li>one<li>two</ul>', '<ul><li>one</li><li>two</li></ul>'],
    ['&lt;script&gt;', '&lt;script&gt;'],
    ['<svg><p>x</p></svg>y', 'y'],
    ['<div><p>open', '<div><p>open</p></div>'],
  ])('%s becomes %s', (html, safe) => {
    expect(safeFragment(html)).toBe(safe);
  });

  it('never keeps an attribute, a comment or an unknown element', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '<p',
        '<svg',
        '<a href=',
        ' onload=x',
        '>',
        '</p>',
        '<!--',
        '-->',
        '<![CDATA[',
      ),
      fc.constantFrom(
        '"',
        "'",
        '`',
        '=',
        '/',
        '<style>',
        '</style>',
        '<math>',
        '&lt;',
        '&#60;',
        '\0',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const safe = safeFragment(pieces.join(''));
        const tags = safe.match(/<[^>]*>?/g) ?? [];
        for (const tag of tags) expect(tag).toMatch(/^<\/?[a-z][a-z0-9]*>$/);
        expect(safeFragment(safe)).toBe(safe);
      }),
      { numRuns: 2_000 },
    );
  });

  it('stays small and shallow', () => {
    expect(safeFragment('<div>'.repeat(10_000)).length).toBeLessThan(1_000);
    expect(safeFragment('&'.repeat(5_000_000)).length).toBeLessThan(6 * 1024 * 1024);
    expect(safeDocument('x')).toContain("default-src 'none'");
  });
});
