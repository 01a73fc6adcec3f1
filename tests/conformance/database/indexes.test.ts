import fc from 'fast-check';
import { Query } from 'mingo';
import { openDatabase, type Database } from '../../../local-wechat/cloud/database/database';
import type { IndexDefinition } from '../../../local-wechat/cloud/database/indexes';
import type { Trip } from '../../../local-wechat/cloud/database/trip';

type Found = { ids: unknown[]; trip: Trip };

const indexes: IndexDefinition[] = [
  { name: 'a_b', keys: { a: 1, b: -1 } },
  { name: 'tags_b_a', keys: { tags: 1, b: 1, a: 1 } },
  { name: 'list.x_b', keys: { 'list.x': 1, b: 1 } },
  { name: 'o.c', keys: { 'o.c': 1 } },
];

const open = (definitions: IndexDefinition[], file = ':memory:'): Database =>
  openDatabase({ file, indexes: { things: definitions }, now: () => 0 });

const ask = (database: Database, query: object, more: object = {}): Found => {
  const trips: Trip[] = [];
  const reply = database.call(
    { action: 'database.getDocument', collectionName: 'things', query: JSON.stringify(query), limit: 1000, ...more },
    (trip) => trips.push(trip),
  ) as { list: string[] };
  const [trip] = trips;
  if (!trip) throw new Error('the call told no trip');
  return { ids: reply.list.map((text) => (JSON.parse(text) as { _id: unknown })._id), trip };
};

