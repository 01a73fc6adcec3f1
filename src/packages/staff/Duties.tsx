import { useState } from 'react';
import { Text } from '@tarojs/components';
import { useQuery } from '../../api/useQuery';
import type { DutyKind, DutyListView } from '../../../domain/duties/contract';
import type { CategoryKey } from '../../../domain/requests/categories';
import { Choice } from '../../ui/Choice';
import { Loaded } from '../../ui/Loaded';
import { Row } from '../../ui/Row';

const text = {
  title: '三张清单',
  none: '这一类在清单里还没有条目。',
  every: '看全部清单',
  byUs: '社区',
  barred: '不得派给社区',
  leadBy: (name: string) => `${name}牵头`,
  basis: '依据',
};

type Item = DutyListView['items'][number];

const short: Readonly<Record<DutyKind, string>> = { lead: '主责', assist: '协助', barred: '负面' };

/** 主责：城管局 · 依据…；负面：不得派给社区 */
const whose = ({ kind, departmentName }: Item): string => {
  if (kind === 'barred') return `${text.barred}${departmentName ? `，归${departmentName}` : ''}`;
  if (kind === 'assist') return text.leadBy(departmentName);
  return departmentName || text.byUs;
};

const optionOf = (item: Item) => ({
  key: item.item,
  label: `${short[item.kind]} ${item.item}：${whose(item)}`,
  note: `${item.text} · ${text.basis} ${item.basis}`,
});

type ChoosingProps = { category: CategoryKey; chosen: string | null; onChoose: (item: string) => void };
type DutiesProps = ChoosingProps & { items: readonly Item[] };

/** The three lists for this kind of matter, a line each; what is decided cites one of them. */
export const Duties = ({ items, category, chosen, onChoose }: DutiesProps) => {
  const [every, setEvery] = useState(false);
  const ofCategory = items.filter((item) => item.category === category || item.item === chosen);
  const shown = every ? items : ofCategory;
  return (
    <>
      <Text className="sheet-part">{text.title}</Text>
      {shown.length ? (
        <Choice options={shown.map(optionOf)} chosen={chosen} onChoose={onChoose} />
      ) : (
        <Text className="quiet">{text.none}</Text>
      )}
      {shown.length < items.length ? <Row title={text.every} onPress={() => setEvery(true)} /> : null}
    </>
  );
};

/** The same, fetched when a sheet that cites an item is opened. */
export const DutiesInForce = (choosing: ChoosingProps) => {
  const [lists, reload] = useQuery('duty.read', {});
  return (
    <Loaded of={lists} retry={reload} cards={1}>
      {({ items }) => <Duties items={items} {...choosing} />}
    </Loaded>
  );
};
