import type { ComponentChildren } from 'preact';
import { cards, type Layout, typeFor } from './sizes.ts';

const size = (values: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`--${name}`, String(value)]));

/** One face of a card; everything in it is measured in parts of its width, on screen and paper. */
function Face(props: {
  readonly layout: Layout;
  readonly type: number;
  readonly ruled?: boolean;
  readonly children?: ComponentChildren;
  readonly look?: 'front' | 'copy';
}) {
  const { layout, type } = props;
  if (layout.paper === 'letter') return null;
  const { face, ruling } = cards[layout.paper];
  return (
    <div class="face" style={size({ w: face[0], h: face[1], type, ruling })}>
      <div
        class={`face-in ${props.ruled ? 'face-ruled' : ''} ${props.look ? `face-${props.look}` : ''}`}
      >
        {props.children}
      </div>
    </div>
  );
}

function Sheet(props: {
  readonly name: string;
  readonly layout: Layout;
  readonly look?: 'copy';
  readonly children: ComponentChildren;
}) {
  const { layout } = props;
  if (layout.paper === 'letter') return null;
  const [width, height] = cards[layout.paper].face;
  const whole = layout.folded ? width * 2 : width;
  return (
    <figure class="sheet-figure">
      <div
        class={`sheet ${layout.folded ? 'sheet-folded' : ''} ${layout.onSheet ? 'sheet-cut' : ''} ${props.look ? 'sheet-copy' : ''}`}
        style={size({ w: whole, h: height })}
      >
        {props.children}
      </div>
      <figcaption class="small soft no-print">{props.name}</figcaption>
    </figure>
  );
}

/** The card as it comes out of the printer, sheet by sheet. */
export function Sheets(props: { readonly layout: Layout; readonly text: string }) {
  const { layout, text } = props;
  if (layout.paper === 'letter') return <div class="paper">{text}</div>;
  const type = typeFor(text, layout);
  const face = { layout, type };
  const words = layout.byHand ? null : text;
  return (
    <div class="sheets">
      {layout.folded && (
        <Sheet name="Outside: back and front" layout={layout}>
          <Face {...face} />
          <Face {...face} look="front">
            {layout.front ? 'Thank you' : ''}
          </Face>
        </Sheet>
      )}
      <Sheet name={layout.folded ? 'Inside: print on the back of it' : 'The card'} layout={layout}>
        {layout.folded && <Face {...face} />}
        <Face {...face} ruled={layout.byHand}>
          {words}
        </Face>
      </Sheet>
      {layout.byHand && (
        <Sheet
          name="To copy from"
          layout={{ ...layout, folded: false, onSheet: false }}
          look="copy"
        >
          <Face {...face} look="copy">
            {text}
          </Face>
        </Sheet>
      )}
    </div>
  );
}
