import type { ActionName } from '../../domain/contract';
import type { Actor } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { actorFields, actorOf } from '../../domain/people/model';
import { isHeld, type Post } from '../../domain/posts/model';
import type { Store } from './store';

/** More posts than anyone holds at once. */
const POSTS_MAX = 50;

const postsOf = (openid: string, store: Store): Promise<Post[]> =>
  store.list('posts', { where: { personId: openid }, by: { field: 'placeId', order: 'asc' }, limit: POSTS_MAX });

type Calling = { readonly openid: string; readonly action: ActionName };

/** What anybody does as a resident: no post makes a difference to it, so none is looked up. */
const asResidents: ReadonlySet<ActionName> = new Set<ActionName>(['request.submit']);

/** Who is calling and which posts they hold right now: a post left a minute ago opens nothing any more. */
export const callerOf = async ({ openid, action }: Calling, store: Store, now: Date): Promise<Actor> => {
  const [[person], posts] = await Promise.all([
    store.rows('people', { where: { _id: openid }, by: { field: '_id', order: 'asc' }, limit: 1, fields: actorFields }),
    asResidents.has(action) ? [] : postsOf(openid, store),
  ]);
  // Whatever they did now would have to be found and removed again.
  if (person?.leaving?.going) refuse('LEAVING_NOW');
  return actorOf(
    openid,
    person,
    posts.filter((post) => isHeld(post, now)),
    now,
  );
};
