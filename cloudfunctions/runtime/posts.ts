import type { Post } from '../../domain/posts/model';
import { oneOf } from './filters';
import type { Store } from './store';

const POSTS_MAX = 100;
const DISTRICT_CODE_LENGTH = 6;

/** The posts that serve a place: its own and those of everything above it, the district's offices aside. */
export const postsServing = (scopes: readonly string[], store: Store): Promise<Post[]> =>
  store.list('posts', {
    where: { placeId: oneOf(scopes.filter((id) => id.length > DISTRICT_CODE_LENGTH)) },
    by: { field: 'placeId', order: 'desc' },
    limit: POSTS_MAX,
  });
