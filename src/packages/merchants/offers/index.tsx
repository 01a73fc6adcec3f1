import { useState } from 'react';
import { usePages } from '../../../api/usePages';
import { services, type Service } from '../../../../domain/offers/contract';
import { go } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Tabs } from '../../../ui/Tabs';
import { OfferLine } from '../OfferLine';

const text = {
  every: '都看看',
  none: '这里还没有服务',
  hint: '商户和单位愿意给邻居做点事，审核后会列在这里。',
  orders: '我下的单',
  mine: '我们提供的服务',
  mineNote: '商户、单位当社区合伙人',
};
const kinds = [
  { key: 'every', label: text.every },
  ...Object.entries(services).map(([key, label]) => ({ key: key as Service, label })),
] as const;
type Kind = (typeof kinds)[number]['key'];

/** 社区合伙人: free or low-fee services near home, with their prices in public. */
export default function Offers() {
  const [kind, setKind] = useState<Kind>('every');
  const [list, reload] = usePages('offer.list', kind === 'every' ? {} : { service: kind });
  return (
    <Screen onRefresh={reload}>
      <Tabs<Kind> tabs={kinds} chosen={kind} onChoose={setKind} />
      <Loaded of={list} retry={reload} cards={2}>
        {({ rows }) => (
          <Card>
            {rows.length ? (
              rows.map((offer) => <OfferLine key={offer.offerId} offer={offer} />)
            ) : (
              <Empty icon="service-o" title={text.none} hint={text.hint} />
            )}
          </Card>
        )}
      </Loaded>
      <Card>
        <Row title={text.orders} onPress={() => go('merchants/orders')} />
        <Row title={text.mine} note={text.mineNote} onPress={() => go('merchants/myOffers')} />
      </Card>
    </Screen>
  );
}
