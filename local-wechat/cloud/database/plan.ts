import { isRecord, ObjectId, type Document } from './ejson';
import type { Index } from './indexes';
import { distinct, keyOf, kindBounds } from './keys';
import type { Sort } from './order';

/** What a query surely demands of one field: to be one of some keys, or to lie from one up to (not with) another. */
type Demand = { keys?: Buffer[] | undefined; low?: Buffer | undefined; high?: Buffer | undefined };
type Demands = Map<string, Demand>;

/** One way through an index: the keys of its first columns and the range of the next one. */
export type Walk = { keys: Buffer[]; range: Demand };

/** Where to look: the walks that together pass every document that may match. */
export type Plan = {
  index: Index;
  walks: Walk[];
  /** The columns (by number) whose order is the wanted one, and whether it is wanted backwards. */
  order?: { columns: number[]; backwards: boolean } | undefined;
};

const WALKS_MAX = 1000;
const ALTERNATIVES_MAX = 10;

const inOrder = (...keys: (Buffer | undefined)[]): Buffer[] =>
  keys.filter((key) => key !== undefined).sort(Buffer.compare);

/** The first key after this one. */
const justAfter = (key: Buffer): Buffer => Buffer.concat([key, Buffer.from([0])]);

/** Values that are equal only to themselves and to lists that hold them. */
const isScalar = (value: unknown): boolean =>
  value === null || typeof value !== 'object' || value instanceof Date || value instanceof ObjectId;

const limited = (name: string, value: unknown): Demand => {
  if (!isScalar(value) || value === null) return {};
  const [from, to] = kindBounds(value);
  const key = name === '$gt' || name === '$lte' ? justAfter(keyOf(value)) : keyOf(value);
  return name === '$gt' || name === '$gte' ? { low: key, high: to } : { low: from, high: key };
};

const ofOperator = (name: string, value: unknown): Demand => {
  if (name === '$eq') return isScalar(value) ? { keys: [keyOf(value)] } : {};
  if (name === '$in') return Array.isArray(value) && value.every(isScalar) ? { keys: value.map(keyOf) } : {};
  if (name === '$all') {
    const first = Array.isArray(value) ? value.find((item) => isScalar(item) && item !== null) : undefined;
    return first === undefined ? {} : { keys: [keyOf(first)] };
  }
  return ['$gt', '$gte', '$lt', '$lte'].includes(name) ? limited(name, value) : {};
};

/** Both demands hold at once. */
const both = (a: Demand, b: Demand): Demand => ({
  keys: a.keys ?? b.keys,
  low: inOrder(a.low, b.low).at(-1),
  high: inOrder(a.high, b.high)[0],
});

const add = (demands: Demands, path: string, demand: Demand): void => {
  if (demand.keys || demand.low || demand.high) demands.set(path, both(demands.get(path) ?? {}, demand));
};

const ofField = (demands: Demands, path: string, value: unknown): void => {
  if (isRecord(value) && Object.keys(value).some((key) => key.startsWith('$')))
    for (const [name, operand] of Object.entries(value)) add(demands, path, ofOperator(name, operand));
  else add(demands, path, ofOperator('$eq', value));
};

/** A query's parts that all must hold, however they nest. */
const conjuncts = ({ $and, ...rest }: Document): Document[] => [
  rest,
  ...(Array.isArray($and) ? $and.filter(isRecord).flatMap(conjuncts) : []),
];

/** What every matching document surely has; fields under alternatives, negations and the like are left out. */
const demandsOf = (query: Document): Demands => {
  const demands: Demands = new Map();
  for (const part of conjuncts(query))
    for (const [path, value] of Object.entries(part)) if (!path.startsWith('$')) ofField(demands, path, value);
  return demands;
};

const prefixesOf = (index: Index, demands: Demands): Buffer[][] => {
  let prefixes: Buffer[][] = [[]];
  for (const path of index.paths.slice(0, index.declared)) {
    const keys = demands.get(path)?.keys;
    if (!keys || prefixes.length * keys.length > WALKS_MAX) break;
    prefixes = prefixes.flatMap((prefix) => distinct(keys).map((key) => [...prefix, key]));
  }
  return prefixes;
};

const rangeOf = (index: Index, column: number, demands: Demands): Demand => {
  const path = column < index.declared ? index.paths[column] : undefined;
  const { low, high } = demands.get(path ?? '') ?? {};
  // In a list one element may meet the lower bound and another the upper one.
  return { low, high: low && index.arrays.has(column) ? undefined : high };
};

