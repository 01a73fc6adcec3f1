import { index, type Collection } from '../kernel/collection';
import type { Shop } from './model';
import type { TradeList } from './trades';

export type ShopDocuments = { shops: Shop; tradeLists: TradeList };

export const shopCollections: { readonly [C in keyof ShopDocuments]: Collection<ShopDocuments[C]> } = {
  shops: {
    holds: '商户：店名、行业、地点、核实经过、亮身份',
    indexes: [
      index({ peopleIds: 1, appliedAt: 1 }),
      index({ ownerId: 1 }),
      index({ scopes: 1, state: 1, dueKey: 1 }),
      index({ scopes: 1, state: 1, appliedAt: -1 }),
      index({ shownIn: 1, appliedAt: 1 }),
      index({ shownIn: 1, trade: 1, appliedAt: 1 }),
      index({ invitation: 1 }),
      index({ noticesDueAt: 1 }),
      index({ lookKey: 1 }),
      index({ checksDueAt: 1 }),
      index({ traceIds: 1 }),
    ],
    sensitivity: {
      licencePhoto: 'sensitive',
      pictures: 'sensitive',
      contact: 'sensitive',
      contactViews: 'personal',
      ownerId: 'sensitive',
      staff: 'sensitive',
      peopleIds: 'sensitive',
      formerOwners: 'sensitive',
      invitation: 'sensitive',
      history: 'personal',
      notices: 'sensitive',
      allowances: 'sensitive',
      operations: 'sensitive',
    },
    sealed: ['licencePhoto', 'pictures', 'contact', 'staff', 'formerOwners'],
  },
  tradeLists: {
    holds: '各社区自己加的行业',
    indexes: [],
    sensitivity: { operations: 'sensitive' },
  },
};
