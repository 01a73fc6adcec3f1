import { index, type Collection } from '../kernel/collection';
import type { Account, Member, Standing, Transfer } from './model';
import type { Proposal } from './proposals';
import type { Reconciliation } from './reconcile';
import type { PointRules } from './rules';

export type PointDocuments = {
  accounts: Account;
  transfers: Transfer;
  pointRules: PointRules;
  proposals: Proposal;
  members: Member;
  standings: Standing;
  reconciliations: Reconciliation;
};

export const pointCollections: { readonly [C in keyof PointDocuments]: Collection<PointDocuments[C]> } = {
  accounts: {
    holds: '积分账户：一个人在一个社区的基础分、服务分、贡献分各一个，商户收到的券分一个',
    indexes: [
      index({ personId: 1, bucket: 1 }),
      index({ lookAt: 1 }),
      index({ noticesDueAt: 1 }),
      index({ communityId: 1, bucket: 1 }),
    ],
    sensitivity: {
      _id: 'sensitive',
      personId: 'sensitive',
      points: 'personal',
      lots: 'personal',
      earned: 'personal',
      debt: 'personal',
    },
  },
  transfers: {
    holds: '积分流水：每一笔从谁到谁，只增不改',
    indexes: [
      index({ personId: 1, at: -1 }),
      index({ personId: 1, year: 1, at: -1 }),
      index({ from: 1, at: 1 }),
      index({ to: 1, at: 1 }),
      index({ number: 1 }),
      index({ teamId: 1, year: 1, at: 1 }),
      index({ communityId: 1, year: 1, at: 1 }),
    ],
    sensitivity: {
      _id: 'sensitive',
      personId: 'sensitive',
      from: 'sensitive',
      to: 'sensitive',
      by: 'sensitive',
      words: 'personal',
    },
    sealed: ['by'],
  },
  pointRules: {
    holds: '积分规则的每一版：权重、封顶、每小时几分、何时到期',
    indexes: [index({ communityId: 1, edition: -1 })],
    sensitivity: { publisherId: 'sensitive' },
    sealed: ['publisherId'],
  },
  proposals: {
    holds: '要两个人经手的分：基础分、捐赠、更正、撤销',
    indexes: [index({ communityId: 1, state: 1, proposedAt: -1 }), index({ personId: 1 }), index({ checksDueAt: 1 })],
    sensitivity: {
      personId: 'sensitive',
      nickname: 'personal',
      reason: 'personal',
      receipt: 'personal',
      photos: 'personal',
      rawPhotos: 'personal',
      proposerId: 'sensitive',
      deciderId: 'sensitive',
    },
    sealed: ['proposerId', 'deciderId'],
  },
  members: {
    holds: '积分码：本人出示，工作人员凭它找到账户',
    indexes: [index({ personId: 1 })],
    sensitivity: { personId: 'sensitive', nickname: 'personal' },
  },
  standings: {
    holds: '自愿参加排名的队伍和社区，不含任何人',
    indexes: [index({ of: 1, joined: 1 }), index({ joined: 1, countedOn: 1 })],
    sensitivity: {},
  },
  reconciliations: {
    holds: '每夜对账的结果：按流水重算一遍，有差额就写明',
    indexes: [index({ startedAt: -1 })],
    sensitivity: {},
  },
};
