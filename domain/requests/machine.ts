import { defineMachine, type MoveOf, type StateOf } from '../kernel/machine';

/** 点 接 派 评: closed only when the person who raised it is satisfied, otherwise taken up again. */
export const requestMachine = defineMachine({
  name: 'request',
  initial: 'submitted',
  refusal: 'REQUEST_MOVED_ON',
  states: {
    submitted: '待受理',
    accepted: '待派单',
    handling: '办理中',
    resolved: '待核查',
    verified: '待评价',
    closed: '已办结',
    withdrawn: '已撤回',
  },
  moves: {
    withdraw: { from: ['submitted'], to: 'withdrawn', label: '撤回' },
    accept: { from: ['submitted'], to: 'accepted', label: '受理' },
    answer: { from: ['submitted', 'accepted'], to: 'handling', label: '我们来办' },
    dispatch: { from: ['accepted', 'handling'], to: 'handling', label: '派单' },
    whistle: { from: ['accepted', 'handling'], to: 'handling', label: '吹哨' },
    sign: { from: ['handling'], to: 'handling', label: '签收' },
    contact: { from: ['handling'], to: 'handling', label: '联系反映人' },
    report: { from: ['handling'], to: 'handling', label: '报到' },
    handOver: { from: ['handling'], to: 'handling', label: '转交' },
    takeOver: { from: ['handling'], to: 'handling', label: '接手' },
    decline: { from: ['handling'], to: 'handling', label: '退单' },
    decide: { from: ['handling'], to: 'handling', label: '上级定责' },
    pause: { from: ['handling'], to: 'handling', label: '暂停计时' },
    resume: { from: ['handling'], to: 'handling', label: '继续计时' },
    convene: { from: ['handling'], to: 'handling', label: '召开联席会议' },
    finishTask: { from: ['handling'], to: 'handling', label: '完成会议任务' },
    resolve: { from: ['handling'], to: 'resolved', label: '提交办理结果' },
    verify: { from: ['resolved'], to: 'verified', label: '核查通过' },
    sendBack: { from: ['resolved'], to: 'handling', label: '退回重办' },
    satisfied: { from: ['verified'], to: 'closed', label: '评价' },
    reopen: { from: ['verified', 'closed'], to: 'handling', label: '不满意，重新办理' },
    lapse: { from: ['verified'], to: 'closed', label: '一直没有评价，按中性办结' },
    review: { from: ['verified', 'closed'], to: 'handling', label: '到期复查' },
  },
});

export type RequestState = StateOf<typeof requestMachine>;
export type RequestMove = MoveOf<typeof requestMachine>;

/** What only the clock does, and what people do. */
export const clockMoves = ['lapse', 'review'] as const satisfies readonly RequestMove[];
export const movesOfPeople = (Object.keys(requestMachine.moves) as RequestMove[]).filter(
  (move): move is PersonMove => !(clockMoves as readonly RequestMove[]).includes(move),
);
export type PersonMove = Exclude<RequestMove, (typeof clockMoves)[number]>;

/** What is added to the story without moving the case, and while it stands where. */
export const asides = {
  visit: { while: ['verified', 'closed'], label: '回访' },
  hasten: { while: ['submitted', 'accepted', 'handling'], label: '定急缓' },
  scoreUnit: { while: ['handling', 'resolved', 'verified', 'closed'], label: '评价部门' },
  scoreWhistle: { while: ['handling', 'resolved', 'verified', 'closed'], label: '评价吹哨' },
  ask: { while: ['accepted', 'handling'], label: '问反映人' },
  reply: { while: ['accepted', 'handling'], label: '回答' },
  add: { while: ['submitted', 'accepted', 'handling', 'resolved', 'verified'], label: '补充情况' },
  urge: { while: ['submitted', 'accepted', 'handling', 'resolved'], label: '催一催' },
} as const satisfies Record<string, { while: readonly RequestState[]; label: string }>;

export type Aside = keyof typeof asides;
export type Deed = PersonMove | Aside;
