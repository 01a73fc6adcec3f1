import { defineMachine, type MoveOf, type StateOf } from '../kernel/machine';

export const rewardMachine = defineMachine({
  name: 'reward',
  initial: 'offered',
  refusal: 'REWARD_MOVED_ON',
  states: { offered: '可兑换', paused: '暂停兑换' },
  moves: {
    pause: { from: ['offered'], to: 'paused', label: '暂停' },
    resume: { from: ['paused'], to: 'offered', label: '恢复' },
  },
});

/** A voucher is used once, at one shop; whatever ends it otherwise brings its points and its place in stock back. */
export const voucherMachine = defineMachine({
  name: 'voucher',
  initial: 'held',
  refusal: 'VOUCHER_MOVED_ON',
  states: { held: '待使用', used: '已使用', cancelled: '已取消', lapsed: '已过期' },
  moves: {
    use: { from: ['held'], to: 'used', label: '使用' },
    cancel: { from: ['held'], to: 'cancelled', label: '取消' },
    lapse: { from: ['held'], to: 'lapsed', label: '过期' },
  },
});

export type RewardState = StateOf<typeof rewardMachine>;
export type RewardMove = MoveOf<typeof rewardMachine>;
export type VoucherState = StateOf<typeof voucherMachine>;
