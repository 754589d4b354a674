import { type LanguageRule, type Slip, slip } from '../slip.ts';
import type { Tagged, Token } from '../tagged.ts';

const I_WE = /^(?:i|we|you|they|he|she|it)$/u;
const TO_KNOW =
  /^(?:what|how|that|why|when|where|whom|who|whether|if|you|it's|it|your|the|from|all)$/u;
const OF_NOUN =
  /^(?:copy|copies|part|parts|one|most|some|all|number|list|kind|kinds|sort|end|front|lot|lots|couple|because|instead|piece|pieces|picture|pair|set|proud|full|half|none|many|each|both|few|head|member|members|top|middle|side|rest|use|lack|range|matter|point|case|way|ways|level|levels|state|knowledge|understanding|history|director|manager|thousands|hundreds|dozens|millions|capable|aware|fond|afraid|instead|any|year|years|month|months|week|weeks|copy)$/u;
const FROM_VERB =
  /^(?:hear|heard|hearing|came|come|comes|coming|learn|learned|learnt|far|back|different|feedback|received|receive|straight|graduated|moved|fell|rose|ranging|benefit|benefited|apart|aside|away|suffer|suffered|return|returned|letter|letters|call|email|news|word|help|support|advice|miles|minutes|stolen|bought|borrowed|taken)$/u;

interface Spot {
  readonly before: Token | undefined;
  readonly next: Token | undefined;
  readonly after: Token | undefined;
  readonly word: Token;
}

const low = (t: Token | undefined): string => t?.lower ?? '';
const pos = (t: Token | undefined): string => t?.pos ?? '';

/** Each word, where it stands for which other: read as "`wood` is `would` when …". */
const MEANT: Readonly<Record<string, (s: Spot) => string | null>> = {
  wood: ({ before, next }) =>
    /^(?:PRON|PROPN|NOUN)$/u.test(pos(before)) &&
    (/^(?:not|n't|be|have|like|love|never|also|really)$/u.test(low(next)) || pos(next) === 'VERB')
      ? 'would'
      : null,
  no: ({ before, next }) =>
    I_WE.test(low(before)) && TO_KNOW.test(low(next)) && low(next) !== 'if' ? 'know' : null,
  here: ({ before, next }) =>
    /^(?:to|can|could|will|'ll|would|not|n't|you|we|i)$/u.test(low(before)) &&
    /^(?:from|more|your|you|how|that|the|what|whether|back)$/u.test(low(next)) &&
    !(/^(?:you|we|i)$/u.test(low(before)) && low(next) !== 'from' && low(next) !== 'that')
      ? 'hear'
      : null,
  hear: ({ before, next, after }) =>
    /^(?:NOUN|ADJ|ADV|ADP)$/u.test(pos(before)) &&
    !/^(?:not|also|still|always|only|often|never|rarely|seldom|even|soon|ever|people|patients|children|parents|staff|first|gladly|ll)$/u.test(
      low(before),
    ) &&
    !/ly$/u.test(low(before)) &&
    (next === undefined ||
      /^(?:PUNCT|ADV)$/u.test(pos(next)) ||
      /^(?:first|in|at|on|for|is|was|has)$/u.test(low(next))) &&
    !(low(next) === 'on' && pos(after) === 'DET')
      ? 'here'
      : null,
  excepted: ({ before, next }) =>
    /^(?:was|were|been|is|be|has|have|had|i|we|they|being|kindly|gladly)$/u.test(low(before)) &&
    low(next) !== 'from'
      ? 'accepted'
      : null,
  except: ({ before, next }) =>
    /^(?:to|will|would|'d|'ll|gladly|please|happily|i|can|cannot)$/u.test(low(before)) &&
    /^(?:DET|PRON|NOUN|PROPN)$/u.test(pos(next)) &&
    low(next) !== 'that'
      ? 'accept'
      : null,
  form: ({ before, next }) =>
    FROM_VERB.test(low(before)) &&
    /^(?:PRON|DET|PROPN|NUM)$/u.test(pos(next)) &&
    !(pos(before) === 'NOUN' && /^(?:that|which)$/u.test(low(next)))
      ? 'from'
      : null,
  from: ({ before, next }) =>
    /^(?:application|order|feedback|consent|a|the|entry|referral|request)$/u.test(low(before)) &&
    (next === undefined || /^[.,;!?]$/u.test(next.text))
      ? 'form'
      : null,
  off: ({ before, next }) =>
    OF_NOUN.test(low(before)) &&
    /^(?:the|a|an|my|your|our|their|his|her|its|these|those|them|this|us|it)$/u.test(low(next))
      ? 'of'
      : null,
  weather: ({ next, after }) =>
    I_WE.test(low(next)) && /^(?:AUX|VERB|ADV)$/u.test(pos(after))
      ? 'whether'
      : /^(?:or|to)$/u.test(low(next)) &&
          /^(?:not|come|go|take|accept|apply|stay)$/u.test(low(after))
        ? 'whether'
        : null,
  were: ({ before, next, after }) =>
    /^(?:NOUN)$/u.test(pos(before)) &&
    /^(?:i|we|they|he|she|you)$/u.test(low(next)) &&
    /^(?:AUX|VERB)$/u.test(pos(after))
      ? 'where'
      : null,
  where: ({ before, next }) =>
    /^(?:we|they|you)$/u.test(low(before)) &&
    (/(?:ing|ed)$/u.test(low(next)) ||
      /^(?:DET|ADJ)$/u.test(pos(next)) ||
      /^(?:so|very|not|all|too|both|in|on|at|there)$/u.test(low(next))) &&
    pos(next) !== 'PRON'
      ? 'were'
      : null,
  an: ({ next }) =>
    /^(?:the|my|i|we|they|you|your|this|then|our|he|she|it|to|for|that|these)$/u.test(low(next)) &&
    next?.text !== 'IT'
      ? 'and'
      : null,
  quiet: ({ next, after }) =>
    /^(?:a|an|the)$/u.test(low(next)) && /^(?:ADJ|NOUN)$/u.test(pos(after)) && low(next) !== 'the'
      ? 'quite'
      : /^(?:sure|certain|clear|good|right|happy|different|often|well|impressed|taken|honest|honestly|simply|simple)$/u.test(
            low(next),
          )
        ? 'quite'
        : null,
  quite: ({ before, next }) =>
    /^(?:a|the|very|so)$/u.test(low(before)) &&
    pos(next) === 'NOUN' &&
    !/^(?:lot|bit|few|number|while)$/u.test(low(next)) &&
    low(before) !== 'so' &&
    low(before) !== 'very'
      ? 'quiet'
      : null,
  whose: ({ next }) =>
    /^(?:a|an|the|been|not|going|always|never|very)$/u.test(low(next)) ? "who's" : null,
  passed: ({ before, next }) =>
    /^(?:the|in|over|for)$/u.test(low(before)) &&
    /^(?:year|years|week|weeks|month|months|few|two|three|four|five|six|ten|decade|experience)$/u.test(
      low(next),
    )
      ? 'past'
      : null,
  threw: ({ next }) =>
    /^(?:the|your|my|our|it)$/u.test(low(next))
      ? null
      : /^(?:which|whom)$/u.test(low(next))
        ? 'through'
        : null,
  though: ({ before, next }) =>
    /^(?:walk|walked|went|go|going|gone|come|came|running|ran|led|took|taking|look|looked|read|talk|talked|walking|talking|leading)$/u.test(
      low(before),
    ) && /^(?:the|your|my|our|all|it|this|each)$/u.test(low(next))
      ? 'through'
      : null,
  thought: ({ before, next }) =>
    /^(?:walk|walked|went|go|going|come|came|ran|led|took|walking|talking|me)$/u.test(
      low(before),
    ) && /^(?:the|your|my|our|all)$/u.test(low(next))
      ? 'through'
      : null,
  lead: ({ before, next }) =>
    /^(?:have|has|had|'ve|was|were|been)$/u.test(low(before)) &&
    /^(?:DET|PRON|NUM|ADP)$/u.test(pos(next))
      ? 'led'
      : null,
  steak: ({ next }) => (/^(?:holder|holders)$/u.test(low(next)) ? 'stake' : null),
  peace: ({ before, next }) =>
    /^(?:a|each|every|one)$/u.test(low(before)) && low(next) === 'of' ? 'piece' : null,
  piece: ({ before }) => (/^(?:of)$/u.test(low(before)) ? 'peace' : null),
  waist: ({ before, next }) =>
    /^(?:to|not|n't|the|a|no)$/u.test(low(before)) && /^(?:of|time|your|any)$/u.test(low(next))
      ? 'waste'
      : null,
  bare: ({ before, next }) =>
    /^(?:to|please|will|can)$/u.test(low(before)) && /^(?:in|with|this|that)$/u.test(low(next))
      ? 'bear'
      : null,
  complement: ({ before, next }) =>
    /^(?:a|the|your|great|kind)$/u.test(low(before)) &&
    /^(?:to|from)$/u.test(low(next)) &&
    low(before) !== 'a'
      ? 'compliment'
      : null,
  compliments: ({ next }) => (/^(?:your|the|my|our)$/u.test(low(next)) ? 'complements' : null),
  loose: ({ before }) =>
    /^(?:to|not|n't|will|would|could|might|never|we|i|they|you|'ll)$/u.test(low(before))
      ? 'lose'
      : null,
  looses: ({ before }) => (/^(?:PRON|NOUN|PROPN)$/u.test(pos(before)) ? 'loses' : null),
  loosing: ({ before }) => (/^(?:PUNCT|NUM)$/u.test(pos(before)) ? null : 'losing'),
  loosed: ({ next }) => (/^(?:NUM|DET|PRON|ADV|ADJ)$/u.test(pos(next)) ? 'lost' : null),
  lots: ({ before, next }) =>
    /^(?:i|we|they|he|she|who)$/u.test(low(before)) && /^(?:NUM|DET|PRON|ADV)$/u.test(pos(next))
      ? 'lost'
      : null,
  affect: ({ before, next }) =>
    /^(?:the|an|what|any|no|this|positive|great|big|good|side|its|their)$/u.test(low(before)) &&
    !/^(?:the|a|my|your|our|how|me|you|us|them)$/u.test(low(next)) &&
    (pos(before) !== 'PRON' || /^(?:what|its|their)$/u.test(low(before)))
      ? 'effect'
      : null,
  affects: ({ before }) =>
    /^(?:the|side|these|no|any|positive|its|their|lasting)$/u.test(low(before)) ? 'effects' : null,
  effects: ({ before, next }) =>
    /^(?:it|this|that|he|she|which|what|shortage|staffing)$/u.test(low(before)) &&
    /^(?:DET|PRON|NOUN)$/u.test(pos(next))
      ? 'affects'
      : null,
  effected: ({ next }) =>
    /^(?:by|the|my|our|your|me|us|them|all|every|patients|people)$/u.test(low(next)) &&
    !/^(?:change|changes)$/u.test(low(next))
      ? 'affected'
      : null,
  sight: ({ before, next }) =>
    /^(?:on|the|building|construction|your|web)$/u.test(low(before)) &&
    /^(?:visit|manager|office|foreman|meeting|plan)$/u.test(low(next))
      ? 'site'
      : null,
  principle: ({ next, before }) =>
    /^(?:engineer|teacher|investigator|architect|designer|scientist|dancer|clarinet|violin|consultant)$/u.test(
      low(next),
    ) ||
    (/^(?:school|the|vice|assistant|deputy)$/u.test(low(before)) && pos(next) === 'PROPN')
      ? 'principal'
      : null,
};

/** Words that sound or look like the one that was meant, told by their neighbours. */
export const soundAlikes: LanguageRule = {
  code: 'sound-alike',
  wrong: [
    'Sister Odette wood not let me refuse.',
    'I no what it is like.',
    'I hope to here from you.',
    'I would try something small hear first.',
    'It was excepted with minor changes.',
    'I hope to hear form you soon.',
    'I can send a copy off the certificate.',
    'You asked weather I could lead.',
    'It is a place were I could stay.',
    'They where very kind an the tea was good.',
    'What affect would it have?',
  ],
  right: [
    'The wood not used is burned, and I see no way here.',
    'We are here for you, and people hear of it first.',
    'All were there except the clerk, and the form I signed is the right one.',
    'I took the lid off the pot, whatever the weather is.',
    'The men were we, and where they live we know.',
    'It has an effect, and it affects us.',
    'He is quite a quiet man who lost lots.',
  ],
  check: (s: Tagged) =>
    s.tokens.flatMap((word, i) => {
      if (
        word.text !== word.lower ||
        s.tokens[i + 1]?.text === '-' ||
        s.tokens[i - 1]?.text === '-'
      )
        return [];
      const find = Object.hasOwn(MEANT, word.lower) ? MEANT[word.lower] : undefined;
      const right =
        find?.({ word, before: s.tokens[i - 1], next: s.tokens[i + 1], after: s.tokens[i + 2] }) ??
        null;
      return right === null
        ? []
        : [
            slip(
              'confused-word',
              'spelling',
              word,
              word,
              `“${right}” is probably meant.`,
              right,
            ) satisfies Slip,
          ];
    }),
};
