import { GONE, nobody, type Subject } from '../kernel/subject';
import type { RewardDocuments } from '../rewards/collections';
import type { PointDocuments } from './collections';

type Kept = PointDocuments & RewardDocuments;

/** The figures of the journal stay, so that everybody else's still add up; whose they were does not. */
export const pointSubjects: { readonly [C in keyof Kept]: Subject<Kept[C]> } = {
  accounts: {
    roles: [
      {
        as: '我的积分账户',
        by: 'personId',
        shows: ['communityId', 'bucket', 'points', 'lots', 'earned', 'debt'],
        leaves: () => ({}),
      },
    ],
  },
  transfers: {
    roles: [
      {
        as: '我的积分流水',
        by: 'personId',
        shows: ['number', 'reason', 'bucket', 'points', 'communityId', 'year', 'earnedAt', 'at', 'words'],
        leaves: () => ({ words: '' }),
      },
    ],
    acts: '经手别人积分的记录',
  },
  pointRules: { ...nobody, acts: '发布积分规则的记录' },
  proposals: {
    roles: [
      {
        as: '为我提出的积分',
        by: 'personId',
        shows: [
          ...(['kind', 'state', 'bucket', 'points', 'nickname', 'reason', 'receipt', 'photos'] as const),
          ...(['proposedBy', 'proposedAt', 'decidedBy', 'decidedAt', 'answer'] as const),
        ],
        leaves: () => ({ nickname: GONE, reason: '', receipt: '', photos: [], rawPhotos: [], answer: '' }),
      },
    ],
    acts: '提出和确认别人积分的记录',
  },
  members: { roles: [{ as: '我的积分码', by: 'personId', shows: ['_id', 'nickname'], leaves: 'nothing' }] },
  standings: nobody,
  reconciliations: nobody,
  rewards: { ...nobody, acts: '上架和补货的记录' },
  vouchers: {
    roles: [
      {
        as: '我的兑换券',
        by: 'personId',
        shows: ['title', 'code', 'price', 'state', 'at', 'redeemedAt', 'until', 'endedAt'],
        leaves: () => ({}),
      },
    ],
    acts: '在店里核销兑换券的记录',
  },
  drawers: {
    roles: [],
    lines: [{ of: 'lent', by: 'personId', shows: ['item', 'at'], leaves: 'nothing' }],
    nearby: 'scopes',
  },
};
