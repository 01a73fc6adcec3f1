import { isRecord, type Document } from './ejson';
import type { Index } from './indexes';
import { isExact, keyOf, kindBounds } from './keys';
import type { Sort } from './order';

/** What a query surely demands of one field: to be one of some keys, or to lie from one up to (not with) another. */
type Demand = { keys?: Buffer[]; low?: Buffer; high?: Buffer };
type Demands = Map<string, Demand>;

/** Where to look: one walk through an index for each combination of demanded keys. */
export type Plan = {
  index: Index;
  /** The keys of the first columns, one list a walk. */
  branches: Buffer[][];
  range: Demand;
  /** The columns (by number) whose order is the wanted one, and whether it is wanted backwards. */
  order?: { columns: number[]; backwards: boolean };
};

const BRANCHES_MAX = 100;

const lower = (a: Buffer | undefined, b: Buffer | undefined): Buffer | undefined =>
  a && b ? (Buffer.compare(a, b) < 0 ? a : b) : undefined;
const higher = (a: Buffer | undefined, b: Buffer | undefined): Buffer | undefined =>
  a && b ? (Buffer.compare(a, b) > 0 ? a : b) : undefined;

/** The first key after this one. */
const justAfter = (key: Buffer): Buffer => Buffer.concat([key, Buffer.from([0])]);

const limited = (name: string, value: unknown): Demand => {
  if (!isExact(value) || value === null || Number.isNaN(value)) return {};
  const [from, to] = kindBounds(value);
  const key = name === '$gt' || name === '$lte' ? justAfter(keyOf(value)) : keyOf(value);
  return name === '$gt' || name === '$gte' ? { low: key, high: to } : { low: from, high: key };
};

const ofOperator = (name: string, value: unknown): Demand => {
  if (name === '$eq') return isExact(value) ? { keys: [keyOf(value)] } : {};
  if (name === '$in') return Array.isArray(value) && value.every(isExact) ? { keys: value.map(keyOf) } : {};
  if (name === '$all') {
    const first = Array.isArray(value) ? value.find((item) => isExact(item) && item !== null) : undefined;
    return first === undefined ? {} : { keys: [keyOf(first)] };
  }
  return ['$gt', '$gte', '$lt', '$lte'].includes(name) ? limited(name, value) : {};
};

/** Both demands hold at once. Where one element may meet the first and another the second, narrowing drops one. */
const both = (a: Demand, b: Demand): Demand => {
  const keys = a.keys ?? b.keys;
  const low = a.low && b.low ? higher(a.low, b.low) : (a.low ?? b.low);
  const high = a.high && b.high ? lower(a.high, b.high) : (a.high ?? b.high);
  return { ...(keys && { keys }), ...(low && { low }), ...(high && { high }) };
};

const span = (demand: Demand): Demand => {
  if (!demand.keys) return demand;
  const sorted = [...demand.keys].sort(Buffer.compare);
  const [first] = sorted;
  const last = sorted.at(-1);
  return first && last ? { low: first, high: justAfter(last) } : {};
};

/** Either demand holds: what both agree on. */
const either = (a: Demand, b: Demand): Demand => {
  if (a.keys && b.keys) return { keys: [...a.keys, ...b.keys] };
  const low = lower(span(a).low, span(b).low);
  const high = higher(span(a).high, span(b).high);
  return { ...(low && { low }), ...(high && { high }) };
};

const add = (demands: Demands, path: string, demand: Demand): void => {
  if (demand.keys || demand.low || demand.high) demands.set(path, both(demands.get(path) ?? {}, demand));
};

const ofField = (demands: Demands, path: string, value: unknown): void => {
  if (isRecord(value) && Object.keys(value).some((key) => key.startsWith('$')))
    for (const [name, operand] of Object.entries(value)) add(demands, path, ofOperator(name, operand));
  else add(demands, path, ofOperator('$eq', value));
};

const ofAlternatives = (demands: Demands, alternatives: unknown[]): void => {
  const [first, ...rest] = alternatives.map((alternative) =>
    isRecord(alternative) ? demandsOf(alternative) : new Map<string, Demand>(),
  );
  for (const [path, demand] of first ?? [])
    add(
      demands,
      path,
      rest.reduce((sum, other) => either(sum, other.get(path) ?? {}), demand),
    );
};

/** What every matching document surely has; fields under negations and the like are left out. */
export const demandsOf = (query: Document): Demands => {
  const demands: Demands = new Map();
  for (const [path, value] of Object.entries(query)) {
    if (path === '$and' && Array.isArray(value)) {
      for (const part of value)
        if (isRecord(part)) for (const [key, demand] of demandsOf(part)) add(demands, key, demand);
    } else if (path === '$or' && Array.isArray(value)) ofAlternatives(demands, value);
    else if (!path.startsWith('$')) ofField(demands, path, value);
  }
  return demands;
};

const distinct = (keys: Buffer[]): Buffer[] => [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];

const prefixOf = (index: Index, demands: Demands): Buffer[][] => {
  let branches: Buffer[][] = [[]];
  for (const path of index.paths) {
    const keys = demands.get(path)?.keys;
    if (!keys || branches.length * keys.length > BRANCHES_MAX) break;
    branches = branches.flatMap((branch) => distinct(keys).map((key) => [...branch, key]));
  }
  return branches;
};

const rangeOf = (index: Index, column: number, demands: Demands): Demand => {
  const { low, high } = demands.get(index.paths[column] ?? '') ?? {};
  if (index.odd.has(column)) return {};
  // In an array one element may meet the lower bound and another the upper one.
  return { ...(low && { low }), ...(high && !(low && index.arrays.has(column)) && { high }) };
};

/** The columns that give the wanted order after the demanded prefix, if they do. */
const orderOf = (index: Index, prefix: number, sort: Sort, single: boolean): Plan['order'] => {
  const fixed = new Set(single ? index.paths.slice(0, prefix).filter((_, i) => !index.arrays.has(i)) : []);
  const columns: number[] = [];
  let backwards: boolean | undefined;
  for (const [path, direction] of sort) {
    if (fixed.has(path)) continue;
    const column = prefix + columns.length;
    if (column >= index.paths.length) break;
    if (index.paths[column] !== path || index.arrays.has(column) || index.odd.has(column)) return undefined;
    const turned = index.directions[column] !== direction;
    if (backwards !== undefined && backwards !== turned) return undefined;
    backwards = turned;
    columns.push(column);
  }
  return { columns, backwards: backwards ?? false };
};

const weigh = ({ index, branches, range, order }: Plan): number => {
  const prefix = branches[0]?.length ?? index.paths.length;
  const whole = index.unique && prefix >= Math.max(1, index.paths.length - 1) ? 50 : 0;
  return whole + prefix * 4 + (range.low || range.high ? 2 : 0) + (order ? 3 : 0);
};

/** The best index for a query, or none: then every document is looked at. */
export const planFor = (indexes: Index[], query: Document, sort: Sort, bounded: boolean): Plan | undefined => {
  const demands = demandsOf(query);
  const plans = indexes.flatMap((index): Plan[] => {
    const branches = prefixOf(index, demands);
    const prefix = branches[0]?.length ?? index.paths.length;
    const range = prefix < index.paths.length ? rangeOf(index, prefix, demands) : {};
    const order = sort.length > 0 ? orderOf(index, prefix, sort, branches.length === 1) : undefined;
    const narrows = prefix > 0 || range.low !== undefined || range.high !== undefined;
    return narrows || (order && bounded) ? [{ index, branches, range, ...(order && { order }) }] : [];
  });
  return plans.sort((a, b) => weigh(b) - weigh(a))[0];
};
