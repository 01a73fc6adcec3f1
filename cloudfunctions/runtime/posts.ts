import type { Post } from '../../domain/posts/model';
import { districtIn, DISTRICT_CODE_LENGTH } from './duties';
import { oneOf } from './filters';
import type { Store } from './store';

const POSTS_MAX = 100;

/** The posts that serve a place: its own and those of everything above it, the district's offices aside. */
export const postsServing = (scopes: readonly string[], store: Store): Promise<Post[]> =>
  store.list('posts', {
    where: { placeId: oneOf(scopes.filter((id) => id.length > DISTRICT_CODE_LENGTH)) },
    by: { field: 'placeId', order: 'desc' },
    limit: POSTS_MAX,
  });

const MINUTE = 60_000;
/** More places than one instance hears of within a minute. */
const PLACES_MAX = 2_000;

let kept: { readonly minute: number; readonly serving: Map<string, Promise<Post[]>> } | undefined;

/** Whom a receipt names: who took or left a post shows there within a minute, and a rush of reports asks once. */
export const postsKnownToServe = (scopes: readonly string[], now: Date, store: Store): Promise<Post[]> => {
  const minute = Math.floor(now.getTime() / MINUTE);
  if (kept?.minute !== minute || kept.serving.size >= PLACES_MAX) kept = { minute, serving: new Map() };
  const { serving } = kept;
  const place = scopes.join();
  const known = serving.get(place) ?? postsServing(scopes, store);
  serving.set(place, known);
  known.catch(() => serving.delete(place));
  return known;
};

/** The same and the district's administrators: what has gone all the way up still reaches somebody. */
export const postsUpToDistrict = async (scopes: readonly string[], store: Store): Promise<Post[]> => {
  const [posts, admins] = await Promise.all([
    postsServing(scopes, store),
    store.list('posts', {
      where: { placeId: districtIn(scopes), role: 'districtAdmin' },
      by: { field: 'placeId', order: 'desc' },
      limit: POSTS_MAX,
    }),
  ]);
  return [...posts, ...admins];
};
