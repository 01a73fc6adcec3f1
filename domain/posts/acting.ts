import type { ActionName } from '../contract';
import { postsWithin, type Actor, type HeldPost } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { permissions } from '../permissions';
import { roleLabels } from './model';

/** The post somebody does this as, in a place: the first of theirs there that the action is open to. */
export const postActing = (actor: Actor, scopes: readonly string[], action: ActionName): HeldPost | undefined => {
  const allowed: readonly string[] = permissions[action];
  return postsWithin(actor, scopes).find(({ role }) => allowed.includes(role));
};

/** 东苑社区 社区专员: how staff are named wherever they act. */
export const bylineFor = (actor: Actor, scopes: readonly string[], action: ActionName): string => {
  const post = postActing(actor, scopes, action) ?? refuse('NOT_YOURS_TO_DO');
  return `${post.place} ${roleLabels[post.role]}`;
};
