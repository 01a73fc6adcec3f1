import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { now } from '../../../api/clock';
import { useQuery } from '../../../api/useQuery';
import { countInWords, timeInWords } from '../../../../domain/kernel/words';
import type { OfferView } from '../../../../domain/offers/contract';
import { go, goHome, goInstead, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Sheet } from '../../../ui/Sheet';
import { Tag } from '../../../ui/Tag';
import { Timeline } from '../../../ui/Timeline';
import { Prices } from '../Prices';
import { Keeping } from './Keeping';
import { Order } from './Order';

const text = {
  by: '谁来做',
  prices: '价目',
  closed: (count: number) => `做完 ${countInWords(count)} 单，居民说满意`,
  left: '还能接',
  orders: (left: number) => `${left} 单`,
  ask: '打给社区问一问',
  order: '我要下单',
  story: '经过',
  home: '回首页',
};

const Story = ({ offer }: { offer: OfferView }) => (
  <>
    <Card>
      <View className="request-head">
        <Text className="headline request-title">{offer.title}</Text>
        <Tag tone="main">{offer.state === 'open' ? offer.kindLabel : offer.stateLabel}</Tag>
      </View>
      <Text className="quiet line-words">{`${offer.serviceLabel} · ${offer.place}`}</Text>
      {offer.text ? <Text className="para">{offer.text}</Text> : null}
      <Row
        title={text.by}
        value={offer.provider.name}
        {...(offer.provider.kind === 'shop' && {
          onPress: () => go('merchants/page', { id: offer.provider.id }),
        })}
      />
      {offer.places ? <Row title={text.left} value={text.orders(offer.left)} /> : null}
      {offer.closed ? <Text className="quiet">{text.closed(offer.closed)}</Text> : null}
    </Card>
    <Card title={text.prices}>
      <Prices prices={offer.prices} />
    </Card>
    {offer.phone && !offer.mine ? (
      <Button
        tone="plain"
        icon="phone-o"
        onPress={() => void Taro.makePhoneCall({ phoneNumber: offer.phone }).catch(() => undefined)}
      >
        {text.ask}
      </Button>
    ) : null}
    {offer.history.length ? (
      <Card title={text.story}>
        <Timeline
          steps={offer.history.map(({ label, who, at, words }) => ({
            ...{ label, who, words, photos: [] },
            when: timeInWords(at, now()),
          }))}
        />
      </Card>
    ) : null}
  </>
);

/** One service: who does it, what it costs, and the way to order it. */
export default function Offer() {
  const offerId = useRoute()('id');
  const [offer, reload, put] = useQuery('offer.read', { offerId });
  const [ordering, setOrdering] = useState(false);
  const ready = offer.face === 'ready' ? offer.value : null;
  return (
    <Screen
      onRefresh={reload}
      footer={
        ready ? (
          <>
            {ready.mayOrder ? (
              <Button hero onPress={() => setOrdering(true)}>
                {text.order}
              </Button>
            ) : null}
            {ready.mayOrder && ready.open.length ? <View className="gap" /> : null}
            {ready.open.length ? <Keeping offer={ready} onDone={put} /> : null}
          </>
        ) : null
      }
    >
      <Loaded of={offer} retry={reload} cards={2} wayOut={{ label: text.home, onPress: goHome }}>
        {(value) => <Story offer={value} />}
      </Loaded>
      <Sheet title={text.order} open={ordering} onClose={() => setOrdering(false)}>
        {ordering ? <Order offerId={offerId} onDone={(id) => goInstead('merchants/order', { id })} /> : null}
      </Sheet>
    </Screen>
  );
}
