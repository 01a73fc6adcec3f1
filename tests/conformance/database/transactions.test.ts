import { aCloudWithSdk, type Collection, type Transaction, type World } from '../../support/sdk';

let world: World;
let things: Collection;
beforeAll(async () => {
  world = await aCloudWithSdk({ indexes: { things: [{ name: 'key', keys: { key: 1 }, unique: true }] } });
  things = world.db.collection('things');
});
afterAll(() => world.cloud.stop());
beforeEach(async () => {
  await world.cloud.reset();
  await things.add({ data: ['a', 'b', 'c'].map((_id) => ({ _id, key: _id, n: 1 })) });
});

const conflict = { errCode: -501001 };
const begin = (): Promise<Transaction> => world.db.startTransaction();
const inside = (transaction: Transaction): Collection => transaction.collection('things');
const nOf = async (from: Collection, id = 'a'): Promise<unknown> => (await from.doc(id).get()).data?.['n'];

test('a transaction sees its snapshot and its own writes, others see neither until it commits', async () => {
  const transaction = await begin();
  await things.doc('b').update({ data: { n: 50 } });
  await things.doc('c').remove();
  await things.add({ data: { _id: 'd', key: 'd', n: 1 } });
  await inside(transaction)
    .doc('a')
    .update({ data: { n: 2 } });
  await inside(transaction).add({ data: { _id: 'e', key: 'e', n: 9 } });
  expect(await nOf(inside(transaction))).toBe(2);
  expect(await nOf(inside(transaction), 'b')).toBe(1);
  const { data } = await inside(transaction).where({}).orderBy('_id', 'desc').limit(3).get();
  expect(data.map(({ _id, n }) => [_id, n])).toEqual([
    ['e', 9],
    ['c', 1],
    ['b', 1],
  ]);
  expect((await inside(transaction).where({ n: 1 }).get()).data.map(({ _id }) => _id).sort()).toEqual(['b', 'c']);
  expect(await nOf(things)).toBe(1);
  expect((await things.get()).data.map(({ _id }) => _id)).toEqual(['a', 'b', 'd']);
  await transaction.commit();
  expect(await nOf(things)).toBe(2);
  expect((await things.get()).data.map(({ _id, n }) => [_id, n])).toEqual([
    ['a', 2],
    ['b', 50],
    ['d', 1],
    ['e', 9],
  ]);
});

test('a rollback leaves nothing behind', async () => {
  const transaction = await begin();
  await inside(transaction)
    .doc('a')
    .set({ data: { key: 'x' } });
  await inside(transaction).doc('b').remove();
  await transaction.rollback();
  expect((await things.get()).data).toHaveLength(3);
  expect(await nOf(things)).toBe(1);
  await expect(inside(transaction).doc('a').get()).rejects.toMatchObject(conflict);
  await expect(world.db.runTransaction(async (own) => own.rollback('changed my mind'))).rejects.toBe('changed my mind');
});

test('runTransaction commits and gives the value', async () => {
  const moved = await world.db.runTransaction(async (own) => {
    await inside(own)
      .doc('a')
      .update({ data: { n: world._.inc(-1) } });
    await inside(own)
      .doc('b')
      .update({ data: { n: world._.inc(1) } });
    return 'moved';
  });
  expect([moved, await nOf(things, 'a'), await nOf(things, 'b')]).toEqual(['moved', 0, 2]);
});

test('an error inside undoes everything', async () => {
  const attempt = world.db.runTransaction(async (own) => {
    await inside(own)
      .doc('a')
      .update({ data: { n: 7 } });
    throw new Error('changed my mind');
  });
  await expect(attempt).rejects.toThrow('changed my mind');
  expect(await nOf(things)).toBe(1);
});