const number = fc.constantFrom(-1, 0, 1, 2, 3, 2.5, 1e15);
const text = fc.constantFrom('', 'a', 'ab', 'b', '\u0000', 'é', '街道', '\uffee', '😀', '\ud800');
const scalar = fc.oneof(number, text, fc.boolean(), fc.constant(null));
const value = fc.oneof(
  { weight: 8, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ c: scalar }) },
);
const thing = fc.record(
  {
    a: value,
    b: scalar,
    tags: fc.array(scalar, { maxLength: 3 }),
    list: fc.array(fc.record({ x: scalar }, { requiredKeys: [] }), { maxLength: 2 }),
    o: fc.record({ c: scalar }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const path = fc.constantFrom('a', 'b', 'tags', 'list.x', 'o.c', '_id');
const comparison = fc.oneof(
  scalar,
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $eq: scalar }),
  fc.record({ $ne: scalar }),
  fc.record({ $all: fc.array(scalar, { minLength: 1, maxLength: 2 }) }),
  fc.record({ $gt: fc.oneof(number, text) }),
  fc.record({ $gte: fc.oneof(number, text), $lt: fc.oneof(number, text) }),
  fc.record({ $lte: fc.oneof(number, text) }),
  fc.record({ $not: fc.record({ $gt: number }) }),
  fc.record({ $exists: fc.boolean() }),
);
const fields = fc.dictionary(path, comparison, { maxKeys: 3 });
const query = fc.oneof(
  { weight: 3, arbitrary: fields },
  {
    weight: 1,
    arbitrary: fc.record(
      { $or: fc.array(fields, { minLength: 1, maxLength: 3 }), b: comparison },
      { requiredKeys: ['$or'] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ $and: fc.array(fields, { minLength: 1, maxLength: 2 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      $and: fc.tuple(fields, fc.record({ $or: fc.array(fields, { minLength: 1, maxLength: 3 }) })),
    }),
  },
);
const order = fc.dictionary(path, fc.constantFrom(1, -1), { maxKeys: 3 });

const world = fc.array(thing, { minLength: 1, maxLength: 25 });
const fill = (database: Database, things: object[]): void =>
  database.load({ things: things.map((fields, i) => ({ _id: `t${i}`, ...fields })) });

/** Parallel arrays cannot be indexed, here as in production: such documents stay out of this world. */
const indexable = (things: Record<string, unknown>[]): Record<string, unknown>[] =>
  things.filter(({ a, tags }) => !(Array.isArray(a) && Array.isArray(tags)));

const checkingOptions = { numRuns: 500 } as const;

test('an index never changes what a query finds, nor its order', () => {
  fc.assert(
    fc.property(world, fc.array(fc.tuple(query, order), { minLength: 1, maxLength: 8 }), (things, asked) => {
      const [indexed, plain] = [open(indexes), open([])];
      for (const database of [indexed, plain]) fill(database, indexable(things));
      for (const [wanted, by] of asked) {
        // The _id makes the order total, so that it can be compared.
        const more = { order: JSON.stringify({ ...by, ...('_id' in by ? {} : { _id: 1 }) }), limit: 7, offset: 1 };
        expect(ask(indexed, wanted, more).ids).toEqual(ask(plain, wanted, more).ids);
        expect(new Set(ask(indexed, wanted).ids)).toEqual(new Set(ask(plain, wanted).ids));
      }
      indexed.close();
      plain.close();
    }),
    checkingOptions,
  );
});

test('writes keep the indexes true', () => {
  const change = fc.tuple(fc.nat(9), fc.oneof(fc.constant('remove' as const), thing));
  fc.assert(
    fc.property(
      world,
      fc.array(change, { maxLength: 12 }),
      fc.array(query, { minLength: 1, maxLength: 5 }),
      (things, changes, queries) => {
        const [indexed, plain] = [open(indexes), open([])];
        for (const database of [indexed, plain]) {
          fill(database, indexable(things));
          for (const [i, what] of changes) {
            if (what !== 'remove' && indexable([what as Record<string, unknown>]).length === 0) continue;
            const common = { collectionName: 'things', query: JSON.stringify({ _id: `t${i}` }), multi: false };
            const call =
              what === 'remove'
                ? { action: 'database.removeDocument' }
                : { action: 'database.modifyDocument', data: JSON.stringify(what), merge: false, upsert: true };
            database.call({ ...common, ...call }, () => undefined);
          }
        }
        for (const wanted of queries)
          expect(new Set(ask(indexed, wanted).ids)).toEqual(new Set(ask(plain, wanted).ids));
      },
    ),
    checkingOptions,
  );
});

test('a query finds what mingo by itself finds', () => {
  const simple = fc.oneof(number, fc.constantFrom('a', 'ab', 'b'), fc.boolean());
  const plainThing = fc.record(
    { a: simple, b: simple, tags: fc.array(simple, { maxLength: 3 }) },
    { requiredKeys: [] },
  );
  const plainQuery = fc.dictionary(
    fc.constantFrom('a', 'b', 'tags'),
    fc.oneof(
      simple,
      fc.record({ $in: fc.array(simple) }),
      fc.record({ $gte: simple }),
      fc.record({ $lt: simple }),
      fc.record({ $nin: fc.array(simple) }),
    ),
  );
  fc.assert(
    fc.property(fc.array(plainThing, { maxLength: 20 }), plainQuery, (things, wanted) => {
      const database = open(indexes);
      fill(database, things);
      const judge = new Query(wanted as never);
      const expected = things.flatMap((fields, i) => (judge.test(fields as never) ? [`t${i}`] : []));
      expect(new Set(ask(database, wanted).ids)).toEqual(new Set(expected));
    }),
    checkingOptions,
  );
});

const requests = (count: number): object[] =>
  Array.from({ length: count }, (_, i) => ({
    _id: `r${String(i).padStart(5, '0')}`,
    scopes: [`grid-${i % 50}`, `community-${i % 7}`, 'district'],
    status: ['open', 'taken', 'done'][i % 3],
    // Many share a time, so that a page can end in the middle of equals.
    dueAt: `2026-01-${String(1 + ((i * 17) % 28)).padStart(2, '0')}`,
  }));

describe('a list by place, state and time', () => {
  const keys = { scopes: 1, status: 1, dueAt: 1 } as const;
  const definition: IndexDefinition = { name: 'scopes_status_dueAt', keys: { ...keys, _id: 1 } };
  const rows = requests(6000) as { _id: string; scopes: string[]; status: string; dueAt: string }[];
  const database = open([definition]);
  beforeAll(() => database.load({ things: rows }));

  const page = fc.record({
    scope: fc.constantFrom('grid-3', 'community-2', 'district'),
    states: fc.subarray(['open', 'taken', 'done'], { minLength: 1 }),
    direction: fc.constantFrom(1, -1),
    limit: fc.integer({ min: 1, max: 40 }),
    from: fc.nat(rows.length - 1),
    nested: fc.boolean(),
  });

  test('a page looks at no more than it returns, with a cursor too, and is the right page', () => {
    fc.assert(
      fc.property(page, ({ scope, states, direction, limit, from, nested }) => {
        const start = rows[from] ?? { dueAt: '', _id: '' };
        const beyond = direction === 1 ? '$gt' : '$lt';
        const list = { scopes: scope, status: states.length === 1 ? states[0] : { $in: states } };
        const cursor = {
          $or: [{ dueAt: { [beyond]: start.dueAt } }, { dueAt: start.dueAt, _id: { [beyond]: start._id } }],
        };
        // The SDK nests what is said with _.and and flattens what is not.
        const wanted = nested ? { $and: [list, cursor] } : { ...list, ...cursor };
        const { ids, trip } = ask(database, wanted, {
          order: JSON.stringify({ dueAt: direction, _id: direction }),
          limit,
        });
        const key = (row: { dueAt: string; _id: string }): string => row.dueAt + row._id;
        const expected = rows
          .filter((row) => row.scopes.includes(scope) && states.includes(row.status))
          .filter((row) => (direction === 1 ? key(row) > key(start) : key(row) < key(start)))
          .sort((a, b) => (key(a) < key(b) ? -direction : direction))
          .slice(0, limit)
          .map(({ _id }) => _id);
        expect(ids).toEqual(expected);
        expect(trip.index).toBe('scopes_status_dueAt');
        expect(trip.documentsExamined).toBeLessThanOrEqual(ids.length);
      }),
      { numRuns: 150 },
    );
  });

  test('an index that does not end in the id sorts nothing by it: all that match are looked at', () => {
    const without = open([{ name: 'scopes_status_dueAt', keys }]);
    without.load({ things: rows });
    const wanted = { scopes: 'district', status: 'open' };
    const sorted = (order: object): number =>
      ask(without, wanted, { order: JSON.stringify(order), limit: 20 }).trip.documentsExamined;
    expect(sorted({ dueAt: 1, _id: 1 })).toBe(2000);
    expect(sorted({ dueAt: 1 })).toBe(20);
    without.close();
  });

  test('alternatives that each have an index are looked for in each', () => {
    const twoIndexes = open([
      { name: 'status', keys: { status: 1 } },
      { name: 'dueAt', keys: { dueAt: 1 } },
    ]);
    twoIndexes.load({ things: rows });
    const some = ask(twoIndexes, { $or: [{ status: 'gone' }, { dueAt: { $gt: '2026-01-27' } }] });
    expect(some.trip).toMatchObject({ documentsExamined: some.ids.length, index: 'status dueAt' });
    expect(some.ids).toHaveLength(rows.filter(({ dueAt }) => dueAt > '2026-01-27').length);
    expect(ask(twoIndexes, { $or: [{ status: 'gone' }, { scopes: 'gone' }] }).trip.documentsExamined).toBe(6000);
    twoIndexes.close();
  });

  test('an indexed list of 20 looks at 20 documents', () => {
    const { ids, trip } = ask(
      database,
      { scopes: 'district', status: 'open', dueAt: { $gt: '2026-01-05' } },
      { order: '{"dueAt":1}', limit: 20 },
    );
    expect(ids).toHaveLength(20);
    expect(trip).toMatchObject({ documentsExamined: 20, documentsReturned: 20, index: 'scopes_status_dueAt' });
  });

  test('an aggregation that begins with a match narrows in the same way', () => {
    const trips: Trip[] = [];
    const stages = [
      { stageKey: '$match', stageValue: JSON.stringify({ scopes: 'grid-3', status: 'open' }) },
      { stageKey: '$count', stageValue: '"n"' },
    ];
    const reply = database.call({ action: 'database.aggregateDocuments', collectionName: 'things', stages }, (trip) =>
      trips.push(trip),
    );
    expect(reply).toEqual({ list: ['{"n":40}'] });
    expect(trips).toMatchObject([{ documentsExamined: 40, documentsReturned: 1, index: 'scopes_status_dueAt' }]);
  });

  test('a read by _id looks at one document', () => {
    expect(ask(database, { _id: 'r00042' }).trip).toMatchObject({ documentsExamined: 1, index: '_id_' });
    expect(ask(database, { _id: { $in: ['r00042', 'r00007'] } }).trip).toMatchObject({
      documentsExamined: 2,
      index: '_id_',
    });
    const many = rows.slice(0, 900).map(({ _id }) => _id);
    expect(ask(database, { _id: { $in: many } }).trip).toMatchObject({ documentsExamined: 900, index: '_id_' });
  });

  test('without an index every document is looked at, and the trip says so', () => {
    const { trip } = ask(database, { dueAt: '2026-01-05' });
    expect(trip.documentsExamined).toBe(6000);
    expect(trip.index).toBeUndefined();
  });
});

describe('a unique index', () => {
  const definition: IndexDefinition = { name: 'phone', keys: { phone: 1 }, unique: true };
  const add = (database: Database, document: object): unknown =>
    database.call(
      { action: 'database.insertDocument', collectionName: 'things', data: [JSON.stringify(document)] },
      () => undefined,
    );
  const set = (database: Database, _id: string, fields: object): unknown =>
    database.call(
      {
        action: 'database.modifyDocument',
        collectionName: 'things',
        query: JSON.stringify({ _id }),
        data: JSON.stringify({ $set: fields }),
        merge: true,
        multi: false,
      },
      () => undefined,
    );
  const duplicate = expect.objectContaining({
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringContaining('E11000'),
  });
  const caught = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return error;
    }
  };

  test('refuses a second of the same value, on insert and on update', () => {
    const database = open([definition]);
    add(database, { _id: 'a', phone: '1' });
    add(database, { _id: 'b', phone: '2' });
    expect(caught(() => add(database, { _id: 'c', phone: '1' }))).toEqual(duplicate);
    expect(caught(() => set(database, 'b', { phone: '1' }))).toEqual(duplicate);
    expect(ask(database, { phone: '2' }).ids).toEqual(['b']);
    set(database, 'b', { phone: '3', name: 'B' });
    add(database, { _id: 'c', phone: '2' });
  });

  test('takes a missing field for null', () => {
    const database = open([definition]);
    add(database, { _id: 'a' });
    expect(caught(() => add(database, { _id: 'b' }))).toEqual(duplicate);
    expect(caught(() => add(database, { _id: 'b', phone: null }))).toEqual(duplicate);
  });

  test('over a list allows each element once', () => {
    const database = open([{ name: 'tags', keys: { tags: 1 }, unique: true }]);
    add(database, { _id: 'a', tags: ['x', 'x', 'y'] });
    expect(caught(() => add(database, { _id: 'b', tags: ['z', 'y'] }))).toEqual(duplicate);
    expect(ask(database, { tags: 'z' }).ids).toEqual([]);
  });

  test('over whole objects and nested lists tells them apart', () => {
    const database = open([definition]);
    for (const phone of [{ a: 1 }, { a: 2 }, { b: 1 }, { a: 1, b: 1 }, { a: '1\u0000' }, { a: '1' }])
      add(database, { phone });
    expect(caught(() => add(database, { phone: { a: 2 } }))).toEqual(duplicate);
  });

  test('over two fields counts the pair', () => {
    const database = open([{ name: 'pair', keys: { a: 1, b: 1 }, unique: true }]);
    add(database, { a: 1, b: 1 });
    add(database, { a: 1, b: 2 });
    expect(caught(() => add(database, { a: 1, b: 2 }))).toEqual(duplicate);
  });

  test('two lists in one index are refused as production refuses them', () => {
    const database = open([{ name: 'pair', keys: { a: 1, b: 1 } }]);
    for (const document of [
      { a: [1, 2], b: [1, 2] },
      { a: [1], b: [] },
    ])
      expect(caught(() => add(database, document))).toMatchObject({
        message: expect.stringContaining('parallel arrays'),
      });
  });

  test('two fields of the elements of one list are indexed together', () => {
    const database = open([{ name: 'pair', keys: { 'list.a': 1, 'list.b': 1 } }]);
    add(database, {
      _id: 'x',
      list: [
        { a: 1, b: 2 },
        { a: 3, b: 4 },
      ],
    });
    expect(ask(database, { 'list.a': 1, 'list.b': 4 })).toMatchObject({
      ids: ['x'],
      trip: { index: 'pair', documentsExamined: 1 },
    });
    expect(ask(database, { list: { $elemMatch: { a: 1, b: 4 } } }).ids).toEqual([]);
  });
});
