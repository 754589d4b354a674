import { useEffect, useState } from 'preact/hooks';
import type { LetterView } from '../../../http/views.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField, Tick } from '../../parts/field.tsx';
import { Loading, ProblemNotice } from '../../parts/notice.tsx';
import { refreshAll, useResource } from '../../resource.ts';
import type { ScreenProps } from '../../router.tsx';
import { fileName, saveFile } from '../../save-file.ts';
import { say } from '../../toasts.tsx';
import { Envelope } from './envelope.tsx';
import { Post } from './post.tsx';
import { Sheets } from './sheets.tsx';
import { cards, type Layout, type Paper, pageRules } from './sizes.ts';

const papers: readonly (readonly [Paper, string])[] = [
  ['letter', 'A page of notepaper'],
  ...Object.entries(cards).map(([kind, { words }]) => [kind as Paper, words] as const),
];

const start: Layout = { paper: 'letter', folded: true, byHand: false, onSheet: true, front: true };

/** Sets the page's size through the CSSOM, which a strict content policy allows. */
function usePageRules(rules: string): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [rules]);
}

function Choices(props: { readonly layout: Layout; readonly set: (layout: Layout) => void }) {
  const { layout, set } = props;
  return (
    <div class="stack stack-tight no-print">
      <div class="fields">
        <SelectField
          label="Paper"
          value={layout.paper}
          options={papers}
          onChange={(paper) => set({ ...layout, paper: paper as Paper })}
        />
      </div>
      {layout.paper !== 'letter' && (
        <>
          <Tick
            label="Folded in the middle"
            checked={layout.folded}
            onChange={(folded) => set({ ...layout, folded })}
          />
          {layout.folded && (
            <Tick
              label="“Thank you” on the front"
              checked={layout.front}
              onChange={(front) => set({ ...layout, front })}
            />
          )}
          <Tick
            label="Faint lines to write on, and the words on a sheet to copy from"
            checked={layout.byHand}
            onChange={(byHand) => set({ ...layout, byHand })}
          />
          <Tick
            label={`On ${cards[layout.paper].sheet === 'A4' ? 'A4' : 'Letter'} paper, with marks to cut along`}
            checked={layout.onSheet}
            onChange={(onSheet) => set({ ...layout, onSheet })}
          />
        </>
      )}
    </div>
  );
}

/** The words on the card: short ones, made from the same debrief; they can be changed here. */
function useCardWords(view: LetterView | null): [string | null, (text: string) => void] {
  const [text, setText] = useState<string | null>(null);
  const letter = view?.letter.id;
  useEffect(() => {
    if (view === null) return;
    client.cardText(view.opportunity, view.letter.id).then(
      (made) => setText(made.text),
      () => setText(view.letter.body),
    );
  }, [letter]);
  return [text, setText];
}

function Ways(props: {
  readonly view: LetterView;
  readonly layout: Layout;
  readonly text: string;
}) {
  const { view, layout, text } = props;
  const action = useAction();
  const { opportunity, letter } = view;
  const save = () =>
    void action.run(async () => {
      const { paper, folded, byHand, onSheet } = layout;
      const us = navigator.language === 'en-US';
      const file =
        paper === 'letter'
          ? client.pdf(opportunity, letter.id, 'note', { paper: us ? 'us-letter' : 'a4', text })
          : client.pdf(opportunity, letter.id, 'card', {
              kind: paper,
              folded,
              byHand,
              onSheet,
              front: layout.front && letter.step === 'thank_you' ? 'Thank you' : '',
              text,
            });
      saveFile(await file, `${fileName(`${view.to.name} ${paper}`)}.pdf`);
    });
  const posted = () =>
    void action.run(async () => {
      const fresh = await client.letter(opportunity, letter.id);
      await client.byHand({ id: opportunity, seq: fresh.seq }, letter.id, 'card');
      refreshAll();
      say({ sentence: 'Noted: the card is in the post. The plan goes on from here.' });
    });
  return (
    <div class="stack no-print">
      <div class="row">
        <Button look="main" big icon="print" onClick={() => print()}>
          Print
        </Button>
        <Button big busy={action.busy} onClick={save}>
          Save as PDF
        </Button>
        {layout.paper !== 'letter' && letter.state === 'draft' && (
          <Button look="quiet" busy={action.busy} onClick={posted}>
            It is in the post
          </Button>
        )}
      </div>
      {layout.paper !== 'letter' && layout.folded && (
        <p class="small soft">Print on both sides, turned over the short edge; then fold.</p>
      )}
      <ProblemNotice problem={action.problem} />
    </div>
  );
}

/** A note laid out for paper: printed, or copied by hand on faint guide lines. */
export function PrintScreen(props: ScreenProps) {
  const { opportunity = '', letter = '' } = props.params;
  const { data, problem, reload } = useResource(`print:${letter}`, () =>
    client.letter(opportunity, letter),
  );
  const record = useResource(`o:${opportunity}`, () => client.opportunity(opportunity));
  const [layout, setLayout] = useState<Layout>(start);
  const [cardWords, setCardWords] = useCardWords(data);
  usePageRules(pageRules(layout));
  const person = record.data?.opportunity.people.find((each) => each.id === data?.letter.to);
  const back = `/o/${encodeURIComponent(opportunity)}/letters/${encodeURIComponent(letter)}`;
  if (data === null)
    return problem ? (
      <ProblemNotice problem={problem} retry={reload} />
    ) : (
      <Loading what="the note" />
    );
  const { paper } = layout;
  const text = paper === 'letter' ? data.letter.body : (cardWords ?? '');
  return (
    <div class="screen">
      <header class="screen-head no-print">
        <h1>On paper</h1>
        <p class="soft">
          <a href={back}>Back to the note to {data.to.name}</a>
        </p>
      </header>
      {paper !== 'letter' && <Post view={data} />}
      <Choices layout={layout} set={setLayout} />
      {paper !== 'letter' && (
        <div class="no-print">
          <TextField label="The words on the card" lines value={text} onInput={setCardWords} />
        </div>
      )}
      <Ways view={data} layout={layout} text={text} />
      <Sheets layout={layout} text={text} />
      {paper !== 'letter' && person && <Envelope view={data} person={person} kind={paper} />}
    </div>
  );
}
