import type { Actor } from '../../domain/kernel/access';

/**
 * Looked up beside the caller, but told only after leave was asked: to somebody who may not know of it, what is there
 * and what is not sound the same.
 */
export const leaveFirst = async <T>(
  looking: Promise<T>,
  caller: Promise<Actor>,
  ask: (actor: Actor) => unknown,
): Promise<[found: T, actor: Actor]> => {
  looking.catch(() => undefined); // heard below, by whoever may hear it
  const actor = await caller;
  ask(actor);
  return [await looking, actor];
};
