import { index, type Collection } from '../kernel/collection';
import type { Drawer } from '../drawers/model';
import type { Reward, Voucher } from './model';

export type RewardDocuments = { rewards: Reward; vouchers: Voucher; drawers: Drawer };

export const rewardCollections: { readonly [C in keyof RewardDocuments]: Collection<RewardDocuments[C]> } = {
  rewards: {
    holds: '可以用服务分兑换的物品和它的库存',
    indexes: [index({ communityId: 1, offeredAt: -1 }), index({ checksDueAt: 1 })],
    sensitivity: { offererId: 'sensitive' },
    sealed: ['offererId'],
  },
  vouchers: {
    holds: '兑换券：一次有效，只在一个地方用',
    indexes: [
      index({ code: 1 }, true),
      index({ personId: 1, redeemedAt: -1 }),
      index({ rewardId: 1, redeemedAt: 1 }),
      index({ lapsesAt: 1 }),
      index({ shopKey: 1, endedAt: -1 }),
    ],
    sensitivity: { code: 'sensitive', personId: 'sensitive', purseId: 'sensitive', userId: 'sensitive' },
    sealed: ['purseId', 'userId'],
  },
  drawers: {
    holds: '借用抽屉：服务站随手可借的东西，和自愿写下的借用',
    indexes: [index({ scopes: 1 })],
    sensitivity: { lent: 'sensitive' },
    sealed: ['lent'],
  },
};
