import { index, type Collection } from '../kernel/collection';
import type { Job } from './model';
import type { Seeker } from './seekers';

export type JobDocuments = { jobs: Job; seekers: Seeker };

export const jobCollections: { readonly [C in keyof JobDocuments]: Collection<JobDocuments[C]> } = {
  jobs: {
    holds: '用工需求：商铺招什么人、给多少钱，和表示过意向的人',
    indexes: [
      index({ shownIn: 1, postedAt: -1 }),
      index({ shopId: 1, postedAt: -1 }),
      index({ posterId: 1, postedAt: -1 }),
      index({ seekerIds: 1, postedAt: -1 }),
      index({ lookKey: 1 }),
      index({ noticesDueAt: 1 }),
    ],
    sensitivity: {
      contact: 'sensitive',
      posterId: 'sensitive',
      talks: 'sensitive',
      seekerIds: 'sensitive',
      notices: 'sensitive',
      allowances: 'sensitive',
      operations: 'sensitive',
    },
    sealed: ['contact', 'talks/talkId/contact'],
  },
  seekers: {
    holds: '求职登记：谁想找什么活、什么时段，社区推荐过哪些招工',
    indexes: [index({ shownIn: 1, saidAt: -1 }), index({ lookKey: 1 }), index({ noticesDueAt: 1 })],
    sensitivity: {
      _id: 'sensitive',
      personId: 'sensitive',
      name: 'personal',
      placeLabel: 'personal',
      words: 'personal',
      matches: 'personal',
      notices: 'sensitive',
      allowances: 'sensitive',
      operations: 'sensitive',
    },
    sealed: ['personId'],
  },
};
