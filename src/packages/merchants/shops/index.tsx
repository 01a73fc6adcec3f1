import { useQuery } from '../../../api/useQuery';
import { go } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { ShopLine } from '../ShopLine';

const text = {
  none: '你还没有登记商铺',
  hint: '写上店名、行业和地方就行，一分钟。核实以后能进商户群，有事一说就有人办。',
  register: '登记商铺',
  accept: '我收到了邀请',
  acceptNote: '店主请你来帮忙，或者把店交给你',
  vouchers: '收兑换券',
};

/** The shops I own or help in. */
export default function Shops() {
  const [mine, reload] = useQuery('shop.mine', {});
  return (
    <Screen
      of={mine}
      onRefresh={reload}
      footer={<Button onPress={() => go('merchants/register')}>{text.register}</Button>}
    >
      <Loaded of={mine} retry={reload}>
        {({ shops }) => (
          <>
            <Card>
              {shops.length ? (
                shops.map((shop) => (
                  <ShopLine key={shop.shopId} shop={shop} onPress={() => go('merchants/shop', { id: shop.shopId })} />
                ))
              ) : (
                <Empty icon="shop-o" title={text.none} hint={text.hint} />
              )}
            </Card>
            <Card>
              <Row title={text.accept} note={text.acceptNote} onPress={() => go('merchants/accept')} />
              {shops.some(({ state }) => state === 'verified') ? (
                <Row title={text.vouchers} onPress={() => go('volunteers/use')} />
              ) : null}
            </Card>
          </>
        )}
      </Loaded>
    </Screen>
  );
}
