import { calendar } from '../../cloudfunctions/runtime/workdays';
import type { DutyList } from '../../domain/duties/model';
import type { Actor, Role } from '../../domain/kernel/access';
import { unfilled, type Post } from '../../domain/posts/model';
import type { Target } from '../../domain/requests/dispatch';
import { record, submit, type Submission } from '../../domain/requests/intake';
import type { ServiceRequest } from '../../domain/requests/model';
import type { Occasion } from '../../domain/requests/moving';
import { plainUnit, type Unit } from '../../domain/units/model';

const scopes = ['e1-b3', 'grid-1', 'e1', 'community', 'subdistrict', 'district'];
export const home = { placeId: 'e1-b3', label: '东苑社区 · 3号楼', community: '东苑社区', phone: '0375-1', scopes };

type Seat = readonly [role: Role, placeId: string, unitId?: string];

export const someone = (id: string, ...posts: Seat[]): Actor => ({
  id,
  home: posts.length ? null : home,
  posts: posts.map(([role, placeId, unitId = '']) => ({
    postId: `${role}-${placeId}${unitId}`,
    role,
    placeId,
    place: '东苑社区',
    unitId,
    name: '小某',
    avatar: '',
    phone: '',
  })),
  nickname: '',
  avatar: '',
  consent: '',
  agreed: [],
  awaitsGuardian: false,
  volunteer: null,
});

export const reporter = someone('o-reporter');
export const stranger = someone('o-stranger');
export const clerk = someone('o-clerk', ['communityClerk', 'community']);
export const gridWorker = someone('o-grid', ['gridWorker', 'grid-1']);
export const gridLeader = someone('o-leader', ['gridLeader', 'grid-1'], ['gridLeader', 'grid-2']);
export const farClerk = someone('o-far', ['communityClerk', 'elsewhere']);
export const street = someone('o-street', ['subdistrictOfficer', 'subdistrict']);
export const officer = someone('o-officer', ['departmentOfficer', 'district', 'dept-a']);
export const otherOfficer = someone('o-other', ['departmentOfficer', 'district', 'dept-b']);
export const teamster = someone('o-team', ['partnerLiaison', 'community', 'team']);
export const neighbour = someone('o-neighbour');
export const everybody = [
  reporter,
  stranger,
  neighbour,
  clerk,
  gridWorker,
  gridLeader,
  farClerk,
  street,
  officer,
  otherOfficer,
  teamster,
];

const start = new Date('2026-03-18T02:00:00Z');
export const on = (by: Actor, minutes = 0): Occasion => ({
  by,
  calendar,
  now: new Date(start.getTime() + minutes * 60_000),
});

const made = { _id: 'r'.repeat(24), number: '260318-AAAAA', where: home } as const;

/** By the reporter's own phone. */
export const raised = (more: Partial<Submission> = {}): ServiceRequest =>
  submit(made, { text: '路灯不亮了', photos: [], urgent: false, subscribed: [], ...more }, on(reporter));

/** 你说我办: a shop owner's need of a class a department answers for. */
export const needed = (): ServiceRequest =>
  submit(
    {
      ...made,
      channel: 'merchantGroup',
      need: {
        ...{ groupId: 'group', group: '商户群', shopId: 'shop', shop: '小店', bulletinId: '' },
        ...{ serviceClass: 'streetscape', classLabel: '市容环境', unitId: 'dept-a', unit: '甲部门', days: 3 },
      },
    },
    { text: '招牌想换一块', photos: [], urgent: false, subscribed: [] },
    on(reporter),
  );

/** By the old lady's telephone: whoever wrote it down is not the reporter, and nobody is yet. */
export const recorded = (): ServiceRequest =>
  record(
    { ...made, channel: 'call', linkCode: '123456' },
    {
      text: '路灯不亮了',
      photos: [],
      urgent: false,
      subscribed: [],
      reporter: { name: '林奶奶', phone: '13800001234' },
    },
    on(gridWorker),
  );

const unit = (_id: string, kind: Unit['kind'], placeId = 'district'): Unit => ({
  ...plainUnit,
  ...{ _id, kind, name: _id, placeId },
  phone: '',
});
export const deptA = unit('dept-a', 'department');
export const deptB = unit('dept-b', 'department');
export const team = unit('team', 'team', 'community');

/** The post somebody of the cast holds, as the directory has it. */
export const postOf = ({ id, posts: [held] }: Actor): Post => {
  if (!held) throw new Error(`${id} holds a post.`);
  const { postId, role, placeId, place, unitId, name, avatar, phone } = held;
  return {
    ...{ _id: postId, version: 1, operations: [], role, placeId, place, unitId, phone },
    ...{ ...unfilled, personId: id, name, avatar, source: 'appointed', sinceAt: '2026-01-01T00:00:00.000Z' },
  };
};
export const leader: Target = { post: postOf(gridLeader) };

export const list: DutyList = {
  _id: 'district-000001',
  version: 1,
  operations: [],
  district: 'district',
  edition: 1,
  publishedAt: '2026-01-01T00:00:00.000Z',
  items: [
    {
      item: 'L01',
      kind: 'lead',
      category: 'lighting',
      text: '照明报修',
      department: '',
      departmentName: '',
      basis: '目录第一项',
    },
    {
      item: 'A01',
      kind: 'assist',
      category: 'road',
      text: '配合排查',
      department: 'dept-a',
      departmentName: '甲局',
      basis: '目录第二项',
    },
    {
      item: 'N01',
      kind: 'barred',
      category: 'fire',
      text: '行政检查',
      department: 'dept-a',
      departmentName: '甲局',
      basis: '目录第三项',
    },
  ],
};
