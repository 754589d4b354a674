import { fold, squeeze } from './fold.ts';
import { isRole } from './vocabulary.ts';

const GENDERS =
  /\s*[([]\s*(?:all genders|gn|div|[mwfdxhvki](?:\s*[/|,*]\s*[mwfdxhvki]){1,3})\s*[)\]]|\s+[mwfdxh]\/[mwfdxh](?:\/[mwfdxh])?\b/giu;
const NUMBER =
  /(?:\b(?:job|req|requisition|ref|reference|id|nr|no|kennziffer|vacature|posting|jr)\b[.:\s#-]*#?[A-Z]{0,4}[-_]?\d[\d_/-]+\w*)|#?\b(?:[A-Z]{0,4}[-_]?\d{3,}[\d_-]*)\b/giu;
const TRAILING = /\s*(?:[-–—|,;/·•:]|\bat\b|\bfor\b|\bwith\b|\band\b)\s*$/iu;

/** A job title without number, gender mark or remark: "R-0048 Treasurer (m/f/d), hybrid" → Treasurer. */
export function cleanRole(raw: string): string | null {
  let text = squeeze(raw.replace(GENDERS, ' ').replace(NUMBER, ' '));
  text = text
    .replace(/\s*[([][^)\]]*[)\]]?\s*$/u, '')
    .replace(/^[\s"“„«'*_#:,;.–—-]+|[\s"”“»*_.!?…]+$/gu, '');
  text = text.replace(/^(?:is|being|will be|would be|ist|est|es|e|är|er)\s+(?=\p{Lu})/u, '');
  text = text.replace(
    /^(?:the|our|a|an|your|die|der|das|eine?|le|la|el|il|de|het|een|role of|position of|post of|vacancy|position|role|stelle als|poste de|puesto de)\s+(?:(?:position|role|post|job) (?:of|as)\s+(?:an?\s+)?)?/iu,
    '',
  );
  text = text.replace(
    /\s+(?:position|role|vacancy|job|post|opening|opportunity|vacature|stelle|interview)$/iu,
    '',
  );
  text = text.replace(/\s+(?:loop|round|screen|process)$/iu, '');
  // "in der Backstube" says where, not as what.
  if (/^(?:in|im|i|en|dans|à|na|no|nel|nella|w|på|op|auf|bei|am|at|on)\s/u.test(text)) return null;
  for (let i = 0; i < 3; i += 1) text = text.replace(TRAILING, '');
  text = squeeze(text);
  if (text.length < 2 || text.length > 90 || text.split(' ').length > 10) return null;
  return GENERIC.has(fold(text)) ? null : text;
}

const GENERIC = new Set([
  'the',
  'this',
  'our',
  'your',
  'role',
  'position',
  'job',
  'vacancy',
  'a',
  'an',
  'new',
  'open',
  'above',
  'interview',
  'candidate',
  'engineering',
  'team',
  'next',
  'mentioned',
  'advertised',
  'ausgeschriebene',
  'genannte',
  'permanent',
  'full-time',
]);

/** The leading part of a text that is a job title, up to what follows it: "Enóloga - Bodegas Almenara". */
export function titleAt(text: string, from: number, certain = false): string | null {
  const rest = text.slice(from, from + 140);
  const m =
    /^[\s"“„«*_]*(.{2,110}?)(?=$|\s*[.,;:!?\n)\]»”"|–—]|\s-\s|\s*\(|\s+(?:at|with|au sein|auprès|dans|in der|nella|nel|vid|bij|na empresa|en(?= \p{Lu})|bei|beim|chez|presso|hos|på|w firmie|within|in our|in the|in unserem|im|role|position|vacancy|job|post|opening|opportunity|team|on|will|is|has|and we|and the|and would|to be|that|which|who|die|welche|qui|que|laden|einladen|mochten|möchten|freuen|ein|an|am|takes|took|scheduled|interview|sind|ist|zu|gefreut|vacature|tjänsten|stillingen|for an?|for the)(?=[\s.,]|$))/u.exec(
      rest,
    );
  const raw = m?.[1];
  if (raw === undefined) return null;
  const role = cleanRole(raw);
  if (role === null) return null;
  return isRole(role) || (certain && /^\p{Lu}/u.test(role) && role.split(' ').length <= 5)
    ? role
    : null;
}
