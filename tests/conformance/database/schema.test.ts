import { openDatabase } from '../../../local-wechat/cloud/database/database';

const database = openDatabase({ file: ':memory:', now: () => 0 });
afterAll(() => database.close());

/** Whether a document with this field passes a schema for it. */
const passes = (schema: object, value: unknown): boolean => {
  database.reset();
  database.load({ things: [{ _id: 'a', ...(value === undefined ? {} : { v: value }) }] });
  const query = JSON.stringify({ $jsonSchema: { properties: { v: schema } } });
  const reply = database.call(
    { action: 'database.calculateDocument', collectionName: 'things', query },
    () => undefined,
  );
  return (reply as { total: number }).total === 1;
};

test.each<[keyword: string, schema: object, good: unknown[], bad: unknown[]]>([
  ['bsonType', { bsonType: 'string' }, ['a', ''], [1, null, {}]],
  ['bsonType of several', { bsonType: ['int', 'null'] }, [1, null], [1.5, 'a']],
  ['bsonType date', { bsonType: 'date' }, [{ $date: 0 }], ['2026-01-01', 0]],
  ['type', { type: 'boolean' }, [true], ['true']],
  ['enum', { enum: ['a', 1, { x: 1 }] }, ['a', 1, { x: 1 }], ['b', '1', { x: 2 }]],
  ['required', { required: ['x'] }, [{ x: null }, 'not an object'], [{ y: 1 }]],
  ['properties', { properties: { x: { type: 'number' } } }, [{ x: 1 }, {}], [{ x: '1' }]],
  ['patternProperties', { patternProperties: { '^n': { type: 'number' } } }, [{ n1: 1, s: 'a' }], [{ n1: 'a' }]],
  ['additionalProperties false', { properties: { x: {} }, additionalProperties: false }, [{ x: 1 }], [{ x: 1, y: 1 }]],
  ['additionalProperties schema', { additionalProperties: { type: 'string' } }, [{ x: 'a' }], [{ x: 1 }]],
  ['items', { items: { type: 'number' } }, [[], [1, 2], 'a'], [[1, 'a']]],
  ['items by place', { items: [{ type: 'number' }, { type: 'string' }] }, [[1, 'a', true]], [['a', 1]]],
  ['minimum', { minimum: 3 }, [3, 4, 'a'], [2]],
  ['exclusiveMinimum', { minimum: 3, exclusiveMinimum: true }, [3.1], [3]],
  ['maximum', { maximum: 3 }, [3], [3.1]],
  ['exclusiveMaximum', { maximum: 3, exclusiveMaximum: true }, [2], [3]],
  ['multipleOf', { multipleOf: 5 }, [10], [11]],
  ['minLength', { minLength: 2 }, ['中文', '😀😀'], ['😀']],
  ['maxLength', { maxLength: 1 }, ['😀'], ['ab']],
  ['pattern', { pattern: '^1\\d{10}$' }, ['13800000000', 7], ['abc']],
  ['minItems', { minItems: 1 }, [[1]], [[]]],
  ['maxItems', { maxItems: 1 }, [[1]], [[1, 2]]],
  ['uniqueItems', { uniqueItems: true }, [[1, '1']], [[{ a: 1 }, { a: 1 }]]],
  ['minProperties', { minProperties: 1 }, [{ a: 1 }], [{}]],
  ['maxProperties', { maxProperties: 1 }, [{ a: 1 }], [{ a: 1, b: 2 }]],
  ['allOf', { allOf: [{ minimum: 1 }, { maximum: 3 }] }, [2], [0, 4]],
  ['anyOf', { anyOf: [{ type: 'string' }, { minimum: 3 }] }, ['a', 3], [2]],
  ['oneOf', { oneOf: [{ minimum: 1 }, { maximum: 3 }] }, [0, 4], [2]],
  ['not', { not: { type: 'string' } }, [1], ['a']],
  ['title and description', { title: 'a title', description: 'more' }, [1], []],
])('%s', (_, schema, good, bad) => {
  for (const value of good) expect({ value, passes: passes(schema, value) }).toEqual({ value, passes: true });
  for (const value of bad) expect({ value, passes: passes(schema, value) }).toEqual({ value, passes: false });
});

test('a keyword nobody answers for is refused by name', () => {
  expect(() => passes({ if: {} }, 1)).toThrow('"if"');
  expect(() => passes({ minimum: 'three' }, 1)).toThrow('"minimum"');
  expect(() => passes({ bsonType: 'txt' }, 1)).toThrow('"bsonType"');
});
