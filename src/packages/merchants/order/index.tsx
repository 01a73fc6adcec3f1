import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { useNow } from '../../../api/useNow';
import { useQuery } from '../../../api/useQuery';
import type { OutputOf } from '../../../../domain/contract';
import { timeInWords } from '../../../../domain/kernel/words';
import type { OrderView } from '../../../../domain/offers/orderContract';
import { goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { StageBar } from '../../../ui/StageBar';
import { Tag } from '../../../ui/Tag';
import { Timeline } from '../../../ui/Timeline';
import { Call } from '../Call';
import { Prices } from '../Prices';
import { Handling } from './Handling';

const text = {
  words: '要做什么',
  where: '到哪里',
  by: '谁来做',
  phone: '对方电话',
  myPhone: '我的电话',
  see: '看电话',
  prices: '下单时的价目',
  looked: '谁看过我的电话',
  again: (times: number) => `重新做过 ${times} 次`,
  number: (number: string) => `编号 ${number}`,
  story: '经过',
  home: '回首页',
};

const Phone = ({ order }: { order: OrderView }) => {
  const [shown, setShown] = useState<OutputOf<'order.contact'> | null>(null);
  const { run, busy, why } = useAction();
  if (!order.contact) return null;
  const see = async () => setShown((await run('order.contact', { orderId: order.orderId })) ?? null);
  return (
    <Card>
      {shown ? (
        <Call {...shown} />
      ) : (
        <Row title={order.my === 'orderer' ? text.myPhone : text.phone} value={order.contact} />
      )}
      {why ? <Notice>{why.sentence}</Notice> : null}
      {order.mayContact && !shown ? (
        <Button tone="quiet" icon="phone-o" busy={busy !== null} onPress={() => void see()}>
          {text.see}
        </Button>
      ) : null}
    </Card>
  );
};

const Story = ({ order }: { order: OrderView }) => {
  const now = useNow();
  return (
    <>
      <Card>
        <View className="request-head">
          <Text className="headline request-title">{order.title}</Text>
          <Tag tone={order.overdue ? 'overdue' : 'main'}>{order.stateLabel}</Tag>
        </View>
        {order.due ? <Text className={order.overdue ? 'para late' : 'para'}>{order.due}</Text> : null}
        <StageBar stages={order.stages} />
        <Row title={text.words} note={order.words} />
        <Row title={text.where} note={[order.place, order.spot].filter(Boolean).join(' ')} />
        <Row title={text.by} value={order.provider.name} />
        {order.reopened ? <Text className="quiet line-words">{text.again(order.reopened)}</Text> : null}
        <Text className="quiet line-words">{text.number(order.number)}</Text>
      </Card>
      <Phone order={order} />
      <Card title={text.prices}>
        <Prices prices={order.prices} />
      </Card>
      {order.views.length ? (
        <Card title={text.looked}>
          {order.views.map(({ who, at, reason }) => (
            <Row key={`${at}${who}`} title={who} note={reason} value={timeInWords(at, now)} />
          ))}
        </Card>
      ) : null}
      <Card title={text.story}>
        <Timeline
          steps={order.history.map(({ label, who, at, words }) => ({
            ...{ label, who, words, photos: [] },
            when: timeInWords(at, now),
          }))}
        />
      </Card>
    </>
  );
};

/** One order, from placing to 满意: only whoever ordered closes it. */
export default function Order() {
  const [order, reload, put] = useQuery('order.read', { orderId: useRoute()('id') });
  const ready = order.face === 'ready' && order.value.open.length ? order.value : null;
  return (
    <Screen onRefresh={reload} footer={ready ? <Handling order={ready} onDone={put} /> : null}>
      <Loaded of={order} retry={reload} cards={2} wayOut={{ label: text.home, onPress: goHome }}>
        {(value) => <Story order={value} />}
      </Loaded>
    </Screen>
  );
}
