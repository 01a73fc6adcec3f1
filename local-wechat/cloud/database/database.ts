import { refuse } from '../fault';
import { asCloudError, isRecord, revive, type Document } from './ejson';
import { openActions } from './actions';
import { openStore } from './store';

/** One trip to the database, as the inspector and the budgets see it. */
export type Trip = {
  action: string;
  collection?: string;
  /** Documents parsed and tested, whether they matched or not. */
  documentsExamined: number;
  documentsReturned: number;
  index?: string;
};

export type IndexDefinition = { name: string; keys: Record<string, 1 | -1>; unique?: boolean };

/** What `dist/indexes.json` holds; every key also creates its collection. */
export type IndexFile = Record<string, IndexDefinition[]>;

export type Database = {
  /**
   * Answers one `database.*` wire call: the reply's `data`, or a CloudError with a production code.
   * The data of `database.startTransaction` is `{ transactionId }`, which the wire carries at the top level.
   */
  call(body: Record<string, unknown>, seen: (trip: Trip) => void): unknown;
  /** Inserts in bulk and creates the collections. */
  load(collections: Record<string, unknown[]>): void;
  collections(): { name: string; count: number; indexes: IndexDefinition[] }[];
  /** Documents in the order of insertion, as EJSON, for the inspector. */
  peek(name: string, range: { limit: number; skip: number }): unknown[];
  /** Empties every collection; collections and indexes stay. */
  reset(): void;
  close(): void;
};

export const openDatabase = (options: { file: string; indexes?: IndexFile; now: () => number }): Database => {
  const store = openStore(options.file);
  const actions = openActions(store, options.now);
  for (const name of Object.keys(options.indexes ?? {})) if (!store.find(name)) store.create(name);
  return {
    call: (body, seen) => {
      try {
        return actions.answer(body, seen);
      } catch (error) {
        throw asCloudError(error);
      }
    },
    load: (collections) =>
      store.atomically(() => {
        for (const [name, documents] of Object.entries(collections)) {
          if (!store.find(name)) store.create(name);
          actions.insert(
            name,
            documents.map((document) => documentOf(revive(document, options.now()))),
          );
        }
      }),
    collections: () =>
      store.names().map((name) => {
        const collection = store.find(name);
        return { name, count: collection ? store.count(collection) : 0, indexes: [] };
      }),
    peek: (name, { limit, skip }) => {
      const collection = store.find(name);
      return collection ? store.page(collection, limit, skip).map((row) => JSON.parse(row.doc) as unknown) : [];
    },
    reset: () => {
      store.atomically(() => store.clear());
      actions.forget();
    },
    close: () => store.close(),
  };
};

const documentOf = (value: unknown): Document =>
  isRecord(value) ? value : refuse('INVALID_PARAM', 'A document is an object.');
