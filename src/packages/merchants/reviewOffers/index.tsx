import { useState } from 'react';
import { usePages } from '../../../api/usePages';
import { offerMachine } from '../../../../domain/offers/machine';
import { goHome } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { OfferLine } from '../OfferLine';

const { states } = offerMachine;
const shelves = [
  { key: 'submitted', label: states.submitted },
  { key: 'open', label: states.open },
  { key: 'paused', label: states.paused },
] as const;
type Shelf = (typeof shelves)[number]['key'];

const text = { none: '这里没有服务', hint: '商户和单位交上来的会列在这里。', home: '回首页' };

/** Offers of my places: those that wait to be looked at first. */
export default function ReviewOffers() {
  const [state, setState] = useState<Shelf>('submitted');
  const [list, reload] = usePages('offer.review', { state });
  return (
    <Screen onRefresh={reload}>
      <Segments options={shelves} chosen={state} onChoose={setState} />
      <Loaded of={list} retry={reload} cards={2} wayOut={{ label: text.home, onPress: goHome }}>
        {({ rows }) => (
          <Card>
            {rows.length ? (
              rows.map((offer) => <OfferLine key={offer.offerId} offer={offer} standing />)
            ) : (
              <Empty icon="service-o" title={text.none} hint={text.hint} />
            )}
          </Card>
        )}
      </Loaded>
    </Screen>
  );
}
