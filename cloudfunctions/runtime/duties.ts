import type { Actor } from '../../domain/kernel/access';
import type { DutyList } from '../../domain/duties/model';
import type { Store } from './store';

export const DISTRICT_CODE_LENGTH = 6;

/** The district of somebody's posts, or of their home; empty for a visitor. */
export const districtOf = ({ posts, home }: Actor): string =>
  (posts[0]?.placeId ?? home?.placeId ?? '').slice(0, DISTRICT_CODE_LENGTH);

/** The district a place lies in. */
export const districtIn = (scopes: readonly string[]): string =>
  scopes.find((id) => id.length === DISTRICT_CODE_LENGTH) ?? '';

/** The latest edition: the one that counts from the moment it is published. */
export const dutyListInForce = async (district: string, store: Store): Promise<DutyList | undefined> => {
  const [latest] = await store.list('dutyLists', {
    where: { district },
    by: { field: 'edition', order: 'desc' },
    limit: 1,
  });
  return latest;
};
