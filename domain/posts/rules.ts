import { postsWithin, type Actor, type Role } from '../kernel/access';
import { shanghaiDate } from '../kernel/calendar';
import { monthsAfter } from '../kernel/dates';
import { refuse } from '../kernel/fault';
import { isMinorAt } from '../people/age';
import { isPermitted } from '../permissions';
import { ancestryOf } from '../places/model';
import type { Settings } from '../settings/model';
import { contactCardOf, endsSoon, isHeld, superiorsOf, warnsAt, type Post } from './model';
import { neighbours, origins, sources, sourcesFor, type Invited, type PostInvitation, type PostView } from './contract';

/** Posts that are on nobody's way up: who fills them is said one by one. */
const offLadder: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  departmentOfficer: ['districtAdmin'],
  districtAdmin: ['districtAdmin'],
  partnerLiaison: ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
  teamLeader: ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
};

/** 区统筹: a grid worker is the district's to appoint, unless the district leaves it to the street or the community. */
const gridWorkersBy: Readonly<Record<NonNullable<Settings['gridWorkersBy']>, readonly Role[]>> = {
  district: ['districtAdmin'],
  subdistrict: ['subdistrictOfficer', 'districtAdmin'],
  community: ['communityClerk', 'subdistrictOfficer', 'districtAdmin'],
};

/** Who fills a post and hears when its term ends: whoever is above it and may appoint at all, nearest first. */
export const fillersOf = (role: Role, { gridWorkersBy: by = 'district' }: Pick<Settings, 'gridWorkersBy'>): Role[] =>
  (role === 'gridWorker' ? gridWorkersBy[by] : (offLadder[role] ?? superiorsOf(role))).filter((above) =>
    isPermitted('post.appoint', [above]),
  );

/** Only somebody above a post fills or empties it. */
export const mayFill = (
  post: Post,
  rolesThere: readonly Role[],
  settings: Pick<Settings, 'gridWorkersBy'>,
): boolean => {
  const fillers = fillersOf(post.role, settings);
  return rolesThere.some((role) => fillers.includes(role));
};

/** A post that falls free within weeks may be promised already: to its holder again, or to whoever follows. */
export const appoint = (post: Post, said: Omit<Invited, 'code'>, invitation: string, now: Date): Post => {
  if (isHeld(post, now) && !endsSoon(post, now)) refuse('POST_TAKEN');
  if (!sourcesFor[post.role].includes(said.source)) refuse('POST_SOURCE');
  const { name, source, origin, basis, termMonths } = said;
  const asked = origin && neighbours.includes(source) ? { origin } : {};
  return { ...post, invitation, invited: { name, source, ...asked, basis, termMonths, code: '' } };
};

/** The invitation with the picture of its code. */
export const withCode = (post: Post, code: string): Post => ({
  ...post,
  invited: post.invited && { ...post.invited, code },
});

const staffRoles: readonly Role[] = ['communityClerk', 'subdistrictOfficer'];

/** 网格长 are of the street or the community; being that is what the post asks for, so it needs no other basis. */
const isStaffAbove = (post: Post, by: Actor): boolean =>
  postsWithin(by, ancestryOf(post.placeId)).some(({ role }) => staffRoles.includes(role));

const mayTake = (post: Post, basis: string, by: Actor): void => {
  const others = by.posts.filter(({ postId }) => postId !== post._id);
  if (post.role === 'gridLeader') {
    if (!isStaffAbove(post, by)) refuse('POST_NEEDS_STAFF');
    return;
  }
  if (others.length > 0 && basis === '') refuse('POST_NEEDS_BASIS');
};

/** Nobody is appointed behind their back: the person takes it, and a second post needs a basis. */
export const take = (post: Post, by: Actor, now: Date): Post => {
  const { invited } = post;
  if (!invited) return refuse('POST_TAKEN');
  const stays = isHeld(post, now) && post.personId === by.id;
  if (isHeld(post, now) && !stays) refuse('POST_TERM_RUNS', { day: shanghaiDate(new Date(post.untilAt)) });
  mayTake(post, invited.basis, by);
  if (isMinorAt(by, now)) refuse('POST_GROWN_UP');
  const untilAt = monthsAfter(stays ? new Date(post.untilAt) : now, invited.termMonths).toISOString();
  return {
    ...post,
    state: 'held',
    personId: by.id,
    name: invited.name,
    avatar: by.avatar,
    source: invited.source,
    origin: invited.origin ?? '',
    basis: invited.basis,
    sinceAt: stays ? post.sinceAt : now.toISOString(),
    untilAt,
    warnAt: warnsAt(untilAt),
    invitation: '',
    invited: null,
    // What was in hand when it fell vacant is the clock's to give to whoever has it by then.
    handsUp: post.handsUp || (post.personId !== '' && !stays),
  };
};

/** Nobody holds it from here on; the clock hands the open work one level up. */
const emptied = (post: Post): Post => ({
  ...post,
  ...{ state: 'vacant', personId: '', name: '', avatar: '', untilAt: '', warnAt: '', basis: '', handsUp: true },
});

/** Access ends with the very next call. Whoever was asked to follow is asked anew. */
export const vacate = (post: Post, now: Date): Post =>
  isHeld(post, now) ? { ...emptied(post), invitation: '', invited: null } : refuse('POST_VACANT');

/** Somebody who leaves the product leaves their posts, and whoever was asked to follow still is. */
export const holderLeft = (post: Post): Post => emptied(post);

/** The end of a term is no one's deed: the post is cleared, and the invitation for the next term holds. */
export const termEnded = (post: Post, now: Date): Post =>
  post.personId === '' || isHeld(post, now) ? post : emptied(post);

export const postViewOf = (post: Post, mine: boolean, now: Date): PostView => {
  const held = isHeld(post, now);
  return {
    postId: post._id,
    ...contactCardOf(post, [], now),
    source: sources[post.source],
    origin: post.origin ? origins[post.origin] : '',
    sinceAt: post.sinceAt,
    untilAt: held ? post.untilAt : '',
    endsSoon: endsSoon(post, now),
    basis: held ? post.basis : '',
    invitation: post.invitation,
    invitedName: post.invited?.name ?? '',
    invitationCode: post.invited?.code ?? '',
    mayFill: mine,
  };
};

/** What somebody is asked to take. A code that is used up or was never given opens nothing. */
export const invitationOf = (post: Post | undefined, now: Date): PostInvitation => {
  if (!post?.invited) return refuse('NOT_FOUND');
  const { name, source, origin, termMonths, basis } = post.invited;
  const from = { source: sources[source], origin: origin ? origins[origin] : '' };
  return { ...contactCardOf(post, [], now), name, ...from, termMonths, basis };
};