describe('two writers of one document: the second fails at once', () => {
  test('two writers of one document: the second fails at once', async () => {
    const [first, second] = [await begin(), await begin()];
    await inside(first)
      .doc('a')
      .update({ data: { n: 2 } });
    await expect(
      inside(second)
        .doc('a')
        .update({ data: { n: 3 } }),
    ).rejects.toMatchObject(conflict);
    // The loser is over, whatever it does next.
    await expect(inside(second).doc('b').get()).rejects.toMatchObject(conflict);
    await expect(second.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
    await first.commit();
    expect(await nOf(things)).toBe(2);
  });

  test('a write from outside to a document held by a transaction fails too', async () => {
    const transaction = await begin();
    await inside(transaction)
      .doc('a')
      .update({ data: { n: 2 } });
    await expect(things.doc('a').update({ data: { n: 3 } })).rejects.toMatchObject(conflict);
    await expect(things.where({ n: 1 }).remove()).rejects.toMatchObject(conflict);
    await expect(things.where({}).update({ data: { n: 4 } })).rejects.toMatchObject(conflict);
    await transaction.commit();
    expect(await nOf(things)).toBe(2);
  });

  test('what changed since the snapshot cannot be written', async () => {
    const transaction = await begin();
    await things.doc('a').update({ data: { n: 2 } });
    await expect(
      inside(transaction)
        .doc('a')
        .update({ data: { n: 3 } }),
    ).rejects.toMatchObject(conflict);
    const again = await begin();
    await things.doc('b').remove();
    await expect(inside(again).doc('b').remove()).rejects.toMatchObject(conflict);
  });

  test("the SDK's own retry does not fire for a conflict inside the callback", async () => {
    let tries = 0;
    const attempt = world.db.runTransaction(async (own) => {
      tries++;
      await inside(own).doc('a').get();
      await things.doc('a').update({ data: { n: world._.inc(1) } });
      await inside(own)
        .doc('a')
        .update({ data: { n: 0 } });
    });
    await expect(attempt).rejects.toMatchObject(conflict);
    expect(tries).toBe(1);
    expect(await nOf(things)).toBe(2);
  });

  test('of 20 who add one to the same number, the winners are counted exactly', async () => {
    const attempts = Array.from({ length: 20 }, () =>
      world.db.runTransaction(async (own) => {
        const n = await nOf(inside(own));
        await inside(own)
          .doc('a')
          .update({ data: { n: Number(n) + 1 } });
      }),
    );
    const won = (await Promise.allSettled(attempts)).filter(({ status }) => status === 'fulfilled').length;
    expect(won).toBeGreaterThan(0);
    expect(await nOf(things)).toBe(1 + won);
  });

  test('two who take the same unique value cannot both commit', async () => {
    const [first, second] = [await begin(), await begin()];
    await inside(first).add({ data: { _id: 'x', key: 'same' } });
    await inside(second).add({ data: { _id: 'y', key: 'same' } });
    await first.commit();
    await expect(second.commit()).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
    expect((await things.where({ key: 'same' }).get()).data.map(({ _id }) => _id)).toEqual(['x']);
    const third = await begin();
    await expect(inside(third).add({ data: { _id: 'z', key: 'same' } })).rejects.toMatchObject({ errCode: -502001 });
    await expect(inside(await begin()).add({ data: { _id: 'a' } })).rejects.toMatchObject({ errCode: -502001 });
    await expect(inside(third).doc('b').get()).rejects.toMatchObject(conflict);
  });
});

test('write skew is possible, as in production', async () => {
  const [first, second] = [await begin(), await begin()];
  const total = async (own: Transaction): Promise<number> =>
    Number(await nOf(inside(own), 'a')) + Number(await nOf(inside(own), 'b'));
  expect([await total(first), await total(second)]).toEqual([2, 2]);
  await inside(first)
    .doc('a')
    .update({ data: { n: 0 } });
  await inside(second)
    .doc('b')
    .update({ data: { n: 0 } });
  await first.commit();
  await second.commit();
  expect([await nOf(things, 'a'), await nOf(things, 'b')]).toEqual([0, 0]);
});

test('where().update, where().remove, count and aggregate escape a transaction', async () => {
  const transaction = await begin();
  await inside(transaction).add({ data: { _id: 'own', key: 'own', n: 1 } });
  await inside(transaction)
    .where({ _id: 'a' })
    .update({ data: { n: 77 } });
  await inside(transaction).where({ _id: 'b' }).remove();
  expect(await inside(transaction).where({}).count()).toMatchObject({ total: 2 });
  const { list } = await inside(transaction)
    .aggregate()
    .group({ _id: null, ids: { $push: '$_id' } })
    .end();
  expect(list).toEqual([{ _id: null, ids: ['a', 'c'] }]);
  expect(await nOf(inside(transaction))).toBe(1);
  await transaction.rollback();
  expect((await things.get()).data.map(({ _id, n }) => [_id, n])).toEqual([
    ['a', 77],
    ['c', 1],
  ]);
});

test('a transaction expires after 30 seconds', async () => {
  const [kept, late] = [await begin(), await begin()];
  await inside(late)
    .doc('a')
    .update({ data: { n: 2 } });
  await world.cloud.clock({ advanceMs: 25_000 });
  await inside(kept)
    .doc('b')
    .update({ data: { n: 2 } });
  await kept.commit();
  await world.cloud.clock({ advanceMs: 6_000 });
  await expect(inside(late).doc('a').get()).rejects.toMatchObject(conflict);
  await expect(late.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
  expect([await nOf(things, 'a'), await nOf(things, 'b')]).toEqual([1, 2]);
  expect(await things.doc('a').update({ data: { n: 3 } })).toMatchObject({ stats: { updated: 1 } });
});
