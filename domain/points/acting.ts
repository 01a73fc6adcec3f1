import type { ActionName } from '../contract';
import { postsWithin, type Actor } from '../kernel/access';
import { permissions } from '../permissions';
import { roleLabels } from '../posts/model';
import { communityScopes } from './model';

/** 东苑社区 社区专员: in which capacity somebody acts there. */
export const capacityOf = (actor: Actor, communityId: string, action: ActionName): string => {
  const allowed: readonly string[] = permissions[action];
  const post = postsWithin(actor, communityScopes(communityId)).find(({ role }) => allowed.includes(role));
  return post ? `${post.place} ${roleLabels[post.role]}` : '';
};
