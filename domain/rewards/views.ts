import type { Account } from '../points/model';
import type { RewardView, ShopVoucher, VoucherView } from './contract';
import { rewardMachine, voucherMachine } from './machine';
import type { Reward, Voucher } from './model';

export const rewardViewOf = (
  reward: Reward,
  points: number,
  may: { redeem: boolean; manage: boolean },
): RewardView => ({
  rewardId: reward._id,
  title: reward.title,
  text: reward.text,
  photo: reward.photo,
  points: reward.points,
  left: reward.left,
  state: reward.state,
  stateLabel: rewardMachine.states[reward.state],
  at: { ...reward.at },
  funded: reward.funded,
  validDays: reward.validDays,
  mayRedeem: may.redeem && reward.state === 'offered' && reward.left > 0 && points >= reward.points,
  mayManage: may.manage,
});

/** The code is shown only while it can still be used. */
export const voucherViewOf = (voucher: Voucher): VoucherView => ({
  voucherId: voucher._id,
  rewardId: voucher.rewardId,
  title: voucher.title,
  photo: voucher.photo,
  points: voucher.price,
  state: voucher.state,
  stateLabel: voucherMachine.states[voucher.state],
  at: { ...voucher.at },
  code: voucher.state === 'held' ? voucher.code : '',
  redeemedAt: voucher.redeemedAt,
  until: voucher.until,
  endedAt: voucher.endedAt,
  mayCancel: voucher.state === 'held',
});

/** The goods, never the person. */
export const shopVoucherOf = (voucher: Voucher): ShopVoucher => ({
  voucherId: voucher._id,
  title: voucher.title,
  photo: voucher.photo,
  points: voucher.price,
  state: voucher.state,
  stateLabel: voucherMachine.states[voucher.state],
  at: { ...voucher.at },
  until: voucher.until,
  usedAt: voucher.state === 'used' ? voucher.endedAt : '',
});

export const settledVoucherOf = (voucher: Voucher, shop: Account) => ({
  ...shopVoucherOf(voucher),
  settled: voucher.settlement <= shop.settlements,
  funded: voucher.funded,
});
