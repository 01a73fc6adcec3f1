import { index, type Collection } from '../kernel/collection';
import type { WishCount } from './counting';
import type { Wish } from './model';

export type WishDocuments = { wishes: Wish; wishCounts: WishCount };

export const wishCollections: { readonly [C in keyof WishDocuments]: Collection<WishDocuments[C]> } = {
  wishes: {
    holds: '微心愿：代号和标题大家可见，内容只给认领人',
    indexes: [
      index({ scopes: 1, state: 1, movedAt: -1 }),
      index({ scopes: 1, state: 1, listedAt: -1 }),
      index({ scopes: 1, state: 1, kind: 1, listedAt: -1 }),
      index({ ownerIds: 1, postedAt: -1 }),
      index({ claimKey: 1, movedAt: -1 }),
      index({ invitation: 1 }),
      index({ noticesDueAt: 1 }),
      index({ traceIds: 1 }),
      index({ checksDueAt: 1 }),
      index({ owedDueAt: 1 }),
      index({ requestDueAt: 1 }),
      index({ countDueAt: 1 }),
      index({ lookAt: 1 }),
    ],
    sensitivity: {
      text: 'sensitive',
      photos: 'sensitive',
      pictures: 'sensitive',
      placeId: 'sensitive',
      placeLabel: 'sensitive',
      wisherId: 'sensitive',
      guardianId: 'sensitive',
      invitation: 'sensitive',
      ownerIds: 'sensitive',
      claimKey: 'sensitive',
      recorderId: 'sensitive',
      reviewerId: 'sensitive',
      contact: 'sensitive',
      contactViews: 'personal',
      claim: 'sensitive',
      proof: 'personal',
      history: 'personal',
      owed: 'sensitive',
      notices: 'sensitive',
      allowances: 'sensitive',
      operations: 'sensitive',
    },
    sealed: ['text', 'photos', 'pictures', 'placeId', 'placeLabel', 'contact', 'claim', 'owed'],
  },
  wishCounts: {
    holds: '每个社区实现了多少微心愿',
    indexes: [],
    sensitivity: {},
  },
};
