import type { Stored } from '../kernel/document';
import type { Wish } from './model';

/** How many wishes came true in a community: its `_id` is the community's. */
export type WishCount = Stored & { readonly fulfilled: number };

export const newWishCount = (communityId: string): WishCount => ({ _id: communityId, version: 1, fulfilled: 0 });

/** Counted together or not at all, so once. */
export const counted = (wish: Wish, count: WishCount): [Wish, WishCount] => [
  { ...wish, countDueAt: '' },
  { ...count, fulfilled: count.fulfilled + 1 },
];
