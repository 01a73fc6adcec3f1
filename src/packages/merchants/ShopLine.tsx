import type { ShopRow } from '../../../domain/shops/contract';
import { Line } from '../../ui/Line';

/** One shop in a list: its name, its standing, and until when somebody looks at it. */
export const ShopLine = ({ shop, onPress }: { shop: ShopRow; onPress: () => void }) => (
  <Line
    title={shop.name}
    tag={shop.stateLabel}
    due={shop.due}
    late={shop.overdue}
    facts={[shop.badge?.label, shop.tradeLabel, shop.spot || shop.place]}
    onPress={onPress}
  />
);
