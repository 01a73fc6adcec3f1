import type { Actor, Party } from '../kernel/access';
import { isPermitted } from '../permissions';
import { unitsOf } from '../requests/case';
import {
  groupParties,
  type ClassView,
  type GroupParty,
  type GroupRow,
  type GroupView,
  type MemberView,
} from './contract';
import { groupMachine } from './machine';
import { missingFrom, type Group, type Member } from './model';

const parties = Object.keys(groupParties) as GroupParty[];

const of = (group: Group, party: GroupParty): Member[] => group.members.filter((member) => member.party === party);

export const groupRowOf = (group: Group): GroupRow => ({
  groupId: group._id,
  name: group.name,
  community: group.community,
  state: group.state,
  stateLabel: groupMachine.states[group.state],
  bound: group.boundAt !== '',
  missing: missingFrom(group),
  members: group.memberCount,
});

const classViewsOf = ({ classes }: Group): ClassView[] => classes.map((one) => ({ ...one }));

const isMine = (member: Member, actor: Actor, myShops: readonly string[]): boolean =>
  myShops.includes(member.id) ||
  unitsOf(actor).includes(member.id) ||
  actor.posts.some(({ postId }) => postId === member.id);

export const memberViewsOf = (
  group: Group,
  party: GroupParty,
  actor: Actor,
  myShops: readonly string[],
): MemberView[] =>
  of(group, party).map((member) => ({
    memberId: member.id,
    party,
    name: member.name,
    joinedAt: member.joinedAt,
    mine: isMine(member, actor, myShops),
  }));

const myParty = (mine: readonly Party[]): GroupView['my'] => {
  if (mine.includes('groupSpecialist')) return 'specialist';
  if (mine.includes('groupDepartment')) return 'department';
  return mine.includes('groupOwner') ? 'owner' : '';
};

type Door = Pick<GroupView, 'my' | 'parties' | 'classes' | 'mayManage' | 'mayRaise' | 'mayPost'>;

/** What the group is made of, and what this person may do in it. */
export const doorOf = (group: Group, mine: readonly Party[]): Door => {
  const may = (action: 'group.add' | 'need.raise' | 'bulletin.post'): boolean =>
    group.state === 'open' && isPermitted(action, mine);
  return {
    my: myParty(mine),
    parties: parties.map((party) => ({ party, label: groupParties[party], count: of(group, party).length })),
    classes: classViewsOf(group),
    mayManage: may('group.add'),
    mayRaise: may('need.raise'),
    mayPost: may('bulletin.post'),
  };
};
