import data from './data/part.json' with { type: 'json' };
import { fold } from './fold.ts';
import { tokens } from './names.ts';
import { isRole } from './vocabulary.ts';

/** The part that a text gives somebody. */
export type Part = 'absent' | 'observes' | 'arranges' | 'interviews';

const PATTERNS = (['absent', 'observes', 'arranges', 'interviews'] as const).map((part) => ({
  part,
  pattern: new RegExp(
    data[part]
      .map((p) => (/^[\p{Script=Han}\p{Script=Hiragana}は]/u.test(p) ? p : `(?<![\\p{L}])(?:${p})`))
      .join('|'),
    'u',
  ),
}));

/** A clause of a text, folded, with the sentence around it. */
export interface Clause {
  readonly text: string;
  readonly sentence: string;
}

const HONORIFIC =
  /(?<![\p{L}])(?:dr|mr|mrs|ms|mx|prof|st|sr|sra|dott|ing|dipl|bzw|z\.b|e\.g|i\.e|no|nr|ca|approx|tel|mme|m|hr|fr|[a-z])\.\s/gu;

/** "(Logistics Coordinator)": what somebody is says nothing of what she does here, unless she recruits. */
const withoutJobs = (text: string): string =>
  text.replace(/\(([^)\n]{2,60})\)/gu, (whole, inside: string) =>
    isRole(inside) && !/recruit|talent|interview|schedul|personal|rh|hr/i.test(inside)
      ? ' '
      : whole,
  );

