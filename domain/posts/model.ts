import { roles, type Role } from '../kernel/access';
import type { Telling } from '../notices/model';
import type { Unit } from '../units/model';
import type { ContactCard, HolderRow, Invited, Origin, Source } from './contract';

/** What a post's message says of it. Whether it is held at a time is the term's to say: see isHeld. */
export const postStates = { held: '任期将满', vacant: '空缺' } as const;

/** A role held at a place for a term. Vacant posts stay, and their duty moves one level up. */
export type Post = Telling<keyof typeof postStates> & {
  readonly role: Role;
  readonly placeId: string;
  readonly place: string;
  /** The department, team or organisation it belongs to; empty for none. */
  readonly unitId: string;
  /** Vacated, and its open work waits for the clock to hand it one level up. */
  readonly handsUp: boolean;
  /** Empty while vacant. */
  readonly personId: string;
  readonly name: string;
  readonly avatar: string;
  readonly phone: string;
  readonly source: Source;
  /** 五老, 居民党员, 热心群众: whom the neighbours put forward; empty for staff, or when nobody said. */
  readonly origin?: Origin | '';
  /** The rule a second post of the same person rests on; empty when it needs none. */
  readonly basis: string;
  readonly sinceAt: string;
  /** The end of the term; empty when open. */
  readonly untilAt: string;
  /** When whoever fills it is told that the term ends; empty when nobody has to be. */
  readonly warnAt: string;
  /** The code that opens the vacant post to one person, and on what terms; empty and null when nobody is invited. */
  readonly invitation: string;
  readonly invited: Invited | null;
};

/** Nobody holds it and nobody was told anything of it. */
export const unfilled = {
  ...{ personId: '', name: '', avatar: '', basis: '', sinceAt: '', untilAt: '', warnAt: '' },
  ...{ invitation: '', invited: null, handsUp: false },
  ...{ state: 'vacant', scopes: [], notices: [], noticesDueAt: '', allowances: [] },
} as const satisfies Partial<Post>;

export const roleLabels: Readonly<Record<Role, string>> = {
  entranceLeader: '单元长',
  buildingLeader: '楼栋长',
  courtyardLeader: '庭院长',
  partyGroupLeader: '党小组长',
  gridWorker: '网格员',
  gridLeader: '网格长',
  communityClerk: '社区专员',
  subdistrictOfficer: '街道干部',
  departmentOfficer: '部门专员',
  partnerLiaison: '共建单位联系人',
  teamLeader: '志愿队队长',
  districtAdmin: '区管理员',
};

/** 东苑社区 社区专员: how staff are named wherever they act. A team's leader speaks for the team. */
export const postLabel = ({ place, role }: { readonly place: string; readonly role: Role }): string =>
  `${place} ${roleLabels[role]}`;

export const duties: Readonly<Record<Role, string>> = {
  entranceLeader: '单元里的事先找我，我来跑腿和传话',
  buildingLeader: '楼里的公共事，我来牵头商量',
  courtyardLeader: '院里的环境和议事，我来张罗',
  partyGroupLeader: '带着楼里的党员一起帮忙',
  gridWorker: '常在网格里走动，记下大家的事并跟到底',
  gridLeader: '网格里的事，我牵头负责到底',
  communityClerk: '受理大家反映的事，办好为止',
  subdistrictOfficer: '社区办不了的事，我来协调',
  departmentOfficer: '社区吹哨，我来报到',
  partnerLiaison: '带着单位的力量来帮忙',
  teamLeader: '带着志愿队一起出力，谁来都欢迎',
  districtAdmin: '照看全区的日历、清单和账号',
};

/** Who answers first, and where duty goes when a post is empty: always one step to the right. */
const ladder: readonly Role[] = [
  'entranceLeader',
  'buildingLeader',
  'courtyardLeader',
  'partyGroupLeader',
  'gridWorker',
  'gridLeader',
  'communityClerk',
  'subdistrictOfficer',
];

/** Posts that work on requests and so have the workbench. */
export const onDutyRoles: readonly Role[] = [
  'gridWorker',
  'gridLeader',
  'communityClerk',
  'subdistrictOfficer',
  'districtAdmin',
];

/** 五长 who are neighbours themselves: they look after a court, a building, a staircase, and see no matter between people. */
export const neighbourRoles: readonly Role[] = [
  'entranceLeader',
  'buildingLeader',
  'courtyardLeader',
  'partyGroupLeader',
];

/** Weeks before the end of a term somebody is looked for, or the same person asked to stay. */
const ENDS_SOON_MS = 21 * 86_400_000;

