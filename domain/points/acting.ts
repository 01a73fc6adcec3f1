import type { ActionName } from '../contract';
import { postsWithin, type Actor, type Party } from '../kernel/access';
import { permissions } from '../permissions';
import { roleLabels } from '../posts/model';
import { communityScopes, staffOf } from './model';

/** 东苑社区 社区专员: in which capacity somebody acts there. */
export const capacityOf = (actor: Actor, communityId: string, action: ActionName): string => {
  const allowed: readonly string[] = permissions[action];
  const post = postsWithin(actor, communityScopes(communityId)).find(({ role }) => allowed.includes(role));
  return post ? `${post.place} ${roleLabels[post.role]}` : '';
};

/** A team's leader speaks for the team alone; staff speak for their community and its teams. */
export const partiesToStanding = (communityId: string, teamId: string, actor: Actor): Party[] => {
  const leads = teamId !== '' && actor.posts.some((post) => post.role === 'teamLeader' && post.unitId === teamId);
  const parties = staffOf(communityId, actor).filter((party) => party !== 'teamLeader');
  return leads ? [...parties, 'teamLeader'] : parties;
};

export const mayRank = (communityId: string, teamId: string, actor: Actor): boolean =>
  permissions['point.rank'].some((party) => partiesToStanding(communityId, teamId, actor).includes(party));
