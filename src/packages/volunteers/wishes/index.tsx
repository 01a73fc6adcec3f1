import { useEffect, useState } from 'react';
import { Text, View } from '@tarojs/components';
import { usePages } from '../../../api/usePages';
import { wishKinds, type WishKind } from '../../../../domain/wishes/contract';
import { wishMachine } from '../../../../domain/wishes/machine';
import { go } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { Tabs } from '../../../ui/Tabs';
import { WishLine } from '../WishLine';

const text = {
  fulfilled: (count: number) => `我们社区已经实现 ${count} 个心愿`,
  mine: '我许的、我认领的',
  post: '许一个心愿',
  none: '这里没有心愿',
  hint: '一袋米、一盏灯、陪着说说话，都可以许。',
  every: '都看看',
};

const { states } = wishMachine;
const shelves = [
  { key: 'listed', label: states.listed },
  { key: 'claimed', label: states.claimed },
  { key: 'closed', label: states.closed },
] as const;
type Shelf = (typeof shelves)[number]['key'];

const kinds = [
  { key: 'every', label: text.every },
  ...Object.entries(wishKinds).map(([key, label]) => ({ key: key as WishKind, label })),
] as const;
type Kind = (typeof kinds)[number]['key'];

/** How many came true: said once, kept while another shelf is on its way. */
const Fulfilled = ({ count }: { count: number | null }) => {
  const [known, setKnown] = useState<number | null>(null);
  useEffect(() => {
    if (count !== null) setKnown(count);
  }, [count]);
  return known ? (
    <View className="banner">
      <Text>{text.fulfilled(known)}</Text>
    </View>
  ) : null;
};

/** The wall: code names and what they wish for. Who it is, only the claimer learns. */
export default function Wishes() {
  const [state, setState] = useState<Shelf>('listed');
  const [kind, setKind] = useState<Kind>('every');
  const [list, reload] = usePages('wish.list', { of: 'wall', state, ...(kind !== 'every' && { kind }) });
  return (
    <Screen of={list} onRefresh={reload} footer={<Button onPress={() => go('volunteers/newWish')}>{text.post}</Button>}>
      <Fulfilled count={list.face === 'ready' ? list.value.fulfilled : null} />
      <Segments options={shelves} chosen={state} onChoose={setState} />
      <Tabs<Kind> tabs={kinds} chosen={kind} onChoose={setKind} />
      <Loaded of={list} retry={reload} cards={2}>
        {({ rows }) => (
          <Card>
            {rows.length ? (
              rows.map((wish) => <WishLine key={wish.wishId} wish={wish} />)
            ) : (
              <Empty icon="like-o" title={text.none} hint={text.hint} />
            )}
          </Card>
        )}
      </Loaded>
      <Card>
        <Row title={text.mine} onPress={() => go('volunteers/myWishes')} />
      </Card>
    </Screen>
  );
}
