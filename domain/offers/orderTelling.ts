import type { Addressee, Message, Notice } from '../notices/model';
import { messageOf, withNotices } from '../notices/rules';
import { intakeRoles } from '../posts/model';
import { orderMachine } from './machine';
import type { Order, OrderHappened } from './orderModel';

type Tiding = { readonly to: 'orderer' | 'provider' | 'staff'; readonly words: string };

/** Who hears of what. The partner hears of a new order by the offer, with whose place it was taken. */
const tidings: Readonly<Partial<Record<OrderHappened['what'], readonly Tiding[]>>> = {
  accept: [{ to: 'orderer', words: '已经接单，请留意来电' }],
  decline: [{ to: 'orderer', words: '这次接不了，原因在里面看' }],
  finish: [{ to: 'orderer', words: '服务做完了，请你评价' }],
  satisfied: [{ to: 'provider', words: '邻居很满意，这一单办结' }],
  reopen: [{ to: 'provider', words: '邻居还不满意，请重新服务' }],
  cancel: [{ to: 'provider', words: '邻居取消了这一单' }],
  lapse: [{ to: 'provider', words: '邻居已注销，这一单到此办结' }],
  overdue: [
    { to: 'staff', words: '有一单服务还没人接，请过问' },
    { to: 'orderer', words: '还没接单，已请社区过问' },
  ],
};

/** Dissatisfied a second time, the community hears of it too. */
const SECOND = 2;
const askStaff: Tiding = { to: 'staff', words: '一单服务两次不满意，请过问' };

const addresseeOf = (order: Order, to: Tiding['to']): Addressee => {
  if (to === 'staff') return { roles: intakeRoles };
  if (to === 'orderer') return { personId: order.ordererId };
  if (order.provider.kind === 'unit') return { unitId: order.provider.id };
  return { shopId: order.provider.id, rather: order.servedBy };
};

/** Writes the messages of the latest line with it; the clock delivers. */
export const withOrderTidings = (order: Order): Order => {
  const happened = order.history.at(-1);
  if (!happened) return order;
  const told = tidings[happened.what] ?? [];
  const all = happened.what === 'reopen' && order.reopened >= SECOND ? [...told, askStaff] : told;
  const notices = all.map(({ to: whom, words }) => {
    const to = addresseeOf(order, whom);
    const template = 'personId' in to || 'shopId' in to ? ('progress' as const) : ('staff' as const);
    return { template, words, to };
  });
  return withNotices(order, `${order._id}:${order.history.length}`, notices, happened.at);
};

export const orderMessage = (order: Order, notice: Notice, now: Date): Message =>
  messageOf(notice, {
    page: `packages/merchants/order/index?id=${order._id}`,
    title: order.title,
    state: orderMachine.states[order.state],
    at: order.dueAt || notice.at,
    now,
  });
