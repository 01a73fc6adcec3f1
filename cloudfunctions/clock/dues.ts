import type { CollectionName, Documents } from '../../domain/collections';

type Dues = { readonly [C in CollectionName]?: readonly (keyof Documents[C] & string)[] };

/** By which fields a document says when the clock has something to do with it; each is an instant, or begins with one, or says yes. */
export const dues = {
  serviceRequests: ['lookKey', 'checksDueAt', 'noticesDueAt', 'tallyDueAt', 'wishDueAt'],
  shops: ['lookKey', 'checksDueAt', 'noticesDueAt'],
  jobs: ['lookKey', 'noticesDueAt'],
  seekers: ['lookKey', 'noticesDueAt'],
  offers: ['lookKey', 'noticesDueAt'],
  orders: ['lookKey', 'noticesDueAt'],
  people: ['checksDueAt'],
  posts: ['handsUp', 'untilAt', 'warnAt', 'noticesDueAt'],
  proposals: ['checksDueAt'],
  rewards: ['checksDueAt'],
  tasks: ['checksDueAt', 'lookAt', 'owedDueAt', 'requestDueAt', 'noticesDueAt'],
  wishes: ['lookAt', 'checksDueAt', 'owedDueAt', 'requestDueAt', 'countDueAt', 'noticesDueAt'],
  accounts: ['lookAt', 'noticesDueAt'],
  vouchers: ['lapsesAt'],
} as const satisfies Dues;

export type DueName = keyof typeof dues;
