import { resolve } from 'mingo/util';
import { refuse } from '../fault';
import { isRecord, type Document } from './ejson';
import { keyOf } from './keys';

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

/** A list sorts by its least element upwards and by its greatest downwards; an empty one as if it were missing. */
const sortKey = (value: unknown, direction: 1 | -1): Buffer => {
  if (!Array.isArray(value)) return keyOf(value);
  const keys = value.map(keyOf).sort(Buffer.compare);
  return keys.at(direction === 1 ? 0 : -1) ?? keyOf(undefined);
};

/** What was found in the order asked for; `seen` is the document in it. */
export const sorted = <T>(found: T[], sort: Sort, seen: (one: T) => Document): T[] => {
  if (sort.length === 0) return found;
  const keyed = found.map((one) => ({
    one,
    keys: sort.map(([path, direction]) => sortKey(at(seen(one), path), direction)),
  }));
  keyed.sort((a, b) => {
    for (const [i, [, direction]] of sort.entries()) {
      const order = Buffer.compare(a.keys[i] ?? Buffer.of(), b.keys[i] ?? Buffer.of());
      if (order !== 0) return order * direction;
    }
    return 0;
  });
  return keyed.map(({ one }) => one);
};
