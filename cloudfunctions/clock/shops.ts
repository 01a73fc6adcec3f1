import { lookAtShop } from '../../domain/shops/rules';
import { greaterThan, lessThan } from '../runtime/filters';
import { sweep, type Sweep } from './sweep';

/** Shops nobody looked at within the standard time: said once each. */
export const lookAtShops: Sweep = (now, until) =>
  sweep(until, {
    name: 'clock.shops',
    of: 'shops',
    where: { lookKey: [greaterThan(''), lessThan(`${now.toISOString()}~`)] },
    by: { field: 'lookKey', order: 'asc' },
    each: async (shop, store) => {
      const looked = lookAtShop(shop, now);
      await store.save('shops', looked);
      return looked === shop ? 0 : 1;
    },
  });
