import { useQuery } from '../../../api/useQuery';
import { go } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { OfferLine } from '../OfferLine';

const text = {
  none: '还没有提供服务',
  hint: '修修补补、上门看看，公益的、低偿的都行。',
  post: '提供一项服务',
  orders: '等我们做的单',
};

/** What my shops and organisations offer, whatever became of it. */
export default function MyOffers() {
  const [mine, reload] = useQuery('offer.mine', {});
  return (
    <Screen of={mine} onRefresh={reload} footer={<Button onPress={() => go('merchants/newOffer')}>{text.post}</Button>}>
      <Loaded of={mine} retry={reload}>
        {({ rows }) => (
          <>
            <Card>
              <Row title={text.orders} onPress={() => go('merchants/orders', { of: 'toServe' })} />
            </Card>
            <Card>
              {rows.length ? (
                rows.map((offer) => <OfferLine key={offer.offerId} offer={offer} standing />)
              ) : (
                <Empty icon="service-o" title={text.none} hint={text.hint} />
              )}
            </Card>
          </>
        )}
      </Loaded>
    </Screen>
  );
}
