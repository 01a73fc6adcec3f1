import type { Documents } from '../collections';
import type { Shop } from '../shops/model';
import { consentTo, purposeNames, purposes, type Purpose } from './consents';
import type { PrivacyView } from './contract';
import { shopToHandOver } from './leaving';
import type { Person } from './model';

type Losses = {
  readonly points: number;
  readonly vouchers: number;
  readonly requests: number;
  readonly posts: number;
  readonly shops: readonly Shop[];
};

export const privacyViewOf = (
  person: Person,
  { shops, ...losses }: Losses,
  wards: PrivacyView['wards'] = [],
): PrivacyView => ({
  wards: [...wards],
  purposes: purposeNames
    .filter((purpose) => purpose !== 'child' || consentTo('child', person.consents) !== undefined)
    .map((purpose) => {
      const last = consentTo(purpose, person.consents);
      const { version } = purposes[purpose];
      const given = last?.given ?? false;
      return { purpose, version, given, outdated: given && last?.version !== version, at: last?.at ?? '' };
    }),
  exportedAt: person.exportedAt,
  guardianCode: consentTo('child', person.consents)?.given === false ? person.guardianCode : '',
  leavesAt: person.leaving?.dueAt ?? '',
  losses: { ...losses, shop: shopToHandOver(person._id, shops)?.name ?? '' },
});

type Taken = {
  readonly [C in 'serviceRequests' | 'wishes' | 'shops' | 'jobs' | 'orders']: (
    doc: Documents[C],
    purpose: Purpose,
    personId: string,
  ) => Documents[C];
};

const none = { name: '', phone: '' };

/** What was said on the ground of a consent that is taken back, and what the document is without it. */
export const takenBackFrom: Taken = {
  serviceRequests: (request, purpose, personId) => {
    if (request.reporterId !== personId) return request;
    if (purpose === 'contact' && request.reporterContact) return { ...request, reporterContact: null };
    return purpose === 'location' && request.position ? { ...request, position: null } : request;
  },
  wishes: (wish, purpose, personId) =>
    purpose === 'contact' && wish.contact && wish.ownerIds.includes(personId) ? { ...wish, contact: null } : wish,
  shops: (shop, purpose, personId) => {
    if (shop.ownerId !== personId) return shop;
    if (purpose === 'contact' && shop.contact) return { ...shop, contact: null };
    return purpose === 'licence' && shop.licencePhoto ? { ...shop, licencePhoto: '' } : shop;
  },
  jobs: (job, purpose, personId) => {
    if (purpose !== 'contact') return job;
    const mine = job.talks.some((talk) => talk.personId === personId && talk.contact.phone !== '');
    const talks = mine
      ? job.talks.map((talk) => (talk.personId === personId ? { ...talk, contact: none } : talk))
      : job.talks;
    const posted = job.posterId === personId && job.contact.phone !== '';
    return mine || posted ? { ...job, talks, contact: posted ? none : job.contact } : job;
  },
  orders: (order, purpose, personId) =>
    purpose === 'contact' && order.ordererId === personId && order.contact.phone !== ''
      ? { ...order, contact: none }
      : order,
};
