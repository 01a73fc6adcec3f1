import { Query } from 'mingo/query';
import { decodeStored, isRecord, type Document } from './ejson';
import { allowance } from './guard';
import { keyOf } from './keys';
import { checkQuery, options } from './operators';
import { comparator, type Sort } from './order';
import { planFor } from './plan';
import type { Collection, Store } from './store';
import type { Trip } from './trip';
import { everything, walkAll } from './walk';

/** Documents a transaction sees instead of the stored ones, by id; null where it sees none. */
export type View = ReadonlyMap<string, Document | null>;

export type Wanted = { query: Document; sort?: Sort; limit?: number };

export const idText = (id: unknown): string => keyOf(id).toString('latin1');

const BATCH_MAX_ROWS = 500;

/** Whether a caller's logic may take for ever: a regular expression, an expression, a schema. */
const mayRunAway = (value: unknown): boolean => {
  if (value instanceof RegExp) return true;
  if (Array.isArray(value)) return value.some(mayRunAway);
  if (!isRecord(value)) return false;
  return Object.entries(value).some(([key, item]) => key === '$expr' || key === '$jsonSchema' || mayRunAway(item));
};

/** Runs work that follows a caller's logic: with a time limit where that is needed. */
export const following = (...logic: unknown[]): (<T>(work: () => T) => T) =>
  logic.some(mayRunAway) ? allowance() : (work) => work();

/** A test of documents in bulk. */
const testOf = (query: Document): ((documents: Document[]) => Document[]) => {
  checkQuery(query);
  if (Object.keys(query).length === 0) return (documents) => documents;
  const test = new Query(query as never, options);
  const run = following(query);
  return (documents) => run(() => documents.filter((document) => test.test(document)));
};

const sorted = (documents: Document[], sort: Sort): Document[] =>
  sort.length > 0 ? documents.sort(comparator(sort)) : documents;

/** Every document that matches, in order; at most `limit` of them, and no more looked at than it takes. */
export const find = (
  store: Store,
  collection: Collection,
  wanted: Wanted,
  seen: { trip: Trip; view: View },
): Document[] => {
  const { query, sort = [], limit = Infinity } = wanted;
  const { trip, view } = seen;
  const test = testOf(query);
  const plan = planFor(collection.indexes, query, sort, limit !== Infinity);
  const ordered = sort.length === 0 || plan?.order !== undefined;
  const needed = ordered ? limit : Infinity;
  if (plan) trip.index = plan.index.name;
  const source = plan ? walkAll(store, collection, plan, needed === Infinity) : everything(store, collection);
  const found: Document[] = [];
  for (let count = needed; found.length < needed;) {
    const rows = source(Math.min(count, BATCH_MAX_ROWS));
    if (rows.length === 0) break;
    const documents = rows.filter((row) => !view.has(row.id.toString('latin1'))).map((row) => decodeStored(row.doc));
    const kept = test(documents);
    trip.documentsExamined += documents.length;
    found.push(...kept);
    // As many more as should hold what is missing, if they match as often as these did.
    count = Math.ceil(((needed - found.length) * rows.length) / Math.max(kept.length, 1));
  }
  const own = [...view.values()].filter((document) => document !== null);
  trip.documentsExamined += own.length;
  const kept = test(own);
  const all = kept.length > 0 || !ordered ? sorted([...found, ...kept], sort) : found;
  return all.length > limit ? all.slice(0, limit) : all;
};
