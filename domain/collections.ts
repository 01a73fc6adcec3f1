import type { Tally } from './board/rules';
import type { DutyList } from './duties/model';
import type { Drawer } from './drawers/model';
import type { Bulletin, Group, OpenedSeal } from './groups/model';
import type { Job } from './jobs/model';
import type { Seeker } from './jobs/seekers';
import type { Stored } from './kernel/document';
import type { Delivery } from './notices/delivery';
import type { Offer } from './offers/model';
import type { Order } from './offers/orderModel';
import type { Person } from './people/model';
import type { Place } from './places/model';
import type { PlaybookCard } from './playbook/model';
import type { Account, Member, Standing, Transfer } from './points/model';
import type { Proposal } from './points/proposals';
import type { Reconciliation } from './points/reconcile';
import type { PointRules } from './points/rules';
import type { Post } from './posts/model';
import type { ServiceRequest } from './requests/model';
import type { Reward, Voucher } from './rewards/model';
import type { Shop } from './shops/model';
import type { TradeList } from './shops/trades';
import type { Certificate } from './tasks/certificates';
import type { Task } from './tasks/model';
import type { Unit } from './units/model';
import type { WishCount } from './wishes/counting';
import type { Wish } from './wishes/model';

/** Every collection and the document it holds. */
export type Documents = {
  tasks: Task;
  certificates: Certificate;
  people: Person;
  places: Place;
  posts: Post;
  serviceRequests: ServiceRequest;
  deliveries: Delivery;
  dutyLists: DutyList;
  units: Unit;
  tallies: Tally;
  cards: PlaybookCard;
  accounts: Account;
  transfers: Transfer;
  pointRules: PointRules;
  proposals: Proposal;
  members: Member;
  standings: Standing;
  reconciliations: Reconciliation;
  rewards: Reward;
  vouchers: Voucher;
  drawers: Drawer;
  shops: Shop;
  tradeLists: TradeList;
  groups: Group;
  openedSeals: OpenedSeal;
  bulletins: Bulletin;
  jobs: Job;
  seekers: Seeker;
  offers: Offer;
  orders: Order;
  wishes: Wish;
  wishCounts: WishCount;
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
  /** How many operations a document remembers, where many people press at the same one; else OPERATIONS_MAX. */
  readonly remembers?: number;
};

const index = <D>(keys: Index<D>['keys'], unique = false): Index<D> => ({
  name: Object.keys(keys).join('_'),
  keys,
  unique,
});

