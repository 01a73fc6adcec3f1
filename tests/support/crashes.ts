import type { FaultRule } from './cloud';
import type { Town } from './town';

/** A transaction whose owner died holds its documents until the database gives it up. */
export const GIVEN_UP_MS = 35_000;

export type Death = Extract<FaultRule['kind'], 'crashBefore' | 'crashAfter'>;
export const deaths: readonly Death[] = ['crashBefore', 'crashAfter'];

/** One minute of the clock in which it dies at its n-th write; answers whether it came that far. */
export const clockDies = async (town: Town, kind: Death, nth: number): Promise<boolean> => {
  await town.cloud.faults([{ kind, nth, times: 1, function: 'clock' }]);
  const { fired, ok } = await town.cloud.fire('clock');
  await town.cloud.faults([]);
  return ok < fired;
};
