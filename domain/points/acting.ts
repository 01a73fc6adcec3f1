import type { ActionName } from '../contract';
import type { Actor, Party } from '../kernel/access';
import { isPermitted } from '../permissions';
import { postActing } from '../posts/acting';
import { postLabel } from '../posts/model';
import { communityScopes, staffOf } from './model';

/** 东苑社区 社区专员: in which capacity somebody acts there. */
export const capacityOf = (actor: Actor, communityId: string, action: ActionName): string => {
  const post = postActing(actor, communityScopes(communityId), action);
  return post ? postLabel(post) : '';
};

/** A team's leader speaks for the team alone; staff speak for their community and its teams. */
export const partiesToStanding = (communityId: string, teamId: string, actor: Actor): Party[] => {
  const leads = teamId !== '' && actor.posts.some((post) => post.role === 'teamLeader' && post.unitId === teamId);
  const parties = staffOf(communityId, actor).filter((party) => party !== 'teamLeader');
  return leads ? [...parties, 'teamLeader'] : parties;
};

export const mayRank = (communityId: string, teamId: string, actor: Actor): boolean =>
  isPermitted('point.rank', partiesToStanding(communityId, teamId, actor));
