import type { ActionName } from '../contract';
import type { Actor } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { step } from '../kernel/machine';
import type { Place } from '../places/model';
import { communityOf } from '../places/model';
import { bylineFor, postActing } from '../posts/acting';
import { postLabel, type Post } from '../posts/model';
import type { Shop } from '../shops/model';
import type { Unit } from '../units/model';
import { MEMBERS_MAX, RETIRED_MAX } from './contract';
import { groupMachine } from './machine';
import type { Group, Member, ServiceClass } from './model';

const HISTORY_MAX = 100;
const KEY_MOST = 20;
type Saying = { readonly by: Actor; readonly now: Date };

/**
 * The six service classes a new group starts with. The source names the first three and leaves three unsaid: those are
 * our own defaults. Each group edits all of them; nobody answers for a class until a department is named.
 */
const firstClasses: readonly ServiceClass[] = [
  { key: 'hiring', label: '用工需求', unitId: '', unit: '', days: 3 },
  { key: 'finance', label: '金融政策', unitId: '', unit: '', days: 5 },
  { key: 'livelihood', label: '民生服务', unitId: '', unit: '', days: 3 },
  { key: 'permits', label: '证照办理', unitId: '', unit: '', days: 5 },
  { key: 'streetscape', label: '市容环境', unitId: '', unit: '', days: 3 },
  { key: 'legal', label: '法律咨询', unitId: '', unit: '', days: 5 },
];

/** No two groups share a key, bound or not: the index that says so keeps a WeChat group from having two desks. */
const unboundKey = (_id: string): string => `unbound ${_id}`;

type What = Group['history'][number]['what'];

const told = (group: Group, what: What, line: { post: string; words?: string; now: Date }): Group => ({
  ...group,
  history: [...group.history, { what, post: line.post, at: line.now.toISOString(), words: line.words ?? '' }].slice(
    -HISTORY_MAX,
  ),
});

const isOpen = (group: Group): void => {
  if (group.state !== 'open') refuse('GROUP_MOVED_ON');
};

/** Who acts for the desk: by their post there, or as the specialist they are in it. */
const bylineOf = (group: Group, by: Actor, action: ActionName): string => {
  const seat = by.posts.find(({ postId }) => group.memberIds.includes(postId));
  return seat ? postLabel(seat) : bylineFor(by, group.scopes, action);
};

export const shopMember = (shop: Shop, now: Date): Member => ({
  id: shop._id,
  party: 'owner',
  name: shop.name,
  trade: shop.trade,
  joinedAt: now.toISOString(),
});

/** A department of the place or above it. */
export const departmentMember = (unit: Unit, scopes: readonly string[], now: Date): Member =>
  unit.kind === 'department' && scopes.includes(unit.placeId)
    ? { id: unit._id, party: 'department', name: unit.name, trade: '', joinedAt: now.toISOString() }
    : refuse('GROUP_NOT_HERE');

/** The post, not the person: whoever holds it next takes the desk over with it. */
export const specialistMember = (
  post: Post,
  { scopes, placeId }: Pick<Group, 'scopes' | 'placeId'>,
  now: Date,
): Member => {
  const serves = scopes.includes(post.placeId) || post.placeId.startsWith(placeId);
  if (!serves || !['communityClerk', 'gridLeader', 'subdistrictOfficer'].includes(post.role)) refuse('GROUP_NOT_HERE');
  const name = postLabel(post);
  return { id: post._id, party: 'specialist', name, trade: '', joinedAt: now.toISOString() };
};

export const createGroup = (
  made: { readonly _id: string; readonly place: Place; readonly departments: readonly Unit[] },
  said: { readonly name: string },
  { by, now }: Saying,
): Group => {
  const { _id, place } = made;
  const post = postActing(by, place.scopes, 'group.create') ?? refuse('NOT_YOURS_TO_DO');
  const name = postLabel(post);
  const first: Member = { id: post.postId, party: 'specialist', name, trade: '', joinedAt: now.toISOString() };
  const members = [first, ...made.departments.map((unit) => departmentMember(unit, place.scopes, now))];
  const group: Group = {
    _id,
    version: 1,
    operations: [],
    state: groupMachine.initial,
    name: said.name,
    placeId: place._id,
    community: communityOf(place) || place.name,
    scopes: place.scopes,
    gidKey: unboundKey(_id),
    boundAt: '',
    members,
    memberIds: members.map(({ id }) => id),
    memberCount: members.length,
    removedIds: [],
    classes: firstClasses,
    history: [],
    createdAt: now.toISOString(),
  };
  return told(group, 'create', { post: name, now });
};

