import { lookAtJob } from '../../domain/jobs/rules';
import { lookAtSeeker } from '../../domain/jobs/seekers';
import type { Offer } from '../../domain/offers/model';
import { isOrderOver, lookAtOrder, orderLetGo } from '../../domain/offers/order';
import { lookAtPlaces, unseenTakers } from '../../domain/offers/rules';
import type { Order } from '../../domain/offers/orderModel';
import type { CollectionName, Documents } from '../../domain/collections';
import { greaterThan, lessThan, oneOf, type Where } from '../runtime/filters';
import { letGo } from '../runtime/letGo';
import type { Store } from '../runtime/store';
import { inTurn, sweep, type Sweep } from './sweep';

type Looked = 'jobs' | 'seekers' | 'offers' | 'orders';
type Look<D> = (doc: D, now: Date, store: Store) => D | Promise<D>;

/** Whatever is due of one kind, each once however long nobody looked. */
const lookAt =
  <C extends Looked & CollectionName>(of: C, look: Look<Documents[C]>): Sweep =>
  (now, until) => {
    const where: Where<{ lookKey: string }> = { lookKey: [greaterThan(''), lessThan(`${now.toISOString()}~`)] };
    return sweep(until, {
      name: `clock.${of}`,
      of,
      where: where as Where<Documents[C]>,
      by: { field: 'lookKey', order: 'asc' },
      each: async (doc, store) => {
        const looked = await look(doc, now, store);
        await store.save(of, looked);
        return looked === doc ? 0 : 1;
      },
    });
  };

/** Places somebody took in the last minutes: an order has come of each, or a cut-off press that is never repeated. */
const seePlaces: Look<Offer> = async (offer, now, store) => {
  const ids = unseenTakers(offer).map(({ orderId }) => orderId);
  const found = { where: { _id: oneOf(ids) }, by: { field: '_id', order: 'asc' }, limit: ids.length } as const;
  const orders = ids.length === 0 ? [] : await store.list('orders', found);
  return lookAtPlaces(offer, new Set(orders.map(({ _id }) => _id)), now);
};

const seeOrder: Look<Order> = async (order, now, store) => {
  if (!isOrderOver(order)) return lookAtOrder(order, now);
  await letGo(order, store);
  return orderLetGo(order);
};

/** Openings on their last day, job seekers nobody has heard of for long, orders nobody answered, places to give back. */
export const lookAtMarket = inTurn([
  lookAt('jobs', lookAtJob),
  lookAt('seekers', lookAtSeeker),
  lookAt('orders', seeOrder),
  lookAt('offers', seePlaces),
]);
