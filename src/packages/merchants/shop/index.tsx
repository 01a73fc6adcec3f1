import { Text, View } from '@tarojs/components';
import { now } from '../../../api/clock';
import { useGroupCard } from '../../../api/groupCard';
import { useQuery } from '../../../api/useQuery';
import { timeInWords } from '../../../../domain/kernel/words';
import type { ShopView } from '../../../../domain/shops/contract';
import { go, goHome, pathOf, useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Tag } from '../../../ui/Tag';
import { Timeline } from '../../../ui/Timeline';
import { Badge } from '../Badge';
import { Handling } from './Handling';
import { Keeping } from './Keeping';
import { movesIn } from './moves';
import { People } from './People';
import { Papers, WhoLooked } from './Private';

const text = {
  story: '经过',
  page: '居民看到的样子',
  sentBack: '补充好再交，就会再来核实。',
  home: '回首页',
  invites: (name: string) => `${name}请你来店里`,
};

const Summary = ({ shop }: { shop: ShopView }) => (
  <Card>
    <View className="request-head">
      <Text className="headline request-title">{shop.name}</Text>
      <Tag tone={shop.overdue ? 'overdue' : 'main'}>{shop.stateLabel}</Tag>
    </View>
    {shop.due ? <Text className={shop.overdue ? 'para late' : 'para'}>{shop.due}</Text> : null}
    {shop.state === 'sentBack' && shop.history[0]?.words ? <Text className="para">{shop.history[0].words}</Text> : null}
    <View className="request-facts">
      <Text>{shop.tradeLabel}</Text>
      <Text>{shop.place}</Text>
      {shop.spot ? <Text>{shop.spot}</Text> : null}
      {shop.hours ? <Text>{shop.hours}</Text> : null}
    </View>
    {shop.badge ? <Badge badge={shop.badge} /> : null}
    {shop.state === 'verified' ? (
      <Row title={text.page} onPress={() => go('merchants/page', { id: shop.shopId })} />
    ) : null}
  </Card>
);

const Story = ({ shop, onDone }: { shop: ShopView; onDone: (shop: ShopView) => void }) => (
  <>
    <Summary shop={shop} />
    {shop.mine === 'owner' && shop.state !== 'closed' ? <Keeping shop={shop} onDone={onDone} /> : null}
    {shop.mine === '' ? <Papers shop={shop} /> : <People shop={shop} onDone={onDone} />}
    {shop.mine === 'owner' ? <WhoLooked shop={shop} /> : null}
    <Card title={text.story}>
      <Timeline
        steps={shop.history.map(({ label, who, at, words }) => ({
          ...{ label, who, words, photos: [] },
          when: timeInWords(at, now()),
        }))}
      />
    </Card>
    <Handling shop={shop} part="end" onDone={onDone} />
  </>
);

/** The shop to its own people and to the community's staff: how it stands and what each may do. */
export default function Shop() {
  const shopId = useRoute()('id');
  const [shop, reload, put] = useQuery('shop.read', { shopId });
  const ready = shop.face === 'ready' ? shop.value : null;
  const code = ready?.invitation?.code ?? '';
  useGroupCard({
    title: ready ? text.invites(ready.name) : '',
    path: code ? pathOf('merchants/accept', { code }) : pathOf('merchants/page', { id: shopId }),
  });
  return (
    <Screen
      onRefresh={reload}
      footer={ready && movesIn(ready, 'foot').length ? <Handling shop={ready} part="foot" onDone={put} /> : null}
    >
      <Loaded of={shop} retry={reload} cards={3} wayOut={{ label: text.home, onPress: goHome }}>
        {(value) => <Story shop={value} onDone={put} />}
      </Loaded>
    </Screen>
  );
}
