import { defineMachine, type MoveOf, type StateOf } from '../kernel/machine';

/** 点 接 派 评: closed only when the person who raised it is satisfied, otherwise taken up again. */
export const requestMachine = defineMachine({
  name: 'request',
  initial: 'submitted',
  refusal: 'REQUEST_MOVED_ON',
  states: {
    submitted: '待受理',
    accepted: '办理中',
    resolved: '待核查',
    verified: '待评价',
    closed: '已办结',
    withdrawn: '已撤回',
  },
  moves: {
    withdraw: { from: ['submitted'], to: 'withdrawn', label: '撤回' },
    accept: { from: ['submitted'], to: 'accepted', label: '受理' },
    resolve: { from: ['accepted'], to: 'resolved', label: '提交办理结果' },
    verify: { from: ['resolved'], to: 'verified', label: '核查通过' },
    sendBack: { from: ['resolved'], to: 'accepted', label: '退回重办' },
    satisfied: { from: ['verified'], to: 'closed', label: '评价' },
    reopen: { from: ['verified', 'closed'], to: 'accepted', label: '不满意，重新办理' },
  },
});

export type RequestState = StateOf<typeof requestMachine>;
export type RequestMove = MoveOf<typeof requestMachine>;
