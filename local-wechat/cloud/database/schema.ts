import { isEqual } from 'mingo/util';
import { refuse } from '../fault';
import { isRecord, ObjectId, regexOf, type Document } from './ejson';

type Test = (value: unknown) => boolean;

const kinds: Record<string, Test> = {
  object: isRecord,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  double: (value) => typeof value === 'number',
  decimal: (value) => typeof value === 'number',
  int: Number.isInteger,
  long: Number.isInteger,
  integer: Number.isInteger,
  bool: (value) => typeof value === 'boolean',
  boolean: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  objectId: (value) => value instanceof ObjectId,
  regex: (value) => value instanceof RegExp,
  null: (value) => value === null,
};

const wrong = (keyword: string): never =>
  refuse('DATABASE_REQUEST_FAILED', `$jsonSchema: the value of "${keyword}" is not right.`);

const listOf = (value: unknown, keyword: string): unknown[] => (Array.isArray(value) ? value : wrong(keyword));
const numberOf = (value: unknown, keyword: string): number => (typeof value === 'number' ? value : wrong(keyword));
const recordOf = (value: unknown, keyword: string): Document => (isRecord(value) ? value : wrong(keyword));
const schemasOf = (value: unknown, keyword: string): Test[] =>
  listOf(value, keyword).map((item) => schemaTest(recordOf(item, keyword)));

const kindTest = (value: unknown, keyword: string): Test => {
  const tests = (Array.isArray(value) ? value : [value]).map((name) => kinds[String(name)] ?? wrong(keyword));
  return (candidate) => tests.some((test) => test(candidate));
};

const ofNumber =
  (test: (n: number) => boolean): Test =>
  (value) =>
    typeof value !== 'number' || test(value);
const ofText =
  (test: (s: string) => boolean): Test =>
  (value) =>
    typeof value !== 'string' || test(value);
const ofList =
  (test: (list: unknown[]) => boolean): Test =>
  (value) =>
    !Array.isArray(value) || test(value);
const ofRecord =
  (test: (record: Document) => boolean): Test =>
  (value) =>
    !isRecord(value) || test(value);

type Keyword = (value: unknown, keyword: string, schema: Document) => Test;

const dependency = (value: unknown, keyword: string): Test => {
  if (!Array.isArray(value)) return schemaTest(recordOf(value, keyword));
  return ofRecord((record) => value.every((name) => Object.hasOwn(record, String(name))));
};

const additional: Keyword = (value, keyword, schema) => {
  const named = new Set(Object.keys(recordOf(schema['properties'] ?? {}, 'properties')));
  const patterns = Object.keys(recordOf(schema['patternProperties'] ?? {}, 'patternProperties')).map((text) =>
    regexOf(text, ''),
  );
  const test: Test = typeof value === 'boolean' ? () => value : schemaTest(recordOf(value, keyword));
  const others = (record: Document) =>
    Object.keys(record).filter((name) => !named.has(name) && !patterns.some((pattern) => pattern.test(name)));
  return ofRecord((record) => others(record).every((name) => test(record[name])));
};

const patternProperties: Keyword = (value, keyword) => {
  const rules = Object.entries(recordOf(value, keyword)).map(
    ([text, schema]) => [regexOf(text, ''), schemaTest(recordOf(schema, keyword))] as const,
  );
  return ofRecord((record) =>
    Object.entries(record).every(([name, item]) => rules.every(([pattern, test]) => !pattern.test(name) || test(item))),
  );
};

const itemsTest: Keyword = (value, keyword) => {
  if (!Array.isArray(value)) {
    const test = schemaTest(recordOf(value, keyword));
    return ofList((list) => list.every(test));
  }
  const tests = schemasOf(value, keyword);
  return ofList((list) => list.every((item, i) => tests[i]?.(item) ?? true));
};

