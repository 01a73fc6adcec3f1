import type { ActionName } from '../contract';
import { postsWithin, type Actor, type HeldPost } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { isPermitted } from '../permissions';
import { postLabel } from './model';

/** The post somebody does this as, in a place: the first of theirs there that the action is open to. */
export const postActing = (actor: Actor, scopes: readonly string[], action: ActionName): HeldPost | undefined =>
  postsWithin(actor, scopes).find(({ role }) => isPermitted(action, [role]));

/** How staff are named wherever they act. */
export const bylineFor = (actor: Actor, scopes: readonly string[], action: ActionName): string =>
  postLabel(postActing(actor, scopes, action) ?? refuse('NOT_YOURS_TO_DO'));
