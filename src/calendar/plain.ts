import { Parser } from 'htmlparser2';

const BREAKS = new Set([
  'p',
  'div',
  'br',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'table',
  'hr',
]);
const SILENT = new Set(['script', 'style', 'head', 'title', 'template', 'svg', 'noscript']);

/** Text with the tags of a description taken out: lines kept, scripts and links' targets gone. */
export function plainText(text: string): string {
  if (!/<\/?[a-z][^>]{0,400}>/i.test(text) && !/&(?:nbsp|amp|lt|gt|quot|#\d+);/i.test(text))
    return text;
  if (/^[^<]*<[^\s<>]+@[^\s<>]+>[^<]*$/.test(text)) return text;
  const kept: string[] = [];
  let silent = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        if (SILENT.has(name)) silent += 1;
        if (name === 'li') kept.push('\n- ');
        else if (BREAKS.has(name)) kept.push('\n');
        else if (name === 'td' || name === 'th') kept.push(' ');
      },
      ontext(data) {
        if (silent === 0) kept.push(data);
      },
      onclosetag(name) {
        if (SILENT.has(name)) silent = Math.max(0, silent - 1);
        if (BREAKS.has(name) && name !== 'br') kept.push('\n');
      },
    },
    { decodeEntities: true },
  );
  // Addresses in angle brackets are no tags.
  parser.write(text.replace(/<([^\s<>]+@[^\s<>]+)>/g, '&lt;$1&gt;'));
  parser.end();
  return kept
    .join('')
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
