import type { Post } from '../../domain/posts/model';
import { districtIn, DISTRICT_CODE_LENGTH } from './duties';
import { eachMinute } from './eachMinute';
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

/** More places than one instance hears of within a minute. */
const PLACES_MAX = 2_000;
const known = eachMinute<Post[]>(PLACES_MAX);

/** Whom a receipt names: who took or left a post shows there within a minute, and a rush of reports asks once. */
export const postsKnownToServe = (scopes: readonly string[], now: Date, store: Store): Promise<Post[]> =>
  known(scopes.join(), now, () => postsServing(scopes, store));

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

const UNIT_POSTS_MAX = 50;

export const postsOfUnit = (unitId: string, store: Store): Promise<Post[]> =>
  store.list('posts', { where: { unitId }, by: { field: 'placeId', order: 'asc' }, limit: UNIT_POSTS_MAX });

/** Everybody who may have in hand what a post of a place had: those around and above it, and its colleagues. */
export const postsAround = async (scopes: readonly string[], unitId: string, store: Store): Promise<Post[]> => {
  const [posts, colleagues] = await Promise.all([
    postsUpToDistrict(scopes, store),
    unitId === '' ? [] : postsOfUnit(unitId, store),
  ]);
  return [...colleagues, ...posts];
};
