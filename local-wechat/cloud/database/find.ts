import { decodeStored, encode, isRecord, type Document } from './ejson';
import { withinTime } from './guard';
import { keyOf } from './keys';
import { checkQuery, judgeOf } from './operators';
import { sorted, type Sort } from './order';
import { plansFor } from './plan';
import type { Collection, Store } from './store';
import type { Trip } from './trip';
import { walkAll } from './walk';

/** Documents a transaction sees instead of the stored ones, by id; null where it sees none. */
export type View = ReadonlyMap<string, Document | null>;

export type Wanted = { query: Document; sort?: Sort; limit?: number };

export const idText = (id: unknown): string => keyOf(id).toString('latin1');

/** Whether a caller's logic may take for ever: a regular expression, an expression, a schema. */
const mayRunAway = (value: unknown): boolean => {
  if (value instanceof RegExp) return true;
  if (Array.isArray(value)) return value.some(mayRunAway);
  if (!isRecord(value)) return false;
  return Object.entries(value).some(([key, item]) => key === '$expr' || key === '$jsonSchema' || mayRunAway(item));
};

/** Runs work that follows a caller's logic: with a time limit where that is needed. */
export const following = <T>(logic: unknown[], work: () => T): T => (mayRunAway(logic) ? withinTime(work) : work());

/** A document and its text, which is the stored one where it is as it is stored. */
export type Found = { document: Document; text: string };

const seen = ({ document }: Found): Document => document;

/** The rows a query has to look at, and whether they come in its order. */
const candidates = (
  store: Store,
  collection: Collection,
  { query, sort = [], limit = Infinity }: Wanted,
  trip: Trip,
) => {
  const { _id: id } = query;
  // A document asked for by its name needs no plan.
  if (typeof id === 'string') {
    trip.index = '_id_';
    const row = store.row(collection, keyOf(id));
    return { rows: row ? [row] : [], ordered: true };
  }
  const plans = plansFor(collection.indexes, query, sort, limit !== Infinity);
  if (plans.length > 0) trip.index = [...new Set(plans.map(({ index }) => index.name))].join(' ');
  return {
    rows: plans.length > 0 ? walkAll(store, collection, plans) : store.rows(collection),
    ordered: sort.length === 0 || (plans.length === 1 && plans[0]?.order !== undefined),
  };
};

/** Every document that matches, in order; at most `limit` of them, and no more looked at than it takes. */
export const find = (
  store: Store,
  collection: Collection,
  wanted: Wanted,
  { trip, view }: { trip: Trip; view: View },
): Found[] => {
  const { query, sort = [], limit = Infinity } = wanted;
  checkQuery(query);
  const judge = judgeOf(query);
  const { rows, ordered } = candidates(store, collection, wanted, trip);
  const matches = (document: Document): boolean => {
    trip.documentsExamined += 1;
    return judge.test(document);
  };
  return following([query], () => {
    const stored: Found[] = [];
    for (const row of rows) {
      if (view.has(row.id.toString('latin1'))) continue;
      const document = decodeStored(row.doc);
      if (matches(document)) stored.push({ document, text: row.doc });
      if (ordered && stored.length >= limit) break;
    }
    const views = [...view.values()].filter((document) => document !== null).filter(matches);
    const own = views.map((document): Found => ({ document, text: encode(document) }));
    const found = own.length === 0 && ordered ? stored : sorted([...stored, ...own], sort, seen);
    return found.slice(0, limit);
  });
};
