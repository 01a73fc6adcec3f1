import { collections, type CollectionName, type Documents } from '../../domain/collections';
import type { Aggregate, Applied } from '../../domain/kernel/document';
import { withOperation } from '../../domain/kernel/document';
import { assert, refuse } from '../../domain/kernel/fault';
import { saidAnyOf, saidPage, saidThen, saidWhere, type After, type By } from './dialect';
import { appended, lacks, type Then, type When, type Where } from './filters';
import { rememberLoaded, type Loaded } from './loaded';
import { hasApplied } from './operation';
import { assertPlain } from './plain';
import { assertAskable, openDocument, sealFields } from './seal';
import { database, type Query, type Transaction } from './sdk';

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
  /** The same of which only some fields are read: for showing, never for saving. */
  rows<C extends CollectionName, K extends keyof Documents[C]>(
    collection: C,
    listing: Listing<Documents[C]> & { readonly fields: readonly K[] },
  ): Promise<Pick<Documents[C], K>[]>;
  /** How many there are, counted no further than `most`: a badge costs the same however much there is. */
  count<C extends CollectionName>(collection: C, where: Where<Documents[C]>, most: number): Promise<number>;
  /** Some fields of the first so many, in no order. */
  glance<C extends CollectionName, K extends keyof Documents[C] & string>(
    collection: C,
    asked: { where: Where<Documents[C]>; fields: readonly K[]; most: number },
  ): Promise<Pick<Documents[C], K>[]>;
  /** Whether there is anything of which one of these holds. */
  isAny<C extends CollectionName>(collection: C, wheres: readonly Where<Documents[C]>[]): Promise<boolean>;
  /** That it exists already is an answer, not an error. */
  insert<C extends CollectionName>(collection: C, doc: Documents[C]): Promise<'inserted' | 'exists'>;
  /** Writes what changed since it was loaded, if nobody wrote in between. */
  save<C extends CollectionName>(collection: C, doc: Documents[C]): Promise<Documents[C]>;
  /** Seals again what an older key sealed, the content as it is: nobody loses a race to it. False when nothing was. */
  reseal<C extends CollectionName>(collection: C, doc: Documents[C]): Promise<boolean>;
  /** Takes it away for good, if nobody wrote since it was loaded. Only the clock does: see its retention.ts. */
  remove<C extends CollectionName>(collection: C, doc: Documents[C]): Promise<void>;
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
  /** Throws unless leave was asked and there is room: nothing is kept of an action nobody allowed. */
  readonly mayWrite: () => Promise<void> | void;
  /** What has to stand before anything is written. */
  readonly beforeWrite?: (() => Promise<void>) | undefined;
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

const asked = <C extends CollectionName>(collection: C, where: object): object => {
  assertAskable(collection, where);
  return where;
};

const shownOf = (fields: readonly PropertyKey[]): object => Object.fromEntries(fields.map((field) => [field, true]));

const glance: Store['glance'] = async (collection, { where, fields, most }) => {
  assert(most > 0 && most <= MOST_ROWS, 'A count has an end.');
  const shown = asked(collection, shownOf(fields));
  const query = database.collection(collection).where(saidWhere(asked(collection, where)));
  const { data } = await query.field(shown).limit(most).get();
  return data as never;
};

/** One page of a list, in its order. */
const pageOf = <C extends CollectionName>(collection: C, { where, by, limit, after }: Listing<Documents[C]>): Query => {
  assert(limit > 0 && limit <= MOST_ROWS, 'A list is asked for by pages.');
  const query = database.collection(collection).where(saidPage(asked(collection, where), by, after));
  const ordered = query.orderBy(by.field, by.order);
  return (by.field === '_id' ? ordered : ordered.orderBy('_id', 'asc')).limit(limit);
};

const rows: Store['rows'] = async (collection, { fields, ...listing }) => {
  const { data } = await pageOf(collection, listing).field(shownOf(fields)).get();
  return data.map((raw) => openDocument(collection, raw as never));
};

