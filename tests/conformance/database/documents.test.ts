import { aCloudWithSdk, type Collection, type Fields, type World } from '../../support/sdk';

let world: World;
let things: Collection;
beforeAll(async () => {
  const phone = { name: 'phone', keys: { phone: 1 }, unique: true };
  world = await aCloudWithSdk({ indexes: { things: [], people: [phone] } });
  things = world.db.collection('things');
});
afterAll(() => world.cloud.stop());
beforeEach(() => world.cloud.reset());

type Failure = { errCode: number; errMsg: string };
const failure = (promise: Promise<unknown>): Promise<Failure> =>
  promise.then(
    (value) => ({ errCode: 0, errMsg: `it worked: ${JSON.stringify(value)}` }),
    (error: Failure) => ({ errCode: error.errCode, errMsg: error.errMsg }),
  );
const all = async (): Promise<Fields[]> => (await things.get()).data;

test('a collection is made once, and must exist', async () => {
  const { db } = world;
  await db.createCollection('fresh-1');
  await db.collection('fresh-1').add({ data: { a: 1 } });
  expect(await db.collection('fresh-1').count()).toMatchObject({ total: 1 });
  expect(await failure(db.createCollection('fresh-1'))).toMatchObject({
    errCode: -1,
    errMsg: expect.stringContaining('Table exist'),
  });
  expect(await failure(db.createCollection('no spaces'))).toMatchObject({ errCode: -1 });
  for (let i = 0; i < 120; i++) await failure(db.createCollection(`many-${i}`));
  expect(await failure(db.createCollection('one-more'))).toMatchObject({
    errMsg: expect.stringContaining('at most 100'),
  });
  for (const attempt of [
    db.collection('never').get(),
    db.collection('never').add({ data: {} }),
    db.collection('never').where({}).remove(),
  ])
    expect(await failure(attempt)).toMatchObject({ errCode: -502005, errMsg: expect.stringContaining('never') });
});

test('a document is added, read, replaced, updated and removed', async () => {
  const { _id } = await things.add({ data: { a: 1, b: { c: 1 } } });
  expect(_id).toMatch(/^[0-9a-f]{32}$/);
  expect((await things.doc(_id).get()).data).toEqual({ _id, a: 1, b: { c: 1 } });
  expect(await things.doc(_id).update({ data: { b: { d: 2 } } })).toMatchObject({ stats: { updated: 1 } });
  expect(await things.doc(_id).update({ data: { b: { d: 2 } } })).toMatchObject({ stats: { updated: 0 } });
  expect((await things.doc(_id).get()).data).toEqual({ _id, a: 1, b: { c: 1, d: 2 } });
  expect(await things.doc(_id).set({ data: { z: 1 } })).toMatchObject({ stats: { updated: 1, created: 0 } });
  expect((await things.doc(_id).get()).data).toEqual({ _id, z: 1 });
  expect(await things.doc('new').set({ data: { y: 1 } })).toMatchObject({ stats: { updated: 0, created: 1 } });
  expect(await things.doc('nobody').update({ data: { y: 1 } })).toMatchObject({ stats: { updated: 0 } });
  expect(await things.doc(_id).remove()).toMatchObject({ stats: { removed: 1 } });
  expect(await things.doc(_id).remove()).toMatchObject({ stats: { removed: 0 } });
  expect(await all()).toEqual([{ _id: 'new', y: 1 }]);
  await things.add({ data: { _id: 7, n: 1 } as object });
  expect((await things.doc(7).get()).data).toEqual({ _id: 7, n: 1 });
});

test('many documents are added at once or not at all', async () => {
  const { _ids } = await things.add({ data: [{ _id: 'a' }, { n: 2 }] });
  expect(_ids).toEqual(['a', expect.any(String)]);
  expect(await failure(things.add({ data: [{ _id: 'b' }, { _id: 'a' }] }))).toMatchObject({ errCode: -502001 });
  expect(await failure(things.add({ data: [{ _id: 'c' }, { _id: 'c' }] }))).toMatchObject({ errCode: -502001 });
  expect((await all()).map(({ _id }) => _id)).toEqual(_ids);
});

