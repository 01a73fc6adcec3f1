import type { CheckedInputOf } from '../../domain/contract';
import { partiesOf, type Actor } from '../../domain/kernel/access';
import { shanghaiDate } from '../../domain/kernel/calendar';
import { refuse } from '../../domain/kernel/fault';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { isOfDistrict, isOwn, type Offer } from '../../domain/offers/model';
import {
  accept,
  cancel,
  decline,
  finish,
  isOrderOver,
  place,
  rate,
  reopen,
  seeOrderer,
  type Saying,
} from '../../domain/offers/order';
import { partiesToOrder, type Order } from '../../domain/offers/orderModel';
import type { orderActions, OrderView } from '../../domain/offers/orderContract';
import { orderRowOf, orderViewOf } from '../../domain/offers/orderViews';
import { orderedNotice } from '../../domain/offers/rules';
import type { Viewer } from '../../domain/offers/views';
import { appended, including, increased, lacks, lessThan, oneOf, type Where } from '../runtime/filters';
import { letGo } from '../runtime/letGo';
import { leaveFirst } from '../runtime/leaveFirst';
import { numberOf } from '../runtime/operation';
import { afterOf, pageOf } from '../runtime/page';
import type { Call, HandlersOf } from '../runtime/serve';
import { shopsOf } from '../runtime/shops';
import { LostRace } from '../runtime/untilWon';
import { served } from './offers';
import { lookedAhead } from './open';

/** More unfinished orders of one offer than any partner serves. */
const TAKERS_MAX = 500;

type OnOrder = {
  [A in keyof typeof orderActions]: (typeof orderActions)[A] extends { changes: true }
    ? CheckedInputOf<A> extends { orderId: string }
      ? A
      : never
    : never;
}[keyof typeof orderActions];

type Opening = Pick<Call<'order.read'>, 'caller' | 'openid' | 'store'>;

const opened = async (orderId: string, { caller, openid, store }: Opening): Promise<[Order, Viewer]> => {
  const [order, shops, actor] = await Promise.all([store.get('orders', orderId), shopsOf(openid, store), caller]);
  return [order, { actor, shops }];
};

/** One guarded update: open, not already mine, room left; the partner is told in the same breath. */
const takePlace = (
  offer: Offer,
  actor: Actor,
  orderId: string,
  { now, store }: Call<'order.place'>,
): Promise<boolean> => {
  const at = now.toISOString();
  return store.claim('offers', offer._id, {
    when: {
      state: 'open',
      places: offer.places,
      takerIds: lacks(actor.id),
      takerCount: lessThan(TAKERS_MAX),
      ...(offer.places > 0 ? { taken: lessThan(offer.places) } : {}),
    },
    then: {
      takers: appended({ personId: actor.id, orderId, at, ordered: false }),
      lookKey: `${at} ${offer._id}`,
      takerIds: including(actor.id),
      takerCount: increased(1),
      taken: increased(1),
      notices: appended(orderedNotice(offer, orderId, at)),
      noticesDueAt: at,
    },
  });
};

/** No place was taken: because this very press did already, because of an order that stands, or because none is left. */
const standing = async (offerId: string, actor: Actor, { store, newId }: Call<'order.place'>): Promise<string> => {
  const offer = await store.get('offers', offerId);
  const mine = offer.takers.find(({ personId }) => personId === actor.id);
  if (!mine) {
    if (offer.state !== 'open') return refuse('OFFER_OVER');
    if (offer.places > 0 && offer.taken >= offer.places) return refuse('OFFER_GONE');
    throw new LostRace(); // a place came free since, as when the same press lets an earlier order go
  }
  if (mine.orderId === newId) return newId;
  const order = await store.find('orders', mine.orderId);
  if (!order) return mine.orderId; // a press that was cut off after the place was taken: this one completes it
  if (!isOrderOver(order)) return refuse('ORDER_YOURS');
  await letGo(order, store); // sooner than the clock would
  throw new LostRace();
};

type Rule<Said> = (order: Order, said: Said, saying: Saying) => Order;

const changed = async <A extends OnOrder>(call: Call<A>, rule: Rule<CheckedInputOf<A>>): Promise<[Order, Viewer]> => {
  const { input, now, store, permit, once } = call;
  const [order, viewer] = await opened(input.orderId, call);
  permit(partiesToOrder(order, viewer));
  const saved = await store.save(
    'orders',
    once(order, (loaded) => rule(loaded, input, { by: viewer.actor, now })),
  );
  return [saved, viewer];
};

/** Every change of an order takes the same road: load, ask leave, decide with its rule, save. */
const changing =
  <A extends OnOrder>(rule: Rule<CheckedInputOf<A>>) =>
  async (call: Call<A>): Promise<OrderView> => {
    const [saved, viewer] = await changed(call, rule);
    return orderViewOf(saved, viewer, call.now);
  };

export const orderHandlers = {
  'order.place': async (call) => {
    const { input, caller, now, occasion, permit, create, newId } = call;
    const [[offer, shops, before], actor] = await leaveFirst(lookedAhead('order.place', call), caller, (one) =>
      permit(partiesOf(one), 'REGISTER_FIRST'),
    );
    const viewer = { actor, shops };
    if (before) return orderViewOf(await create('orders', before), viewer, now); // this very press has ordered
    if (!isOfDistrict(offer.scopes, actor)) refuse('NOT_FOUND');
    if (isOwn(offer, viewer)) refuse('OFFER_OWN');
    const _id = (await takePlace(offer, actor, newId, call)) ? newId : await standing(offer._id, actor, call);
    const made = { _id, number: numberOf(_id, shanghaiDate(now)), offer };
    const order = place(made, input, await occasion(actor, offer.scopes));
    return orderViewOf(await create('orders', order), viewer, now);
  },

  'order.list': async (call) => {
    const { input, openid, caller, now, store, permit } = call;
    const list = (where: Where<Order>) =>
      store.list('orders', {
        where,
        by: { field: 'placedAt', order: 'desc' },
        limit: PAGE_SIZE + 1,
        after: afterOf(input.cursor),
      });
    const mine = input.of === 'mine' ? list({ ordererId: openid }) : undefined;
    const [found, actor] = await Promise.all([
      mine ?? served({ ...call, providerId: input.providerId }, (ids) => list({ providerId: oneOf(ids) })),
      caller,
    ]);
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const { shown, next } = pageOf('viewer' in found ? found.found : found, PAGE_SIZE, ({ placedAt }) => placedAt);
    return { rows: shown.map((order) => orderRowOf(order, now)), next };
  },

  'order.read': async (call) => {
    const [order, viewer] = await opened(call.input.orderId, call);
    call.permit(partiesToOrder(order, viewer));
    return orderViewOf(order, viewer, call.now);
  },

  'order.accept': changing<'order.accept'>(accept),
  'order.decline': changing<'order.decline'>(decline),
  'order.finish': changing<'order.finish'>(finish),
  'order.rate': changing<'order.rate'>(rate),
  'order.reopen': changing<'order.reopen'>(reopen),
  'order.cancel': changing<'order.cancel'>(cancel),

  'order.contact': async (call) => {
    const [order] = await changed(call, seeOrderer);
    return { ...order.contact };
  },
} satisfies HandlersOf<typeof orderActions>;