/** "samordnare Jonas Falk": a post before a name is no deed, unless it is that of who arranges. */
const withoutPosts = (text: string): string =>
  text.replace(
    /(?<!\p{L})(\p{Ll}[\p{L}-]{4,}) (?=\p{Lu}[\p{L}'’-]+ \p{Lu})/gu,
    (whole, word: string) =>
      isRole(word) && !/recruit|talent|interview|schedul|coordinat|koordin|assist/.test(word)
        ? ''
        : whole,
  );

/** The clauses of a text: what one verb says about one person. */
export function clausesOf(text: string): readonly Clause[] {
  const clauses: Clause[] = [];
  for (const paragraph of fold(withoutPosts(withoutJobs(text))).split(/\n/)) {
    const marked = paragraph.replace(HONORIFIC, (m) => m.replace('. ', '.\u00b7'));
    for (const sentence of marked.split(/(?<=[.!?;。！？])\s+|(?<=[。！？；])|\s[–—]\s|\s-\s/u)) {
      const parts = sentence.split(
        /\s*;\s*|,\s+(?=(?:who|qui|que|der|die|welche|but|while|whereas|aber|wahrend|mais|tandis|pero|mientras|ma|mentre|maar|terwijl|men|medan|mens|ale|and|und|et|y|e|en|och|og)\s)|(?<=\S)\s+(?=(?:while|whereas|but|wahrend|aber|tandis que|mais|mientras|maar|terwijl|medan|mens)\s)/u,
      );
      for (const part of joined(parts.filter((p) => p.trim() !== '')))
        clauses.push({ text: part.replaceAll('\u00b7', ' '), sentence });
      if (clauses.length > 400) return clauses;
    }
  }
  return clauses;
}

/** ", and Lena Frisk, head of unit": a part without a word of its own goes on with what went before. */
function joined(parts: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (const part of parts) {
    const before = out.at(-1);
    if (
      before !== undefined &&
      /^(?:and|und|et|y|e|en|och|og)\s/.test(part) &&
      partIn(part) === null
    )
      out[out.length - 1] = `${before} ${part}`;
    else out.push(part);
  }
  return out;
}

/** It is the candidate who looks on: whom they accompany through a shift judges them. */
const YOU_WATCH =
  /(?<!\p{L})you(?:'ll| will|'re| are)?(?: be| get to| can| going to)*\s+(?:shadow|observ|sit(?:ting)? in|watch)|(?<!\p{L})(?:sie|du) (?:hospitier|beobacht|begleit)|(?:hospitier|begleit)\w+ sie(?!\p{L})|vous (?:observer|accompagner)|(?:osserver|affiancher)\w+|meeloopt? met|loop(?:t)? je .{0,30}mee/u;

/** What a clause says, the strongest first: someone absent does not interview. */
export function partIn(clause: string): Part | null {
  if (YOU_WATCH.test(clause)) return 'interviews';
  for (const { part, pattern } of PATTERNS) if (pattern.test(clause)) return part;
  return null;
}

/** The part a text gives to the person of this name; null when it gives none. */
export function partOf(
  name: string,
  clauses: readonly Clause[],
  everyone: readonly string[],
): Part | null {
  const own = clauses.filter((c) => mentions(c.text, name, everyone));
  const parts = own.map((c) => {
    if (isReplaced(c.text, name)) return 'absent';
    const said = partIn(c.text);
    if (said !== null) return said;
    const whole =
      everyone.filter((n) => mentions(c.sentence, n, everyone)).length === 1
        ? partIn(c.sentence)
        : null;
    return whole === 'arranges' || whole === 'observes' ? null : whole;
  });
  return (
    (['absent', 'observes', 'interviews', 'arranges'] as const).find((p) => parts.includes(p)) ??
    null
  );
}

const REPLACED = new RegExp(
  `(?<![\\p{L}])(?:${data.replaced.join('|')})\\s+(?:our |mr |ms |mrs |dr |frau |herrn? |mme |m |sra? )?(\\S+)`,
  'u',
);

/** "in place of Viktor Hahn": the name behind these words will not be there. */
function isReplaced(clause: string, name: string): boolean {
  const next = REPLACED.exec(clause)?.[1]?.replace(/[^\p{L}-]+$/u, '');
  return next !== undefined && tokens(name).includes(next);
}

const I =
  /(?<![\p{L}])(?:i|i'll|i'm|i've|me|myself|ich|mich|mir|je|j'ai|j'|moi|moi-meme|yo|io|eu|ik|jag|jeg|mig|meg|ja|minä|私)(?![\p{L}])/u;
const WE =
  /(?<![\p{L}])(?:comigo|conmigo|myself and|me and|moi et|ich sowie|sowie ich|en ondergetekende|och undertecknad|og undertegnede|und (?:die|der) unterzeichn\w+|et le soussigne|y (?:el|la) que suscribe|y quien suscribe|nehmen .{2,80} und ich teil|and i|and me|and myself|and with me|und ich|und mir|und mich|et moi-meme|e me|con me|en mij|en met mij|och mig|og mig|og meg|og undertegnede|i ja|i ze mna|sekä mina|ja mina|et moi|y yo|ed? io|e eu|en ik|och jag|og jeg|i and|ich und|moi et|just the two of us|the two of us|wir beide|nous deux)(?![\p{L}])/u;
const VERB_I =
  /(?<![\p{L}])(?:te llamare|le llamare|les llamare|la llamare|lo llamare|yo mismo|hablaremos|ti chiamero|la chiamero|vi chiamero|ligo|ligarei|zadzwonie|soitan|bel je|bel u|bel ik)(?![\p{L}])/u;

/** The part that the writer gives herself: "Einar and I look forward", "I will not take part". */
export function partOfWriter(clauses: readonly Clause[]): Part | null {
  const found: Part[] = [];
  for (const { text } of clauses) {
    if (WE.test(text) || VERB_I.test(text)) found.push('interviews');
    else if (I.test(text)) {
      const said = partIn(text);
      if (said === 'interviews' && !SPEAKS.test(text)) continue;
      if (said !== null) found.push(said);
    }
  }
  return (
    (['absent', 'observes', 'interviews', 'arranges'] as const).find((p) => found.includes(p)) ??
    null
  );
}

/** "I look forward to it" is anyone's courtesy; "I will call you" is not. */
const SPEAKS =
  /(?:i|we)(?:'ll| will|'d like to| would like to|'m going to|'m| am)? (?:also )?(?:be )?(?:call|calling|ring|phone|join|joining|interview|interviewing|lead|leading|run|running|talk|walk|conduct|ask|host|speak|meet|chat)|to (?:speak|speaking|talk|talking|meet|meeting|chat|chatting|getting to know|interviewing) (?:with |to )?you|with me\b|(?:speak|talk|chat|meet|call|conversation|interview) (?:with|to) me|rufe (?:ich )?sie|ich (?:rufe|fuhre|spreche|werde (?:sie|mit ihnen|das gesprach))|gesprach mit mir|mit mir|je vous (?:appeller|recevr|rencontrer)|avec moi|conmigo|con me|comigo|met mij|met me|ik bel|med mig|med meg|jag ringer|jeg ringer|ze mna/u;

/** Does a folded text speak of this person: by full name, or by a name nobody else here has? */
export function mentions(text: string, name: string, everyone: readonly string[]): boolean {
  const own = tokens(name);
  const found = own.filter((t) => text.includes(t) && stands(t, text));
  if (found.length === 0) return false;
  if (found.length > 1 && found.length === own.length) return true;
  const others = new Set(everyone.filter((n) => n !== name).flatMap(tokens));
  return found.some((t) => !others.has(t));
}

/** As a word of its own, where words have edges. */
function stands(token: string, text: string): boolean {
  if (/\p{Script=Han}/u.test(token)) return true;
  const word = token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}])${word}(?:'s|s)?(?![\\p{L}])`, 'u').test(text);
}