export const warnsAt = (untilAt: string): string => new Date(new Date(untilAt).getTime() - ENDS_SOON_MS).toISOString();

/** Whether somebody holds it at this time. A term that is over is over, whether or not the clock has cleared the post. */
export const isHeld = (post: Pick<Post, 'personId' | 'untilAt'>, now: Date): boolean =>
  post.personId !== '' && (!post.untilAt || post.untilAt > now.toISOString());

/** Held, and not for long any more: its next term may be given. */
export const endsSoon = (post: Pick<Post, 'personId' | 'untilAt'>, now: Date): boolean =>
  isHeld(post, now) && post.untilAt !== '' && warnsAt(post.untilAt) <= now.toISOString();

const coverOf = (post: Post, posts: readonly Post[], now: Date): string => {
  const above = ladder
    .slice(ladder.indexOf(post.role) + 1)
    .find((role) => posts.some((p) => p.role === role && isHeld(p, now)));
  return above ? roleLabels[above] : '';
};

export const contactCardOf = (post: Post, posts: readonly Post[], now: Date): ContactCard => {
  const held = isHeld(post, now);
  return {
    role: post.role,
    post: roleLabels[post.role],
    place: post.place,
    name: held ? post.name : '',
    avatar: held ? post.avatar : '',
    duty: duties[post.role],
    phone: post.phone,
    vacant: !held,
    coveredBy: held ? '' : coverOf(post, posts, now),
  };
};

/** The people who answer for a place, from all posts in its ancestry: nearest first, vacancies included. */
export const peopleOf = (posts: readonly Post[], now: Date): ContactCard[] =>
  ladder.flatMap((role) => posts.filter((post) => post.role === role)).map((post) => contactCardOf(post, posts, now));

/** Everybody in post there, nearest first: each may be handed a matter on their own. */
export const holdersOf = (
  posts: readonly Post[],
  units: readonly Unit[],
  { personId, now }: { readonly personId: string; readonly now: Date },
): HolderRow[] =>
  [...posts]
    .filter((post) => isHeld(post, now))
    .sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))
    .map(({ _id, role, place, name, unitId, personId: holder }) => ({
      postId: _id,
      role,
      post: roleLabels[role],
      ...{ place, name, unitId },
      unit: units.find((unit) => unit._id === unitId)?.name ?? '',
      me: holder === personId,
    }));

/** Who takes what is raised, and who looks at the result: the first of these that somebody holds. A vacancy moves it up. */
export const intakeRoles: readonly Role[] = ['communityClerk', 'gridLeader', 'subdistrictOfficer'];
export const checkerRoles: readonly Role[] = ['gridWorker', 'gridLeader', 'communityClerk', 'subdistrictOfficer'];

/** The posts of the first of these roles that somebody holds, other than one person who is out of the question. */
export const firstHeld = (
  posts: readonly Post[],
  wanted: readonly Role[],
  { now, except = [] }: { readonly now: Date; readonly except?: readonly string[] },
): readonly Post[] =>
  wanted
    .map((role) => posts.filter((post) => post.role === role && isHeld(post, now) && !except.includes(post.personId)))
    .find((held) => held.length > 0) ?? [];

export const firstToAnswer = (posts: readonly Post[], now: Date): Post | undefined =>
  firstHeld(posts, intakeRoles, { now })[0];

/** Who is above a post, nearest first. */
export const superiorsOf = (role: Role): readonly Role[] =>
  ladder.includes(role)
    ? [...ladder.slice(ladder.indexOf(role) + 1).filter((above) => onDutyRoles.includes(above)), 'districtAdmin']
    : ['subdistrictOfficer', 'districtAdmin'];

/** A department answers for itself up to the district; a team's or an organisation's work goes back to the community that coordinates it. */
const heirsOf = (role: Role): readonly Role[] =>
  role === 'teamLeader' || role === 'partnerLiaison' ? ['communityClerk', ...superiorsOf(role)] : superiorsOf(role);

type Left = Pick<Post, '_id' | 'role' | 'unitId'>;

/** Who has in hand what a vacant post had: a colleague of its unit, else whoever is in post next above. */
export const heirOf = (
  left: Left,
  posts: readonly Post[],
  { now, never = [] }: { readonly now: Date; readonly never?: readonly string[] },
): Post | undefined => {
  const free = posts.filter((post) => post._id !== left._id && isHeld(post, now) && !never.includes(post.personId));
  const colleague = left.unitId === '' ? undefined : free.find(({ unitId }) => unitId === left.unitId);
  return (
    colleague ??
    heirsOf(left.role)
      .map((role) => free.find((post) => post.role === role))
      .find((post) => post !== undefined)
  );
};
