import type { InterviewKind } from '../record/nouns.ts';
import { anyOf, fold, squeeze } from './fold.ts';
import type { Material } from './material.ts';

const PHONE =
  /\b(?:phone|telephone|by tel|will (?:call|ring|phone) you|calls you|call you (?:on|at)|telefon\w*|anrufen|ruft sie an|rufe sie an|telephon\w*|vous appeller\w*|par telephone|telefonic\w*|llamar\w*|telefonisch|bel(?:t|len) (?:je|u)|bel ik|ringer (?:dig|deg|upp)|telefonicznie|puhelin\w*|zadzwoni\w*|dial[- ]in)\b|電話/u;
const VIDEO =
  /\b(?:video\w*|zoom|teams|google meet|meet\.|webex|skype|facetime|virtual\w*|visio\w*|online|remote|videoll?amada|videochiamata|beeldbel\w*|videosamtal|jitsi|whereby|bluejeans|chime|hangouts?|wideo|teams[- ]?meeting|per teams|distanciel|fjernmode)\b|オンライン|ビデオ|视频|线上/u;
const ONSITE =
  /\b(?:on-?site(?! loop)|in[- ]person|face to face|at our (?:office|premises|site)|in our office|vor ort|prasenz\w*|personlich\w*|sur place|en nos locaux|dans nos locaux|presentiel|presencial|en persona|nuestras oficinas|in sede|di persona|presencialmente|op locatie|op kantoor|op ons kantoor|pa plats|pa var\w*|hos os|hos oss|fremmote|na miejscu|stacjonarn\w*|w siedzibie|paikan paalla|reception|ring the bell|empfang\w*|accueil|recepcion|visitor badge|parking|photo id)\b|来社|対面|现场/u;
const ADDRESS =
  /(?:\b\d{1,4}[a-z]?\b.*\p{L}{3,}|\p{L}{3,}.*\b\d{1,4}[a-z]?\b)|\b(?:floor|building|office|hq|headquarters|room|tower|street|road|avenue|ave|lane|werk|gebaude|raum|etage|stock|rue|quai|salle|calle|via|piazza|rua|straat|weg|laan|plein|gatan|vagen|ul\.|gade|campus|museum|hospital|klinik|hotel|school)\b/u;

/** Panel (two or more at once), phone, video, onsite, or null when nothing says so. */
export function readKind(
  material: Material,
  interviewers: number,
  sequential: boolean,
): InterviewKind | null {
  if (interviewers > 1 && !sequential) return 'panel';
  const { event } = material;
  const label = material.labels.find((l) => l.label === 'kind')?.value ?? '';
  const place = fold(event.location);
  const head = fold(event.summary);
  const text = fold(material.event.description);
  for (const source of [fold(label), head]) {
    const kind = kindIn(source);
    if (kind !== null) return kind;
  }
  if (/^\s*(?:tel:)?\+?[\d\s()./-]{7,}$/.test(place)) return 'phone';
  if (VIDEO.test(place) || /https?:/.test(place)) return 'video';
  if (place !== '' && !PHONE.test(place) && (ADDRESS.test(place) || ONSITE.test(place)))
    return 'onsite';
  if (PHONE.test(place)) return 'phone';
  const said = kindIn(text);
  if (said !== null) return said;
  return place !== '' &&
    !/tb[acd]|follow|folgt|suivre/.test(place) &&
    !place.startsWith('javascript')
    ? 'onsite'
    : null;
}

function kindIn(text: string): InterviewKind | null {
  const found = (
    [
      ['phone', PHONE],
      ['video', VIDEO],
      ['onsite', ONSITE],
    ] as const
  )
    .map(([kind, pattern]) => ({ kind, at: text.search(pattern) }))
    .filter((f) => f.at >= 0);
  if (found.some((f) => f.kind === 'video') && /virtual on-?site/.test(text)) return 'video';
  if (found.length > 1 && found.some((f) => f.kind === 'video') && /meeting id|dial in/.test(text))
    return 'video';
  return found.sort((a, b) => a.at - b.at)[0]?.kind ?? null;
}

const PLAIN = anyOf(
  [
    'interview',
    'interviews',
    'interviewing',
    'panel',
    'meeting',
    'call',
    'phone',
    'video',
    'online',
    'virtual',
    'zoom',
    'teams',
    'your',
    'with',
    'for',
    'the',
    'job',
    'a',
    'to',
    'entretien',
    'telephonique',
    "d'embauche",
    'entrevista',
    'telefonica',
    'vorstellungsgesprach',
    'bewerbungsgesprach',
    'gesprach',
    'einladung',
    'zum',
    'gesprek',
    'sollicitatiegesprek',
    'met',
    'intervju',
    'colloquio',
    'di',
    'lavoro',
    'rozmowa',
    'kwalifikacyjna',
    'haastattelu',
    'on-site',
    'onsite',
    'in person',
    'appointment',
    'slot',
    'day',
    'trial',
    '30',
    '45',
    '60',
    '20',
    '15',
    '25',
    '90',
    'min',
    'minute',
    'minutes',
    'and',
    'at',
    'conversation',
    'chat',
    'session',
    'of',
    'upcoming',
    'rescheduled',
    'scheduled',
    'interviu',
    'pohovor',
  ],
  'gu',
);
const IN_TEXT =
  /\b((?:first|second|third|fourth|final|last|next|technical|competency(?:-based)?|behaviou?ral|panel) (?:round|interview|conversation|stage)|(?:phone|recruiter|technical|hr|video) screen|(?:round|stage) (?:\d|one|two|three|four)|final round|hiring manager (?:interview|round|call)|virtual onsite|(?:erstes|zweites|drittes|letztes) (?:Gespräch|Vorstellungsgespräch|Interview)|(?:premier|deuxième|second|troisième|dernier) (?:entretien|tour)|(?:primera|segunda|última) (?:entrevista|ronda)|(?:eerste|tweede|derde) (?:gesprek|ronde|sollicitatiegesprek)|(?:första|andra|tredje) (?:intervjun?|samtalet)|[一二三最終]+次?面接)/iu;

/** The round as written: a label, the headline's words for it, or an ordinal in the text. */
export function readRound(material: Material, topics: readonly string[]): string | null {
  const label = material.labels.find((l) => l.label === 'round')?.value.split('\n')[0];
  if (label !== undefined) return squeeze(label).slice(0, 60);
  for (const headline of material.headlines) {
    for (const round of headline.rounds) {
      const rest = fold(round)
        .replace(PLAIN, '')
        .replace(/[^\p{L}\p{N}]/gu, '');
      if (rest !== '' || /phone screen/i.test(round))
        return round.replace(/^(?:your|a|an|the|\d+ ?min(?:utes?)?)\s+/iu, '').slice(0, 60);
    }
  }
  const topic = topics.find((t) => t.split(' ').length <= 4);
  if (topic !== undefined) return topic;
  const said = IN_TEXT.exec(material.text)?.[1];
  return said ?? null;
}
