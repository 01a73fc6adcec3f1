import { aCloudWithSdk, type Collection, type World, type WireReply } from '../../support/sdk';

let world: World;
let things: Collection;
beforeAll(async () => {
  world = await aCloudWithSdk({ indexes: { things: [{ name: 'tag', keys: { tag: 1 } }] } });
  things = world.db.collection('things');
});
afterAll(() => world.cloud.stop());
beforeEach(async () => {
  await world.cloud.reset();
  await things.add({ data: { _id: 'a', tag: 'x', n: 1, text: 'a'.repeat(40) + '!' } });
});

const get = (query: string): Promise<WireReply> =>
  world.wire({ action: 'database.getDocument', collectionName: 'things', query });
const update = (data: string): Promise<WireReply> =>
  world.wire({
    action: 'database.modifyDocument',
    collectionName: 'things',
    query: '{"_id":"a"}',
    data,
    merge: true,
    multi: false,
  });
const insert = (text: string): Promise<WireReply> =>
  world.wire({ action: 'database.insertDocument', collectionName: 'things', data: [text] });
const aggregate = (stageKey: string, stage: unknown): Promise<WireReply> =>
  world.wire({
    action: 'database.aggregateDocuments',
    collectionName: 'things',
    stages: [{ stageKey, stageValue: JSON.stringify(stage) }],
  });