test('documents are found, counted, updated and removed by a query', async () => {
  const { _ } = world;
  await things.add({ data: [1, 2, 3, 4].map((n) => ({ _id: `t${n}`, n })) });
  expect(await things.where({ n: _.gt(1) }).count()).toMatchObject({ total: 3 });
  expect(await things.where({ n: _.gt(2) }).update({ data: { big: true } })).toMatchObject({ stats: { updated: 2 } });
  expect(await things.where({ big: true }).update({ data: { n: _.inc(1) }, multi: false })).toMatchObject({
    stats: { updated: 1 },
  });
  expect(await things.where({ n: _.lt(3) }).remove({ multi: false })).toMatchObject({ stats: { removed: 1 } });
  expect(await things.where({ n: _.lt(3) }).remove()).toMatchObject({ stats: { removed: 1 } });
  expect(await all()).toEqual([
    { _id: 't3', n: 4, big: true },
    { _id: 't4', n: 4, big: true },
  ]);
  // What the SDK makes of an empty object hits everything: here too, or nobody would learn it on the desk.
  expect(await things.where({ o: {} }).update({ data: { hit: 1 } })).toMatchObject({ stats: { updated: 2 } });
  await things.where({ list: 1 }).remove();
  await things.add({
    data: {
      _id: 'l',
      list: [
        { k: 1, v: 1 },
        { k: 2, v: 2 },
      ],
    },
  });
  await things.where({ 'list.k': 2 }).update({ data: { 'list.$.v': 9 } });
  await things.where({ _id: 'l' }).update({ data: { 'list.$[].seen': true } });
  expect((await things.doc('l').get()).data).toMatchObject({
    list: [
      { k: 1, v: 1, seen: true },
      { k: 2, v: 9, seen: true },
    ],
  });
});

test('documents come in order, page by page', async () => {
  await things.add({ data: [3, 1, 2, 5, 4].map((n) => ({ _id: `t${n}`, n, odd: n % 2 })) });
  const ids = async (find: { get(): Promise<{ data: Fields[] }> }): Promise<unknown[]> =>
    (await find.get()).data.map(({ n }) => n);
  expect(await ids(things)).toEqual([3, 1, 2, 5, 4]);
  expect(await ids(things.orderBy('n', 'asc').skip(1).limit(2))).toEqual([2, 3]);
  expect(await ids(things.orderBy('odd', 'desc').orderBy('n', 'desc'))).toEqual([5, 3, 1, 4, 2]);
  expect(await ids(things.skip(4))).toEqual([4]);
  expect(await ids(things.skip(9))).toEqual([]);
  expect(await ids(things.where({ odd: 1 }).orderBy('n', 'desc').limit(1))).toEqual([5]);
});

test('a projection gives the wanted fields', async () => {
  const { _ } = world;
  await things.add({
    data: { _id: 'a', n: 1, o: { x: 1, y: 2 }, list: [1, 2, 3, 4], pairs: [{ k: 1 }, { k: 2, v: 2 }] },
  });
  const field = async (projection: object): Promise<unknown> => (await things.field(projection).get()).data[0];
  expect(await field({ n: true })).toEqual({ _id: 'a', n: 1 });
  expect(await field({ 'o.x': true, _id: false })).toEqual({ o: { x: 1 } });
  expect(await field({ o: false, list: false, pairs: false })).toEqual({ _id: 'a', n: 1 });
  expect(await field({ list: _.project.slice(2), n: 1 })).toMatchObject({ list: [1, 2], n: 1 });
  expect(await field({ list: _.project.slice([1, 2]), n: 1 })).toMatchObject({ list: [2, 3], n: 1 });
  expect(await field({ pairs: _.project.elemMatch({ k: 2 }), n: 1 })).toEqual({
    _id: 'a',
    n: 1,
    pairs: [{ k: 2, v: 2 }],
  });
  expect((await things.doc('a').field({ n: true }).get()).data).toEqual({ _id: 'a', n: 1 });
});

test('every type comes back as it was sent', async () => {
  const { db, cloud } = world;
  await cloud.clock({ set: '2026-05-06T07:08:09.010Z' });
  const data = {
    text: '中文 😀 "quoted" \u0000 \n',
    zero: 0,
    minus: -1.5,
    large: 9007199254740991,
    huge: 1e300,
    yes: true,
    nothing: null,
    at: new Date('1969-12-31T23:59:59.999Z'),
    list: [1, 'a', null, [2], { b: new Date(0) }],
    nested: { a: { b: { c: [] } } },
    empty: {},
  };
  await things.add({
    data: {
      _id: 'a',
      ...data,
      left: undefined,
      now: db.serverDate(),
      later: db.serverDate({ offset: 60_000 }),
      in: { now: db.serverDate() },
    },
  });
  await cloud.clock({ reset: true });
  const { data: read } = await things.doc('a').get();
  const { now, later, in: inner, ...rest } = read as { now: Date; later: Date; in: { now: Date } };
  expect(rest).toEqual({ _id: 'a', ...data });
  expect(Math.abs(now.getTime() - Date.parse('2026-05-06T07:08:09.010Z'))).toBeLessThan(5000);
  expect(later.getTime() - now.getTime()).toBe(60_000);
  expect(inner.now).toEqual(now);
  const id = { $oid: '5f5e1a2b3c4d5e6f7a8b9c0d' };
  await world.wire({
    action: 'database.insertDocument',
    collectionName: 'things',
    data: [JSON.stringify({ _id: id, ref: id })],
  });
  const { data: found } = await world.wire({
    action: 'database.getDocument',
    collectionName: 'things',
    query: JSON.stringify({ _id: id }),
  });
  expect(found).toMatchObject({ list: [JSON.stringify({ _id: id, ref: id })] });
  expect((await things.where({ text: /😀/ }).get()).data).toHaveLength(1);
});

