import { isEqual } from 'mingo/util';
import { refuse } from '../fault';
import { isRecord, ObjectId, regexOf, type Document } from './ejson';

type Test = (value: unknown) => boolean;
/** Makes the test a keyword stands for, from its operand and the schema it stands in. */
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
const recordOf = (operand: unknown, keyword: string): Document => (isRecord(operand) ? operand : wrong(keyword));

/** Keywords by what they take: a number, a list, a schema, a list of schemas, a schema for each name. */
const ofNumber =
  (make: (number: number, schema: Document) => Test): Keyword =>
  (operand, keyword, schema) =>
    make(typeof operand === 'number' ? operand : wrong(keyword), schema);
const ofList =
  (make: (list: unknown[]) => Test): Keyword =>
  (operand, keyword) =>
    make(listOf(operand, keyword));
const ofSchema =
  (make: (test: Test) => Test): Keyword =>
  (operand, keyword) =>
    make(schemaTest(recordOf(operand, keyword)));
const ofSchemas =
  (make: (tests: Test[]) => Test): Keyword =>
  (operand, keyword) =>
    make(listOf(operand, keyword).map((one) => schemaTest(recordOf(one, keyword))));
const ofNames =
  (make: (tests: [string, Test][]) => Test): Keyword =>
  (operand, keyword) =>
    make(Object.entries(recordOf(operand, keyword)).map(([name, one]) => [name, schemaTest(recordOf(one, keyword))]));

/** Tests of one kind of value only: every other kind passes. */
const numbers =
  (test: (number: number) => boolean): Test =>
  (value) =>
    typeof value !== 'number' || test(value);
const texts =
  (test: (text: string) => boolean): Test =>
  (value) =>
    typeof value !== 'string' || test(value);
const lists =
  (test: (list: unknown[]) => boolean): Test =>
  (value) =>
    !Array.isArray(value) || test(value);
const records =
  (test: (record: Document) => boolean): Test =>
  (value) =>
    !isRecord(value) || test(value);

const always: Keyword = () => () => true;

const kind: Keyword = (operand, keyword) => {
  const tests = [operand].flat().map((name) => kinds[String(name)] ?? wrong(keyword));
  return (value) => tests.some((test) => test(value));
};

const additionalProperties: Keyword = (operand, keyword, { properties = {}, patternProperties = {} }) => {
  const known = recordOf(properties, 'properties');
  const patterns = Object.keys(recordOf(patternProperties, 'patternProperties')).map((text) => regexOf(text, ''));
  const test = typeof operand === 'boolean' ? () => operand : schemaTest(recordOf(operand, keyword));
  const isOther = (name: string): boolean =>
    !Object.hasOwn(known, name) && !patterns.some((pattern) => pattern.test(name));
  return records((record) => Object.keys(record).every((name) => !isOther(name) || test(record[name])));
};

const keywords: Record<string, Keyword> = {
  bsonType: kind,
  type: kind,
  title: always,
  description: always,
  enum: ofList((allowed) => (value) => allowed.some((one) => isEqual(one, value))),

  minimum: ofNumber((least, { exclusiveMinimum }) =>
    numbers((n) => n > least || (n === least && exclusiveMinimum !== true)),
  ),
  maximum: ofNumber((most, { exclusiveMaximum }) =>
    numbers((n) => n < most || (n === most && exclusiveMaximum !== true)),
  ),
  exclusiveMinimum: always,
  exclusiveMaximum: always,
  multipleOf: ofNumber((step) => numbers((n) => n % step === 0)),

  minLength: ofNumber((least) => texts((text) => [...text].length >= least)),
  maxLength: ofNumber((most) => texts((text) => [...text].length <= most)),
  pattern: (operand) => {
    const pattern = regexOf(operand, '');
    return texts((text) => pattern.test(text));
  },

  items: (operand, keyword, schema) =>
    Array.isArray(operand)
      ? ofSchemas((tests) => lists((list) => tests.every((test, i) => i >= list.length || test(list[i]))))(
          operand,
          keyword,
          schema,
        )
      : ofSchema((test) => lists((list) => list.every(test)))(operand, keyword, schema),
  minItems: ofNumber((least) => lists((list) => list.length >= least)),
  maxItems: ofNumber((most) => lists((list) => list.length <= most)),
  uniqueItems: (operand) =>
    lists((list) => operand !== true || list.every((a, i) => !list.slice(0, i).some((b) => isEqual(a, b)))),

  required: ofList((names) => records((record) => names.every((name) => Object.hasOwn(record, String(name))))),
  properties: ofNames((tests) =>
    records((record) => tests.every(([name, test]) => !Object.hasOwn(record, name) || test(record[name]))),
  ),
  patternProperties: ofNames((given) => {
    const tests = given.map(([text, test]) => [regexOf(text, ''), test] as const);
    return records((record) =>
      Object.entries(record).every(([name, value]) =>
        tests.every(([pattern, test]) => !pattern.test(name) || test(value)),
      ),
    );
  }),
  additionalProperties,
  minProperties: ofNumber((least) => records((record) => Object.keys(record).length >= least)),
  maxProperties: ofNumber((most) => records((record) => Object.keys(record).length <= most)),

  allOf: ofSchemas((tests) => (value) => tests.every((test) => test(value))),
  anyOf: ofSchemas((tests) => (value) => tests.some((test) => test(value))),
  oneOf: ofSchemas((tests) => (value) => tests.filter((test) => test(value)).length === 1),
  not: ofSchema((test) => (value) => !test(value)),
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
