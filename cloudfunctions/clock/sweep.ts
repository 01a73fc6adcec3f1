import { collections, type CollectionName, type Documents } from '../../domain/collections';
import type { By } from '../runtime/dialect';
import type { Where } from '../runtime/filters';
import { idOf } from '../runtime/operation';
import { reportBug } from '../runtime/report';
import { openStore, type Store } from '../runtime/store';
import { LostRace } from '../runtime/untilWon';

const PAGE = 20;

/** What was done, and whether time was up while there was more to do. */
export type Swept = { readonly done: number; readonly more: boolean };

/** `until` is a moment of the watch that only runs forward: the clock on the wall may be set while we work. */
export type Sweep = (now: Date, until: number) => Promise<Swept>;

export const isOver = (until: number): boolean => performance.now() >= until;

/** An even part of the time that is left; what one does not need is there for those after it. */
const shareOf = (until: number, among: number): number => {
  const now = performance.now();
  return now + (until - now) / among;
};

/** One after the other, each within its share of the time, and round again with whoever has more to do. */
export const inTurn =
  (sweeps: readonly Sweep[]): Sweep =>
  async (now, until) => {
    let done = 0;
    let left = sweeps;
    while (left.length > 0 && !isOver(until)) {
      const unfinished: Sweep[] = [];
      for (const [index, one] of left.entries()) {
        const swept = await one(now, shareOf(until, left.length - index));
        done += swept.done;
        if (swept.more) unfinished.push(one);
      }
      left = unfinished;
    }
    return { done, more: left.length > 0 };
  };

/** The clock is nobody's visitor: it asks no leave and stamps no operation. */
export const clockStore = (): Store => openStore({ mayWrite: () => undefined, operation: undefined });

type Due<C extends CollectionName> = {
  readonly name: string;
  readonly of: C;
  readonly where: Where<Documents[C]>;
  readonly by: By<Documents[C]>;
  /** What to do with one; answers how much was done. */
  readonly each: (doc: Documents[C], store: Store, until: number) => Promise<number>;
};

/** A document named after a person is told by another name: logs say nothing about people. */
const nameOf = (of: CollectionName, _id: string): string => ('_id' in collections[of].sensitivity ? idOf(_id) : _id);

/** One that moved on meanwhile is left to the next sweep; one that breaks is told and does not stop the others. */
const tried = async <C extends CollectionName>(
  { name, of, each }: Due<C>,
  doc: Documents[C],
  until: number,
  store: Store,
): Promise<number> => {
  try {
    return await each(doc, store, until);
  } catch (error) {
    if (!(error instanceof LostRace))
      reportBug(error, { requestId: nameOf(of, doc._id), function: 'clock', action: name });
    return 0;
  }
};

/** Goes through what is due, page by page, until its time is up: the next minute finds the rest still due. */
export const sweep = async <C extends CollectionName>(until: number, about: Due<C>): Promise<Swept> => {
  let done = 0;
  let after: { value: string; _id: string } | undefined;
  for (;;) {
    const store = clockStore();
    const due = await store.list(about.of, { where: about.where, by: about.by, limit: PAGE, after });
    for (const doc of due) {
      if (isOver(until)) return { done, more: true };
      done += await tried(about, doc, until, store);
    }
    const last = due.at(-1);
    if (!last || due.length < PAGE) return { done, more: false };
    after = { value: String(last[about.by.field]), _id: last._id };
  }
};
