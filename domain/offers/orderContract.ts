import * as v from 'valibot';
import { contact } from '../jobs/contract';
import { cursor, line, madeId, reason, sentence, subscribed, WORDS_MAX } from '../kernel/schemas';
import { viewOfContact } from '../requests/intakeContract';
import { unitId } from '../units/contract';
import { offerId, offerKind, price, providerView } from './contract';
import { orderMachine, orderMovesOfPeople, type OrderState } from './machine';

export const orderId = madeId;
const state = v.picklist(Object.keys(orderMachine.states) as [OrderState, ...OrderState[]]);
const move = v.picklist(orderMovesOfPeople);

const orderRow = v.object({
  orderId,
  offerId,
  number: v.string(),
  title: v.string(),
  provider: providerView,
  kind: offerKind,
  kindLabel: v.string(),
  /** Where it is to be done; for the resident, the partner and nobody else. */
  place: v.string(),
  spot: v.string(),
  words: v.string(),
  state,
  stateLabel: v.string(),
  /** 下单 接单 完成 评价 */
  stages: v.array(v.object({ label: v.string(), at: v.string(), done: v.boolean(), current: v.boolean() })),
  reopened: v.number(),
  /** "周四 17:30 前接单", "已超过 2 小时"; empty when nothing is due. */
  due: v.string(),
  overdue: v.boolean(),
  placedAt: v.string(),
});

const orderView = v.object({
  ...orderRow.entries,
  /** The price list as it stood when it was ordered. */
  prices: v.array(price),
  /** The community's number. */
  phone: v.string(),
  /** I ordered it, I serve it, or I look after both. */
  my: v.picklist(['orderer', 'provider', 'staff']),
  /** The resident's number as the partner sees it before asking: 138****0000. */
  contact: v.string(),
  /** It was accepted and I serve it: order.contact answers. */
  mayContact: v.boolean(),
  /** 谁看过我的电话; for the resident only. */
  views: v.array(viewOfContact),
  open: v.array(v.object({ move, label: v.string() })),
  history: v.array(v.object({ label: v.string(), who: v.string(), at: v.string(), words: v.string() })),
});

const onOrder = { orderId };
const changing = <const E extends v.ObjectEntries>(entries: E) =>
  ({ input: v.strictObject({ ...onOrder, ...entries }), output: orderView, changes: true }) as const;

export const orderActions = {
  /** A resident of the district orders; one open order of an offer each. No payment. */
  'order.place': {
    input: v.strictObject({
      offerId,
      /** When it suits and what to know. */
      words: sentence(WORDS_MAX, 2),
      /** The door, when it is not the home's. */
      spot: v.optional(line(60), ''),
      contact,
      subscribed: v.optional(subscribed, []),
    }),
    output: orderView,
    changes: true,
  },
  /** Mine as a resident; or those my shops and organisations serve, or one of them: newest first. */
  'order.list': {
    input: v.strictObject({
      of: v.optional(v.picklist(['mine', 'toServe']), 'mine'),
      providerId: v.optional(unitId),
      cursor: v.optional(cursor),
    }),
    output: v.object({ rows: v.array(orderRow), next: v.string() }),
  },
  'order.read': { input: v.strictObject(onOrder), output: orderView },
  'order.accept': changing({ words: v.optional(sentence(WORDS_MAX), ''), subscribed: v.optional(subscribed, []) }),
  'order.decline': changing({ reason }),
  'order.finish': changing({ words: v.optional(sentence(WORDS_MAX), '') }),
  /** 满意 closes it. Only the resident. */
  'order.rate': changing({ words: v.optional(sentence(WORDS_MAX), '') }),
  /** 不满意: taken up again; the second time the community hears of it. */
  'order.reopen': changing({ reason }),
  'order.cancel': changing({ reason: v.optional(sentence(WORDS_MAX), '') }),
  /** The resident's number, once accepted: written down before it is shown. */
  'order.contact': {
    input: v.strictObject(onOrder),
    output: v.object({ name: v.string(), phone: v.string() }),
    changes: true,
  },
} as const;

export type OrderRow = v.InferOutput<typeof orderRow>;
export type OrderView = v.InferOutput<typeof orderView>;
export type OrderSaid = v.InferOutput<(typeof orderActions)['order.place']['input']>;
