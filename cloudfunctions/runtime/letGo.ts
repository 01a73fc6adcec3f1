import { gaveUp } from '../../domain/offers/order';
import type { Order } from '../../domain/offers/orderModel';
import { increased, removing } from './filters';
import type { Store } from './store';

/**
 * An order that is over lets its person order again, and gives its place back if nothing came of it. One guarded update:
 * done twice it changes nothing.
 */
export const letGo = async (order: Order, store: Store): Promise<void> => {
  await store.claim('offers', order.offerId, {
    when: { 'takers.orderId': order._id },
    then: {
      takers: removing({ orderId: order._id }),
      takerIds: removing(order.ordererId),
      takerCount: increased(-1),
      ...(gaveUp(order) ? { taken: increased(-1) } : {}),
    },
  });
};
