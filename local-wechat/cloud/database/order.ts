import { resolve } from 'mingo/util';
import { refuse } from '../fault';
import { isRecord, ObjectId, type Document } from './ejson';

/** The order of kinds in the database: null and missing first, then numbers, strings, objects and so on. */
const rankOf = (value: unknown): number => {
  if (value === null || value === undefined) return 1;
  if (typeof value === 'number' || typeof value === 'bigint') return 2;
  if (typeof value === 'string') return 3;
  if (Array.isArray(value)) return 5;
  if (value instanceof ObjectId) return 6;
  if (typeof value === 'boolean') return 7;
  if (value instanceof Date) return 8;
  if (value instanceof RegExp) return 9;
  return 4;
};

const firstSurrogate = 0xd800;

/** Strings compare by code point, as UTF-8 bytes do; JavaScript's own order differs above U+D800. */
export const compareText = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    if (x < firstSurrogate || y < firstSurrogate) return x - y;
    return (a.codePointAt(i) ?? 0) - (b.codePointAt(i) ?? 0) || x - y;
  }
  return a.length - b.length;
};

const compareNumbers = (a: number, b: number): number =>
  Number.isNaN(a) || Number.isNaN(b) ? Number(Number.isNaN(b)) - Number(Number.isNaN(a)) : a < b ? -1 : a > b ? 1 : 0;

const compareLists = (a: readonly unknown[], b: readonly unknown[]): number => {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareValues(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
};

export const compareValues = (a: unknown, b: unknown): number => {
  const kind = rankOf(a) - rankOf(b);
  if (kind !== 0) return kind;
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b);
  if (isRecord(a) && isRecord(b)) return compareLists(Object.entries(a), Object.entries(b));
  return rankOf(a) === 1 ? 0 : compareText(String(a), String(b));
};

/** An array sorts by its least element upwards and by its greatest downwards; an empty one sorts before null. */
const sortValue = (value: unknown, direction: 1 | -1): unknown => {
  if (!Array.isArray(value)) return value;
  return value.reduce(
    (best: unknown, item: unknown) => (compareValues(item, best) * direction < 0 ? item : best),
    value[0],
  );
};

/** Whether two values may be compared at all: a number with a number, but NaN only with NaN. */
export const sameKind = (a: unknown, b: unknown): boolean =>
  rankOf(a) === rankOf(b) && Number.isNaN(a) === Number.isNaN(b);

export type Sort = [path: string, direction: 1 | -1][];

export const at = (document: object, path: string): unknown => resolve(document as Document, path);

export const sortOf = (spec: unknown): Sort => {
  if (!isRecord(spec) || Object.keys(spec).length === 0)
    return refuse('INVALID_PARAM', 'A sort needs an object of fields.');
  return Object.entries(spec).map(([path, direction]) =>
    direction === 1 || direction === -1
      ? [path, direction]
      : refuse('INVALID_PARAM', `Sort by 1 or -1, not by ${String(direction)}.`),
  );
};

export const comparator =
  (sort: Sort) =>
  (a: object, b: object): number => {
    for (const [path, direction] of sort) {
      const order = compareValues(sortValue(at(a, path), direction), sortValue(at(b, path), direction));
      if (order !== 0) return order * direction;
    }
    return 0;
  };
