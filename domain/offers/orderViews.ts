import { spanInWords, timeInWords } from '../kernel/words';
import type { permissions } from '../permissions';
import { isPermitted } from '../permissions';
import { maskedContact } from '../requests/contact';
import { offerKinds } from './contract';
import { orderMachine, orderMovesOfPeople, type OrderPersonMove } from './machine';
import { partiesToOrder, type Order, type OrderHappened } from './orderModel';
import type { OrderRow, OrderView } from './orderContract';
import type { Viewer } from './views';

const lastAt = ({ history }: Order, what: OrderHappened['what']): string =>
  history.filter((one) => one.what === what).at(-1)?.at ?? '';

/** 下单 接单 完成 评价; after 不满意 what came before it counts no more. */
const stagesOf = (order: Order): OrderRow['stages'] => {
  const reopenedAt = lastAt(order, 'reopen');
  const since = (what: OrderHappened['what']): string => {
    const at = lastAt(order, what);
    return at > reopenedAt ? at : '';
  };
  const ats = [
    { label: '下单', at: order.placedAt },
    { label: '接单', at: lastAt(order, 'accept') },
    { label: '完成', at: since('finish') },
    { label: '评价', at: since('satisfied') },
  ];
  const ended = order.state === 'declined' || order.state === 'cancelled';
  const standing = ended ? -1 : ats.findIndex(({ at }) => at === '');
  return ats.map(({ label, at }, index) => ({ label, at, done: at !== '', current: index === standing }));
};

const dueInWords = ({ dueAt }: Order, now: Date): string => {
  if (dueAt === '') return '';
  const late = now.getTime() - new Date(dueAt).getTime();
  return late > 0 ? `已超过 ${spanInWords(late)}` : `${timeInWords(dueAt, now)} 前接单`;
};

export const orderRowOf = (order: Order, now: Date): OrderRow => ({
  orderId: order._id,
  offerId: order.offerId,
  number: order.number,
  title: order.title,
  provider: order.provider,
  kind: order.kind,
  kindLabel: offerKinds[order.kind],
  place: order.placeLabel,
  spot: order.spot,
  words: order.words,
  state: order.state,
  stateLabel: orderMachine.states[order.state],
  stages: stagesOf(order),
  reopened: order.reopened,
  due: dueInWords(order, now),
  overdue: order.dueAt !== '' && order.dueAt < now.toISOString(),
  placedAt: order.placedAt,
});

/** 满意 is how a person rates; every other move is called like its action. */
const actionOf = (move: OrderPersonMove) => (move === 'satisfied' ? 'order.rate' : (`order.${move}` as const));

const whatLabels = { place: '下单', overdue: '接单超过时限' } as const;
const labelOf = (what: OrderHappened['what']): string =>
  what === 'place' || what === 'overdue' ? whatLabels[what] : orderMachine.moves[what].label;

const whoOf = (order: Order, { as }: OrderHappened): string => {
  if (as === 'provider') return order.provider.name;
  return as === 'orderer' ? '下单的邻居' : '系统';
};

const myPart = (parties: readonly string[]): OrderView['my'] => {
  if (parties.includes('orderer')) return 'orderer';
  return parties.includes('provider') ? 'provider' : 'staff';
};

export const orderViewOf = (order: Order, viewer: Viewer, now: Date): OrderView => {
  const parties = partiesToOrder(order, viewer);
  const may = (action: keyof typeof permissions): boolean => isPermitted(action, parties);
  const my = myPart(parties);
  return {
    ...orderRowOf(order, now),
    prices: [...order.prices],
    phone: order.phone,
    my,
    contact: maskedContact(order.contact).phone,
    mayContact: may('order.contact') && (order.state === 'accepted' || order.state === 'done'),
    views: my === 'orderer' ? order.contactViews.map(({ who, at, reason }) => ({ who, at, reason })).reverse() : [],
    open: orderMovesOfPeople
      .filter((move) => orderMachine.moves[move].from.includes(order.state) && may(actionOf(move)))
      .map((move) => ({ move, label: orderMachine.moves[move].label })),
    history: order.history
      .map((one) => ({ label: labelOf(one.what), who: whoOf(order, one), at: one.at, words: one.words }))
      .reverse(),
  };
};
