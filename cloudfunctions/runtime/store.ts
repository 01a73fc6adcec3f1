import type { CollectionName, Documents } from '../../domain/collections';
import { assert, refuse } from '../../domain/kernel/fault';
import { saidAnyOf, saidPage, saidThen, saidWhere, type After, type By } from './dialect';
import type { Then, When, Where } from './filters';
import { isDoneIn, pressedOnce, stamped, type Guard } from './guard';
import { rememberLoaded, type Loaded } from './loaded';
import { assertAskable, openDocument, sealedWhole, sealFields } from './seal';
import { database, type Query } from './sdk';
import { inTransaction, type Together } from './transaction';
import { LostRace } from './untilWon';

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
   * the press is remembered by it, and counts only if it has not yet. With `aside` it changes what no rule decides by:
   * whoever saves the document meanwhile has not lost to it.
   */
  claim<C extends CollectionName>(
    collection: C,
    id: string,
    claim: { when: When<Documents[C]>; then: Then<Documents[C]>; once?: boolean; aside?: boolean },
  ): Promise<boolean>;
  /** Several documents change together or not at all. Only by id: queries would silently run outside. */
  transaction<T>(work: (documents: Together) => Promise<T>): Promise<T>;
  /** Whether anything read so far says that this very press was already done. */
  hasSeenDone(): boolean;
};

const MOST_ROWS = 100;

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

/** Only if nobody wrote since it was loaded. */
const updateUnraced = async (
  collection: CollectionName,
  { _id, version }: Documents[CollectionName],
  data: object,
): Promise<void> => {
  const { stats } = await database.collection(collection).where({ _id, version }).update({ data });
  if (stats.updated !== 1) throw new LostRace();
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
    await updateUnraced(collection, doc, loaded.changes(collection, saved));
    return loaded.saved(collection, saved);
  },
  reseal: async (collection, doc) => {
    await guard.mayWrite();
    assert(loaded.before(collection, doc._id) === doc, 'What is sealed again is as it was loaded.');
    const data = loaded.changes(collection, doc);
    if (Object.keys(data).length === 0) return false;
    await updateUnraced(collection, doc, data);
    return true;
  },
  remove: async (collection, { _id, version }) => {
    await guard.mayWrite();
    const { stats } = await database.collection(collection).where({ _id, version }).remove();
    if (stats.removed !== 1) throw new LostRace();
  },
  claim: async (collection, id, { when, then, once = false, aside = false }) => {
    await guard.mayWrite();
    await guard.beforeWrite?.();
    const { where, stamp } = once ? pressedOnce(guard) : { where: {}, stamp: {} };
    const { stats } = await database
      .collection(collection)
      .where({ ...saidWhere(asked(collection, when)), ...where, _id: id })
      .update({
        data: {
          ...saidThen(sealFields({ collection, id }, then)),
          ...stamp,
          ...(aside ? {} : { version: database.command.inc(1) }),
        },
      });
    return stats.updated === 1;
  },
});

/** The only file that reads and writes documents. A store lives as long as one attempt of one call. */
export const openStore = (guard: Guard): Store => {
  const loaded = rememberLoaded();
  const reader = reading(loaded);
  const hasSeenDone = (): boolean => loaded.some((doc) => isDoneIn(doc, guard));
  return { ...reader, ...writing(guard, loaded, reader), transaction: inTransaction(guard), hasSeenDone };
};
