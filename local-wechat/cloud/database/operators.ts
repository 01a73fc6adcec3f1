import { Context } from 'mingo';
import { Lazy } from 'mingo/lazy';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as stages from 'mingo/operators/pipeline';
import * as projections from 'mingo/operators/projection';
import * as queries from 'mingo/operators/query';
import * as windows from 'mingo/operators/window';
import { Query } from 'mingo/query';
import type { Options } from 'mingo/types';
import { resolve } from 'mingo/util';
import { refuse } from '../fault';
import { checkPath } from './door';
import { isRecord, type Document } from './ejson';
import { comparator, compareValues, sameKind, type Sort } from './order';
import { schemaTest } from './schema';

const without = <T extends object>(operators: T, ...names: string[]): Record<string, never> =>
  Object.fromEntries(Object.entries(operators).filter(([name]) => !names.includes(name))) as Record<string, never>;

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

type Stage = (typeof stages)['$sort'];

const $sort: Stage = (documents, spec) => {
  const compare = comparator(sortOf(spec), at);
  return documents.transform((all) => Lazy((all as object[]).sort(compare)));
};

type Comparison = (typeof queries)['$gt'];

/** Compares as the database orders: within one kind, strings by code point, never with NaN. */
const comparison =
  (holds: (order: number) => boolean): Comparison =>
  (path, operand) => {
    const compare = (item: unknown): boolean => sameKind(item, operand) && holds(compareValues(item, operand));
    return (document) => {
      const value = resolve(document as Document, path, { unwrapArray: true });
      return Array.isArray(value) ? value.some(compare) || (Array.isArray(operand) && compare(value)) : compare(value);
    };
  };

/** mingo lets a number stand for a document with any field; the database does not. */
const elementTest = (criteria: unknown, given: Parameters<Comparison>[2]): ((element: unknown) => boolean) => {
  if (!isRecord(criteria)) return refuse('INVALID_PARAM', '$elemMatch needs an object.');
  const names = Object.keys(criteria);
  const ofValues =
    names.length > 0 && names.every((name) => name.startsWith('$') && !['$and', '$or', '$nor'].includes(name));
  const query = new Query((ofValues ? { element: criteria } : criteria) as never, given);
  return (element) =>
    ofValues
      ? query.test({ element })
      : (isRecord(element) || Array.isArray(element)) && query.test(element as Document);
};

const $elemMatch: Comparison = (path, criteria, given) => {
  const test = elementTest(criteria, given);
  return (document) => {
    const value = resolve(document as Document, path, { unwrapArray: true });
    return Array.isArray(value) && value.some(test);
  };
};

/** A single value counts as a list of one. */
const $all: Comparison = (path, wanted, given) => {
  if (!Array.isArray(wanted)) return refuse('INVALID_PARAM', '$all needs a list.');
  const tests = wanted.map((item: unknown) => {
    if (item instanceof RegExp) return queries.$regex(path, item, given);
    return isRecord(item) && '$elemMatch' in item
      ? $elemMatch(path, item['$elemMatch'], given)
      : queries.$eq(path, item, given);
  });
  return (document) => tests.length > 0 && tests.every((test) => test(document));
};

const queryOps = {
  ...without(queries, '$where'),
  $gt: comparison((order) => order > 0) as never,
  $gte: comparison((order) => order >= 0) as never,
  $lt: comparison((order) => order < 0) as never,
  $lte: comparison((order) => order <= 0) as never,
  $elemMatch: $elemMatch as never,
  $all: $all as never,
};
const expressionOps = without(expressions, '$function');
const accumulatorOps = without(accumulators, '$accumulator');
const stageOps = { ...without(stages, '$out', '$merge', '$documents'), $sort: $sort as never };

/** mingo with the operators the local cloud answers for: nothing that runs scripts or writes. */
export const options: Partial<Options> = {
  scriptEnabled: false,
  jsonSchemaValidator: schemaTest,
  context: Context.init({
    query: queryOps,
    expression: expressionOps,
    accumulator: accumulatorOps,
    pipeline: stageOps,
    projection: { ...projections },
    window: { ...windows },
  }),
};

const queryNames = new Set([...Object.keys(queryOps), '$options', '$comment']);
const valueNames = new Set([
  ...queryNames,
  ...Object.keys(expressionOps),
  ...Object.keys(accumulatorOps),
  ...Object.keys(projections),
  ...Object.keys(windows),
]);

const unknownOperator = (name: string): never =>
  refuse('DATABASE_INVALID_OPERRATOR', `The local cloud does not support the operator ${name}.`);

/** Refuses by name every operator nobody answers for, at any depth, whatever the data. */
const checkNames = (value: unknown, known: ReadonlySet<string>): void => {
  if (Array.isArray(value)) value.forEach((item) => checkNames(item, known));
  if (!isRecord(value)) return;
  for (const [key, item] of Object.entries(value)) {
    if (key.startsWith('$') && !known.has(key)) unknownOperator(key);
    if (key === '$literal' || key === '$jsonSchema') continue;
    checkNames(item, key === '$expr' ? valueNames : known);
  }
};

export const checkQuery = (query: Document): void => checkNames(query, queryNames);

export const checkProjection = (projection: Document): void => checkNames(projection, valueNames);

/** A string in a stage may be a path ("$a.b", "as", "from"): it obeys the rule for keys. */
const checkStrings = (value: unknown, stage: string): void => {
  if (typeof value === 'string' && (value.startsWith('$') || stage !== '$match')) checkPath(value.replace(/^\$+/, ''));
  else if (Array.isArray(value)) value.forEach((item) => checkStrings(item, stage));
  else if (isRecord(value)) Object.values(value).forEach((item) => checkStrings(item, stage));
};

const nested = (name: string, value: unknown): unknown[] => {
  if (!isRecord(value)) return [];
  if (name === '$facet') return Object.values(value);
  return name === '$lookup' || name === '$unionWith' ? [value['pipeline'] ?? []] : [];
};

export const checkStage = (stage: unknown): void => {
  const [name, value] = isRecord(stage) ? (Object.entries(stage)[0] ?? []) : [];
  if (name === undefined) return refuse('INVALID_PARAM', 'An aggregation stage is an object with one operator.');
  if (!Object.hasOwn(stageOps, name)) unknownOperator(name);
  checkStrings(value, name);
  const pipelines = nested(name, value);
  for (const pipeline of pipelines) {
    if (!Array.isArray(pipeline)) return refuse('INVALID_PARAM', `${name} needs a list of stages.`);
    pipeline.forEach(checkStage);
  }
  if (pipelines.length === 0) checkNames(value, name === '$match' ? queryNames : valueNames);
};
