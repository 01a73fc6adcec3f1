import { evalExpr } from 'mingo/core';
import { Lazy } from 'mingo/lazy';
import * as expressions from 'mingo/operators/expression';
import type * as stages from 'mingo/operators/pipeline';
import * as queries from 'mingo/operators/query';
import { Query } from 'mingo/query';
import { resolve } from 'mingo/util';
import { refuse } from '../fault';
import { isRecord, type Document } from './ejson';
import { keyOf } from './keys';
import { sorted, sortOf } from './order';

type Stage = (typeof stages)['$sort'];
type Comparison = (typeof queries)['$gt'];
type Expression = (...given: Parameters<(typeof expressions)['$add']>) => unknown;

const $sort: Stage = (documents, spec) => {
  const sort = sortOf(spec);
  return documents.transform((all) => Lazy(sorted(all as Document[], sort, (one) => one)));
};

const candidatesAt = (document: unknown, path: string): unknown =>
  resolve(document as Document, path, { unwrapArray: true });

/** Compares as the database orders: within one kind, texts by code point, never a number with NaN. */
const comparison =
  (holds: (order: number) => boolean): Comparison =>
  (path, operand) => {
    const wanted = keyOf(operand);
    const compare = (item: unknown): boolean => {
      const key = keyOf(item);
      return key[0] === wanted[0] && holds(Buffer.compare(key, wanted));
    };
    return (document) => {
      const value = candidatesAt(document, path);
      return Array.isArray(value) ? value.some(compare) || (Array.isArray(operand) && compare(value)) : compare(value);
    };
  };

const ofValues = (criteria: Document): boolean => {
  const names = Object.keys(criteria);
  return names.length > 0 && names.every((name) => name.startsWith('$') && !['$and', '$or', '$nor'].includes(name));
};

/** mingo lets a number stand for a document with any field; the database does not. */
const $elemMatch: Comparison = (path, criteria, given) => {
  if (!isRecord(criteria)) return refuse('INVALID_PARAM', '$elemMatch needs an object.');
  const values = ofValues(criteria);
  const query = new Query((values ? { element: criteria } : criteria) as never, given);
  const test = (element: unknown): boolean =>
    values ? query.test({ element }) : (isRecord(element) || Array.isArray(element)) && query.test(element as Document);
  return (document) => {
    const value = candidatesAt(document, path);
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

/** Null has no remainder. */
const $mod: Comparison = (path, operand) => {
  const [divisor, rest] = Array.isArray(operand) ? operand.map(Number) : [];
  if (!divisor || rest === undefined) return refuse('INVALID_PARAM', '$mod needs a divisor, not 0, and a remainder.');
  const test = (value: unknown): boolean =>
    typeof value === 'number' && Math.trunc(value) % Math.trunc(divisor) === Math.trunc(rest);
  return (document) => [candidatesAt(document, path)].flat().some(test);
};

const $trunc: Expression = (document, given, options) =>
  expressions.$trunc(document, (Array.isArray(given) ? given : [given]) as never, options);

/** Weeks begin on Sunday; the days before the first one are week 0. */
const $week: Expression = (document, given, options) => {
  const [day, weekday] = [expressions.$dayOfYear, expressions.$dayOfWeek].map((part) =>
    Number(part(document, given as never, options)),
  );
  return Math.floor((Number(day) + 7 - Number(weekday)) / 7);
};

const indexIn =
  (unitsOf: (text: string) => unknown[] | Buffer): Expression =>
  (document, given, options) => {
    const [text, wanted, start = 0, end] = evalExpr(document, given, options) as [unknown, unknown, number?, number?];
    if (text === null || text === undefined) return null;
    if (typeof text !== 'string' || typeof wanted !== 'string')
      return refuse('DATABASE_REQUEST_FAILED', '$indexOf… needs texts.');
    const units = [...unitsOf(text)].slice(0, end);
    const parts = [...unitsOf(wanted)];
    for (let i = start; i + parts.length <= units.length; i++)
      if (parts.every((part, j) => part === units[i + j])) return i;
    return -1;
  };

/** A count below 0, or one that is too large, means the rest. */
const $substrBytes: Expression = (document, given, options) => {
  const [text, start, count] = evalExpr(document, given, options) as [unknown, number, number];
  const bytes = Buffer.from(String(text ?? ''));
  const part = bytes.subarray(start, count < 0 ? undefined : start + count);
  const made = part.toString();
  return Buffer.from(made).equals(part)
    ? made
    : refuse('DATABASE_REQUEST_FAILED', '$substrBytes: the range cuts a character in two.');
};

/** Where mingo answers otherwise than the database does: its operators, corrected. */
type Operators = Record<string, never>;

export const queryCorrections = {
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $elemMatch,
  $all,
  $mod,
} as unknown as Operators;

export const expressionCorrections = {
  $trunc,
  $week,
  $indexOfCP: indexIn((text) => [...text]),
  $indexOfBytes: indexIn((text) => Buffer.from(text)),
  $substr: $substrBytes,
  $substrBytes,
} as unknown as Operators;

export const stageCorrections = { $sort } as unknown as Operators;