const walksOf = (index: Index, demands: Demands): Walk[] =>
  prefixesOf(index, demands).map((keys) => ({ keys, range: rangeOf(index, keys.length, demands) }));

/** How many columns every walk has keys for; all of them when there is nowhere to walk. */
const commonPrefix = ({ index, walks }: { index: Index; walks: Walk[] }): number =>
  Math.min(index.paths.length, ...walks.map(({ keys }) => keys.length));

/** The columns that give the wanted order: those after the ones that are the same on every walk. */
const orderOf = (index: Index, walks: Walk[], sort: Sort): Plan['order'] => {
  const prefix = commonPrefix({ index, walks });
  const same = (column: number): boolean =>
    walks.every(({ keys }) => walks[0]?.keys[column]?.equals(keys[column] ?? Buffer.of()));
  const fixed = new Set(index.paths.slice(0, prefix).filter((_, i) => !index.arrays.has(i) && same(i)));
  const columns: number[] = [];
  let backwards: boolean | undefined;
  for (const [path, direction] of sort) {
    if (fixed.has(path)) continue;
    const column = prefix + columns.length;
    if (column >= index.paths.length) break; // the id has settled every tie
    if (column >= index.declared || index.paths[column] !== path || index.arrays.has(column)) return undefined;
    const turned = index.directions[column] !== direction;
    if (backwards !== undefined && backwards !== turned) return undefined;
    backwards = turned;
    columns.push(column);
  }
  return { columns, backwards: backwards ?? false };
};

const narrows = ({ keys, range }: Walk): boolean =>
  keys.length > 0 || range.low !== undefined || range.high !== undefined;

const weigh = (plan: Plan): number => {
  const prefix = commonPrefix(plan);
  const whole = plan.index.unique && prefix >= Math.max(1, plan.index.paths.length - 1) ? 50 : 0;
  const ranged = plan.walks.every(({ keys, range }) => keys.length > prefix || range.low || range.high);
  return whole + prefix * 4 + (ranged ? 2 : 0) + (plan.order ? 3 : 0);
};

/** The demands of a query's alternatives, each with those of the rest; none where there is no $or. */
const alternativesOf = (query: Document): Demands[] => {
  const parts = conjuncts(query);
  const alternatives = parts.map(({ $or }) => $or).find(Array.isArray);
  if (!alternatives || alternatives.length === 0 || alternatives.length > ALTERNATIVES_MAX) return [];
  return alternatives.map((alternative: unknown) => demandsOf({ $and: [...parts, alternative] }));
};

/** The best index for a query, or none. */
const onePlan = (indexes: Index[], query: Document, sort: Sort, bounded: boolean): Plan | undefined => {
  const alternatives = alternativesOf(query);
  const ways = [...(alternatives.length > 0 ? [alternatives] : []), [demandsOf(query)]];
  const plans = indexes.flatMap((index): Plan[] =>
    ways.flatMap((demands): Plan[] => {
      const walks = demands.flatMap((one) => walksOf(index, one));
      const order = sort.length > 0 && bounded ? orderOf(index, walks, sort) : undefined;
      return walks.every(narrows) || order ? [{ index, walks, order }] : [];
    }),
  );
  return plans.sort((a, b) => weigh(b) - weigh(a))[0];
};

/** An index for each alternative, where every alternative has one: nothing is in order then. */
const plansOfAlternatives = (indexes: Index[], query: Document): Plan[] => {
  const parts = conjuncts(query);
  const alternatives = parts.map(({ $or }) => $or).find(Array.isArray) ?? [];
  const rest = parts.map((part) => Object.fromEntries(Object.entries(part).filter(([key]) => key !== '$or')));
  const plans = alternatives
    .filter(isRecord)
    .map((alternative) => onePlan(indexes, { $and: [...rest, alternative] }, [], false));
  const found = plans.filter((plan) => plan !== undefined);
  return found.length === alternatives.length && found.length <= ALTERNATIVES_MAX ? found : [];
};

/** Where to look: through one index, or through one for each alternative; nowhere when every document is looked at. */
export const plansFor = (indexes: Index[], query: Document, sort: Sort, bounded: boolean): Plan[] => {
  const plan = onePlan(indexes, query, sort, bounded);
  const narrow = plan?.walks.every(narrows);
  const alternatives = narrow ? [] : plansOfAlternatives(indexes, query);
  return alternatives.length > 0 ? alternatives : plan ? [plan] : [];
};
