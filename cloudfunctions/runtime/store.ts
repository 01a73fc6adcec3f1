import { collections, type CollectionName, type Documents } from '../../domain/collections';
import type { Aggregate, Applied } from '../../domain/kernel/document';
import { withOperation } from '../../domain/kernel/document';
import { assert, refuse } from '../../domain/kernel/fault';
import { assertPlain, saidPage, saidThen, saidWhere, type After, type By } from './dialect';
import { appended, lacks, type Then, type When, type Where } from './filters';
import { hasApplied } from './operation';
import { database, type Transaction } from './sdk';

/** Somebody else wrote first. The road loads again and decides again. */
export class LostRace extends Error {}

export type Listing<D> = {
  readonly where: Where<D>;
  readonly by: By<D>;
  readonly limit: number;
  readonly after?: After | undefined;
};

export type Store = {
  find<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | undefined>;
  /** The document, or the refusal a stranger would get as well. */
  get<C extends CollectionName>(collection: C, id: string): Promise<Documents[C]>;
  list<C extends CollectionName>(collection: C, listing: Listing<Documents[C]>): Promise<Documents[C][]>;
  /** How many there are, counted no further than `most`: a badge costs the same however much there is. */
  count<C extends CollectionName>(collection: C, where: Where<Documents[C]>, most: number): Promise<number>;
  /** That it exists already is an answer, not an error. */
  insert<C extends CollectionName>(collection: C, doc: Documents[C]): Promise<'inserted' | 'exists'>;
  /** Writes what changed since it was loaded, if nobody wrote in between. */
  save<C extends CollectionName>(collection: C, doc: Documents[C]): Promise<Documents[C]>;
  /**
   * A guarded update: whether it may happen is decided by the database in the same breath as the write. With `once`
   * the press is remembered by it, and counts only if it has not yet.
   */
  claim<C extends CollectionName>(
    collection: C,
    id: string,
    claim: { when: When<Documents[C]>; then: Then<Documents[C]>; once?: boolean },
  ): Promise<boolean>;
  /** Several documents change together or not at all. Only by id: queries would silently run outside. */
  transaction<T>(work: (documents: Together) => Promise<T>): Promise<T>;
  /** Whether anything read so far says that this very press was already done. */
  hasSeenDone(): boolean;
};

/** What may be done inside a transaction. A row to insert must not exist yet. */
export type Together = {
  find<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | undefined>;
  get<C extends CollectionName>(collection: C, id: string): Promise<Documents[C]>;
  insert<C extends CollectionName>(collection: C, doc: Documents[C]): Promise<void>;
  save<C extends CollectionName>(collection: C, doc: Documents[C]): Promise<Documents[C]>;
  /** Saves, and leaves it to another document of the transaction to remember the press: a busy one would forget its own. */
  touch<C extends CollectionName>(collection: C, doc: Documents[C]): Promise<void>;
};

type Guard = {
  /** Throws unless leave was asked: nothing is kept of an action nobody allowed. */
  readonly mayWrite: () => void;
  /** What every write of this call is stamped with, so that a replay is recognised. */
  readonly operation: Applied | undefined;
};

const MOST_ROWS = 100;

const stamped = <C extends CollectionName>(name: C, doc: Documents[C], { operation }: Guard): Documents[C] => {
  if (!operation || !('operations' in doc)) return doc;
  return { ...doc, operations: withOperation(doc.operations, operation, collections[name].remembers) };
};

/** This press has not counted here yet, and from now on it has. */
const pressedOnce = ({ operation }: Guard): { where: object; stamp: object } => {
  assert(operation !== undefined, 'Only a press can be remembered.');
  return {
    where: saidWhere({ 'operations.id': lacks(operation.id) }),
    stamp: saidThen({ operations: appended(operation) }),
  };
};

/** Only the fields that differ from what was loaded, and the ones that are gone. */
const changesOf = (doc: object, loaded: object | undefined): Record<string, unknown> => {
  const before = new Map(Object.entries(loaded ?? {}));
  const changed = Object.entries(doc).filter(([key, value]) => key !== '_id' && before.get(key) !== value);
  const gone = [...before.keys()].filter((key) => !(key in doc));
  assert(gone.length === 0, 'A document keeps all its fields; an absent fact is null or empty.');
  return saidThen(Object.fromEntries(changed));
};

type Loaded = {
  keep<D extends { _id: string }>(collection: string, doc: D): D;
  before(collection: string, id: string): object | undefined;
  some(is: (doc: object) => boolean): boolean;
};

/** What this attempt has read, so that a save sends only what changed. */
const rememberLoaded = (): Loaded => {
  const docs = new Map<string, object>();
  const versionOf = (doc: object): unknown => ('version' in doc ? doc.version : undefined);
  return {
    keep: (collection, doc) => {
      const key = `${collection}/${doc._id}`;
      const known = docs.get(key);
      // Read twice by two questions it is one document, or a save would take the first for a change of the second.
      if (known && versionOf(known) === versionOf(doc)) return known as typeof doc;
      docs.set(key, doc);
      return doc;
    },
    before: (collection, id) => docs.get(`${collection}/${id}`),
    some: (is) => [...docs.values()].some(is),
  };
};

