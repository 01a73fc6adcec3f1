import { Text } from '@tarojs/components';
import { useQuery } from '../../api/useQuery';
import { Choice } from '../../ui/Choice';
import { Loaded } from '../../ui/Loaded';

const text = { none: '这里还没有行业部门，请管理员先加上。' };

type DepartmentsProps = { chosen: string; onChoose: (unitId: string, name: string) => void };

/** The departments that may answer for owners here. */
export const Departments = ({ chosen, onChoose }: DepartmentsProps) => {
  const [list, reload] = useQuery('unit.list', {});
  return (
    <Loaded of={list} retry={reload} cards={1}>
      {({ units }) => {
        const found = units.filter(({ kind }) => kind === 'department');
        return found.length ? (
          <Choice
            options={found.map(({ unitId, name }) => ({ key: unitId, label: name }))}
            chosen={chosen || null}
            onChoose={(unitId) => onChoose(unitId, found.find((unit) => unit.unitId === unitId)?.name ?? '')}
          />
        ) : (
          <Text className="quiet">{text.none}</Text>
        );
      }}
    </Loaded>
  );
};
