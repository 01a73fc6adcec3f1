import { useMemo } from 'react';
import { Text, View } from '@tarojs/components';
import { useForm } from '../../../api/useForm';
import { useQuery } from '../../../api/useQuery';
import { ITEMS_MAX, type DrawerView } from '../../../../domain/drawers/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { goBackSaying, goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Screen } from '../../../ui/Screen';
import { Stepper } from '../../../ui/Stepper';

const text = {
  station: '哪个站，比如：党群服务站',
  where: '抽屉在哪、几点开门，可以不写',
  items: '里面有什么',
  name: '是什么，比如：打气筒',
  count: '有几件',
  more: '再加一样',
  less: '去掉这一样',
  save: '存好',
  saved: '存好了',
  few: '写上哪个站，每样都写上名字',
  home: '回首页',
};

const COUNT_MAX = 100;
const STATION_LEAST = 2;

type Thing = { readonly item: string; readonly name: string; readonly count: number };
type Draft = { readonly station: string; readonly text: string; readonly items: readonly Thing[] };

/** A key nobody used before: what is written down as lent names its own. */
const unused = (items: readonly Thing[]): string => {
  const taken = new Set(items.map(({ item }) => item));
  let number = items.length + 1;
  while (taken.has(`item${number}`)) number += 1;
  return `item${number}`;
};

const draftOf = (drawer: DrawerView | undefined): Draft => ({
  station: drawer?.station ?? '',
  text: drawer?.text ?? '',
  items: drawer?.items.map(({ item, name, count }) => ({ item, name, count })) ?? [
    { item: 'item1', name: '', count: 1 },
  ],
});

type ThingsProps = { items: readonly Thing[]; onChange: (items: readonly Thing[]) => void };

const Things = ({ items, onChange }: ThingsProps) => {
  const put = (item: string, part: Partial<Thing>) =>
    onChange(items.map((one) => (one.item === item ? { ...one, ...part } : one)));
  return (
    <Card title={text.items}>
      {items.map(({ item, name, count }) => (
        <View key={item} className="recipe">
          <Field initial={name} most={20} placeholder={text.name} onChange={(words) => put(item, { name: words })} />
          <Stepper
            label={text.count}
            value={count}
            least={1}
            most={COUNT_MAX}
            unit="件"
            onChange={(number) => put(item, { count: number })}
          />
          {items.length > 1 ? (
            <Button tone="plain" onPress={() => onChange(items.filter((one) => one.item !== item))}>
              {text.less}
            </Button>
          ) : null}
        </View>
      ))}
      {items.length < ITEMS_MAX ? (
        <Button tone="quiet" onPress={() => onChange([...items, { item: unused(items), name: '', count: 1 }])}>
          {text.more}
        </Button>
      ) : null}
    </Card>
  );
};

const Form = ({ placeId, drawer }: { placeId: string; drawer: DrawerView | undefined }) => {
  const begin = useMemo(() => draftOf(drawer), [drawer]);
  // What somebody else put in or took out since begins anew: a draft never writes over it.
  const { draft, change, run, busy, why } = useForm(`drawer:${placeId}:${drawer ? JSON.stringify(begin) : ''}`, begin);
  const ready = saysAtLeast(draft.station, STATION_LEAST) && draft.items.every(({ name }) => name.trim());
  const save = async () => {
    const items = draft.items.map((one) => ({ ...one, name: one.name.trim() }));
    const filled = { placeId, station: draft.station.trim(), text: draft.text.trim(), items };
    if (await run('drawer.fill', { ...filled, ...(drawer && { drawerId: drawer.drawerId }) })) goBackSaying(text.saved);
  };
  return (
    <>
      <Card>
        <Field
          initial={draft.station}
          most={30}
          placeholder={text.station}
          onChange={(station) => change({ station })}
        />
        <Field initial={draft.text} most={100} placeholder={text.where} onChange={(words) => change({ text: words })} />
      </Card>
      <Things items={draft.items} onChange={(items) => change({ items })} />
      {why ? <Notice>{why.sentence}</Notice> : null}
      {ready ? null : <Text className="foot-hint">{text.few}</Text>}
      <Button hero busy={busy !== null} off={!ready} onPress={() => void save()}>
        {text.save}
      </Button>
    </>
  );
};

/** What a station lends: a new drawer, or what is in it now. */
export default function FillDrawer() {
  const route = useRoute();
  const placeId = route('community');
  const [list, reload] = useQuery('drawer.list', { placeId });
  return (
    <Screen>
      <Loaded of={list} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {({ drawers }) => <Form placeId={placeId} drawer={drawers.find(({ drawerId }) => drawerId === route('id'))} />}
      </Loaded>
    </Screen>
  );
}
