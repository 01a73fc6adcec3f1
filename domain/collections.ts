import type { Tally } from './board/rules';
import type { DutyList } from './duties/model';
import { index, type Collection } from './kernel/collection';
import type { Delivery } from './notices/delivery';
import type { Person } from './people/model';
import type { Place } from './places/model';
import type { PlaybookCard } from './playbook/model';
import type { Post } from './posts/model';
import type { DistrictSettings } from './settings/model';
import type { Unit } from './units/model';
import { requestCollections, type RequestDocuments } from './requests/collections';
import { pointCollections, type PointDocuments } from './points/collections';
import { rewardCollections, type RewardDocuments } from './rewards/collections';
import { taskCollections, type TaskDocuments } from './tasks/collections';
import { wishCollections, type WishDocuments } from './wishes/collections';
import { shopCollections, type ShopDocuments } from './shops/collections';
import { groupCollections, type GroupDocuments } from './groups/collections';
import { jobCollections, type JobDocuments } from './jobs/collections';
import { offerCollections, type OfferDocuments } from './offers/collections';
import { auditCollections, type AuditDocuments } from './audit/collections';
import { roundCollections, type RoundDocuments } from './rounds/collections';
import { exportCollections, type ExportDocuments } from './exports/collections';
import { sealingCollections, type SealingDocuments } from './sealings/collections';

/** Every collection and the document it holds. */
export type Documents = RequestDocuments &
  PointDocuments &
  RewardDocuments &
  TaskDocuments &
  WishDocuments &
  ShopDocuments &
  GroupDocuments &
  JobDocuments &
  OfferDocuments &
  SealingDocuments &
  AuditDocuments &
  ExportDocuments &
  RoundDocuments & {
    people: Person;
    places: Place;
    posts: Post;
    deliveries: Delivery;
    dutyLists: DutyList;
    units: Unit;
    settings: DistrictSettings;
    tallies: Tally;
    cards: PlaybookCard;
  };

export type CollectionName = keyof Documents;

export const collections: { readonly [C in CollectionName]: Collection<Documents[C]> } = {
  people: {
    holds: '用邻里应的人：住处、同意过的隐私说明、自己取的称呼',
    indexes: [
      index({ memberKeys: 1, registeredAt: 1 }),
      index({ guardianId: 1 }),
      index({ guardianCode: 1 }),
      index({ leavesAt: 1 }),
      index({ checksDueAt: 1 }),
    ],
    sensitivity: {
      _id: 'sensitive',
      nickname: 'personal',
      avatar: 'personal',
      rawPhotos: 'personal',
      home: 'sensitive',
      consents: 'personal',
      volunteer: 'sensitive',
      born: 'sensitive',
      memberKeys: 'sensitive',
      guardianId: 'sensitive',
      guardianCode: 'sensitive',
      linkTries: 'personal',
      pace: 'personal',
    },
    sealed: ['home', 'volunteer', 'born'],
  },
  places: {
    holds: '区、街道、社区、网格、小区、楼栋、单元',
    indexes: [
      index({ parentId: 1, order: 1 }),
      index({ parentId: 1, level: 1, order: 1 }),
      index({ level: 1, order: 1 }),
      index({ scopes: 1, name: 1 }),
      index({ scopes: 1, level: 1, order: 1 }),
      index({ door: 1 }, true),
    ],
    sensitivity: {},
  },
  posts: {
    holds: '岗位：谁在哪里负责什么，空缺也在',
    indexes: [
      index({ placeId: 1 }),
      index({ personId: 1, placeId: 1 }),
      index({ unitId: 1 }),
      index({ role: 1, placeId: 1 }),
      index({ handsUp: 1, placeId: 1 }),
      index({ invitation: 1 }),
      index({ untilAt: 1 }),
      index({ warnAt: 1 }),
      index({ noticesDueAt: 1 }),
    ],
    sensitivity: {
      personId: 'sensitive',
      name: 'personal',
      avatar: 'personal',
      notices: 'sensitive',
      allowances: 'sensitive',
    },
  },
  ...requestCollections,
  dutyLists: {
    holds: '三张清单的每一版：主责、协助、负面',
    indexes: [index({ district: 1, edition: -1 })],
    sensitivity: {},
  },
  units: {
    holds: '部门、社区攻坚队伍、志愿服务队伍、共建单位',
    indexes: [index({ placeId: 1 }), index({ communityIds: 1, name: 1 }), index({ memberCode: 1 })],
    sensitivity: { memberCode: 'personal' },
  },
  settings: {
    holds: '各区自己定的类别词、时限、吹哨时限、办公时间、放假和上班的日子，每一版从哪天起',
    indexes: [index({ district: 1 }, true)],
    sensitivity: {},
  },
  tallies: {
    holds: '公开页的数：每个地方每个月各类事有多少件，不含任何人',
    indexes: [index({ placeId: 1, month: -1 }), index({ parentId: 1, month: 1, placeId: 1 })],
    sensitivity: {},
  },
  cards: {
    holds: '锦囊妙计：从办结的事里写下来、别人审过的好办法',
    indexes: [
      index({ state: 1, category: 1, writtenAt: -1 }),
      index({ state: 1, writtenAt: -1 }),
      index({ scopes: 1, state: 1, writtenAt: -1 }),
      index({ pairs: 1, state: 1, writtenAt: -1 }),
      index({ pairs: 1, state: 1, category: 1, writtenAt: -1 }),
    ],
    sensitivity: { authorId: 'sensitive' },
    sealed: ['authorId'],
  },
  ...pointCollections,
  ...rewardCollections,
  ...taskCollections,
  ...wishCollections,
  ...shopCollections,
  ...groupCollections,
  ...jobCollections,
  ...offerCollections,
  ...sealingCollections,
  ...auditCollections,
  ...exportCollections,
  ...roundCollections,
  deliveries: {
    holds: '发过的服务通知，用来保证同一条不发两次',
    indexes: [index({ at: 1 })],
    sensitivity: {},
  },
};

export const collectionNames = Object.keys(collections) as CollectionName[];
