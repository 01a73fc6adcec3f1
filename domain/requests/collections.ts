import { index, type Collection } from '../kernel/collection';
import type { ServiceRequest } from './model';

export type RequestDocuments = { serviceRequests: ServiceRequest };

export const requestCollections: { readonly [C in keyof RequestDocuments]: Collection<RequestDocuments[C]> } = {
  serviceRequests: {
    holds: '诉求：从反映到评价的全部经过',
    indexes: [
      index({ reporterId: 1, submittedAt: -1 }),
      index({ reporterId: 1, state: 1, submittedAt: -1 }),
      index({ joinerIds: 1, submittedAt: -1 }),
      index({ waitLists: 1, dueKey: 1 }),
      index({ restLists: 1, movedAt: -1 }),
      index({ needLists: 1, submittedAt: -1 }),
      index({ scopes: 1, visitKey: 1 }),
      index({ scopes: 1, submittedAt: -1 }),
      index({ scopes: 1, category: 1, submittedAt: -1 }),
      index({ figureKeys: 1, submittedAt: -1 }),
      index({ figureKeys: 1, category: 1, submittedAt: -1 }),
      index({ number: 1 }),
      index({ traceIds: 1 }),
      index({ workOf: 1 }),
      index({ lookKey: 1 }),
      index({ checksDueAt: 1 }),
      index({ noticesDueAt: 1 }),
      index({ tallyDueAt: 1 }),
      index({ wishDueAt: 1 }),
    ],
    sensitivity: {
      reporterId: 'sensitive',
      text: 'personal',
      photos: 'personal',
      pictures: 'personal',
      reporterContact: 'sensitive',
      contactViews: 'personal',
      publishedPhotos: 'personal',
      linkCode: 'sensitive',
      recorderId: 'sensitive',
      about: 'sensitive',
      joiners: 'sensitive',
      joinerIds: 'sensitive',
      position: 'sensitive',
      placeId: 'personal',
      placeLabel: 'personal',
      spot: 'personal',
      history: 'personal',
      notices: 'sensitive',
      allowances: 'sensitive',
      operations: 'sensitive',
    },
    sealed: ['reporterContact', 'linkCode', 'recorderId', 'about', 'joiners', 'position'],
  },
};
