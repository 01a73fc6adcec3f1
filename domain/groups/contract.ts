import * as v from 'valibot';
import { cursor, line, madeId, placeId, reason } from '../kernel/schemas';
import { shopId } from '../shops/contract';
import { unitId } from '../units/contract';
import { bulletinView } from './bulletinContract';
import { groupMachine, type GroupState } from './machine';

/** WeChat's own limit for a group. */
export const MEMBERS_MAX = 500;
export const CLASSES_MAX = 12;
/** So many classes that were taken out stay on the board. */
export const RETIRED_MAX = 24;
export const groupId = madeId;

/** 联商户群 needs all three: whoever coordinates, whoever has the power, whoever has the need. */
export const groupParties = { specialist: '社区专员', department: '行业部门', owner: '商铺店主' } as const;
export type GroupParty = keyof typeof groupParties;
const party = v.picklist(Object.keys(groupParties) as [GroupParty, ...GroupParty[]]);

const state = v.picklist(Object.keys(groupMachine.states) as [GroupState, ...GroupState[]]);

export const classKey = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9]{1,19}$/));

/** One of the service classes: who answers, and how many working days it may take. */
const classView = v.object({
  key: classKey,
  label: v.string(),
  unitId: v.string(),
  /** The answering department's name; empty while none is named. */
  unit: v.string(),
  days: v.number(),
});

/** A member: a shop, a department, or the post of a specialist. */
const memberView = v.object({
  memberId: v.string(),
  party,
  name: v.string(),
  joinedAt: v.string(),
  mine: v.boolean(),
});

const stages = v.object({
  /** 待受理和待派单 */
  waiting: v.number(),
  handling: v.number(),
  /** 待核查 */
  checking: v.number(),
  /** 待评价 */
  rating: v.number(),
  closed: v.number(),
});

/** A need as the group sees it. Words and shop are empty for those it is none of their business. */
export const needRow = v.object({
  requestId: madeId,
  number: v.string(),
  serviceClass: classKey,
  classLabel: v.string(),
  title: v.string(),
  shop: v.string(),
  state: v.string(),
  stateLabel: v.string(),
  /** 点 接 派 评 */
  stages: v.array(v.object({ label: v.string(), at: v.string(), done: v.boolean(), current: v.boolean() })),
  due: v.string(),
  overdue: v.boolean(),
  mine: v.boolean(),
  /** I may open it: request.read answers. */
  mayOpen: v.boolean(),
  submittedAt: v.string(),
});

const groupRow = v.object({
  groupId,
  name: v.string(),
  community: v.string(),
  state,
  stateLabel: v.string(),
  bound: v.boolean(),
  /** Parties nobody speaks for yet. */
  missing: v.array(v.object({ party, label: v.string() })),
  members: v.number(),
});

const groupView = v.object({
  ...groupRow.entries,
  /** What I am in it; empty for the community's people who only look after it. */
  my: v.picklist(['specialist', 'department', 'owner', '']),
  /** My shops in it: whom I may raise a need for. */
  myShops: v.array(v.object({ shopId, name: v.string() })),
  parties: v.array(v.object({ party, label: v.string(), count: v.number() })),
  classes: v.array(classView),
  /** Counted no further than 99+. */
  counts: stages,
  /** Newest first. */
  needs: v.array(needRow),
  next: v.string(),
  /** The newest notices that concern me, at most three; bulletin.list goes on. */
  bulletins: v.array(bulletinView),
  /** Bind, add, remove, set the classes, paste, close. */
  mayManage: v.boolean(),
  mayRaise: v.boolean(),
  mayPost: v.boolean(),
});

const onGroup = { groupId };
const changing = <const E extends v.ObjectEntries>(entries: E) =>
  ({ input: v.strictObject({ ...onGroup, ...entries }), output: groupRow, changes: true }) as const;

/** What wx.getGroupEnterInfo gives the phone. Opened by the server alone; the phone never learns the group's id. */
export const cloudId = v.pipe(v.string(), v.minLength(1), v.maxLength(512), v.regex(/^[\w.:/+=-]+$/));

/** Whom to add: a verified shop, a department, or another post of the community. */
const newMember = v.union([
  v.strictObject({ shopId }),
  v.strictObject({ unitId }),
  v.strictObject({ postId: v.pipe(v.string(), v.minLength(3), v.maxLength(64)) }),
]);

