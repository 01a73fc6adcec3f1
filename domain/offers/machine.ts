import { defineMachine, type MoveOf, type StateOf } from '../kernel/machine';

/** 社区合伙人 offer nothing to residents before the community has looked at it. */
export const offerMachine = defineMachine({
  name: 'offer',
  initial: 'submitted',
  refusal: 'OFFER_MOVED_ON',
  states: { submitted: '待审核', open: '可下单', sentBack: '待补充', paused: '暂停接单', closed: '已下架' },
  moves: {
    approve: { from: ['submitted'], to: 'open', label: '审核通过' },
    sendBack: { from: ['submitted'], to: 'sentBack', label: '退回补充' },
    revise: { from: ['sentBack', 'open', 'paused'], to: 'submitted', label: '修改后再审' },
    pause: { from: ['open'], to: 'paused', label: '暂停接单' },
    resume: { from: ['paused'], to: 'open', label: '恢复接单' },
    close: { from: ['submitted', 'open', 'sentBack', 'paused'], to: 'closed', label: '下架' },
  },
});

/** Placed, accepted, done, and closed only by the resident's word; dissatisfied means it is done again. */
export const orderMachine = defineMachine({
  name: 'order',
  initial: 'placed',
  refusal: 'ORDER_MOVED_ON',
  states: {
    placed: '待接单',
    accepted: '服务中',
    done: '待评价',
    closed: '已完成',
    declined: '未接单',
    cancelled: '已取消',
  },
  moves: {
    accept: { from: ['placed'], to: 'accepted', label: '接单' },
    decline: { from: ['placed'], to: 'declined', label: '接不了' },
    finish: { from: ['accepted'], to: 'done', label: '服务做完' },
    satisfied: { from: ['done'], to: 'closed', label: '满意' },
    reopen: { from: ['done', 'closed'], to: 'accepted', label: '不满意，重新服务' },
    cancel: { from: ['placed', 'accepted'], to: 'cancelled', label: '取消' },
    lapse: { from: ['done'], to: 'closed', label: '没有评价，办结' },
  },
});

/** What nobody presses: there is nobody left to say a word. */
const orderClockMoves = ['lapse'] as const satisfies readonly OrderMove[];
export type OrderPersonMove = Exclude<OrderMove, (typeof orderClockMoves)[number]>;
export const orderMovesOfPeople = (Object.keys(orderMachine.moves) as OrderMove[]).filter(
  (move): move is OrderPersonMove => !(orderClockMoves as readonly OrderMove[]).includes(move),
);

export type OfferState = StateOf<typeof offerMachine>;
export type OfferMove = MoveOf<typeof offerMachine>;
export type OrderState = StateOf<typeof orderMachine>;
export type OrderMove = MoveOf<typeof orderMachine>;