const properties: Keyword = (value, keyword) => {
  const tests = Object.entries(recordOf(value, keyword)).map(
    ([name, schema]) => [name, schemaTest(recordOf(schema, keyword))] as const,
  );
  return ofRecord((record) => tests.every(([name, test]) => !Object.hasOwn(record, name) || test(record[name])));
};

const keywords: Record<string, Keyword> = {
  bsonType: kindTest,
  type: kindTest,
  enum: (value, keyword) => {
    const allowed = listOf(value, keyword);
    return (candidate) => allowed.some((item) => isEqual(item, candidate));
  },
  required: (value, keyword) => {
    const names = listOf(value, keyword).map(String);
    return ofRecord((record) => names.every((name) => Object.hasOwn(record, name)));
  },
  properties,
  patternProperties,
  additionalProperties: additional,
  items: itemsTest,
  minimum: (value, keyword, schema) => {
    const least = numberOf(value, keyword);
    return ofNumber((n) => (schema['exclusiveMinimum'] === true ? n > least : n >= least));
  },
  maximum: (value, keyword, schema) => {
    const most = numberOf(value, keyword);
    return ofNumber((n) => (schema['exclusiveMaximum'] === true ? n < most : n <= most));
  },
  exclusiveMinimum: () => () => true,
  exclusiveMaximum: () => () => true,
  multipleOf: (value, keyword) => {
    const step = numberOf(value, keyword);
    return ofNumber((n) => n % step === 0);
  },
  minLength: (value, keyword) => {
    const least = numberOf(value, keyword);
    return ofText((text) => [...text].length >= least);
  },
  maxLength: (value, keyword) => {
    const most = numberOf(value, keyword);
    return ofText((text) => [...text].length <= most);
  },
  pattern: (value) => {
    const pattern = regexOf(value, '');
    return ofText((text) => pattern.test(text));
  },
  minItems: (value, keyword) => {
    const least = numberOf(value, keyword);
    return ofList((list) => list.length >= least);
  },
  maxItems: (value, keyword) => {
    const most = numberOf(value, keyword);
    return ofList((list) => list.length <= most);
  },
  uniqueItems: (value) =>
    ofList((list) => value !== true || list.every((a, i) => !list.slice(0, i).some((b) => isEqual(a, b)))),
  minProperties: (value, keyword) => {
    const least = numberOf(value, keyword);
    return ofRecord((record) => Object.keys(record).length >= least);
  },
  maxProperties: (value, keyword) => {
    const most = numberOf(value, keyword);
    return ofRecord((record) => Object.keys(record).length <= most);
  },
  dependencies: (value, keyword) => {
    const rules = Object.entries(recordOf(value, keyword)).map(
      ([name, rule]) => [name, dependency(rule, keyword)] as const,
    );
    return ofRecord((record) => rules.every(([name, test]) => !Object.hasOwn(record, name) || test(record)));
  },
  allOf: (value, keyword) => {
    const tests = schemasOf(value, keyword);
    return (candidate) => tests.every((test) => test(candidate));
  },
  anyOf: (value, keyword) => {
    const tests = schemasOf(value, keyword);
    return (candidate) => tests.some((test) => test(candidate));
  },
  oneOf: (value, keyword) => {
    const tests = schemasOf(value, keyword);
    return (candidate) => tests.filter((test) => test(candidate)).length === 1;
  },
  not: (value, keyword) => {
    const test = schemaTest(recordOf(value, keyword));
    return (candidate) => !test(candidate);
  },
  title: () => () => true,
  description: () => () => true,
};

/** MongoDB's dialect of JSON Schema (draft 4 with bsonType); an unknown keyword is refused by name. */
export const schemaTest = (schema: Document): Test => {
  const tests = Object.entries(schema).map(([keyword, value]) => {
    const make = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
    if (!make) return refuse('DATABASE_REQUEST_FAILED', `$jsonSchema does not support the keyword "${keyword}".`);
    return make(value, keyword, schema);
  });
  return (value) => tests.every((test) => test(value));
};