export const collections: { readonly [C in CollectionName]: Collection<Documents[C]> } = {
  people: {
    holds: '用邻里应的人：住处、同意过的隐私说明、自己取的称呼',
    indexes: [index({ memberKeys: 1, registeredAt: 1 }), index({ guardianId: 1 }), index({ guardianCode: 1 })],
    retention: '注销后 30 天内删除',
    sensitivity: {
      _id: 'sensitive',
      nickname: 'personal',
      avatar: 'personal',
      home: 'sensitive',
      consents: 'personal',
      volunteer: 'sensitive',
      memberKeys: 'sensitive',
      guardianId: 'sensitive',
      guardianCode: 'sensitive',
    },
  },
  places: {
    holds: '区、街道、社区、网格、小区、楼栋、单元',
    indexes: [index({ parentId: 1, order: 1 }), index({ level: 1, order: 1 }), index({ door: 1 }, true)],
    retention: '一直保留',
    sensitivity: {},
  },
  posts: {
    holds: '岗位：谁在哪里负责什么，空缺也在',
    indexes: [
      index({ placeId: 1 }),
      index({ personId: 1 }),
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
      index({ scopes: 1, dueKey: 1 }),
      index({ scopes: 1, state: 1, dueKey: 1 }),
      index({ scopes: 1, state: 1, movedAt: -1 }),
      index({ noticesDueAt: 1 }),
      index({ joinerIds: 1, submittedAt: -1 }),
      index({ scopes: 1, submittedAt: -1 }),
      index({ scopes: 1, category: 1, submittedAt: -1 }),
      index({ scopes: 1, category: 1, dueKey: 1 }),
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
      index({ groupId: 1, submittedAt: -1 }),
      index({ groupId: 1, state: 1, submittedAt: -1 }),
      index({ needKey: 1, submittedAt: -1 }),
      index({ needKey: 1, state: 1, submittedAt: -1 }),
    ],
    retention: '办结后 3 年，之后去掉反映人',
    sensitivity: {
      reporterId: 'sensitive',
      text: 'personal',
      photos: 'personal',
      pictures: 'personal',
      reporterContact: 'sensitive',
      contactViews: 'personal',
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
  },
  dutyLists: {
    holds: '三张清单的每一版：主责、协助、负面',
    indexes: [index({ district: 1, edition: -1 }, true)],
    retention: '一直保留',
    sensitivity: {},
  },
  units: {
    holds: '部门、社区攻坚队伍、志愿服务队伍、共建单位',
    indexes: [index({ placeId: 1 }), index({ communityIds: 1, name: 1 }), index({ memberCode: 1 })],
    retention: '一直保留',
    sensitivity: { memberCode: 'personal' },
  },
  tallies: {
    holds: '公开页的数：每个地方每个月各类事有多少件，不含任何人',
    indexes: [index({ placeId: 1, month: -1 })],
    retention: '一直保留',
    sensitivity: {},
  },
  cards: {
    holds: '锦囊妙计：从办结的事里写下来、别人审过的好办法',
    indexes: [
      index({ state: 1, category: 1, writtenAt: -1 }),
      index({ state: 1, writtenAt: -1 }),
      index({ pairs: 1, state: 1, writtenAt: -1 }),
    ],
    retention: '一直保留',
    sensitivity: { authorId: 'sensitive' },
  },
  accounts: {
    holds: '积分账户：一个人在一个社区的基础分、服务分、贡献分各一个，商户收到的券分一个',
    indexes: [
      index({ personId: 1, bucket: 1 }),
      index({ lookAt: 1 }),
      index({ noticesDueAt: 1 }),
      index({ communityId: 1, bucket: 1 }),
    ],
    retention: '注销后 30 天内删除',
    sensitivity: { _id: 'sensitive', personId: 'sensitive', points: 'personal', lots: 'personal', earned: 'personal' },
  },
  transfers: {
    holds: '积分流水：每一笔从谁到谁，只增不改',
    indexes: [
      index({ personId: 1, at: -1 }),
      index({ personId: 1, year: 1, at: -1 }),
      index({ from: 1, at: 1 }),
      index({ to: 1, at: 1 }),
      index({ number: 1 }),
      index({ teamId: 1, year: 1, at: 1 }),
      index({ communityId: 1, year: 1, at: 1 }),
    ],
    retention: '注销后去掉本人，其余保留 5 年',
    sensitivity: {
      _id: 'sensitive',
      personId: 'sensitive',
      from: 'sensitive',
      to: 'sensitive',
      by: 'sensitive',
      words: 'personal',
    },
  },
  pointRules: {
    holds: '积分规则的每一版：权重、封顶、每小时几分、何时到期',
    indexes: [index({ communityId: 1, edition: -1 }, true)],
    retention: '一直保留',
    sensitivity: { publisherId: 'sensitive' },
  },
  proposals: {
    holds: '要两个人经手的分：基础分、捐赠、更正、撤销',
    indexes: [index({ communityId: 1, state: 1, proposedAt: -1 })],
    retention: '5 年',
    sensitivity: {
      personId: 'sensitive',
      nickname: 'personal',
      reason: 'personal',
      receipt: 'personal',
      photos: 'personal',
      proposerId: 'sensitive',
      deciderId: 'sensitive',
    },
  },
  members: {
    holds: '积分码：本人出示，工作人员凭它找到账户',
    indexes: [index({ personId: 1 })],
    retention: '注销后 30 天内删除',
    sensitivity: { personId: 'sensitive', nickname: 'personal' },
  },
  standings: {
    holds: '自愿参加排名的队伍和社区，不含任何人',
    indexes: [index({ of: 1, joined: 1 }), index({ joined: 1, countedOn: 1 })],
    retention: '一直保留',
    sensitivity: {},
  },
  reconciliations: {
    holds: '每夜对账的结果：按流水重算一遍，有差额就写明',
    indexes: [index({ startedAt: -1 })],
    retention: '3 年',
    sensitivity: {},
  },
  rewards: {
    holds: '可以用服务分兑换的物品和它的库存',
    indexes: [index({ communityId: 1, offeredAt: -1 })],
    retention: '下架后 3 年',
    sensitivity: { offererId: 'sensitive' },
  },
  vouchers: {
    holds: '兑换券：一次有效，只在一个地方用',
    indexes: [
      index({ code: 1 }, true),
      index({ personId: 1, redeemedAt: -1 }),
      index({ rewardId: 1, redeemedAt: 1 }),
      index({ lapsesAt: 1 }),
      index({ shopKey: 1, endedAt: -1 }),
    ],
    retention: '用过或取消后 3 年',
    sensitivity: { code: 'sensitive', personId: 'sensitive', purseId: 'sensitive', userId: 'sensitive' },
  },
  drawers: {
    holds: '借用抽屉：服务站随手可借的东西，和自愿写下的借用',
    indexes: [index({ scopes: 1 })],
    retention: '一直保留，归还即删去借用人',
    sensitivity: { lent: 'sensitive' },
  },
  shops: {
    holds: '商户：店名、行业、地点、核实经过、亮身份',
    indexes: [
      index({ peopleIds: 1, appliedAt: 1 }),
      index({ scopes: 1, state: 1, dueKey: 1 }),
      index({ scopes: 1, state: 1, appliedAt: -1 }),
      index({ shownIn: 1, appliedAt: 1 }),
      index({ shownIn: 1, trade: 1, appliedAt: 1 }),
      index({ invitation: 1 }),
      index({ noticesDueAt: 1 }),
      index({ lookKey: 1 }),
    ],
    retention: '歇业后 3 年，之后去掉店主和店员',
    sensitivity: {
      licencePhoto: 'sensitive',
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
  },
  tradeLists: {
    holds: '各社区自己加的行业',
    indexes: [],
    retention: '一直保留',
    sensitivity: { operations: 'sensitive' },
  },
  groups: {
    holds: '商户群：三方成员、服务事项、绑定的微信群（只存带钥匙的摘要）',
    indexes: [index({ memberIds: 1, createdAt: -1 }), index({ scopes: 1, createdAt: -1 }), index({ gidKey: 1 }, true)],
    retention: '停用后 3 年',
    sensitivity: { gidKey: 'sensitive', operations: 'sensitive' },
  },
  openedSeals: {
    holds: '打开过的微信群分享凭据的摘要，用来保证一份凭据只用一次',
    indexes: [index({ openedAt: 1 })],
    retention: '30 天',
    sensitivity: { operations: 'sensitive' },
  },
  bulletins: {
    holds: '商户群里的通知和政策：发给谁、多少家看过和确认过',
    indexes: [index({ groupId: 1, postedAt: -1 })],
    retention: '发出后 3 年',
    sensitivity: { byId: 'sensitive', readIds: 'personal', ackIds: 'personal', operations: 'sensitive' },
  },
  tasks: {
    holds: '志愿任务：何时何地做什么、谁报了名、谁来了、做了多久',
    indexes: [
      index({ finders: 1, openKey: 1 }),
      index({ people: 1, startsAt: -1 }),
      index({ scopes: 1, state: 1, startsAt: -1 }),
      index({ scopes: 1, startsAt: -1 }),
      index({ requestId: 1 }),
      index({ lookAt: 1 }),
      index({ noticesDueAt: 1 }),
      index({ owedDueAt: 1 }),
      index({ requestDueAt: 1 }),
    ],
    retention: '完成后 3 年，之后只留时长',
    sensitivity: {
      entries: 'sensitive',
      seats: 'personal',
      people: 'sensitive',
      marks: 'personal',
      back: 'sensitive',
      organiser: 'personal',
      secret: 'sensitive',
      codes: 'sensitive',
      owed: 'sensitive',
      history: 'personal',
      notices: 'sensitive',
      allowances: 'sensitive',
      operations: 'sensitive',
    },
    remembers: 3_000,
  },
  certificates: {
    holds: '志愿时长证明：谁都能凭编号核对',
    indexes: [],
    retention: '5 年',
    sensitivity: { personId: 'sensitive', name: 'personal' },
  },
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
    retention: '实现后 1 年，之后去掉许愿人和内容',
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
  },
  wishCounts: {
    holds: '每个社区实现了多少微心愿',
    indexes: [],
    retention: '一直保留',
    sensitivity: {},
  },
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
    retention: '结束后 1 年，意向人的电话在结束 30 天后删除',
    sensitivity: {
      contact: 'sensitive',
      posterId: 'sensitive',
      talks: 'sensitive',
      seekerIds: 'sensitive',
      notices: 'sensitive',
      allowances: 'sensitive',
      operations: 'sensitive',
    },
  },
  seekers: {
    holds: '求职登记：谁想找什么活、什么时段，社区推荐过哪些招工',
    indexes: [index({ shownIn: 1, saidAt: -1 }), index({ lookKey: 1 }), index({ noticesDueAt: 1 })],
    retention: '停止或到期后 90 天',
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
  },
  offers: {
    holds: '社区合伙人的服务：公益或低偿、公开价目、审核经过',
    indexes: [
      index({ shownIn: 1, offeredAt: -1 }),
      index({ providerId: 1, offeredAt: -1 }),
      index({ scopes: 1, state: 1, offeredAt: -1 }),
      index({ noticesDueAt: 1 }),
    ],
    retention: '下架后 3 年',
    sensitivity: {
      submitterId: 'sensitive',
      takers: 'sensitive',
      takerIds: 'sensitive',
      notices: 'sensitive',
      allowances: 'sensitive',
      operations: 'sensitive',
    },
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
    retention: '完成后 1 年，之后去掉下单人',
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
  },
  deliveries: {
    holds: '发过的服务通知，用来保证同一条不发两次',
    indexes: [index({ at: 1 })],
    retention: '90 天',
    sensitivity: {},
  },
};

export const collectionNames = Object.keys(collections) as CollectionName[];
