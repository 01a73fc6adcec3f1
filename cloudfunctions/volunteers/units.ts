import type { ActionName } from '../../domain/contract';
import type { Unit } from '../../domain/units/model';
import { vacantPostOf } from '../../domain/volunteers/units';
import type { Call } from '../runtime/serve';
import { LostRace } from '../runtime/untilWon';

type Founding = Pick<Call<ActionName>, 'store' | 'once'>;

/** The unit and the vacant post that leads it come into being together or not at all; the same press finds them. */
export const founded = async ({ store, once }: Founding, unit: Unit): Promise<Unit> => {
  const before = await store.find('units', unit._id);
  if (before)
    return once(before, () => {
      throw new LostRace();
    });
  return store.transaction(async (documents) => {
    await documents.insert('units', unit);
    await documents.insert('posts', vacantPostOf(unit));
    return unit;
  });
};
