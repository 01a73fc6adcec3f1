import { Text } from '@tarojs/components';
import { useQuery } from '../../api/useQuery';
import type { UnitKind, UnitRow } from '../../../domain/units/contract';
import { Checks } from '../../ui/Checks';
import { Choice } from '../../ui/Choice';
import { Loaded } from '../../ui/Loaded';

const text = { none: '这里还没有可以交给的队伍或部门。' };
const optionOf = ({ unitId, name, kindLabel }: UnitRow) => ({ key: unitId, label: name, note: kindLabel });

type UnitsProps = {
  title: string;
  units: readonly UnitRow[];
  kinds: readonly UnitKind[];
  /** How many may be chosen; one is chosen, several are ticked. */
  most: number;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
};

/** Whom it may be given to: departments, teams, partner organisations. */
export const Units = ({ title, units, kinds, most, chosen, onChange }: UnitsProps) => {
  const toggle = (unitId: string) => {
    if (chosen.includes(unitId)) onChange(chosen.filter((one) => one !== unitId));
    else if (chosen.length < most) onChange([...chosen, unitId]);
  };
  const options = units.filter(({ kind }) => kinds.includes(kind)).map(optionOf);
  return (
    <>
      <Text className="sheet-part">{title}</Text>
      {options.length === 0 ? <Text className="quiet">{text.none}</Text> : null}
      {most === 1 ? (
        <Choice options={options} chosen={chosen[0] ?? null} onChoose={(unitId) => onChange([unitId])} />
      ) : (
        <Checks options={options} chosen={chosen} onToggle={toggle} />
      )}
    </>
  );
};

/** The same for a screen that opened without them. */
export const UnitsHere = (props: Omit<UnitsProps, 'units'>) => {
  const [list, reload] = useQuery('unit.list', {});
  return (
    <Loaded of={list} retry={reload} cards={1}>
      {({ units }) => <Units {...props} units={units} />}
    </Loaded>
  );
};
