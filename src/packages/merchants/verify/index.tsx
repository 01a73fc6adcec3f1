import { useState } from 'react';
import { usePages } from '../../../api/usePages';
import { shopMachine } from '../../../../domain/shops/machine';
import { go, goHome } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { ShopLine } from '../ShopLine';

const { states } = shopMachine;
const shelves = [
  { key: 'applied', label: states.applied },
  { key: 'verified', label: states.verified },
  { key: 'sentBack', label: states.sentBack },
] as const;
type Shelf = (typeof shelves)[number]['key'];

const text = {
  none: '这里没有商铺',
  hint: '店主登记以后会列在这里，最急的在最上面。',
  home: '回首页',
};

/** Shops of my places: those that wait to be looked at, soonest due first. */
export default function Verify() {
  const [state, setState] = useState<Shelf>('applied');
  const [list, reload] = usePages('shop.list', { state });
  return (
    <Screen onRefresh={reload}>
      <Segments options={shelves} chosen={state} onChoose={setState} />
      <Loaded of={list} retry={reload} cards={2} wayOut={{ label: text.home, onPress: goHome }}>
        {({ rows }) => (
          <Card>
            {rows.length ? (
              rows.map((shop) => (
                <ShopLine key={shop.shopId} shop={shop} onPress={() => go('merchants/shop', { id: shop.shopId })} />
              ))
            ) : (
              <Empty icon="shop-o" title={text.none} hint={text.hint} />
            )}
          </Card>
        )}
      </Loaded>
    </Screen>
  );
}
