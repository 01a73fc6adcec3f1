import { randomBytes } from 'node:crypto';
import { refuse } from '../fault';
import { copyOf, encode, isRecord, ObjectId, type Document } from './ejson';
import { find, following, idText, type Found, type Wanted } from './find';
import { keyOf } from './keys';
import type { Collection, Store, Write } from './store';
import type { Transactions } from './transactions';
import type { Trip } from './trip';
import { changed, checkFieldNames, checkUpdate } from './update';

/** Where a call stands: its transaction if it carries one, and the trip it is. */
export type Context = { store: Store; transactions: Transactions; transactionId?: string | undefined; trip: Trip };

/** Finds what this caller may see. */
export const look = (
  { store, transactions, transactionId, trip }: Context,
  collection: Collection,
  wanted: Wanted,
): Found[] => find(store, collection, wanted, { trip, view: transactions.view(transactionId, collection.name) });

const checkId = (id: unknown): void => {
  const fine = (typeof id === 'string' && id !== '') || Number.isFinite(id) || id instanceof ObjectId;
  if (!fine) refuse('DATABASE_REQUEST_FAILED', 'An _id is a text, a number or an ObjectId.');
};

const isThere = ({ store, transactions, transactionId }: Context, collection: Collection, id: unknown): boolean => {
  const seen = transactions.view(transactionId, collection.name).get(idText(id));
  return seen === undefined ? store.row(collection, keyOf(id)) !== undefined : seen !== null;
};

/** Writes now, or keeps it for the commit of the transaction it belongs to. */
const put = ({ transactions, transactionId, trip }: Context, writes: Write[]): void => {
  transactions.write(transactionId, writes);
  if (transactionId === undefined) trip.documentsWritten += writes.length;
};

export const insert = (context: Context, collection: Collection, documents: Document[]): unknown[] => {
  const taken = new Set<string>();
  const writes = documents.map((given): Write => {
    checkFieldNames(given);
    const after: Document = { _id: given['_id'] ?? randomBytes(16).toString('hex'), ...given };
    const id = after['_id'];
    checkId(id);
    const exists = taken.has(idText(id)) || isThere(context, collection, id);
    if (exists)
      refuse(
        'DATABASE_REQUEST_FAILED',
        `E11000 duplicate key error collection: ${collection.name} index: _id_ dup key: { _id: ${encode(id)} }`,
      );
    taken.add(idText(id));
    return { collection: collection.name, id, after };
  });
  put(context, writes);
  return writes.map(({ id }) => id);
};

export type Modification = { query: Document; data: Document; multi: boolean; merge: boolean; upsert: boolean };

const create = (
  context: Context,
  collection: Collection,
  { query, data }: Modification,
): { updated: number; upsert_id: unknown } => {
  const equal = Object.entries(query).filter(
    ([key, value]) => !key.startsWith('$') && !isRecord(value) && !key.includes('.'),
  );
  const [id] = insert(context, collection, [{ ...Object.fromEntries(equal), ...data }]);
  return { updated: 0, upsert_id: id };
};

/** Updates fields (merge) or replaces whole documents; counts only the ones that changed. */
export const modify = (
  context: Context,
  collection: Collection,
  modification: Modification,
): { updated: number; documents: Document[]; upsert_id?: unknown } => {
  const { query, data, multi, merge, upsert } = modification;
  if (merge) checkUpdate(data);
  else checkFieldNames(data);
  if (!merge && '_id' in data) refuse('INVALID_PARAM', 'A document keeps its _id.');
  const found = look(context, collection, { query, limit: multi && merge ? Infinity : 1 });
  if (found.length === 0 && upsert) return { ...create(context, collection, modification), documents: [] };
  const after = (document: Document): Document =>
    merge ? changed(document, copyOf(data), query) : { _id: document['_id'], ...data };
  const documents = following([query, data], () => found.map(({ document }) => after(document)));
  const writes = documents.flatMap((document, i): Write[] => {
    const text = encode(document);
    return text === found[i]?.text ? [] : [{ collection: collection.name, id: document['_id'], after: document, text }];
  });
  if (writes.length > 0) put(context, writes);
  return { updated: writes.length, documents };
};

export const remove = (context: Context, collection: Collection, query: Document, multi: boolean): number => {
  const found = look(context, collection, { query, limit: multi ? Infinity : 1 });
  const writes = found.map(({ document }): Write => ({
    collection: collection.name,
    id: document['_id'],
    after: null,
  }));
  if (writes.length > 0) put(context, writes);
  return writes.length;
};
