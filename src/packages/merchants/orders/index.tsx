import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { usePages } from '../../../api/usePages';
import type { OrderRow } from '../../../../domain/offers/orderContract';
import { go, useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Pressable } from '../../../ui/Pressable';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { StageBar } from '../../../ui/StageBar';
import { Tag } from '../../../ui/Tag';

const shelves = [
  { key: 'mine', label: '我下的' },
  { key: 'toServe', label: '等我们做的' },
] as const;
type Shelf = (typeof shelves)[number]['key'];

const text = {
  none: '还没有单子',
  hint: '在伙伴服务里挑一项，写上什么时候方便就行。',
  look: '看看有什么服务',
  choose: '选我住的地方',
};

const Line = ({ order }: { order: OrderRow }) => (
  <Pressable
    className={order.overdue ? 'request request-late' : 'request'}
    onPress={() => go('merchants/order', { id: order.orderId })}
  >
    <View className="request-head">
      <Text className="request-title">{order.title}</Text>
      <Tag tone={order.overdue ? 'overdue' : 'quiet'}>{order.stateLabel}</Tag>
    </View>
    <View className="request-facts">
      {order.due ? <Text className={order.overdue ? 'late' : ''}>{order.due}</Text> : null}
      <Text>{order.provider.name}</Text>
      <Text>{order.words}</Text>
    </View>
    <StageBar stages={order.stages} />
  </Pressable>
);

/** What I ordered, and what waits for my shop or organisation. */
export default function Orders() {
  const [of, setOf] = useState<Shelf>(useRoute()('of') === 'toServe' ? 'toServe' : 'mine');
  const [list, reload] = usePages('order.list', { of });
  return (
    <Screen onRefresh={reload}>
      <Segments options={shelves} chosen={of} onChoose={setOf} />
      <Loaded of={list} retry={reload} cards={2} wayOut={{ label: text.choose, onPress: () => go('register') }}>
        {({ rows }) => (
          <Card>
            {rows.length ? (
              rows.map((order) => <Line key={order.orderId} order={order} />)
            ) : (
              <Empty
                icon="service-o"
                title={text.none}
                hint={text.hint}
                action={{ label: text.look, onPress: () => go('merchants/offers') }}
              />
            )}
          </Card>
        )}
      </Loaded>
    </Screen>
  );
}
