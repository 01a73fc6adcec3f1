import { defineMachine, type MoveOf, type StateOf } from '../kernel/machine';

/** Closed only when the wisher is satisfied, otherwise taken up again: the same loop as a request's. */
export const wishMachine = defineMachine({
  name: 'wish',
  initial: 'submitted',
  refusal: 'WISH_MOVED_ON',
  states: {
    submitted: '待审核',
    sentBack: '待修改',
    listed: '待认领',
    claimed: '圆梦中',
    delivered: '待确认',
    converted: '转诉求办理',
    closed: '已实现',
    withdrawn: '已撤回',
  },
  moves: {
    approve: { from: ['submitted'], to: 'listed', label: '通过并挂出' },
    sendBack: { from: ['submitted'], to: 'sentBack', label: '退回修改' },
    revise: { from: ['sentBack'], to: 'submitted', label: '改好再交' },
    withdraw: { from: ['submitted', 'sentBack', 'listed'], to: 'withdrawn', label: '撤回' },
    claim: { from: ['listed'], to: 'claimed', label: '认领' },
    release: { from: ['claimed'], to: 'listed', label: '放回清单' },
    deliver: { from: ['claimed'], to: 'delivered', label: '送达' },
    confirm: { from: ['delivered'], to: 'closed', label: '满意' },
    reopen: { from: ['delivered'], to: 'claimed', label: '不满意，接着办' },
    toRequest: { from: ['submitted', 'listed'], to: 'converted', label: '转为诉求' },
    bringBack: { from: ['converted'], to: 'listed', label: '转回心愿' },
    lapse: { from: ['claimed'], to: 'listed', label: '到期未送达，回到清单' },
    fulfil: { from: ['converted', 'listed', 'claimed', 'delivered'], to: 'closed', label: '诉求办结，心愿实现' },
    comeBack: { from: ['converted'], to: 'submitted', label: '诉求没有办成，请再看一看' },
    wisherLeft: {
      from: ['submitted', 'sentBack', 'listed', 'claimed', 'converted'],
      to: 'withdrawn',
      label: '许愿人已注销，到此为止',
    },
    claimerLeft: { from: ['claimed'], to: 'listed', label: '认领人已注销，回到清单' },
    redo: { from: ['delivered'], to: 'claimed', label: '诉求重新办理，接着办' },
  },
});

export type WishState = StateOf<typeof wishMachine>;
export type WishMove = MoveOf<typeof wishMachine>;

/** What nobody presses: a time is up, the linked request has moved, or somebody in it is gone. */
export const clockMoves = [
  ...(['lapse', 'fulfil', 'comeBack', 'redo', 'wisherLeft', 'claimerLeft'] as const),
] as const satisfies readonly WishMove[];
export type PersonMove = Exclude<WishMove, (typeof clockMoves)[number]>;
export const movesOfPeople = (Object.keys(wishMachine.moves) as WishMove[]).filter(
  (move): move is PersonMove => !(clockMoves as readonly WishMove[]).includes(move),
);

/** Everybody may know of a wish once it was looked at, and until it is taken away. */
export const publicStates: readonly WishState[] = ['listed', 'claimed', 'delivered', 'converted', 'closed'];
