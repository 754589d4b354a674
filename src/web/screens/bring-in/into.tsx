import { client } from '../../client.ts';
import { SelectField } from '../../parts/field.tsx';
import { useResource } from '../../resource.ts';

/** The opportunity something belongs to; empty for a new one where that is allowed. */
export function Into(props: {
  readonly value: string;
  readonly orNew: boolean;
  readonly onChange: (opportunity: string) => void;
}) {
  const { data } = useResource('opportunities', client.opportunities);
  const own = (data?.opportunities ?? []).filter((o) => !o.sample);
  const first = props.orNew ? 'A new one' : 'Choose…';
  return (
    <SelectField
      label="It belongs to"
      value={props.value}
      options={[['', first], ...own.map((o) => [o.id, `${o.role} at ${o.company}`] as const)]}
      onChange={props.onChange}
    />
  );
}
