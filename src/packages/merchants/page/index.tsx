import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { useQuery } from '../../../api/useQuery';
import type { ShopPage } from '../../../../domain/shops/contract';
import { go, goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Badge } from '../Badge';

const text = {
  verified: '社区核实过的商铺',
  hours: '几点开门',
  where: '在哪儿',
  way: '怎么走',
  call: '打给社区问一问',
  report: '反映这家店的事',
  reportNote: '店里不会知道是谁说的',
  home: '回首页',
};

const Page = ({ shop }: { shop: ShopPage }) => {
  const { position } = shop;
  const way = () =>
    position &&
    void Taro.openLocation({ ...position, name: shop.name, address: shop.spot || shop.place }).catch(() => undefined);
  return (
    <>
      <Card>
        <Text className="headline">{shop.name}</Text>
        <View className="request-facts">
          <Text>{shop.tradeLabel}</Text>
          <Text>{text.verified}</Text>
        </View>
        {shop.badge ? <Badge badge={shop.badge} /> : null}
      </Card>
      <Card>
        {shop.hours ? <Row title={text.hours} value={shop.hours} /> : null}
        <Row
          title={text.where}
          note={shop.spot ? `${shop.place} ${shop.spot}` : shop.place}
          {...(position && { value: text.way, onPress: way })}
        />
        {shop.phone ? (
          <Button
            tone="plain"
            icon="phone-o"
            onPress={() => void Taro.makePhoneCall({ phoneNumber: shop.phone }).catch(() => undefined)}
          >
            {text.call}
          </Button>
        ) : null}
      </Card>
      <Card>
        <Row
          title={text.report}
          note={text.reportNote}
          onPress={() => go('report', { shop: shop.shopId, name: shop.name })}
        />
      </Card>
    </>
  );
};

/** 便民商铺: what everybody sees of a verified shop, and nothing of its owner. */
export default function ShopPageScreen() {
  const [shop, reload] = useQuery('shop.page', { shopId: useRoute()('id') });
  return (
    <Screen>
      <Loaded of={shop} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {(value) => <Page shop={value} />}
      </Loaded>
    </Screen>
  );
}
