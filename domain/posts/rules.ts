import type { Actor, Role } from '../kernel/access';
import { monthsAfter } from '../kernel/dates';
import { refuse } from '../kernel/fault';
import { isMinorAt } from '../people/age';
import { contactCardOf, superiorsOf, type Post } from './model';
import { sources, type Invited, type PostInvitation, type PostView, type Source } from './contract';

const neighbours: readonly Source[] = ['self-nominated', 'recommended'];
const staff: readonly Source[] = ['appointed', 'recruited'];

/** 五长一员: a grid leader is staff, a grid worker recruited, neighbours come forward or are put forward. */
export const sourcesFor: Readonly<Record<Role, readonly Source[]>> = {
  entranceLeader: neighbours,
  buildingLeader: neighbours,
  courtyardLeader: neighbours,
  partyGroupLeader: neighbours,
  gridWorker: ['recruited'],
  gridLeader: ['appointed'],
  communityClerk: staff,
  subdistrictOfficer: ['appointed'],
  departmentOfficer: ['appointed'],
  partnerLiaison: [...neighbours, 'appointed'],
  teamLeader: [...neighbours, 'appointed'],
  districtAdmin: ['appointed'],
};

/** Posts that are on nobody's way up: who fills them is said one by one. */
const offLadder: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  departmentOfficer: ['districtAdmin'],
  districtAdmin: ['districtAdmin'],
  partnerLiaison: ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  teamLeader: ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
};

/** Only somebody above a post fills or empties it. */
export const mayFill = (post: Post, rolesThere: readonly Role[]): boolean => {
  const above = offLadder[post.role] ?? superiorsOf(post.role);
  return rolesThere.some((role) => above.includes(role));
};

export const appoint = (post: Post, said: Omit<Invited, 'code'>, invitation: string): Post => {
  if (post.personId !== '') refuse('POST_TAKEN');
  if (!sourcesFor[post.role].includes(said.source)) refuse('POST_SOURCE');
  const { name, source, basis, termMonths } = said;
  return { ...post, invitation, invited: { name, source, basis, termMonths, code: '' } };
};

/** The invitation with the picture of its code. */
export const withCode = (post: Post, code: string): Post => ({
  ...post,
  invited: post.invited && { ...post.invited, code },
});

/** Nobody is appointed behind their back: the person takes it, and a second post needs a basis. */
export const take = (post: Post, by: Actor, now: Date): Post => {
  const { invited } = post;
  if (post.personId !== '' || !invited) return refuse('POST_TAKEN');
  if (isMinorAt(by, now)) refuse('POST_GROWN_UP');
  if (by.posts.length > 0 && invited.basis === '') refuse('POST_NEEDS_BASIS');
  return {
    ...post,
    personId: by.id,
    name: invited.name,
    avatar: by.avatar,
    source: invited.source,
    basis: invited.basis,
    sinceAt: now.toISOString(),
    untilAt: monthsAfter(now, invited.termMonths).toISOString(),
    invitation: '',
    invited: null,
    handsUp: false,
  };
};

/** Access ends with the very next call; the clock hands the open work one level up. */
export const vacate = (post: Post): Post =>
  post.personId === ''
    ? refuse('POST_VACANT')
    : {
        ...post,
        personId: '',
        name: '',
        avatar: '',
        untilAt: '',
        basis: '',
        invitation: '',
        invited: null,
        handsUp: true,
      };

export const postViewOf = (post: Post, rolesThere: readonly Role[]): PostView => ({
  postId: post._id,
  ...contactCardOf(post, []),
  source: sources[post.source],
  sinceAt: post.sinceAt,
  untilAt: post.untilAt,
  basis: post.basis,
  invitation: post.invitation,
  invitedName: post.invited?.name ?? '',
  invitationCode: post.invited?.code ?? '',
  mayFill: mayFill(post, rolesThere),
});

/** What somebody is asked to take. A code that is used up or was never given opens nothing. */
export const invitationOf = (post: Post | undefined): PostInvitation => {
  if (!post?.invited) return refuse('NOT_FOUND');
  const { name, source, termMonths, basis } = post.invited;
  return { ...contactCardOf(post, []), name, source: sources[source], termMonths, basis };
};
