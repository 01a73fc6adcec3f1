import type { CollectionName, Documents } from '../../domain/collections';
import { assert, refuse } from '../../domain/kernel/fault';
import { isDoneIn, stamped, type Guard } from './guard';
import { rememberLoaded } from './loaded';
import { sealedWhole } from './seal';
import { database, type Transaction } from './sdk';
import { LostRace } from './untilWon';

/** What may be done inside a transaction. A row to insert must not exist yet. */
export type Together = {
  find<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | undefined>;
  get<C extends CollectionName>(collection: C, id: string): Promise<Documents[C]>;
  insert<C extends CollectionName>(collection: C, doc: Documents[C]): Promise<void>;
  save<C extends CollectionName>(collection: C, doc: Documents[C]): Promise<Documents[C]>;
  /** Saves, and leaves it to another document of the transaction to remember the press: a busy one would forget its own. */
  touch<C extends CollectionName>(collection: C, doc: Documents[C]): Promise<void>;
};

/** How the SDK tells a conflict: by the code it gives to nearly everything inside a transaction. */
const TRANSACTION_FAILED = [-501001, -502001];

const isConflict = (error: unknown): boolean =>
  TRANSACTION_FAILED.includes(Number((error as { errCode?: unknown } | null)?.errCode));

/** The same press won meanwhile: whoever comes second decides again from the start, where that is told. */
const assertFirst = (doc: object, guard: Guard): void => {
  if (isDoneIn(doc, guard)) throw new LostRace();
};

const together = (guard: Guard, transaction: Transaction): Together => {
  const { open, changes, saved: kept, before } = rememberLoaded();
  const at = <C extends CollectionName>(collection: C, id: string) => transaction.collection(collection).doc(id);
  const find: Together['find'] = async (collection, id) => {
    const { data } = await at(collection, id).get();
    return data ? open(collection, data) : undefined;
  };
  const written = async <C extends CollectionName>(collection: C, doc: Documents[C], next: Documents[C]) => {
    const loaded = before(collection, doc._id);
    assert(loaded !== undefined, 'What is saved in a transaction was read in it, so that a conflict shows.');
    if (loaded === doc) return doc;
    const saved = { ...next, version: doc.version + 1 };
    await at(collection, doc._id).update({ data: changes(collection, saved) });
    return kept(collection, saved);
  };
  return {
    find,
    get: async (collection, id) => {
      const doc = (await find(collection, id)) ?? refuse('NOT_FOUND');
      assertFirst(doc, guard);
      return doc;
    },
    insert: async (collection, doc) => {
      const data = sealedWhole(collection, stamped(collection, doc, guard));
      await transaction.collection(collection).add({ data });
    },
    save: (collection, doc) => written(collection, doc, stamped(collection, doc, guard)),
    touch: async (collection, doc) => void (await written(collection, doc, doc)),
  };
};

/** The SDK's own retry never fires for a conflict in here, so a conflict is a lost race and the road decides again. */
export const inTransaction =
  (guard: Guard) =>
  async <T>(work: (documents: Together) => Promise<T>): Promise<T> => {
    await guard.mayWrite();
    await guard.beforeWrite?.();
    const transaction = await database.startTransaction();
    try {
      const result = await work(together(guard, transaction));
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.rollback().catch(() => undefined);
      if (isConflict(error)) throw new LostRace();
      throw error;
    }
  };