/** A shop belongs to the groups of its own places. */
export const isInReach = (group: Pick<Group, 'placeId'>, shop: Pick<Shop, 'scopes'>): boolean =>
  shop.scopes.includes(group.placeId);

export const add = (group: Group, member: Member, { by, now }: Saying): Group => {
  isOpen(group);
  if (group.memberIds.includes(member.id)) refuse('GROUP_IN_ALREADY');
  if (group.memberCount >= MEMBERS_MAX) refuse('GROUP_FULL');
  const grown = {
    ...group,
    members: [...group.members, member],
    memberIds: [...group.memberIds, member.id],
    memberCount: group.memberCount + 1,
    removedIds: group.removedIds.filter((id) => id !== member.id),
  };
  return told(grown, 'add', { post: bylineOf(group, by, 'group.add'), words: member.name, now });
};

const without = (group: Group, id: string): Group => ({
  ...group,
  members: group.members.filter((member) => member.id !== id),
  memberIds: group.memberIds.filter((one) => one !== id),
  memberCount: group.memberCount - 1,
});

/** Ends on the next call of whoever it was; a shop comes back only by the hand of the desk. */
export const remove = (
  group: Group,
  said: { readonly memberId: string; readonly reason: string },
  { by, now }: Saying,
): Group => {
  isOpen(group);
  const member = group.members.find(({ id }) => id === said.memberId) ?? refuse('GROUP_NOT_IN');
  const specialists = group.members.filter(({ party }) => party === 'specialist');
  if (member.party === 'specialist' && specialists.length === 1) refuse('GROUP_LAST_SPECIALIST');
  const removedIds = member.party === 'owner' ? [...group.removedIds, member.id].slice(-MEMBERS_MAX) : group.removedIds;
  const words = `${member.name}：${said.reason}`;
  return told({ ...without(group, member.id), removedIds }, 'remove', {
    post: bylineOf(group, by, 'group.remove'),
    words,
    now,
  });
};

/** Leaving of one's own accord shuts no door. */
export const leaveGroup = (group: Group, shopId: string): Group =>
  group.memberIds.includes(shopId) ? without(group, shopId) : refuse('GROUP_NOT_IN');

/** One desk, one WeChat group: to change it, unbind first. */
export const bind = (group: Group, gidKey: string, { by, now }: Saying): Group => {
  isOpen(group);
  if (group.boundAt !== '') refuse('GROUP_BOUND');
  return told({ ...group, gidKey, boundAt: now.toISOString() }, 'bind', {
    post: bylineOf(group, by, 'group.bind'),
    now,
  });
};

export const unbind = (group: Group, said: { readonly reason: string }, { by, now }: Saying): Group => {
  if (group.boundAt === '') refuse('GROUP_NOT_BOUND');
  return told({ ...group, gidKey: unboundKey(group._id), boundAt: '' }, 'unbind', {
    post: bylineOf(group, by, 'group.unbind'),
    words: said.reason,
    now,
  });
};

/** A key stays its class's for good: another class that came with it gets one of its own. */
const ownKey = (key: string, label: string, retired: NonNullable<Group['retired']>): string =>
  retired.some((one) => one.key === key && one.label !== label)
    ? ownKey(`${key.slice(0, KEY_MOST - 1)}x`, label, retired)
    : key;

/** Of what is taken out, the needs go on under the name it had; what comes back by its name is what it was. */
export const setClasses = (group: Group, said: readonly ServiceClass[], { by, now }: Saying): Group => {
  isOpen(group);
  const before = group.retired ?? [];
  const classes = said.map((one) => ({ ...one, key: ownKey(one.key, one.label, before) }));
  const keys = new Set(classes.map(({ key }) => key));
  const labels = new Set(classes.map(({ label }) => label));
  if (keys.size < classes.length || labels.size < classes.length) refuse('GROUP_CLASS_TWICE');
  const gone = [...before, ...group.classes.map(({ key, label }) => ({ key, label }))].filter(
    ({ key }) => !keys.has(key),
  );
  return told({ ...group, classes, retired: gone.slice(-RETIRED_MAX) }, 'classes', {
    post: bylineOf(group, by, 'group.setClasses'),
    now,
  });
};

/** A closed group lets its WeChat group go, so that another may be bound to it. */
export const closeGroup = (group: Group, said: { readonly reason: string }, { by, now }: Saying): Group => {
  const closed = {
    ...group,
    state: step(groupMachine, group.state, 'close'),
    gidKey: unboundKey(group._id),
    boundAt: '',
  };
  return told(closed, 'close', { post: bylineOf(group, by, 'group.close'), words: said.reason, now });
};
