// F4: "It shows enthusiasm and the will to contribute, and brings something new."
import { FOLLOW_UPS, type Rule } from '../rule.ts';
import { comparable, shared } from '../similar.ts';

const EARLIER =
  'Dear Stan,\n\nYou hoped to have word by Friday, and I wanted to ask how things stand with the beekeeping job.\n\nAroha';

export const repeatsPrevious: Rule = {
  id: 'repeats-previous',
  label: 'repeats_previous',
  family: 'copies',
  severity: 'block',
  appliesTo: FOLLOW_UPS,
  needs: ['previousMessages'],
  handbook: {
    id: 'F4',
    sentence: 'It shows enthusiasm and the will to contribute, and brings something new.',
  },
  title: 'The same words went out before',
  why: 'A copy of an earlier message reads like a machine. Say something new, or wait.',
  since: '0.1.0',
  good: [
    {
      kind: 'follow_up',
      body: 'Dear Stan,\n\nSince we met I have bought my own suit. How is the canola?\n\nAroha',
      context: {
        candidate: 'Aroha Wīremu',
        previousMessages: [{ direction: 'out', body: EARLIER }],
      },
    },
    {
      kind: 'follow_up',
      body: EARLIER,
      context: {
        candidate: 'Aroha Wīremu',
        previousMessages: [{ direction: 'in', body: EARLIER }],
      },
    },
  ],
  bad: [
    {
      kind: 'follow_up',
      body: EARLIER,
      context: {
        candidate: 'Aroha Wīremu',
        previousMessages: [{ direction: 'out', body: EARLIER }],
      },
    },
    {
      kind: 'clarification',
      body: 'Hi Stan,\n\nYou hoped to have word by Friday, and I wanted to ask again how things stand with the job.\n\nAroha',
      context: {
        candidate: 'Aroha Wīremu',
        previousMessages: [{ direction: 'out', body: EARLIER }],
      },
    },
  ],
  check({ note, context }) {
    const mine = comparable(note.body, context.candidate);
    for (const earlier of context.previousMessages ?? []) {
      if (earlier.direction !== 'out') continue;
      const theirs = comparable(earlier.body, context.candidate);
      const short = Math.min(mine.length, theirs.length) < 8;
      const share = Math.max(shared(mine, theirs, 5), shared(theirs, mine, 5));
      const loose = Math.max(shared(mine, theirs, 3), shared(theirs, mine, 3));
      if (short ? mine.join(' ') !== theirs.join(' ') : share < 0.3 && loose < 0.45) continue;
      return [
        {
          span: null,
          message: 'You have sent nearly these words before. Bring something new.',
          evidence: `${Math.round(Math.max(share, loose) * 100)} % of the words in sequence stand in: “${earlier.body.slice(0, 80).replace(/\s+/g, ' ')}…”`,
        },
      ];
    }
    return [];
  },
};
