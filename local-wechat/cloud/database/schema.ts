import { isEqual } from 'mingo/util';
import { refuse } from '../fault';
import { isRecord, ObjectId, regexOf, type Document } from './ejson';

type Test = (value: unknown) => boolean;
type Keyword = (operand: unknown, keyword: string, schema: Document) => Test;

const isNumber: Test = (value) => typeof value === 'number';
const isBoolean: Test = (value) => typeof value === 'boolean';

const kinds: Record<string, Test> = {
  object: isRecord,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: isNumber,
  double: isNumber,
  decimal: isNumber,
  int: Number.isInteger,
  long: Number.isInteger,
  integer: Number.isInteger,
  bool: isBoolean,
  boolean: isBoolean,
  date: (value) => value instanceof Date,
  objectId: (value) => value instanceof ObjectId,
  regex: (value) => value instanceof RegExp,
  null: (value) => value === null,
};

const wrong = (keyword: string): never =>
  refuse('DATABASE_REQUEST_FAILED', `$jsonSchema: the value of "${keyword}" is not right.`);

const listOf = (operand: unknown, keyword: string): unknown[] => (Array.isArray(operand) ? operand : wrong(keyword));
const numberOf = (operand: unknown, keyword: string): number =>
  typeof operand === 'number' ? operand : wrong(keyword);
const recordOf = (operand: unknown, keyword: string): Document => (isRecord(operand) ? operand : wrong(keyword));
const testOf = (operand: unknown, keyword: string): Test => schemaTest(recordOf(operand, keyword));
const testsOf = (operand: unknown, keyword: string): Test[] =>
  listOf(operand, keyword).map((one) => testOf(one, keyword));
const named = (operand: unknown, keyword: string): [string, Test][] =>
  Object.entries(recordOf(operand, keyword)).map(([name, one]) => [name, testOf(one, keyword)]);

const always: Keyword = () => () => true;
const ofList =
  (test: (list: unknown[]) => boolean): Test =>
  (value) =>
    !Array.isArray(value) || test(value);
const ofRecord =
  (test: (record: Document) => boolean): Test =>
  (value) =>
    !isRecord(value) || test(value);

/** What a value measures, for the limits; a value of another kind has no measure and passes. */
type Measure = (value: unknown) => number | undefined;
const itself: Measure = (value) => (typeof value === 'number' ? value : undefined);
const characters: Measure = (value) => (typeof value === 'string' ? [...value].length : undefined);
const items: Measure = (value) => (Array.isArray(value) ? value.length : undefined);
const fields: Measure = (value) => (isRecord(value) ? Object.keys(value).length : undefined);

const limit =
  (measure: Measure, side: 1 | -1, exclusive = ''): Keyword =>
  (operand, keyword, schema) => {
    const least = side * numberOf(operand, keyword);
    return (value) => {
      const measured = measure(value);
      if (measured === undefined) return true;
      return schema[exclusive] === true ? side * measured > least : side * measured >= least;
    };
  };

const kind: Keyword = (operand, keyword) => {
  const tests = [operand].flat().map((name) => kinds[String(name)] ?? wrong(keyword));
  return (value) => tests.some((test) => test(value));
};

const required: Keyword = (operand, keyword) => {
  const names = listOf(operand, keyword).map(String);
  return ofRecord((record) => names.every((name) => Object.hasOwn(record, name)));
};

const properties: Keyword = (operand, keyword) => {
  const tests = named(operand, keyword);
  return ofRecord((record) => tests.every(([name, test]) => !Object.hasOwn(record, name) || test(record[name])));
};

const patternProperties: Keyword = (operand, keyword) => {
  const tests = named(operand, keyword).map(([text, test]) => [regexOf(text, ''), test] as const);
  return ofRecord((record) =>
    Object.entries(record).every(([name, value]) =>
      tests.every(([pattern, test]) => !pattern.test(name) || test(value)),
    ),
  );
};

const additionalProperties: Keyword = (operand, keyword, schema) => {
  const known = recordOf(schema['properties'] ?? {}, 'properties');
  const patterns = Object.keys(recordOf(schema['patternProperties'] ?? {}, 'patternProperties')).map((text) =>
    regexOf(text, ''),
  );
  const test = typeof operand === 'boolean' ? () => operand : testOf(operand, keyword);
  const isOther = (name: string): boolean =>
    !Object.hasOwn(known, name) && !patterns.some((pattern) => pattern.test(name));
  return ofRecord((record) => Object.keys(record).every((name) => !isOther(name) || test(record[name])));
};

const itemsTest: Keyword = (operand, keyword) => {
  const tests = Array.isArray(operand) ? testsOf(operand, keyword) : undefined;
  const each = tests ? undefined : testOf(operand, keyword);
  return ofList((list) => list.every((item, i) => (each ?? tests?.[i])?.(item) ?? true));
};

const combined =
  (agree: (tests: Test[], value: unknown) => boolean): Keyword =>
  (operand, keyword) => {
    const tests = testsOf(operand, keyword);
    return (value) => agree(tests, value);
  };

const keywords: Record<string, Keyword> = {
  bsonType: kind,
  type: kind,
  enum: (operand, keyword) => {
    const allowed = listOf(operand, keyword);
    return (value) => allowed.some((one) => isEqual(one, value));
  },
  required,
  properties,
  patternProperties,
  additionalProperties,
  items: itemsTest,
  minimum: limit(itself, 1, 'exclusiveMinimum'),
  maximum: limit(itself, -1, 'exclusiveMaximum'),
  exclusiveMinimum: always,
  exclusiveMaximum: always,
  multipleOf: (operand, keyword) => {
    const step = numberOf(operand, keyword);
    return (value) => typeof value !== 'number' || value % step === 0;
  },
  minLength: limit(characters, 1),
  maxLength: limit(characters, -1),
  pattern: (operand) => {
    const pattern = regexOf(operand, '');
    return (value) => typeof value !== 'string' || pattern.test(value);
  },
  minItems: limit(items, 1),
  maxItems: limit(items, -1),
  uniqueItems: (operand) =>
    ofList((list) => operand !== true || list.every((a, i) => !list.slice(0, i).some((b) => isEqual(a, b)))),
  minProperties: limit(fields, 1),
  maxProperties: limit(fields, -1),
  allOf: combined((tests, value) => tests.every((test) => test(value))),
  anyOf: combined((tests, value) => tests.some((test) => test(value))),
  oneOf: combined((tests, value) => tests.filter((test) => test(value)).length === 1),
  not: (operand, keyword) => {
    const test = testOf(operand, keyword);
    return (value) => !test(value);
  },
  title: always,
  description: always,
};

/** MongoDB's dialect of JSON Schema (draft 4 with bsonType); an unknown keyword is refused by name. */
export const schemaTest = (schema: Document): Test => {
  const tests = Object.entries(schema).map(([keyword, operand]) => {
    const make = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
    return make
      ? make(operand, keyword, schema)
      : refuse('DATABASE_REQUEST_FAILED', `$jsonSchema does not support the keyword "${keyword}".`);
  });
  return (value) => tests.every((test) => test(value));
};
