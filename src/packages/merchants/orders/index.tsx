import { useState } from 'react';
import { usePages } from '../../../api/usePages';
import type { OrderRow } from '../../../../domain/offers/orderContract';
import { go, useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Line } from '../../../ui/Line';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';

const shelves = [
  { key: 'mine', label: '我下的' },
  { key: 'toServe', label: '等我们做的' },
] as const;
type Shelf = (typeof shelves)[number]['key'];

const text = {
  none: '还没有单子',
  hint: '在伙伴服务里挑一项，写上什么时候方便就行。',
  look: '看看有什么服务',
};

const OrderLine = ({ order }: { order: OrderRow }) => (
  <Line
    title={order.title}
    tag={order.stateLabel}
    due={order.due}
    late={order.overdue}
    facts={[order.provider.name, order.words]}
    onPress={() => go('merchants/order', { id: order.orderId })}
  />
);

/** What I ordered, and what waits for my shop or organisation. */
export default function Orders() {
  const [of, setOf] = useState<Shelf>(useRoute()('of') === 'toServe' ? 'toServe' : 'mine');
  const [list, reload] = usePages('order.list', { of });
  return (
    <Screen onRefresh={reload}>
      <Segments options={shelves} chosen={of} onChoose={setOf} />
      <Loaded of={list} retry={reload} cards={2}>
        {({ rows }) => (
          <Card>
            {rows.length ? (
              rows.map((order) => <OrderLine key={order.orderId} order={order} />)
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