test('a read gives 100 rows by default and 1000 at most', async () => {
  await world.cloud.load({ collections: { things: Array.from({ length: 1050 }, (_, i) => ({ _id: `t${i}` })) } });
  expect((await things.get()).data).toHaveLength(100);
  expect((await things.limit(1000).get()).data).toHaveLength(1000);
  expect((await things.limit(5000).get()).data).toHaveLength(1000);
  const { data } = await world.wire({ action: 'database.getDocument', collectionName: 'things', limit: 99999 });
  expect(data?.['list']).toHaveLength(1000);
  expect(await things.count()).toMatchObject({ total: 1050 });
});

test('values of all kinds sort as in production', async () => {
  const kinds = [null, -1, 0, 2.5, '', 'A', 'a', '中', '\uffee', '😀', { a: 1 }, false, true, new Date(0)];
  const shuffled = kinds.map((_, i) => (i * 5) % kinds.length).map((i) => ({ _id: `k${i}`, i, value: kinds[i] }));
  await things.add({ data: shuffled });
  const order = async (path: string, direction: 'asc' | 'desc'): Promise<unknown[]> =>
    (await things.orderBy(path, direction).get()).data.map((row) => row['i'] ?? row['_id']);
  expect(await order('value', 'asc')).toEqual(kinds.map((_, i) => i));
  expect(await order('value', 'desc')).toEqual(kinds.map((_, i) => i).reverse());
  await world.cloud.reset();
  await things.add({
    data: [
      { _id: 'missing' },
      { _id: '5', list: 5 },
      { _id: '2,9', list: [9, 2] },
      { _id: '[]', list: [] },
      { _id: '7', list: [7] },
    ],
  });
  expect(await order('list', 'asc')).toEqual(['missing', '[]', '2,9', '5', '7']);
  expect(await order('list', 'desc')).toEqual(['2,9', '7', '5', 'missing', '[]']);
});

test('a unique index refuses a second value and takes a missing field for null', async () => {
  const people = world.db.collection('people');
  await people.add({ data: { _id: 'a', phone: '1' } });
  await people.add({ data: { _id: 'b' } });
  for (const data of [{ phone: '1' }, { phone: null }, {}])
    expect(await failure(people.add({ data }))).toMatchObject({
      errCode: -502001,
      errMsg: expect.stringContaining('E11000'),
    });
  expect(await failure(people.doc('b').update({ data: { phone: '1' } }))).toMatchObject({ errCode: -502001 });
  expect((await people.doc('b').get()).data).toEqual({ _id: 'b' });
});

describe('errors carry the codes of production', () => {
  test('errors carry the codes of production', async () => {
    const { _ } = world;
    await things.add({ data: { _id: 'a', n: 'text', o: null, list: [1] } });
    expect(await failure(things.add({ data: { _id: 'a' } }))).toMatchObject({
      errCode: -502001,
      errMsg: expect.stringContaining('E11000 duplicate key'),
    });
    expect(await failure(things.where({ a: { $foo: 1 } }).get())).toMatchObject({
      errCode: -502002,
      errMsg: expect.stringContaining('$foo'),
    });
    expect(await failure(things.doc('nobody').get())).toMatchObject({
      errCode: -1,
      errMsg: expect.stringContaining('does not exist'),
    });
    expect(await failure(things.where({ a: { $regex: '(' } }).get())).toMatchObject({ errCode: -501007 });
    for (const data of [
      { n: _.inc(1) },
      { n: _.push([1]) },
      { 'o.x': 1 },
      { 'n.x': 1 },
      { 'list.x': 1 },
      { o: _.inc(1) },
    ])
      expect(await failure(things.doc('a').update({ data }))).toMatchObject({ errCode: -502001 });
    expect((await things.doc('a').get()).data).toEqual({ _id: 'a', n: 'text', o: null, list: [1] });
    expect(await failure(things.doc('a').update({ data: { $unknown: { a: 1 } } }))).toMatchObject({ errCode: -502002 });
    expect(await failure(things.add({ data: { $a: 1 } }))).toMatchObject({ errCode: -502001 });
  });

  test('a missing document is null when the caller asked for that', async () => {
    const db = world.sdk.database({ throwOnNotFound: false });
    expect((await db.collection('things').doc('nobody').get()).data).toBeNull();
  });

  test('an update with nothing in it is refused instead of lost', async () => {
    await things.add({ data: { _id: 'a' } });
    expect(await failure(things.doc('a').update({ data: { profile: {} } }))).toMatchObject({ errCode: -501007 });
  });
});
