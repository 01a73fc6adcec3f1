import { index, type Collection } from '../kernel/collection';
import type { Offer } from './model';
import type { Order } from './orderModel';

export type OfferDocuments = { offers: Offer; orders: Order };

export const offerCollections: { readonly [C in keyof OfferDocuments]: Collection<OfferDocuments[C]> } = {
  offers: {
    holds: '社区合伙人的服务：公益或低偿、公开价目、审核经过',
    indexes: [
      index({ shownIn: 1, offeredAt: -1 }),
      index({ providerId: 1, offeredAt: -1 }),
      index({ scopes: 1, state: 1, offeredAt: -1 }),
      index({ lookKey: 1 }),
      index({ noticesDueAt: 1 }),
    ],
    sensitivity: {
      submitterId: 'sensitive',
      takers: 'sensitive',
      takerIds: 'sensitive',
      notices: 'sensitive',
      allowances: 'sensitive',
      operations: 'sensitive',
    },
    sealed: ['submitterId'],
  },
  orders: {
    holds: '合伙人服务的订单：从下单到评价，不含付款',
    indexes: [
      index({ ordererId: 1, placedAt: -1 }),
      index({ providerId: 1, placedAt: -1 }),
      index({ offerId: 1, state: 1 }),
      index({ lookKey: 1 }),
      index({ noticesDueAt: 1 }),
    ],
    sensitivity: {
      ordererId: 'sensitive',
      contact: 'sensitive',
      contactViews: 'personal',
      placeLabel: 'personal',
      spot: 'personal',
      words: 'personal',
      servedBy: 'sensitive',
      history: 'personal',
      notices: 'sensitive',
      allowances: 'sensitive',
      operations: 'sensitive',
    },
    sealed: ['contact', 'servedBy'],
  },
};
