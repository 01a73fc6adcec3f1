import { Context } from 'mingo';
import { Query } from 'mingo/query';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as stages from 'mingo/operators/pipeline';
import * as projections from 'mingo/operators/projection';
import * as queries from 'mingo/operators/query';
import * as windows from 'mingo/operators/window';
import type { Options } from 'mingo/types';
import { refuse } from '../fault';
import { checkPath } from './door';
import { isRecord, type Document } from './ejson';
import { expressionCorrections, queryCorrections, stageCorrections } from './corrections';
import { schemaTest } from './schema';

const without = <T extends object>(operators: T, ...names: string[]): Record<string, never> =>
  Object.fromEntries(Object.entries(operators).filter(([name]) => !names.includes(name))) as Record<string, never>;

const queryOps = { ...without(queries, '$where'), ...queryCorrections };
const expressionOps = { ...without(expressions, '$function'), ...expressionCorrections };
const accumulatorOps = without(accumulators, '$accumulator');
const stageOps = { ...without(stages, '$out', '$merge', '$documents'), ...stageCorrections };

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

/** What a plain query needs of them: mingo copies every operator it is given, each time. */
const plainOptions: Partial<Options> = { ...options, context: Context.init({ query: queryOps }) };

/** Whether it computes something, at any depth. */
const computes = (query: unknown): boolean => {
  if (Array.isArray(query)) return query.some(computes);
  return isRecord(query) && Object.entries(query).some(([key, value]) => key === '$expr' || computes(value));
};

/** Whether a document is one the query means. */
export const judgeOf = (query: Document): Query => new Query(query as never, computes(query) ? options : plainOptions);

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
