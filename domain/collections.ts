import type { Tally } from './board/rules';
import type { DutyList } from './duties/model';
import type { Stored } from './kernel/document';
import type { Person } from './people/model';
import type { Place } from './places/model';
import type { PlaybookCard } from './playbook/model';
import type { Post } from './posts/model';
import type { Delivery } from './requests/delivery';
import type { ServiceRequest } from './requests/model';
import type { DistrictSettings } from './settings/model';
import type { Unit } from './units/model';

/** Every collection and the document it holds. */
export type Documents = {
  people: Person;
  places: Place;
  posts: Post;
  serviceRequests: ServiceRequest;
  deliveries: Delivery;
  dutyLists: DutyList;
  units: Unit;
  settings: DistrictSettings;
  tallies: Tally;
  cards: PlaybookCard;
};

export type CollectionName = keyof Documents;

export type Index<D> = {
  readonly name: string;
  readonly keys: Readonly<Partial<Record<keyof D & string, 1 | -1>>>;
  readonly unique: boolean;
};

/** personal: says something about a person. sensitive: could hurt them in the wrong hands. */
export type Sensitivity = 'personal' | 'sensitive';

export type Collection<D extends Stored> = {
  readonly holds: string;
  readonly indexes: readonly Index<D>[];
  /** How long it is kept, in a sentence the privacy notice can quote. */
  readonly retention: string;
  readonly sensitivity: Readonly<Partial<Record<keyof D, Sensitivity>>>;
};

const index = <D>(keys: Index<D>['keys'], unique = false): Index<D> => ({
  name: Object.keys(keys).join('_'),
  keys,
  unique,
});

export const collections: { readonly [C in CollectionName]: Collection<Documents[C]> } = {
  people: {
    holds: '用邻里应的人：住处、同意过的隐私说明、自己取的称呼',
    indexes: [],
    retention: '注销后 30 天内删除',
    sensitivity: {
      _id: 'sensitive',
      nickname: 'personal',
      avatar: 'personal',
      home: 'sensitive',
      consents: 'personal',
    },
  },
  places: {
    holds: '区、街道、社区、网格、小区、楼栋、单元',
    indexes: [
      index({ parentId: 1, order: 1 }),
      index({ parentId: 1, level: 1, order: 1 }),
      index({ level: 1, order: 1 }),
      index({ door: 1 }, true),
    ],
    retention: '一直保留',
    sensitivity: {},
  },
  posts: {
    holds: '岗位：谁在哪里负责什么，空缺也在',
    indexes: [
      index({ placeId: 1 }),
      index({ personId: 1, placeId: 1 }),
      index({ unitId: 1 }),
      index({ handsUp: 1, placeId: 1 }),
      index({ invitation: 1 }),
    ],
    retention: '任期结束后 5 年',
    sensitivity: { personId: 'sensitive', name: 'personal', avatar: 'personal' },
  },
  serviceRequests: {
    holds: '诉求：从反映到评价的全部经过',
    indexes: [
      index({ reporterId: 1, submittedAt: -1 }),
      index({ reporterId: 1, state: 1, submittedAt: -1 }),
      index({ scopes: 1, dueKey: 1 }),
      index({ scopes: 1, state: 1, dueKey: 1 }),
      index({ scopes: 1, state: 1, movedAt: -1 }),
      index({ noticesDueAt: 1 }),
      index({ joinerIds: 1, submittedAt: -1 }),
      index({ scopes: 1, submittedAt: -1 }),
      index({ scopes: 1, category: 1, submittedAt: -1 }),
      index({ scopes: 1, category: 1, dueKey: 1 }),
      index({ scopes: 1, state: 1, category: 1, dueKey: 1 }),
      index({ scopes: 1, state: 1, category: 1, movedAt: -1 }),
      index({ filed: 1, dueKey: 1 }),
      index({ filed: 1, state: 1, dueKey: 1 }),
      index({ filed: 1, state: 1, movedAt: -1 }),
      index({ figureKeys: 1, submittedAt: -1 }),
      index({ figureKeys: 1, category: 1, submittedAt: -1 }),
      index({ number: 1 }),
      index({ traceIds: 1 }),
      index({ checksDueAt: 1 }),
      index({ tallyDueAt: 1 }),
      index({ lookKey: 1 }),
      index({ offeredTo: 1, dueKey: 1 }),
      index({ owing: 1, dueKey: 1 }),
      index({ scopes: 1, visitKey: 1 }),
      index({ workOf: 1 }),
    ],
    retention: '办结后 3 年，之后去掉反映人',
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
  },
  dutyLists: {
    holds: '三张清单的每一版：主责、协助、负面',
    indexes: [index({ district: 1, edition: -1 }, true)],
    retention: '一直保留',
    sensitivity: {},
  },
  units: {
    holds: '部门、社区攻坚队伍、志愿服务队伍、共建单位',
    indexes: [index({ placeId: 1 })],
    retention: '一直保留',
    sensitivity: {},
  },
  settings: {
    holds: '各区自己定的类别词、时限、吹哨时限、办公时间、放假和上班的日子，每一版从哪天起',
    indexes: [index({ district: 1 }, true)],
    retention: '一直保留最近 24 版',
    sensitivity: {},
  },
  tallies: {
    holds: '公开页的数：每个地方每个月各类事有多少件，不含任何人',
    indexes: [index({ placeId: 1, month: -1 }), index({ parentId: 1, month: 1, placeId: 1 })],
    retention: '一直保留',
    sensitivity: {},
  },
  cards: {
    holds: '锦囊妙计：从办结的事里写下来、别人审过的好办法',
    indexes: [
      index({ state: 1, category: 1, writtenAt: -1 }),
      index({ state: 1, writtenAt: -1 }),
      index({ pairs: 1, state: 1, writtenAt: -1 }),
      index({ pairs: 1, state: 1, category: 1, writtenAt: -1 }),
    ],
    retention: '一直保留',
    sensitivity: { authorId: 'sensitive' },
  },
  deliveries: {
    holds: '发过的服务通知，用来保证同一条不发两次',
    indexes: [index({ at: 1 })],
    retention: '90 天',
    sensitivity: {},
  },
};

export const collectionNames = Object.keys(collections) as CollectionName[];
