import type { Actor } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { districtOf } from '../../domain/places/shown';

const DISTRICT_DIGITS = 6;

/** Where somebody looks around: their district, or a place in it. */
export const areaOf = (placeId: string | undefined, { home, posts }: Actor): string => {
  const district = districtOf(home?.scopes ?? []) || (posts[0]?.placeId ?? '').slice(0, DISTRICT_DIGITS);
  if (placeId === undefined) return district;
  return district !== '' && placeId.startsWith(district) ? placeId : refuse('NOT_FOUND');
};
