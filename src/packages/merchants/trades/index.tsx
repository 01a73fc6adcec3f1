import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { useQuery } from '../../../api/useQuery';
import { trades as shipped, type Trade } from '../../../../domain/shops/trades';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { goBackSaying, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Foot } from '../../../ui/Foot';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { forStaff } from '../../../ui/forStaff';

const text = {
  hint: '店主登记时从这里选。产品自带的不能改，社区可以再加自己的。',
  shipped: '产品自带的',
  own: '本社区加的',
  name: '行业名，比如：花店绿植',
  drop: '去掉',
  more: '加一个行业',
  save: '保存',
  saved: '存好了',
  few: '每个行业都要有名字，至少 2 个字',
  past: '去掉以后，已经登记的店照原样写着。',
};
const NAME_LEAST = 2;
const OWN_MAX = 20;

const newKey = (own: readonly Trade[]): string => {
  const taken = new Set(own.map(({ key }) => key));
  for (let number = own.length + 1; ; number += 1) if (!taken.has(`own${number}`)) return `own${number}`;
};

type ListProps = { all: readonly Trade[]; communityId: string };

const List = ({ all, communityId }: ListProps) => {
  const [own, setOwn] = useState(() => all.filter(({ key }) => !(key in shipped)));
  const { run, busy, why } = useAction();
  const put = (key: string, label: string) =>
    setOwn((before) => before.map((one) => (one.key === key ? { key, label } : one)));
  const save = async () => {
    const added = own.map(({ key, label }) => ({ key, label: label.trim() }));
    if (await run('shop.setTrades', { communityId, added })) goBackSaying(text.saved);
  };
  const named = own.every(({ label }) => saysAtLeast(label, NAME_LEAST));
  return (
    <Screen
      footer={
        <Foot why={why} lacking={named ? '' : text.few} busy={busy !== null} onSend={() => void save()}>
          {text.save}
        </Foot>
      }
    >
      <Text className="lead">{text.hint}</Text>
      <Card title={text.own}>
        {own.map(({ key, label }) => (
          <View key={key} className="recipe">
            <Field initial={label} most={8} placeholder={text.name} onChange={(said) => put(key, said)} />
            <Button tone="plain" onPress={() => setOwn((before) => before.filter((one) => one.key !== key))}>
              {text.drop}
            </Button>
          </View>
        ))}
        {own.length < OWN_MAX ? (
          <Button tone="quiet" onPress={() => setOwn((before) => [...before, { key: newKey(before), label: '' }])}>
            {text.more}
          </Button>
        ) : null}
        <View className="gap" />
        <Text className="quiet line-words">{text.past}</Text>
      </Card>
      <Card title={text.shipped}>
        <Text className="para">{Object.values(shipped).join('、')}</Text>
      </Card>
    </Screen>
  );
};

/** The trades shops of a community choose from: the product's own, and what the community adds. */
function Trades() {
  const communityId = useRoute()('community');
  const [list, reload] = useQuery('shop.trades', { placeId: communityId });
  return list.face === 'ready' ? (
    <List all={list.value.trades} communityId={communityId} />
  ) : (
    <Screen>
      <Loaded of={list} retry={reload}>
        {() => null}
      </Loaded>
    </Screen>
  );
}

export default forStaff(Trades);
