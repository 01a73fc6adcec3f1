import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aCloudWithSdk } from '../../support/sdk';
import { aCloud } from '../../support/cloud';
import { openDatabase } from '../../../local-wechat/cloud/database/database';
import type { IndexDefinition } from '../../../local-wechat/cloud/database/indexes';

const file = (): string => join(mkdtempSync(join(tmpdir(), 'database-')), 'cloud.db');
const byTag: IndexDefinition = { name: 'tag', keys: { tag: 1 } };
const silent = (): void => undefined;

const idsWhere = (database: ReturnType<typeof openDatabase>, query: object, order: object): string[] => {
  const reply = database.call(
    {
      action: 'database.getDocument',
      collectionName: 'things',
      query: JSON.stringify(query),
      order: JSON.stringify(order),
    },
    silent,
  ) as { list: string[] };
  return reply.list.map((text) => (JSON.parse(text) as { _id: string })._id);
};

test('what was written is there after a restart, its types and its indexes too', () => {
  const at = file();
  const first = openDatabase({ file: at, indexes: { things: [byTag] }, now: () => 0 });
  first.load({
    things: [
      { _id: 'a', tag: 'x', at: { $date: '2026-01-02T03:04:05.006Z' } },
      { _id: 'b', tag: 'y' },
    ],
  });
  first.close();
  const again = openDatabase({ file: at, now: () => 0 });
  expect(again.collections()).toMatchObject([{ name: 'things', count: 2, indexes: [{ name: '_id_' }, byTag] }]);
  expect(again.peek('things', { limit: 1, skip: 0 })).toEqual([
    { _id: 'a', tag: 'x', at: { $date: { $numberLong: '1767323045006' } } },
  ]);
  expect(idsWhere(again, { tag: 'y' }, {})).toEqual(['b']);
});

test('that a column has held lists is remembered', () => {
  const at = file();
  const first = openDatabase({ file: at, indexes: { things: [byTag] }, now: () => 0 });
  first.load({
    things: [
      { _id: 'a', tag: ['m', 'a'] },
      { _id: 'b', tag: 'b' },
      { _id: 'c', tag: ['z', 'c'] },
    ],
  });
  first.close();
  const again = openDatabase({ file: at, indexes: { things: [byTag] }, now: () => 0 });
  expect(idsWhere(again, {}, { tag: -1 })).toEqual(['c', 'a', 'b']);
  expect(idsWhere(again, { tag: { $gt: 'b', $lt: 'b' } }, { _id: 1 })).toEqual(['a']);
});

test('so is what only a transaction taught', () => {
  const at = file();
  const unique: IndexDefinition = { name: 'tag', keys: { tag: 1 }, unique: true };
  const first = openDatabase({ file: at, indexes: { things: [unique] }, now: () => 0 });
  const { transactionId } = first.call({ action: 'database.startTransaction' }, silent) as { transactionId: string };
  const data = ['{"_id":"a","tag":["m","a"]}', '{"_id":"b","tag":"b"}', '{"_id":"c","tag":["z","c"]}'];
  first.call({ action: 'database.insertDocument', collectionName: 'things', data, transactionId }, silent);
  first.call({ action: 'database.commitTransaction', transactionId }, silent);
  first.close();
  const again = openDatabase({ file: at, now: () => 0 });
  expect(idsWhere(again, {}, { tag: -1 })).toEqual(['c', 'a', 'b']);
  again.close();
});

test('a changed declaration rebuilds the index over what is there', () => {
  const at = file();
  const first = openDatabase({ file: at, indexes: { things: [byTag] }, now: () => 0 });
  first.load({
    things: [
      { _id: 'a', tag: 'x', n: 1 },
      { _id: 'b', tag: 'x', n: 2 },
    ],
  });
  first.close();
  const byNumber: IndexDefinition = { name: 'n', keys: { n: 1 }, unique: true };
  const again = openDatabase({ file: at, indexes: { things: [byNumber] }, now: () => 0 });
  expect(again.collections()[0]?.indexes.map(({ name }) => name)).toEqual(['_id_', 'n']);
  expect(idsWhere(again, { n: { $gte: 2 } }, {})).toEqual(['b']);
  again.close();
  const unique: IndexDefinition = { name: 'tag', keys: { tag: 1 }, unique: true };
  expect(() => openDatabase({ file: at, indexes: { things: [unique] }, now: () => 0 })).toThrow('E11000');
  const third = openDatabase({ file: at, now: () => 0 });
  expect(third.collections()[0]?.indexes.map(({ name }) => name)).toEqual(['_id_', 'n']);
});

test('reset empties and keeps collections and indexes', () => {
  const database = openDatabase({ file: ':memory:', indexes: { things: [byTag], others: [] }, now: () => 0 });
  database.load({ things: [{ _id: 'a', tag: ['x'] }] });
  database.reset();
  expect(database.collections()).toMatchObject([
    { name: 'others', count: 0 },
    { name: 'things', count: 0, indexes: [{ name: '_id_' }, byTag] },
  ]);
  database.load({ things: [{ _id: 'a', tag: 'x' }] });
  expect(idsWhere(database, { tag: 'x' }, {})).toEqual(['a']);
});

test('an acknowledged write survives kill -9', async () => {
  const data = mkdtempSync(join(tmpdir(), 'killed-'));
  const { cloud, wire } = await aCloudWithSdk({ data, indexes: { things: [byTag] } });
  const acknowledged: string[] = [];
  // By the wire: the SDK would still warn of the killed request when the tests are over.
  const writing = (async (): Promise<void> => {
    for (let i = 0; ; i++) {
      const common = { collectionName: 'things', query: `{"_id":"${i}"}`, multi: false };
      await wire({ ...common, action: 'database.modifyDocument', data: '{"tag":"kept"}', merge: false, upsert: true });
      await wire({ ...common, action: 'database.modifyDocument', data: '{"$set":{"tag":"changed"}}', merge: true });
      acknowledged.push(String(i));
    }
  })().catch(() => undefined);
  while (acknowledged.length < 30) await new Promise((resolve) => setTimeout(resolve, 5));
  await cloud.kill9();
  await writing;
  const again = await aCloud({ data, functions: data });
  const kept = await again.documents('things', 1000);
  await again.stop();
  const changed = kept.filter(({ tag }) => tag === 'changed').map(({ _id }) => _id);
  expect(acknowledged.filter((id) => !changed.includes(id))).toEqual([]);
});
