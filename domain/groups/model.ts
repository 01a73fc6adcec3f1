import { rolesWithin, type Actor, type Party } from '../kernel/access';
import type { Aggregate } from '../kernel/document';
import { unitsOf } from '../requests/case';
import type { Shop } from '../shops/model';
import type { BulletinKind } from './bulletinContract';
import { groupParties, type GroupParty } from './contract';
import type { GroupState } from './machine';

/** A shop, a department, or a post: whoever holds it at the moment is the member. */
export type Member = {
  readonly id: string;
  readonly party: GroupParty;
  readonly name: string;
  /** A shop's trade; empty for the others. */
  readonly trade: string;
  readonly joinedAt: string;
};

/** 用工需求 and the rest: who answers, and within how many working days. */
export type ServiceClass = {
  readonly key: string;
  readonly label: string;
  readonly unitId: string;
  readonly unit: string;
  readonly days: number;
};

export type Group = Aggregate & {
  readonly state: GroupState;
  readonly name: string;
  readonly placeId: string;
  readonly community: string;
  readonly scopes: readonly string[];
  /** A keyed hash of the WeChat group's id, which itself is kept nowhere; a stand-in of its own while unbound. */
  readonly gidKey: string;
  /** Empty until bound. */
  readonly boundAt: string;
  readonly members: readonly Member[];
  readonly memberIds: readonly string[];
  readonly memberCount: number;
  /** Shops that were removed: they come back only by the hand of whoever keeps the desk. */
  readonly removedIds: readonly string[];
  readonly classes: readonly ServiceClass[];
  /** Classes that were taken out, by the names they had: their needs go on. Absent in groups kept before there were any. */
  readonly retired?: readonly Pick<ServiceClass, 'key' | 'label'>[];
  readonly history: readonly {
    readonly what: 'create' | 'bind' | 'unbind' | 'add' | 'remove' | 'classes' | 'close';
    readonly post: string;
    readonly at: string;
    readonly words: string;
  }[];
  readonly createdAt: string;
};

/** What somebody opened from a card: WeChat sealed it for one person and one use. */
export type OpenedSeal = Aggregate & { readonly gidKey: string; readonly openedAt: string };

export type Bulletin = Aggregate & {
  readonly groupId: string;
  readonly kind: BulletinKind;
  readonly title: string;
  readonly text: string;
  readonly by: string;
  readonly byUnitId: string;
  readonly byId: string;
  readonly postedAt: string;
  readonly deadline: string;
  readonly trades: readonly string[];
  readonly ackRequired: boolean;
  /** Shops it is meant for when it was posted. */
  readonly audience: number;
  readonly readIds: readonly string[];
  readonly ackIds: readonly string[];
  readonly withdrawn: string;
};

/** My shops that are members now: verified, mine today, and in the list. */
export const shopsIn = (group: Group, actor: Actor, shops: readonly Shop[]): Shop[] =>
  shops.filter(
    ({ _id, ownerId, state }) => state === 'verified' && ownerId === actor.id && group.memberIds.includes(_id),
  );

/** Everything the actor is to this group, decided anew on every call. Nobody is a member of a closed one. */
export const partiesToGroup = (group: Group, actor: Actor, shops: readonly Shop[]): Party[] => {
  if (group.state === 'closed') return rolesWithin(actor, group.scopes);
  const holds = (ids: readonly string[]): boolean => ids.some((id) => group.memberIds.includes(id));
  return [
    ...rolesWithin(actor, group.scopes),
    ...(holds(actor.posts.map(({ postId }) => postId)) ? (['groupSpecialist'] as const) : []),
    ...(holds(unitsOf(actor)) ? (['groupDepartment'] as const) : []),
    ...(shopsIn(group, actor, shops).length > 0 ? (['groupOwner'] as const) : []),
  ];
};

const parties = Object.keys(groupParties) as GroupParty[];

/** Which of the three parties nobody speaks for: derived, never set by hand. While one is, the group is not yet open. */
export const missingFrom = ({ members }: Pick<Group, 'members'>): { party: GroupParty; label: string }[] =>
  parties
    .filter((party) => !members.some((member) => member.party === party))
    .map((party) => ({ party, label: groupParties[party] }));