const reading = ({ open }: Loaded): Pick<Store, 'find' | 'get' | 'list' | 'rows' | 'glance' | 'count' | 'isAny'> => {
  const find: Store['find'] = async (collection, id) => {
    assert(typeof id === 'string' && id !== '', 'A document is found by its id.');
    const { data } = await database.collection(collection).doc(id).get();
    return data ? open(collection, data) : undefined;
  };
  return {
    find,
    get: async (collection, id) => (await find(collection, id)) ?? refuse('NOT_FOUND'),
    list: async (collection, listing) =>
      (await pageOf(collection, listing).get()).data.map((raw) => open(collection, raw)),
    rows,
    glance,
    count: async (collection, where, most) => (await glance(collection, { where, fields: ['_id'], most })).length,
    isAny: async (collection, wheres) => {
      const query = database.collection(collection).where(saidAnyOf(wheres)).field({ _id: true }).limit(1);
      return (await query.get()).data.length > 0;
    },
  };
};

const sealedWhole = <C extends CollectionName>(collection: C, doc: Documents[C]): object => {
  assertPlain(doc, collection);
  return sealFields({ collection, id: doc._id }, doc);
};

const writing = (
  guard: Guard,
  loaded: Loaded,
  { find }: Pick<Store, 'find'>,
): Pick<Store, 'insert' | 'save' | 'reseal' | 'remove' | 'claim'> => ({
  insert: async (collection, doc) => {
    await guard.mayWrite();
    await guard.beforeWrite?.();
    const data = sealedWhole(collection, stamped(collection, doc, guard));
    try {
      await database.collection(collection).add({ data });
      return 'inserted';
    } catch (error) {
      if (await find(collection, doc._id)) return 'exists';
      throw error;
    }
  },
  save: async (collection, doc) => {
    await guard.mayWrite();
    const before = loaded.before(collection, doc._id);
    if (before === doc) return doc;
    await guard.beforeWrite?.();
    const saved = { ...stamped(collection, doc, guard), version: doc.version + 1 };
    const { stats } = await database
      .collection(collection)
      .where({ _id: doc._id, version: doc.version })
      .update({ data: loaded.changes(collection, saved) });
    if (stats.updated !== 1) throw new LostRace();
    return loaded.saved(collection, saved);
  },
  reseal: async (collection, doc) => {
    await guard.mayWrite();
    assert(loaded.before(collection, doc._id) === doc, 'What is sealed again is as it was loaded.');
    const data = loaded.changes(collection, doc);
    if (Object.keys(data).length === 0) return false;
    const { stats } = await database
      .collection(collection)
      .where({ _id: doc._id, version: doc.version })
      .update({ data });
    if (stats.updated !== 1) throw new LostRace();
    return true;
  },
  remove: async (collection, { _id, version }) => {
    await guard.mayWrite();
    const { stats } = await database.collection(collection).where({ _id, version }).remove();
    if (stats.removed !== 1) throw new LostRace();
  },
  claim: async (collection, id, { when, then, once = false }) => {
    await guard.mayWrite();
    await guard.beforeWrite?.();
    const { where, stamp } = once ? pressedOnce(guard) : { where: {}, stamp: {} };
    const { stats } = await database
      .collection(collection)
      .where({ ...saidWhere(asked(collection, when)), ...where, _id: id })
      .update({
        data: { ...saidThen(sealFields({ collection, id }, then)), ...stamp, version: database.command.inc(1) },
      });
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
const inTransaction =
  (guard: Guard): Store['transaction'] =>
  async (work) => {
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

/** The only file that reads and writes documents. A store lives as long as one attempt of one call. */
export const openStore = (guard: Guard): Store => {
  const loaded = rememberLoaded();
  const reader = reading(loaded);
  const hasSeenDone = (): boolean => loaded.some((doc) => isDoneIn(doc, guard));
  return { ...reader, ...writing(guard, loaded, reader), transaction: inTransaction(guard), hasSeenDone };
};
