import { asCloudError, refuse } from '../fault';
import { isRecord, revive, type Document } from './ejson';
import { answer } from './actions';
import type { IndexDefinition } from './indexes';
import { Store } from './store';
import { Transactions } from './transactions';
import type { Trip } from './trip';
import { insert } from './writes';

/** What `dist/indexes.json` holds; every key also creates its collection. */
export type IndexFile = Record<string, IndexDefinition[]>;

export type Database = ReturnType<typeof openDatabase>;

const documentOf = (value: unknown): Document =>
  isRecord(value) ? value : refuse('INVALID_PARAM', 'A document is an object.');

type Opening = { file: string; indexes?: IndexFile; now: () => number };

export const openDatabase = ({ file, indexes = {}, now }: Opening) => {
  const store = new Store(file);
  const transactions = new Transactions(store, now);
  try {
    for (const [name, definitions] of Object.entries(indexes)) store.declare(name, definitions);
  } catch (error) {
    store.close();
    throw error;
  }
  return {
    /**
     * Answers one `database.*` wire call: the reply's `data`, or a CloudError with a production code.
     * The data of `database.startTransaction` is `{ transactionId }`, which the wire carries at the top level.
     */
    call: (body: Document, seen: (trip: Trip) => void): unknown => {
      try {
        return answer({ store, transactions, now }, body, seen);
      } catch (error) {
        throw asCloudError(error, 'DATABASE_REQUEST_FAILED');
      }
    },
    /** Inserts in bulk and creates the collections. */
    load: (collections: Record<string, unknown[]>) => {
      for (const [name, documents] of Object.entries(collections)) {
        const trip: Trip = { action: 'load', documentsExamined: 0, documentsReturned: 0, documentsWritten: 0 };
        const collection = store.find(name) ?? store.create(name);
        insert(
          { store, transactions, trip },
          collection,
          documents.map((document) => documentOf(revive(document, now()))),
        );
      }
    },
    collections: () =>
      store.names().map((name) => {
        const collection = store.existing(name);
        return {
          name,
          count: store.count(collection),
          indexes: collection.indexes.map(({ definition }) => definition),
        };
      }),
    /** Documents in the order of insertion, as EJSON, for the inspector. */
    peek: (name: string, { limit, skip }: { limit: number; skip: number }) =>
      store.page(store.existing(name), limit, skip).map((row) => JSON.parse(row.doc) as unknown),
    /** Empties every collection; collections and indexes stay. */
    reset: () => {
      transactions.forget();
      store.clear();
    },
    close: () => store.close(),
  };
};
