import { useEffect, useState } from 'preact/hooks';
import type { LetterView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, Tick } from '../../parts/field.tsx';
import { Loading, ProblemNotice } from '../../parts/notice.tsx';
import { useResource } from '../../resource.ts';
import type { ScreenProps } from '../../router.tsx';

/** Paper as the browser's print dialog knows it; cards are shown as one open side. */
const papers = [
  ['letter', 'A page of notepaper'],
  ['a6', 'Card, A6'],
  ['a5', 'Card, A5'],
  ['us-a2', 'Card, US A2 (4¼ × 5½ in)'],
  ['five-seven', 'Card, 5 × 7 in'],
] as const;

type Paper = (typeof papers)[number][0];

const pageSizes: Record<Paper, string> = {
  letter: 'auto',
  a6: '105mm 148mm',
  a5: '148mm 210mm',
  'us-a2': '4.25in 5.5in',
  'five-seven': '5in 7in',
};

/** Sets the page's size through the CSSOM, which a strict content policy allows. */
function usePageSize(paper: Paper): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `@page { size: ${pageSizes[paper]}; margin: ${paper === 'letter' ? '25mm' : '10mm'} }`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [paper]);
}

function Envelope(props: { readonly view: LetterView; readonly postal: string | null }) {
  if (props.postal === null) return null;
  return (
    <section class="envelope" aria-label="Envelope">
      <p class="book">{props.view.to.name}</p>
      <p class="book postal">{props.postal}</p>
    </section>
  );
}

/** A note laid out for paper: to print, or to copy by hand on faint guide lines. */
export function PrintScreen(props: ScreenProps) {
  const { opportunity = '', letter = '' } = props.params;
  const { data, problem, reload } = useResource(`print:${letter}`, () =>
    client.letter(opportunity, letter),
  );
  const record = useResource(`o:${opportunity}`, () => client.opportunity(opportunity));
  const [paper, setPaper] = useState<Paper>('letter');
  const [guides, setGuides] = useState(false);
  usePageSize(paper);
  const person = record.data?.opportunity.people.find((each) => each.id === data?.letter.to);
  const back = `/o/${encodeURIComponent(opportunity)}/letters/${encodeURIComponent(letter)}`;
  if (data === null)
    return problem ? (
      <ProblemNotice problem={problem} retry={reload} />
    ) : (
      <Loading what="the note" />
    );
  return (
    <div class="screen">
      <header class="screen-head no-print">
        <h1>On paper</h1>
        <p class="soft">
          <a href={back}>Back to the note</a>
        </p>
      </header>
      <div class="fields no-print">
        <SelectField
          label="Paper"
          value={paper}
          options={papers}
          onChange={(value) => setPaper(value as Paper)}
        />
        <Tick label="Faint lines, to copy it by hand" checked={guides} onChange={setGuides} />
      </div>
      <div class="row no-print">
        <Button look="main" big icon="print" onClick={() => print()}>
          Print
        </Button>
      </div>
      <div class={`paper paper-${paper} ${guides ? 'paper-guides' : ''}`}>{data.letter.body}</div>
      <Envelope view={data} postal={person?.postal ?? null} />
    </div>
  );
}
