import type { Aggregate } from '../kernel/document';

/**
 * Points somebody has earned, written with the change that earned them; the clock pays each once. How many they are the
 * rules say that were in force when they were earned.
 */
export type Owed = {
  /** What makes it the only one of its kind: a row of the journal is `reason:cause`. */
  readonly cause: string;
  readonly personId: string;
  readonly earnedAt: string;
  readonly words: string;
  readonly teamId: string;
  /** Everybody who had a hand in it. */
  readonly by: readonly string[];
  /** What it is counted by: minutes of work; 0 where every one counts the same. */
  readonly minutes: number;
  /** What was paid; 0 until then. */
  readonly points: number;
};

/** A document that owes points until the clock has paid them. */
export type Owing = Aggregate & {
  readonly communityId: string;
  readonly owed: readonly Owed[];
  /** When the clock should pay; empty when nothing is owed. */
  readonly owedDueAt: string;
};

/** What was paid stays as a line, for the owner to see; whoever is still to be paid keeps it due. */
export const paid = <D extends Owing>(doc: D, points: ReadonlyMap<string, number>): D => ({
  ...doc,
  owed: doc.owed.map((one) => ({ ...one, points: points.get(one.cause) ?? one.points })),
  owedDueAt: doc.owed.every((one) => one.points > 0 || points.has(one.cause)) ? '' : doc.owedDueAt,
});
