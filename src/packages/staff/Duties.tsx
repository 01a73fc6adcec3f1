import { useState } from 'react';
import { Text } from '@tarojs/components';
import { useQuery } from '../../api/useQuery';
import type { DutyKind, DutyListView } from '../../../domain/duties/contract';
import { WORDS_MAX } from '../../../domain/kernel/schemas';
import type { CategoryKey } from '../../../domain/requests/categories';
import { Choice } from '../../ui/Choice';
import { Field } from '../../ui/Field';
import { Loaded } from '../../ui/Loaded';
import { Row } from '../../ui/Row';
import { NO_ITEM, type Citing } from './citing';

const text = {
  title: '三张清单',
  none: '清单里没有这一类',
  noneNote: '照实写，不用找一条不相干的。',
  why: '为什么用别类的一条，反映人也看得到',
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

const none = { key: NO_ITEM, label: text.none, note: text.noneNote };

type ChoosingProps = { category: CategoryKey; said: Citing; onSay: (said: Citing) => void };
type DutiesProps = ChoosingProps & { items: readonly Item[] };

/** The three lists for this kind of matter, a line each; what is decided cites one of them. */
export const Duties = ({ items, category, said, onSay }: DutiesProps) => {
  const [every, setEvery] = useState(false);
  const { item: chosen, dutyWhy } = said;
  const isOwn = (item: Item): boolean => item.category === category || item.category === 'other';
  const ofCategory = items.filter((item) => item.category === category || item.item === chosen);
  const shown = every ? items : ofCategory;
  const options = items.some((item) => item.category === category)
    ? shown.map(optionOf)
    : [...shown.map(optionOf), none];
  const choose = (key: string) => {
    const item = items.find((one) => one.item === key);
    onSay({ item: key, dutyWhy: item && !isOwn(item) ? (dutyWhy ?? '') : null });
  };
  return (
    <>
      <Text className="sheet-part">{text.title}</Text>
      <Choice options={options} chosen={chosen} onChoose={choose} />
      {typeof dutyWhy === 'string' ? (
        <Field
          initial={dutyWhy}
          most={WORDS_MAX}
          placeholder={text.why}
          onChange={(why) => onSay({ item: chosen, dutyWhy: why })}
        />
      ) : null}
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
