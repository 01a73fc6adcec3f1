import { Query } from 'mingo/query';
import type { Trip } from './database';
import { decodeStored, type Document } from './ejson';
import { allowance } from './guard';
import { keyOf } from './keys';
import { checkQuery, options } from './operators';
import { comparator, type Sort } from './order';
import { planFor, type Plan, type Walk } from './plan';
import type { Collection, Row, Store } from './store';

/** Documents a transaction sees instead of the stored ones, by id; null where it sees none. */
export type View = ReadonlyMap<string, Document | null>;

export type Wanted = { query: Document; sort?: Sort; limit?: number };

/** Gives the next rows, at most as many as asked; none when there are no more. */
type Source = (count: number) => Row[];

export const idText = (id: unknown): string => keyOf(id).toString('latin1');

const BATCH_MAX_ROWS = 500;

const everything = (store: Store, collection: Collection): Source => {
  let after = 0;
  return (count) => {
    const rows = store.scan(collection, after, Math.min(count, BATCH_MAX_ROWS));
    after = rows.at(-1)?.rid ?? after;
    return rows;
  };
};

type Entry = { id: Buffer } & Record<string, Buffer>;

/** One walk through an index, read piece by piece. */
const follow = (store: Store, { index, order }: Plan, { keys, range }: Walk): Source => {
  const next = index.columns[keys.length];
  const bounds = [...(range.low ? [`${next} >= ?`] : []), ...(range.high ? [`${next} < ?`] : [])];
  const where = [...keys.map((_, i) => `${index.columns[i]} = ?`), ...bounds].join(' AND ') || '1';
  const by = (order?.columns ?? []).map(
    (i) => `${index.columns[i]} ${(index.directions[i] === -1) === order?.backwards ? 'ASC' : 'DESC'}`,
  );
  const columns = [...new Set(['id', ...(order?.columns ?? []).map((i) => index.columns[i])])].join(', ');
  const text = `SELECT ${columns} FROM ${index.table} WHERE ${where}${by.length > 0 ? ` ORDER BY ${by.join(', ')}` : ''} LIMIT ? OFFSET ?`;
  const values = [...keys, ...(range.low ? [range.low] : []), ...(range.high ? [range.high] : [])];
  let offset = 0;
  return (count) => {
    const entries = store.select(text, [...values, Number.isFinite(count) ? count : -1, offset]) as (Entry & Row)[];
    offset += entries.length;
    return entries;
  };
};

type Cursor = { ahead: Entry[]; more: Source };

const head = (cursor: Cursor, count: number): Entry | undefined => {
  if (cursor.ahead.length === 0) cursor.ahead = (cursor.more(count) as unknown as Entry[]).reverse();
  return cursor.ahead.at(-1);
};

const compareEntries = ({ index, order }: Plan, a: Entry, b: Entry): number => {
  for (const i of order?.columns ?? []) {
    const column = index.columns[i] ?? 'id';
    const difference = Buffer.compare(a[column] ?? a.id, b[column] ?? b.id);
    if (difference !== 0) return (index.directions[i] === -1) === order?.backwards ? difference : -difference;
  }
  return 0;
};

/** All walks of a plan as one, in order; an element of an array may lead to a document twice, but it comes once. */
const walks = (store: Store, collection: Collection, plan: Plan, all: boolean): Source => {
  const cursors = plan.walks.map((walk): Cursor => ({ ahead: [], more: follow(store, plan, walk) }));
  const seen = new Set<string>();
  const first = (count: number): Cursor | undefined => {
    let best: Cursor | undefined;
    for (const cursor of cursors) {
      const entry = head(cursor, count);
      const other = best && head(best, count);
      if (entry && (!other || compareEntries(plan, entry, other) < 0)) best = cursor;
      if (best && !plan.order) break;
    }
    return best;
  };
  return (count) => {
    const rows: Row[] = [];
    const ahead = all ? Infinity : count;
    for (
      let cursor = first(ahead);
      cursor && rows.length < count;
      cursor = rows.length < count ? first(ahead) : undefined
    ) {
      const id = cursor.ahead.pop()?.id;
      if (!id || seen.has(id.toString('latin1'))) continue;
      seen.add(id.toString('latin1'));
      const row = store.row(collection, id);
      if (row) rows.push(row);
    }
    return rows;
  };
};

const mayRunAway = (query: Document): boolean =>
  /"\$(regularExpression|regex|expr|jsonSchema)"/.test(
    JSON.stringify(query, (_, value: unknown) => (value instanceof RegExp ? { $regex: 1 } : value)),
  );

/** A test of documents in bulk, stopped when a regular expression or an expression does not end. */
const testOf = (query: Document): ((documents: Document[]) => Document[]) => {
  checkQuery(query);
  if (Object.keys(query).length === 0) return (documents) => documents;
  const test = new Query(query as never, options);
  const filter = (documents: Document[]): Document[] => documents.filter((document) => test.test(document));
  const withinTime = allowance();
  return mayRunAway(query) ? (documents) => withinTime(() => filter(documents)) : filter;
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
  const source = plan ? walks(store, collection, plan, needed === Infinity) : everything(store, collection);
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