const reading = ({ keep }: Loaded): Pick<Store, 'find' | 'get' | 'list' | 'count'> => {
  const find: Store['find'] = async (collection, id) => {
    assert(typeof id === 'string' && id !== '', 'A document is found by its id.');
    const { data } = await database.collection(collection).doc(id).get();
    return data ? keep(collection, data as Documents[typeof collection]) : undefined;
  };
  return {
    find,
    get: async (collection, id) => (await find(collection, id)) ?? refuse('NOT_FOUND'),
    list: async (collection, { where, by, limit, after }) => {
      assert(limit > 0 && limit <= MOST_ROWS, 'A list is asked for by pages.');
      const query = database.collection(collection).where(saidPage(where, by, after));
      const ordered = query.orderBy(by.field, by.order);
      const { data } = await (by.field === '_id' ? ordered : ordered.orderBy('_id', 'asc')).limit(limit).get();
      return (data as Documents[typeof collection][]).map((doc) => keep(collection, doc));
    },
    count: async (collection, where, most) => {
      assert(most > 0 && most <= MOST_ROWS, 'A count has an end.');
      const query = database.collection(collection).where(saidWhere(where)).field({ _id: true }).limit(most);
      return (await query.get()).data.length;
    },
  };
};

const writing = (
  guard: Guard,
  loaded: Loaded,
  { find }: Pick<Store, 'find'>,
): Pick<Store, 'insert' | 'save' | 'claim'> => ({
  insert: async (collection, doc) => {
    guard.mayWrite();
    const data = stamped(collection, doc, guard);
    assertPlain(data, collection);
    try {
      await database.collection(collection).add({ data });
      return 'inserted';
    } catch (error) {
      if (await find(collection, doc._id)) return 'exists';
      throw error;
    }
  },
  save: async (collection, doc) => {
    guard.mayWrite();
    const before = loaded.before(collection, doc._id);
    if (before === doc) return doc;
    const saved = { ...stamped(collection, doc, guard), version: doc.version + 1 };
    const { stats } = await database
      .collection(collection)
      .where({ _id: doc._id, version: doc.version })
      .update({ data: changesOf(saved, before) });
    if (stats.updated !== 1) throw new LostRace();
    return loaded.keep(collection, saved);
  },
  claim: async (collection, id, { when, then, once = false }) => {
    guard.mayWrite();
    const { where, stamp } = once ? pressedOnce(guard) : { where: {}, stamp: {} };
    const { stats } = await database
      .collection(collection)
      .where({ ...saidWhere(when), ...where, _id: id })
      .update({ data: { ...saidThen(then), ...stamp, version: database.command.inc(1) } });
    return stats.updated === 1;
  },
});

/** How the SDK tells a conflict: by the code it gives to nearly everything inside a transaction. */
const TRANSACTION_FAILED = [-501001, -502001];

const isConflict = (error: unknown): boolean =>
  TRANSACTION_FAILED.includes(Number((error as { errCode?: unknown } | null)?.errCode));

const isDoneIn = (doc: object, { operation }: Guard): boolean =>
  operation !== undefined && 'operations' in doc && hasApplied(doc as Aggregate, operation);

/** The same press won meanwhile: whoever comes second decides again from the start, where that is told. */
const assertFirst = (doc: object, guard: Guard): void => {
  if (isDoneIn(doc, guard)) throw new LostRace();
};

const together = (guard: Guard, transaction: Transaction): Together => {
  const { keep, before } = rememberLoaded();
  const at = <C extends CollectionName>(collection: C, id: string) => transaction.collection(collection).doc(id);
  const find: Together['find'] = async (collection, id) => {
    const { data } = await at(collection, id).get();
    return data ? keep(collection, data as Documents[typeof collection]) : undefined;
  };
  const written = async <C extends CollectionName>(collection: C, doc: Documents[C], next: Documents[C]) => {
    const loaded = before(collection, doc._id);
    assert(loaded !== undefined, 'What is saved in a transaction was read in it, so that a conflict shows.');
    if (loaded === doc) return doc;
    const saved = { ...next, version: doc.version + 1 };
    await at(collection, doc._id).update({ data: changesOf(saved, loaded) });
    return keep(collection, saved);
  };
  return {
    find,
    get: async (collection, id) => {
      const doc = (await find(collection, id)) ?? refuse('NOT_FOUND');
      assertFirst(doc, guard);
      return doc;
    },
    insert: async (collection, doc) => {
      const data = stamped(collection, doc, guard);
      assertPlain(data, collection);
      await transaction.collection(collection).add({ data });
    },
    save: (collection, doc) => written(collection, doc, stamped(collection, doc, guard)),
    touch: async (collection, doc) => void (await written(collection, doc, doc)),
  };
};

/** The SDK's own retry never fires for a conflict in here, so a conflict is a lost race and the road decides again. */
const inTransaction =
  (guard: Guard): Store['transaction'] =>
  async (work) => {
    guard.mayWrite();
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

/** The only file that reads and writes documents. A store lives as long as one attempt of one call. */
export const openStore = (guard: Guard): Store => {
  const loaded = rememberLoaded();
  const reader = reading(loaded);
  const hasSeenDone = (): boolean => loaded.some((doc) => isDoneIn(doc, guard));
  return { ...reader, ...writing(guard, loaded, reader), transaction: inTransaction(guard), hasSeenDone };
};
