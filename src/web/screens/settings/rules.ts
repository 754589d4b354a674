/** The handbook's numbers, P1 to P18: which settings change them, and what stands behind them. */
export interface Rule {
  readonly id: string;
  readonly words: string;
  /** Fields of the plan's settings, with what the number counts. */
  readonly numbers: readonly (readonly [field: string, label: string, unit: string])[];
  readonly seen: string;
}

const hours = 'hours';
const days = 'business days';

export const rules: readonly Rule[] = [
  {
    id: 'P1',
    words:
      'A note is due after the interview’s end; a warning comes first; after that it is late but still worth sending.',
    numbers: [
      ['noteWarnHours', 'Warn after', hours],
      ['noteDueHours', 'Due after', hours],
      ['noteLateHours', 'Still worth sending until', hours],
    ],
    seen: 'Advice ranges from 1 to 48 hours.',
  },
  {
    id: 'P2',
    words: 'Not too soon, and best a few hours after.',
    numbers: [
      ['noteNotBeforeHours', 'Not before', hours],
      ['noteBestHours', 'Best after', hours],
    ],
    seen: 'Advice ranges from 10 minutes to the next day.',
  },
  {
    id: 'P3',
    words: 'Follow-ups go out in these hours of the reader’s day, never on a holiday there.',
    numbers: [
      ['windowOpens', 'From', 'their time'],
      ['windowCloses', 'Until', 'their time'],
      ['followUpBest', 'Best at', 'their time'],
    ],
    seen: 'Most advice says business hours.',
  },
  {
    id: 'P4',
    words: 'A note has 90 to 180 words in three or four short paragraphs; a card 40 to 80.',
    numbers: [],
    seen: 'Advice ranges from three sentences to 200 words.',
  },
  {
    id: 'P5',
    words: 'Gratitude first, a fact of this conversation, interest and fit; no pay, no pressure.',
    numbers: [],
    seen: 'Nearly all advice agrees.',
  },
  {
    id: 'P6',
    words: 'A panel gets one note each, no two alike.',
    numbers: [],
    seen: 'Most advice says one each; some says one for all.',
  },
  {
    id: 'P7',
    words: 'After a date they named, the first follow-up waits.',
    numbers: [['daysAfterPromise', 'Wait', days]],
    seen: 'Advice ranges from none to 5 days.',
  },
  {
    id: 'P8',
    words: 'When no date was named, the first follow-up waits from the interview.',
    numbers: [
      ['daysAfterInterview', 'After an interview', days],
      ['daysAfterFinalRound', 'After a final round', days],
    ],
    seen: 'Advice ranges from 3 days to 2 weeks.',
  },
  {
    id: 'P9',
    words: 'The second follow-up: short, and with something new.',
    numbers: [
      ['daysToSecond', 'After the first', days],
      ['daysToSecondRestrained', 'Where people write less', days],
    ],
    seen: 'Advice ranges from 5 to 10 days.',
  },
  {
    id: 'P10',
    words: 'One request for clarification that offers to close the matter.',
    numbers: [['daysToClarification', 'After the second', days]],
    seen: 'Advice says none or one.',
  },
  {
    id: 'P11',
    words: 'Then it stops: silence is an ending too.',
    numbers: [
      ['unansweredCap', 'Unanswered in a row, at most', 'messages'],
      ['totalCap', 'In all, at most', 'messages'],
      ['daysToClosing', 'Closed after', days],
    ],
    seen: 'Greenhouse, 2022: 75 % of 1,500 candidates were left without an answer.',
  },
  {
    id: 'P12',
    words: 'Someone out of office is left alone until they are back.',
    numbers: [
      ['daysAfterReturn', 'After the return', days],
      ['daysAway', 'When no day was named', days],
    ],
    seen: '',
  },
  {
    id: 'P13',
    words: 'Of a vague promise (“next week”) the end counts; “soon” is no date.',
    numbers: [],
    seen: '',
  },
  {
    id: 'P14',
    words: 'A rejection is thanked for, once, if you like.',
    numbers: [['rejectionHours', 'Within', hours]],
    seen: 'Advice says the same day to 2 days.',
  },
  {
    id: 'P15',
    words: 'An offer is acknowledged soon, and answered by their date.',
    numbers: [['offerHours', 'Within', hours]],
    seen: 'Advice says 24 to 48 hours.',
  },
  {
    id: 'P16',
    words: 'E-mail by default; a card where it is valued and the post is fast enough.',
    numbers: [
      ['postDays', 'Post at home', days],
      ['postDaysAbroad', 'Post abroad', days],
    ],
    seen: 'Accountemps, 2017: fit channels are e-mail 94 %, handwritten 86 %.',
  },
  {
    id: 'P17',
    words: 'In Europe it is shorter and waits longer; in Japan it is off unless you switch it on.',
    numbers: [],
    seen: 'Thin evidence.',
  },
  {
    id: 'P18',
    words: 'Any answer stops the sequence: a mail, a call, a colleague, a system.',
    numbers: [],
    seen: '',
  },
];
