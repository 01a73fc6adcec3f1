import { partiesOf } from '../../domain/kernel/access';
import type { dutyActions } from '../../domain/duties/contract';
import { dutyListViewOf } from '../../domain/duties/model';
import { publish } from '../../domain/duties/rules';
import type { unitActions } from '../../domain/units/contract';
import { unitRowOf } from '../../domain/units/model';
import { districtOf, dutyListInForce } from '../runtime/duties';
import type { HandlersOf } from '../runtime/serve';
import { listUnits, unitsAround } from './units';

export const dutyHandlers = {
  'duty.read': async ({ input, caller, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const district = districtOf(actor);
    return dutyListViewOf(await dutyListInForce(district, store), input.category);
  },

  'duty.publish': async ({ input, caller, now, store, permit, once, create }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'NOT_ON_DUTY');
    const district = districtOf(actor);
    const [before, units] = await Promise.all([
      dutyListInForce(district, store),
      listUnits({ placeId: district }, store),
    ]);
    const next = () => publish(before, { district, items: input.items, units }, now);
    const decided = before ? once(before, next) : next();
    return dutyListViewOf(decided === before ? before : await create('dutyLists', decided));
  },

  'unit.list': async ({ caller, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'NOT_ON_DUTY');
    const placeIds = actor.posts.map(({ placeId }) => placeId);
    return { units: (await unitsAround(placeIds, store)).map(unitRowOf) };
  },
} satisfies HandlersOf<typeof dutyActions & typeof unitActions>;
