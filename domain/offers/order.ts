import type { Actor } from '../kernel/access';
import { deadline, type Allowance, type Calendar } from '../kernel/calendar';
import { refuse } from '../kernel/fault';
import { step } from '../kernel/machine';
import { withTaps } from '../notices/rules';
import { viewed } from '../requests/contact';
import { orderMachine, type OrderMove } from './machine';
import type { Offer } from './model';
import type { OrderSaid } from './orderContract';
import type { Order, OrderHappened } from './orderModel';
import { withOrderTidings } from './orderTelling';

/** The partner answers within so many working days: an editable default, the articles name none. */
const ACCEPT_WITHIN: Allowance = { days: 2 };
const HISTORY_MAX = 100;

export type Saying = { readonly by: Actor; readonly now: Date };

/** When the clock should look: for an answer that is late, and at once for what is over. */
const looksAt = (order: Order): string => {
  if (isOrderOver(order)) return order.letGo ? '' : (order.history.at(-1)?.at ?? order.placedAt);
  return order.overdueMarked ? '' : order.dueAt;
};

const derived = (order: Order): Order => {
  const dueAt = order.state === 'placed' ? order.dueAt : '';
  const at = looksAt({ ...order, dueAt });
  return { ...order, dueAt, lookKey: at && `${at} ${order._id}` };
};

type Line = Pick<OrderHappened, 'what' | 'as'> & { readonly words?: string; readonly now: Date };

const told = (order: Order, { what, as, words = '', now }: Line): Order => {
  if (order.history.length >= HISTORY_MAX && as !== 'clock') refuse('HISTORY_FULL');
  const line: OrderHappened = { what, as, at: now.toISOString(), words };
  return withOrderTidings(derived({ ...order, history: [...order.history, line] }));
};

const moved = (order: Order, what: OrderMove, line: Omit<Line, 'what'>): Order =>
  told({ ...order, state: step(orderMachine, order.state, what) }, { what, ...line });

type Made = { readonly _id: string; readonly number: string; readonly offer: Offer };

/** What was ordered is kept with it: a price that changes later changes nothing here. */
export const place = (made: Made, said: OrderSaid, at: Saying & { readonly calendar: Calendar }): Order => {
  const { _id, number, offer } = made;
  const { by, now, calendar } = at;
  const home = by.home ?? refuse('REGISTER_FIRST');
  const order: Order = {
    _id,
    version: 1,
    operations: [],
    state: orderMachine.initial,
    ...{ number, offerId: offer._id, title: offer.title, kind: offer.kind, prices: offer.prices },
    ...{ provider: offer.provider, providerId: offer.providerId },
    ...{ ordererId: by.id, contact: said.contact, contactViews: [] },
    ...{ placeLabel: home.label, spot: said.spot, words: said.words, phone: home.phone, scopes: home.scopes },
    placedAt: now.toISOString(),
    dueAt: deadline(now, ACCEPT_WITHIN, calendar).at.toISOString(),
    ...{ overdueMarked: false, letGo: false, lookKey: '', servedBy: '', reopened: 0, history: [] },
    ...{ notices: [], noticesDueAt: '', allowances: withTaps([], by.id, said.subscribed) },
  };
  return told(order, { what: 'place', as: 'orderer', now });
};

type Words = { readonly words: string };
type Reason = { readonly reason: string };

export const accept = (
  order: Order,
  said: Words & { readonly subscribed: readonly string[] },
  { by, now }: Saying,
): Order => {
  const allowances = withTaps(order.allowances, by.id, said.subscribed);
  return moved({ ...order, servedBy: by.id, allowances }, 'accept', { as: 'provider', words: said.words, now });
};

export const decline = (order: Order, said: Reason, { now }: Saying): Order =>
  moved(order, 'decline', { as: 'provider', words: said.reason, now });

export const finish = (order: Order, said: Words, { now }: Saying): Order =>
  moved(order, 'finish', { as: 'provider', words: said.words, now });

/** Only the resident's 满意 closes it. */
export const rate = (order: Order, said: Words, { now }: Saying): Order =>
  moved(order, 'satisfied', { as: 'orderer', words: said.words, now });

/** 不满意: taken up again by the same partner. */
export const reopen = (order: Order, said: Reason, { now }: Saying): Order =>
  moved({ ...order, reopened: order.reopened + 1, letGo: false }, 'reopen', { as: 'orderer', words: said.reason, now });

export const cancel = (order: Order, said: Reason, { now }: Saying): Order =>
  moved(order, 'cancel', { as: 'orderer', words: said.reason, now });

/** Nobody sees the number before the order was accepted, nor before the look is written down. */
export const seeOrderer = (order: Order, _: object, { by, now }: Saying): Order => {
  if (order.state !== 'accepted' && order.state !== 'done') refuse('ORDER_NOT_TAKEN');
  const view = { by: by.id, who: order.provider.name, at: now.toISOString(), reason: '为这一单上门服务' };
  return { ...order, contactViews: viewed(order.contactViews, view, 'ORDER_VIEWS_FULL') };
};

/** The partner did not answer in time: said once, to the community and to whoever waits. */
export const lookAtOrder = (order: Order, now: Date): Order =>
  order.dueAt === '' || order.overdueMarked || order.dueAt > now.toISOString()
    ? order
    : told({ ...order, overdueMarked: true }, { what: 'overdue', as: 'clock', now });

/** Whoever ordered it is gone: what is not done is called off, what is done ends without a word. The partner hears. */
export const ordererLeft = (order: Order, now: Date): Order => {
  if (order.state === 'placed' || order.state === 'accepted')
    return moved(order, 'cancel', { as: 'clock', words: '邻居已注销', now });
  return order.state === 'done' ? moved(order, 'lapse', { as: 'clock', now }) : order;
};

/** What it took of its offer was given back. */
export const orderLetGo = (order: Order): Order => derived({ ...order, letGo: true });

/** It needs its person's place among the offer's takers no more; it gave its place back when nothing came of it. */
export const isOrderOver = ({ state }: Pick<Order, 'state'>): boolean => state === 'closed' || gaveUp({ state });
export const gaveUp = ({ state }: Pick<Order, 'state'>): boolean => state === 'declined' || state === 'cancelled';
