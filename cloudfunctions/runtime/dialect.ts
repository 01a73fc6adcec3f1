import { assert } from '../../domain/kernel/fault';
import { Change, Test } from './filters';
import { assertPlain } from './plain';
import { database } from './sdk';

/** Our words for tests and changes, said the way the SDK's database wants them. */
const _ = database.command;

const saidTest = (test: Test, where: string): unknown => {
  assertPlain(test.value, where);
  if (test.kind === 'notAfter') return _.not(_.gt(test.value));
  return test.kind === 'in' ? _.in(test.value as unknown[]) : _[test.kind](test.value);
};

const saidCondition = (value: unknown, where: string): unknown => {
  if (value instanceof Test) return saidTest(value, where);
  if (Array.isArray(value) && value.every((one) => one instanceof Test) && value.length > 0)
    return _.and(...value.map((one) => saidTest(one as Test, where) as never));
  assert(
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean',
    `${where} is a value to match`,
  );
  return value;
};

/** A query that cannot hit everything: no empty filter, no undefined, no operator we did not make. */
export const saidWhere = (where: object): Record<string, unknown> => {
  const entries = Object.entries(where);
  assert(entries.length > 0, 'A query says what it looks for.');
  return Object.fromEntries(entries.map(([key, value]) => [key, saidCondition(value, key)]));
};

/** At least one of them: each must have an index of its own. */
export const saidAnyOf = (wheres: readonly object[]): unknown => {
  assert(wheres.length > 0, 'A query says what it looks for.');
  return _.or(...wheres.map(saidWhere));
};

const saidChange = ({ kind, value }: Change, where: string): unknown => {
  assertPlain(value, where);
  if (kind === 'unshift') {
    const { value: first, most } = value as { value: object; most: number };
    return _.push({ each: [first], position: 0, slice: most });
  }
  return kind === 'push' ? _.push(value) : _[kind](value);
};

export const saidThen = (then: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(then).map(([key, value]) => {
      if (value instanceof Change) return [key, saidChange(value, key)];
      assertPlain(value, key);
      return [key, _.set(value)];
    }),
  );

export type By<D> = { readonly field: keyof D & string; readonly order: 'asc' | 'desc' };
export type After = { readonly value: string; readonly _id: string };

/** The query, and where in its order to go on: past the last row seen, ties broken by `_id`. */
export const saidPage = (
  where: object,
  by: { field: string; order: 'asc' | 'desc' },
  after: After | undefined,
): unknown => {
  const said = saidWhere(where);
  if (!after) return said;
  const further = by.order === 'asc' ? _.gt(after.value) : _.lt(after.value);
  const notBefore = by.order === 'asc' ? _.gte(after.value) : _.lte(after.value);
  return _.and(
    said,
    { [by.field]: notBefore },
    _.or({ [by.field]: further }, { [by.field]: after.value, _id: _.gt(after._id) }),
  );
};