/** What became of whoever opened the group's card. */
export const entries = {
  member: '你已经在群里',
  joined: '已加入商户群',
  noShop: '先登记你的商铺，核实后就能加入',
  shopWaits: '你的商铺还在等社区核实，核实后再点一次群里的卡片',
  elsewhere: '你的商铺不在这个商户群的范围里',
  removed: '你的商铺被移出了这个群，请联系社区专员',
  full: '这个群已经满了，请联系社区专员',
  unbound: '这个微信群还没有开通社区联商户',
} as const;
export type Entry = keyof typeof entries;

/** `retired`: the class was taken out, its needs go on. */
const bar = v.object({ key: v.string(), label: v.string(), retired: v.boolean(), stages, total: v.number() });

export const groupActions = {
  /** Opens a desk; whoever opens it is its specialist. It may be bound to a WeChat group later. */
  'group.create': {
    input: v.strictObject({
      name: line(20, 2),
      placeId,
      departments: v.optional(v.pipe(v.array(unitId), v.maxLength(10)), []),
    }),
    output: groupRow,
    changes: true,
  },
  /** The groups I am in, by my shops, my posts or my department. */
  'group.mine': { input: v.strictObject({}), output: v.object({ groups: v.array(groupRow) }) },
  /** The groups in my posts' places, newest first. */
  'group.list': {
    input: v.strictObject({ cursor: v.optional(cursor) }),
    output: v.object({ groups: v.array(groupRow), next: v.string() }),
  },
  /** The whole group home in one call. */
  'group.read': { input: v.strictObject(onGroup), output: groupView },
  'group.members': {
    input: v.strictObject({
      ...onGroup,
      party,
      from: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MEMBERS_MAX)), 0),
    }),
    /** `next` is -1 at the end. */
    output: v.object({ members: v.array(memberView), next: v.number() }),
  },
  'group.add': changing({ member: newMember }),
  'group.remove': changing({ memberId: v.pipe(v.string(), v.minLength(3), v.maxLength(64)), reason }),
  /** My shop leaves. */
  'group.leave': {
    input: v.strictObject({ ...onGroup, shopId }),
    output: v.object({ left: v.boolean() }),
    changes: true,
  },
  /** Binds the desk to the WeChat group its card was opened in. */
  'group.bind': changing({ cloudId }),
  'group.unbind': changing({ reason }),
  /** Opened from a card: lets a verified owner in, and tells everybody else what to do. `groupId` is empty outside. */
  'group.enter': {
    input: v.strictObject({ cloudId }),
    output: v.object({
      entry: v.picklist(Object.keys(entries) as [Entry, ...Entry[]]),
      words: v.string(),
      groupId: v.string(),
      name: v.string(),
    }),
    changes: true,
  },
  'group.setClasses': changing({
    classes: v.pipe(
      v.array(
        v.strictObject({
          key: classKey,
          label: line(8, 2),
          unitId: v.optional(unitId),
          days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)),
        }),
      ),
      v.minLength(1),
      v.maxLength(CLASSES_MAX),
    ),
  }),
  'group.close': changing({ reason }),
  /** Needs by class and stage, satisfaction, answering times, who is missing, who is silent. No shop is ranked. */
  'group.board': {
    input: v.strictObject(onGroup),
    output: v.object({
      byClass: v.array(bar),
      /** How owners found the result, of those who said. */
      satisfied: v.number(),
      soso: v.number(),
      dissatisfied: v.number(),
      unrated: v.number(),
      /** Taken up again at least once. */
      reopened: v.number(),
      /** Of the newest needs that were whistled for: "3 小时" from whistle to report, the middle one of them. */
      departments: v.array(
        v.object({ unit: v.string(), answered: v.number(), waiting: v.number(), usual: v.string() }),
      ),
      missing: v.array(v.object({ party, label: v.string() })),
      /** Shops without a need among the newest ones, in the order they joined: how many, and some to call on. */
      quiet: v.number(),
      quietShops: v.array(v.object({ shopId, name: v.string() })),
      /** Of how many of the newest needs everything but the classes speaks. */
      basis: v.number(),
    }),
  },
} as const;

export type GroupRow = v.InferOutput<typeof groupRow>;
export type GroupBoard = v.InferOutput<(typeof groupActions)['group.board']['output']>;
export type GroupView = v.InferOutput<typeof groupView>;
export type MemberView = v.InferOutput<typeof memberView>;
export type ClassView = v.InferOutput<typeof classView>;
export type NeedRow = v.InferOutput<typeof needRow>;
export type NeedStages = v.InferOutput<typeof stages>;
