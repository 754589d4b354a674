import { useEffect, useState } from 'preact/hooks';
import { ownZone, zones } from '../when.ts';
import { SelectField } from './field.tsx';

/** So many at a time: four hundred options at once would hold a slow phone for most of a second. */
const some = 40;

/** The zones this browser knows, growing to all of them in small steps once the screen stands. */
function useZones(): readonly string[] {
  const [known, setKnown] = useState<readonly string[]>([ownZone()]);
  useEffect(() => {
    let all: readonly string[] = [];
    let timer: ReturnType<typeof setTimeout>;
    const grow = () => {
      if (all.length === 0) all = zones();
      setKnown((before) => all.slice(0, before.length + some));
      reached += some;
      if (reached < all.length) timer = setTimeout(grow, 30);
    };
    let reached = 1;
    timer = setTimeout(grow, 300);
    return () => clearTimeout(timer);
  }, []);
  return known;
}

/** A choice of time zone; the one that is chosen is always among the options. */
export function ZoneField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (zone: string) => void;
}) {
  const known = useZones();
  const all = known.includes(props.value) ? known : [props.value, ...known];
  return (
    <SelectField
      label={props.label}
      value={props.value}
      options={all.map((zone) => [zone, zone.replaceAll('_', ' ')])}
      onChange={props.onChange}
    />
  );
}
