import { useState } from 'preact/hooks';
import { ownZone, zones } from '../when.ts';
import { SelectField } from './field.tsx';

/**
 * A choice of time zone. The four hundred others come when the field is touched: laying them out
 * would hold a slow phone for most of a second at every opening of the screen. The press is seen
 * before the browser opens its list, so that they are in it.
 */
export function ZoneField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (zone: string) => void;
}) {
  const [all, setAll] = useState<readonly string[] | null>(null);
  const few = [...new Set([props.value, ownZone()])];
  const fill = () => setAll((known) => known ?? zones());
  const shown = all === null || all.includes(props.value) ? (all ?? few) : [props.value, ...all];
  return (
    <div onPointerDownCapture={fill} onFocusCapture={fill}>
      <SelectField
        label={props.label}
        value={props.value}
        options={shown.map((zone) => [zone, zone.replaceAll('_', ' ')])}
        onChange={props.onChange}
      />
    </div>
  );
}
