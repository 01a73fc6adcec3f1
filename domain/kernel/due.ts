/**
 * Something owed by a moment. Late, it reminds whoever owes it and climbs one level, once for each level it may climb;
 * `climbed` counts them, `climbedAt` is the last of them and `climbsAt` the next.
 */
export type Due = {
  readonly dueAt: string;
  readonly doneAt: string;
  readonly climbed?: number;
  readonly climbedAt?: string;
  readonly climbsAt?: string;
};

export const climbsOf = ({ climbed = 0 }: Due): number => climbed;

/** When the clock looks at it next; empty once it is done or has climbed as far as it may. */
export const nextClimb = (due: Due, levels: number): string =>
  due.doneAt !== '' || climbsOf(due) >= levels ? '' : (due.climbsAt ?? due.dueAt);

/** One level up, however long nobody looked; if nothing happens, once more from `again` on. */
export const climbed = <D extends Due>(due: D, now: Date, again: Date): D => ({
  ...due,
  climbed: climbsOf(due) + 1,
  climbedAt: now.toISOString(),
  climbsAt: again.toISOString(),
});

/** Done after its time, or carried up because it was not done. */
export const wasLate = (due: Due): boolean => climbsOf(due) > 0 || (due.doneAt !== '' && due.doneAt > due.dueAt);
