import { partiesOf } from '../../domain/kernel/access';
import type { dutyActions } from '../../domain/duties/contract';
import { dutyListViewOf } from '../../domain/duties/model';
import { publish } from '../../domain/duties/rules';
import type { unitActions } from '../../domain/units/contract';
import { unitRowOf, type Unit } from '../../domain/units/model';
import { districtOf, dutyListInForce } from '../runtime/duties';
import { oneOf } from '../runtime/filters';
import type { HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';

/** More than a district has departments and a community teams. */
const UNITS_MAX = 100;

const unitsAt = (places: readonly string[], store: Store): Promise<Unit[]> =>
  places.length === 0
    ? Promise.resolve([])
    : store.list('units', {
        where: { placeId: oneOf(places) },
        by: { field: 'placeId', order: 'asc' },
        limit: UNITS_MAX,
      });

/** 410403001001 lies in 410403001, and that in 410403: what works for a place works for everything below it. */
const placesAbove = (placeId: string): string[] => {
  const code = placeId.slice(0, 12);
  return [6, 9, 12].filter((length) => code.length >= length).map((length) => code.slice(0, length));
};

export const dutyHandlers = {
  'duty.read': async ({ input, caller, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const district = districtOf(actor);
    const [list, units] = await Promise.all([dutyListInForce(district, store), unitsAt([district], store)]);
    return dutyListViewOf(list, units, input.category);
  },

  'duty.publish': async ({ input, caller, now, store, permit, once, create }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'NOT_ON_DUTY');
    const district = districtOf(actor);
    const [before, units] = await Promise.all([dutyListInForce(district, store), unitsAt([district], store)]);
    const next = () => publish(before, { district, items: input.items }, now);
    const decided = before ? once(before, next) : next();
    return dutyListViewOf(decided === before ? before : await create('dutyLists', decided), units);
  },

  'unit.list': async ({ caller, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'NOT_ON_DUTY');
    const places = [...new Set(actor.posts.flatMap(({ placeId }) => placesAbove(placeId)))];
    return { units: (await unitsAt(places, store)).map(unitRowOf) };
  },
} satisfies HandlersOf<typeof dutyActions & typeof unitActions>;
