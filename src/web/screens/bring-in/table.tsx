import { useMemo, useState } from 'preact/hooks';
import {
  type BroughtRow,
  type BroughtTable,
  FIELDS,
  type Field,
  type Mapping,
} from '../../../core/imports/brought.ts';
import { readRows } from '../../../core/imports/rows.ts';
import { client } from '../../client.ts';
import { useAction } from '../../parts/action.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, Tick } from '../../parts/field.tsx';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';
import { day, hour, ownZone } from '../../when.ts';
import type { Done } from './bring-in.tsx';

const words: Readonly<Record<Field, string>> = {
  company: 'Company',
  role: 'Role',
  status: 'How it stands',
  appliedOn: 'Applied on',
  interviewAt: 'Interview (day and hour)',
  contact: 'Contact',
  email: 'Contact’s e-mail',
  country: 'Country (two letters)',
};

const presets: Readonly<Record<string, string>> = {
  huntr: 'It looks like an export of Huntr.',
  teal: 'It looks like an export of Teal.',
  notion: 'It looks like an export of Notion.',
  spreadsheet: 'It looks like a spreadsheet.',
};

const states: Readonly<Record<BroughtRow['state'], string>> = {
  open: 'open',
  rejected: 'turned down',
  accepted: 'accepted',
  withdrew: 'withdrawn',
};

const SHOWN = 8;

function Columns(props: {
  readonly table: BroughtTable;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}) {
  const { table, mapping } = props;
  const options = [
    ['', 'not in the table'] as const,
    ...table.columns.map((column, at) => [String(at), column || `column ${at + 1}`] as const),
  ];
  return (
    <fieldset class="stack">
      <legend>
        <h3>Which column is which?</h3>
      </legend>
      <div class="fields">
        {FIELDS.map((field) => (
          <SelectField
            key={field}
            label={words[field]}
            value={String(mapping[field] ?? '')}
            options={options}
            onChange={(at) => {
              const { [field]: _before, ...rest } = mapping;
              props.onChange(at === '' ? rest : { ...rest, [field]: Number(at) });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Rows(props: { readonly rows: readonly BroughtRow[] }) {
  return (
    <div class="card card-flush scrolls">
      <table class="table">
        <thead>
          <tr>
            {['Company', 'Role', 'Stands', 'Applied', 'Interview', 'Contact'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.slice(0, SHOWN).map((row) => (
            <tr key={row.line}>
              <td>{row.company}</td>
              <td>{row.role}</td>
              <td>{states[row.state]}</td>
              <td class="moment">{row.appliedOn ?? ''}</td>
              <td class="moment">
                {row.interviewAt && `${day(row.interviewAt)}, ${hour(row.interviewAt)}`}
                {row.remarks.length > 0 && <span class="soft">left out</span>}
              </td>
              <td>{row.contact?.name ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The table of another tracker: its columns named, its rows as they would be kept. */
export function TablePreview(props: { readonly table: BroughtTable; readonly done: Done }) {
  const { table } = props;
  const [mapping, setMapping] = useState(table.mapping);
  const [monthFirst, setMonthFirst] = useState(navigator.language === 'en-US');
  const [decided, setDecided] = useState(true);
  const action = useAction();
  const order = monthFirst ? 'month_first' : 'day_first';
  const read = useMemo(
    () => readRows(table, mapping, { zone: ownZone(), order }),
    [table, mapping, order],
  );
  const rows = read.rows.filter((row) => decided || row.state === 'open');
  const keep = () =>
    void action.run(async () => {
      const { added, known, withoutAddress } = await client.acceptRows(rows);
      const bare = withoutAddress.join(', ');
      props.done(
        `${added} added${known > 0 ? `, ${known} were there already` : ''}.${bare && ` Without their address, which is none: ${bare}.`}`,
        '/opportunities',
      );
    });
  return (
    <section class="stack" aria-labelledby="read-title">
      <h2 id="read-title">A table of {table.rows.length} rows</h2>
      <p class="soft">{presets[table.preset]} Check its columns.</p>
      <Columns table={table} mapping={mapping} onChange={setMapping} />
      {read.ambiguous !== null && (
        <Notice tone="soon">
          <p>Its dates can be read in two ways.</p>
          <Tick
            label="The month comes first (3/4 is the 4th of March)"
            checked={monthFirst}
            onChange={setMonthFirst}
          />
        </Notice>
      )}
      <Tick label="Also what is decided already" checked={decided} onChange={setDecided} />
      {rows.length > 0 && <Rows rows={rows} />}
      <p class="small soft">
        {rows.length > SHOWN && `The first ${SHOWN} of ${rows.length}. `}
        {read.left.length > 0 &&
          `${read.left.length} left out: ${[...new Set(read.left.map((l) => l.why))].join(' ')}`}
      </p>
      <ProblemNotice problem={action.problem} />
      <div>
        <Button look="main" blocked={rows.length === 0} busy={action.busy} onClick={keep}>
          Add {rows.length === 1 ? 'one application' : `${rows.length} applications`}
        </Button>
      </div>
    </section>
  );
}
