import type { GroupDocuments } from '../groups/collections';
import type { JobDocuments } from '../jobs/collections';
import { GONE, nobody, seen, type Subject } from '../kernel/subject';
import type { OfferDocuments } from '../offers/collections';
import type { ShopDocuments } from './collections';

type Kept = ShopDocuments & GroupDocuments & JobDocuments & OfferDocuments;

const noContact = { name: '', phone: '' };

/** What a shop, its group and the market around it say of people. */
export const shopSubjects: { readonly [C in keyof Kept]: Subject<Kept[C]> } = {
  shops: {
    roles: [
      {
        as: '我的商铺',
        by: 'ownerId',
        shows: [
          ...(['name', 'tradeLabel', 'placeLabel', 'spot', 'position', 'hours', 'licencePhoto', 'contact'] as const),
          ...(['listed', 'state', 'appliedAt', ['contactViews', seen]] as const),
        ],
        leaves: () => ({ contact: null, contactViews: [], licencePhoto: '', position: null, invitation: '' }),
      },
      { as: '我帮忙的商铺', by: 'peopleIds', shows: ['name', 'placeLabel', 'state'], leaves: () => ({}) },
    ],
    lines: [
      { of: 'staff', by: 'personId', shows: ['name', 'joinedAt'], leaves: 'nothing' },
      { of: 'formerOwners', by: 'personId', shows: ['untilAt'], leaves: {} },
    ],
    acts: '核实商铺、亮身份的经过',
  },
  tradeLists: nobody,
  groups: nobody,
  openedSeals: nobody,
  bulletins: { ...nobody, acts: '在商户群发布的通知' },
  jobs: {
    roles: [
      {
        as: '我发的招工',
        by: 'posterId',
        shows: ['title', 'shop', 'pay', 'hours', 'text', 'contact', 'postedAt', 'state'],
        leaves: () => ({ contact: noContact }),
      },
      { as: '我有意向的招工', by: 'seekerIds', shows: ['title', 'shop', 'state'], leaves: () => ({}) },
    ],
    lines: [
      {
        of: 'talks',
        by: 'personId',
        shows: ['name', 'words', 'contact', 'state', 'at'],
        leaves: { name: GONE, words: '', contact: noContact, views: [], shopViews: [] },
      },
    ],
  },
  seekers: {
    roles: [
      {
        as: '我的求职登记',
        by: '_id',
        named: 'seeker',
        shows: [
          'name',
          'placeLabel',
          'kinds',
          'shifts',
          'words',
          'saidAt',
          'until',
          'state',
          ['matches', ['title', 'shop', 'at']],
        ],
        leaves: 'nothing',
      },
    ],
  },
  offers: { ...nobody, acts: '代表商铺或单位发布服务的记录' },
  orders: {
    roles: [
      {
        as: '我下的订单',
        by: 'ordererId',
        shows: [
          ...(['number', 'title', 'prices', 'contact', 'placeLabel', 'spot', 'words', 'placedAt', 'state'] as const),
          ['contactViews', seen],
        ],
        leaves: ({ history }) => ({
          contact: noContact,
          contactViews: [],
          placeLabel: '',
          spot: '',
          words: '',
          history: history.map((line) => (line.as === 'orderer' ? { ...line, words: '' } : line)),
        }),
      },
    ],
    acts: '接单和服务别人的记录',
  },
};
