import { divisionsOf } from '../../domain/places/model';
import type { Unit } from '../../domain/units/model';
import { greaterThan, lessThan, oneOf, type Where } from '../runtime/filters';
import type { Store } from '../runtime/store';

/** More than a district has departments and a community teams. */
const UNITS_MAX = 100;
const COMMUNITY_CODE_LENGTH = 12;

export const listUnits = (where: Where<Unit>, store: Store): Promise<Unit[]> =>
  store.list('units', { where, by: { field: 'placeId', order: 'asc' }, limit: UNITS_MAX });

/** After every digit and before nothing a place is called: everything whose id goes on from another's. */
const BEHIND_DIGITS = ':';

/** What works for a place, and what works for the places below it; side by side. */
export const unitsAround = async (placeIds: readonly string[], store: Store): Promise<Unit[]> => {
  if (placeIds.length === 0) return [];
  const above = [...new Set(placeIds.flatMap(divisionsOf))];
  const below = [...new Set(placeIds)].filter((placeId) => placeId.length < COMMUNITY_CODE_LENGTH);
  const found = await Promise.all([
    listUnits({ placeId: oneOf(above) }, store),
    ...below.map((placeId) =>
      listUnits({ placeId: [greaterThan(placeId), lessThan(`${placeId}${BEHIND_DIGITS}`)] }, store),
    ),
  ]);
  return [...new Map(found.flat().map((unit) => [unit._id, unit])).values()];
};
