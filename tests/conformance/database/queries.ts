import type { Db } from '../../support/sdk';

/** What the query commands look at. */
export const documents = [
  {
    _id: 'one',
    n: 1,
    name: 'apple',
    tags: ['a', 'b'],
    o: { x: 1, y: { z: 1 } },
    items: [
      { k: 'p', q: 5 },
      { k: 'r', q: 1 },
    ],
    at: new Date('2026-01-01T00:00:00Z'),
  },
  {
    _id: 'two',
    n: 5,
    name: 'Banana',
    tags: ['b'],
    o: { x: 2 },
    items: [],
    at: new Date('2026-02-01T00:00:00Z'),
    extra: null,
  },
  {
    _id: 'three',
    n: 10,
    name: 'cherry',
    tags: ['a', 'c', 'b'],
    o: { x: 3, y: { z: 3 } },
    items: [{ k: 'p', q: 1 }, 7],
    at: new Date('2026-03-01T00:00:00Z'),
  },
  { _id: 'four', name: 'date', tags: 'b', n: null },
];

type Case = [query: object, found: string[]];

/** Every query command of the SDK: queries and the ids they find. */
export const queryCases = ({ command: _, RegExp }: Db): Record<string, Case[]> => ({
  eq: [
    [{ n: _.eq(5) }, ['two']],
    [{ n: 5 }, ['two']],
    [{ tags: 'c' }, ['three']],
    [{ tags: ['a', 'b'] }, ['one']],
    [{ o: { x: 1 } }, ['one']],
    [{ o: _.eq({ x: 2 }) }, ['two']],
    [{ extra: null }, ['one', 'two', 'three', 'four']],
    [{ n: _.eq(null) }, ['four']],
    [{ at: _.eq(new Date('2026-02-01T00:00:00Z')) }, ['two']],
    [{ 'items.k': 'r' }, ['one']],
    [{ 'items.0.q': 5 }, ['one']],
  ],
  neq: [
    [{ n: _.neq(5) }, ['one', 'three', 'four']],
    [{ tags: _.neq('a') }, ['two', 'four']],
  ],
  lt: [
    [{ n: _.lt(5) }, ['one']],
    [{ at: _.lt(new Date('2026-02-01T00:00:00Z')) }, ['one']],
    [{ name: _.lt('b') }, ['one', 'two']],
  ],
  lte: [[{ n: _.lte(5) }, ['one', 'two']]],
  gt: [
    [{ n: _.gt(5) }, ['three']],
    [{ n: _.gt('5') }, []],
    [{ 'items.q': _.gt(3) }, ['one']],
  ],
  gte: [[{ n: _.gte(5) }, ['two', 'three']]],
  in: [
    [{ n: _.in([1, 10]) }, ['one', 'three']],
    [{ n: _.in([]) }, []],
    [{ n: _.in([null]) }, ['four']],
    [{ name: _.in([/^b/i, 'date']) }, ['two', 'four']],
  ],
  nin: [[{ n: _.nin([1, 10]) }, ['two', 'four']]],
  all: [
    [{ tags: _.all(['a', 'b']) }, ['one', 'three']],
    [{ tags: _.all(['b']) }, ['one', 'two', 'three', 'four']],
  ],
  elemMatch: [
    [{ items: _.elemMatch({ k: 'p', q: _.lt(3) }) }, ['three']],
    [{ items: _.elemMatch({ q: 7 }) }, []],
    [{ tags: _.elemMatch(_.gt('b')) }, ['three']],
  ],
  exists: [
    [{ extra: _.exists(true) }, ['two']],
    [{ 'o.y': _.exists(false) }, ['two', 'four']],
  ],
  size: [
    [{ tags: _.size(1) }, ['two']],
    [{ items: _.size(0) }, ['two']],
  ],
  mod: [[{ n: _.mod(5, 0) }, ['two', 'three']]],
  and: [
    [{ n: _.gt(1).and(_.lt(10)) }, ['two']],
    [_.and([{ n: _.gt(1) }, { tags: 'a' }]), ['three']],
    [{ tags: _.and(_.eq('a'), _.eq('c')) }, ['three']],
  ],
  or: [
    [{ n: _.eq(1).or(_.eq(10)) }, ['one', 'three']],
    [_.or([{ n: 1 }, { tags: 'c' }]), ['one', 'three']],
    [_.or([{ n: _.lt(2) }, { o: { x: _.gt(2) } }]), ['one', 'three']],
    [_.and([{ tags: 'a' }, _.or([{ n: 10 }, { n: 5 }])]), ['three']],
  ],
  nor: [[_.nor([{ n: 1 }, { tags: 'c' }]), ['two', 'four']]],
  not: [
    [{ n: _.not(_.gt(1)) }, ['one', 'four']],
    [{ name: _.not(_.in(['apple'])) }, ['two', 'three', 'four']],
  ],
  expr: [[_.expr(_.aggregate.gt?.(['$n', '$o.x']) ?? {}), ['two', 'three']]],
  jsonSchema: [
    [_.jsonSchema({ required: ['extra'] }), ['two']],
    [_.jsonSchema({ properties: { n: { bsonType: 'int', minimum: 5 } }, required: ['n'] }), ['two', 'three']],
    [
      _.jsonSchema({ properties: { tags: { bsonType: 'array', minItems: 2, items: { type: 'string' } } } }),
      ['one', 'three'],
    ],
    [
      _.jsonSchema({
        anyOf: [
          { properties: { name: { pattern: '^a' } } },
          { properties: { o: { required: ['y'] } }, required: ['o'] },
        ],
      }),
      ['one', 'three'],
    ],
  ],
  RegExp: [
    [{ name: /an/ }, ['two']],
    [{ name: RegExp({ regexp: '^B', options: 'i' }) }, ['two']],
    [{ tags: /c/ }, ['three']],
    [{ name: { $regex: '^c', $options: 'g' } }, ['three']],
  ],
});