const untouched = async (): Promise<void> => {
  expect((await things.get()).data).toMatchObject([{ _id: 'a', n: 1 }]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
};

test('no key and no path reaches a prototype', async () => {
  for (const name of ['__proto__', 'constructor', 'prototype']) {
    const refused = { code: 'INVALID_PARAM', message: expect.stringContaining(name) };
    const inQuery = [
      `{"${name}":1}`,
      `{"${name}.polluted":1}`,
      `{"a.${name}.b":1}`,
      `{"$or":[{"a":{"$elemMatch":{"${name}":1}}}]}`,
    ];
    for (const query of inQuery) expect(await get(query)).toMatchObject(refused);
    const inUpdate = [
      `{"$set":{"${name}.polluted":1}}`,
      `{"$set":{"a":{"${name}":{"polluted":1}}}}`,
      `{"$inc":{"x.${name}.polluted":1}}`,
      `{"$rename":{"n":"${name}.polluted"}}`,
      `{"$push":{"a":[{"${name}":1}]}}`,
      `{"$unset":{"${name}.toString":""}}`,
    ];
    for (const data of inUpdate) expect(await update(data)).toMatchObject(refused);
    for (const text of [`{"${name}":{"polluted":1}}`, `{"a":[{"b":{"${name}":1}}]}`])
      expect(await insert(text)).toMatchObject(refused);
    expect(await aggregate('$project', { x: `$${name}.polluted` })).toMatchObject(refused);
    expect(await aggregate('$project', { [`a.${name}`]: 1 })).toMatchObject(refused);
    expect(
      await aggregate('$lookup', { from: 'things', localField: 'a', foreignField: 'b', as: `${name}.polluted` }),
    ).toMatchObject(refused);
    expect(await aggregate('$count', name)).toMatchObject(refused);
    const order = await world.wire({
      action: 'database.getDocument',
      collectionName: 'things',
      order: `{"${name}":1}`,
    });
    expect(order).toMatchObject(refused);
    const projection = await world.wire({
      action: 'database.getDocument',
      collectionName: 'things',
      projection: `{"${name}.x":1}`,
    });
    expect(projection).toMatchObject(refused);
  }
  // As a value it is only a word.
  expect(await insert('{"_id":"word","text":"constructor"}')).toMatchObject({ data: { insertedIds: ['word'] } });
  expect(await things.where({ text: 'constructor' }).count()).toMatchObject({ total: 1 });
  await things.doc('word').remove();
  await untouched();
});

describe('malformed, deep and runaway requests get an error answer', () => {
  test('malformed, deep and runaway requests get an error answer', async () => {
    const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    const malformed = [
      '{',
      '[]',
      '"text"',
      '7',
      '{"a":{"$date":"yesterday"}}',
      '{"a":{"$date":{"$numberLong":"x"}}}',
      '{"a":{"$oid":"12"}}',
      '{"a":{"$numberInt":"seven"}}',
      '{"a":{"$numberDouble":{}}}',
      '{"a":{"$regularExpression":7}}',
      '{"a":{"$regularExpression":{"pattern":"(","options":""}}}',
      '{"a":{"$regularExpression":{"pattern":"a","options":"q"}}}',
      '{"a":{"$binary":{"base64":"aa","subType":"00"}}}',
      '{"a":{"$tcb_server_date":{"offset":"x"}}}',
      deep(150),
      deep(5000),
      `{"a":{"$regex":"${'a'.repeat(2000)}"}}`,
      `{"a":[${'[],'.repeat(250_000)}1]}`,
    ];
    for (const text of malformed) {
      expect([text.slice(0, 60), (await get(text)).code]).toEqual([text.slice(0, 60), 'INVALID_PARAM']);
      expect([text.slice(0, 60), (await insert(text)).code]).toEqual([text.slice(0, 60), 'INVALID_PARAM']);
    }
    await untouched();
  });

  test('wrong shapes get an error answer', async () => {
    const bodies = [
      {},
      { action: 7 },
      { action: 'database.toString' },
      { action: 'database.getDocument' },
      { action: 'database.getDocument', collectionName: 'things"; DROP TABLE d1; --' },
      { action: 'database.getDocument', collectionName: 'things', limit: -1 },
      { action: 'database.getDocument', collectionName: 'things', offset: 1.5 },
      { action: 'database.getDocument', collectionName: 'things', order: '{"a":"up"}' },
      { action: 'database.getDocument', collectionName: 'things', projection: '{"a":1,"b":0}' },
      { action: 'database.insertDocument', collectionName: 'things', data: 'x' },
      { action: 'database.insertDocument', collectionName: 'things', data: ['{"_id":{"a":1}}'] },
      { action: 'database.insertDocument', collectionName: 'things', data: ['{"_id":["a"]}'] },
      { action: 'database.modifyDocument', collectionName: 'things', data: '{"a":1}', merge: true },
      { action: 'database.modifyDocument', collectionName: 'things', data: '{"$set":5}', merge: true },
      {
        action: 'database.modifyDocument',
        collectionName: 'things',
        query: '{"_id":"a"}',
        data: '{"$set":{"_id":"b"}}',
        merge: true,
      },
      { action: 'database.aggregateDocuments', collectionName: 'things' },
      { action: 'database.aggregateDocuments', collectionName: 'things', stages: [7] },
      {
        action: 'database.aggregateDocuments',
        collectionName: 'things',
        stages: [{ stageKey: '$match', stageValue: '{' }],
      },
      {
        action: 'database.aggregateDocuments',
        collectionName: 'things',
        stages: [{ stageKey: '$sort', stageValue: '{"a":2}' }],
      },
      {
        action: 'database.aggregateDocuments',
        collectionName: 'things',
        stages: [{ stageKey: '$group', stageValue: '{}' }],
      },
      { action: 'database.commitTransaction' },
      { action: 'database.commitTransaction', transactionId: 'nobody' },
      { action: 'database.abortTransaction', transactionId: { a: 1 } },
      { action: 'database.getDocument', collectionName: 'things', transactionId: 'nobody' },
    ];
    for (const body of bodies)
      expect({ body, code: (await world.wire(body)).code }).toEqual({
        body,
        code: expect.stringMatching(/^(INVALID_PARAM|DATABASE_)/),
      });
    await untouched();
  });

  test('a path of a thousand parts is refused', async () => {
    const path = Array.from({ length: 1000 }, () => 'a').join('.');
    expect(await update(JSON.stringify({ $set: { [path]: 1 } }))).toMatchObject({ code: 'INVALID_PARAM' });
    await untouched();
  });

  test('a document never changes its _id', async () => {
    const replacement = {
      action: 'database.modifyDocument',
      collectionName: 'things',
      query: '{"_id":"a"}',
      data: '{"_id":"b"}',
      merge: false,
    };
    expect(await world.wire(replacement)).toMatchObject({ code: 'INVALID_PARAM' });
    expect(await update('{"$set":{"_id":"b"}}')).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
    await untouched();
  });

  test('a regular expression that never ends is stopped', async () => {
    const runaway = await get('{"text":{"$regex":"^(a+)+$"}}');
    expect(runaway).toMatchObject({ code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('ms') });
    await untouched();
  });

  test('so is one in a $pull, in a projection and in a schema', async () => {
    const text = 'a'.repeat(40) + '!';
    await things.doc('a').update({ data: { list: [text], pairs: [{ text }] } });
    const endless = { $regularExpression: { pattern: '^(a+)+$', options: '' } };
    const stopped = { code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('ms') };
    expect(await update(JSON.stringify({ $pull: { list: endless } }))).toMatchObject(stopped);
    const projection = JSON.stringify({ pairs: { $elemMatch: { text: endless } } });
    expect(await world.wire({ action: 'database.getDocument', collectionName: 'things', projection })).toMatchObject(
      stopped,
    );
    expect(await get('{"$jsonSchema":{"properties":{"text":{"pattern":"^(a+)+$"}}}}')).toMatchObject(stopped);
    await untouched();
  });

  test('a pipeline that never ends is stopped', async () => {
    const range = { $range: [0, 3000] };
    const sum = { $reduce: { input: range, initialValue: 0, in: { $add: ['$$value', 1] } } };
    const nested = { $map: { input: range, as: 'x', in: { $map: { input: range, as: 'y', in: sum } } } };
    expect(await aggregate('$project', { x: nested })).toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('ms'),
    });
    await untouched();
  });
});
