import { support } from '../../../local-wechat/cloud/support';
import { aCloudWithSdk, type World } from '../../support/sdk';
import { expressionCases, groupCases } from './expressions';
import { documents, queryCases } from './queries';
import { stageCases, stageDocuments } from './stages';
import { updateCases } from './updates';

const named = (area: string): string[] =>
  support.filter((row) => row.area === area && row.status !== 'no').map((row) => row.feature);

let world: World;
beforeAll(async () => {
  world = await aCloudWithSdk({ indexes: { things: [], others: [], places: [], kinds: [] } });
  const add = (collection: string, data: object[]): Promise<unknown> => world.db.collection(collection).add({ data });
  await add('things', documents);
  await add('places', stageDocuments.places);
  await add('kinds', stageDocuments.kinds);
});
afterAll(() => world.cloud.stop());

const caseOf = <T>(cases: Record<string, T>, name: string): T => {
  const found = Object.hasOwn(cases, name) ? cases[name] : undefined;
  if (found === undefined) throw new Error(`nothing proves ${name}`);
  return found;
};

test.each(named('database query command'))('database query command: %s', async (name) => {
  for (const [query, found] of caseOf(queryCases(world.db), name)) {
    const { data } = await world.db.collection('things').where(query).get();
    expect({ query, found: data.map(({ _id }) => _id) }).toEqual({ query, found });
    expect(await world.db.collection('things').where(query).count()).toMatchObject({ total: found.length });
  }
});

test.each(named('database update command'))('database update command: %s', async (name) => {
  const others = world.db.collection('others');
  for (const [before, change, after] of caseOf(updateCases(world.db.command), name)) {
    const { _id } = await others.add({ data: { ...before, mark: 1 } });
    await others.doc(_id).update({ data: change });
    const { data } = await others.doc(_id).get();
    expect({ change, after: data }).toEqual({ change, after: { _id, mark: 1, ...after } });
  }
});

test.each(named('database aggregation stage'))('database aggregation stage: %s', async (name) => {
  for (const [pipe, expected] of caseOf(stageCases(world.db.command), name)) {
    const { list } = await pipe(world.db.collection('places').aggregate()).end();
    expect(list).toEqual(expected);
  }
});

test.each(named('database aggregation operator'))('database aggregation operator: %s', async (name) => {
  const $ = world.db.command.aggregate;
  const places = world.db.collection('places');
  const make = caseOf($, name);
  const grouped = Object.hasOwn(groupCases, name) ? (groupCases[name] ?? []) : [];
  const computed = Object.hasOwn(expressionCases, name) ? (expressionCases[name] ?? []) : [];
  expect(grouped.length + computed.length).toBeGreaterThan(0);
  for (const [value, expected] of computed) {
    const { list } = await places
      .aggregate()
      .limit(1)
      .project({ _id: 0, value: make(value) })
      .end();
    expect({ value, list }).toEqual({ value, list: [expected === undefined ? {} : { value: expected }] });
  }
  for (const [value, expected] of grouped) {
    const { list } = await places
      .aggregate()
      .sort({ n: 1 })
      .group({ _id: null, value: make(value) })
      .end();
    expect({ value, list }).toEqual({ value, list: [{ _id: null, value: expected }] });
  }
});

describe('what is not supported says so by name', () => {
  const failure = (promise: Promise<unknown>): Promise<{ errCode: number; errMsg: string }> =>
    promise.then(
      () => ({ errCode: 0, errMsg: 'it worked' }),
      (error: { errCode: number; errMsg: string }) => error,
    );

  test('database query command: geoNear', async () => {
    const { db } = world;
    const near = db.command.geoNear({ geometry: db.Geo.Point(113, 23), maxDistance: 1 });
    expect(await failure(db.collection('things').where({ at: near }).get())).toMatchObject({
      errCode: -502002,
      errMsg: expect.stringContaining('$nearSphere'),
    });
  });

  test('database query command: geoWithin', async () => {
    const { db } = world;
    const line = db.Geo.LineString([db.Geo.Point(0, 0), db.Geo.Point(3, 2), db.Geo.Point(2, 3), db.Geo.Point(0, 0)]);
    const within = db.command.geoWithin({ geometry: db.Geo.Polygon([line]) });
    expect(await failure(db.collection('things').where({ at: within }).get())).toMatchObject({
      errCode: -502002,
      errMsg: expect.stringContaining('$geoWithin'),
    });
  });

  test('database query command: geoIntersects', async () => {
    const { db } = world;
    const meets = db.command.geoIntersects({ geometry: db.Geo.Point(113, 23) });
    expect(await failure(db.collection('things').where({ at: meets }).get())).toMatchObject({
      errCode: -502002,
      errMsg: expect.stringContaining('$geoIntersects'),
    });
  });

  test('database query command: text', async () => {
    const { db } = world;
    const { total } = await db.collection('things').where(db.command.text('apple')).count();
    expect(total).toBe(documents.length);
    const sent = await world.wire({
      action: 'database.getDocument',
      collectionName: 'things',
      query: '{"$text":{"$search":"x"}}',
    });
    expect(sent).toMatchObject({ code: 'DATABASE_INVALID_OPERRATOR', message: expect.stringContaining('$text') });
  });

  test('database aggregation stage: geoNear', async () => {
    const { db } = world;
    const near = db
      .collection('things')
      .aggregate()
      .geoNear({ near: db.Geo.Point(1, 1), distanceField: 'd' });
    expect(await failure(near.end())).toMatchObject({ errMsg: expect.stringContaining('$geoNear') });
  });

  test('database aggregation operator: meta', async () => {
    const { db } = world;
    const meta = db.command.aggregate['meta']?.('textScore');
    expect(await failure(db.collection('things').aggregate().project({ score: meta }).end())).toMatchObject({
      errMsg: expect.stringContaining('$meta'),
    });
  });

  test.each([
    ['$set', { a: 1 }, '$inc', { a: 1 }],
    ['$set', { 'a.b': 1 }, '$unset', { a: '' }],
    ['$push', { list: 1 }, '$set', { 'list.0': 2 }],
  ])(
    '%s and another operator on the same field are refused, and nothing is changed',
    async (one, said, other, again) => {
      const others = world.db.collection('others');
      const { _id } = await others.add({ data: { a: { b: 0 }, list: [] } });
      const sent = await world.wire({
        ...{ action: 'database.modifyDocument', collectionName: 'others', multi: false, merge: true, upsert: false },
        ...{ query: JSON.stringify({ _id }), data: JSON.stringify({ [one]: said, [other]: again }) },
      });
      expect(sent).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
      expect((await others.doc(_id).get()).data).toMatchObject({ a: { b: 0 }, list: [] });
    },
  );

  test.each(['$where', '$function', '$accumulator', '$out', '$merge', '$collStats'])('%s is refused', async (name) => {
    const asQuery = await world.wire({
      action: 'database.getDocument',
      collectionName: 'things',
      query: JSON.stringify({ [name]: 'x' }),
    });
    expect(asQuery).toMatchObject({ code: 'DATABASE_INVALID_OPERRATOR', message: expect.stringContaining(name) });
    const stages = [{ stageKey: name, stageValue: '{"into":"things","body":"x"}' }];
    const asStage = await world.wire({ action: 'database.aggregateDocuments', collectionName: 'things', stages });
    expect(asStage).toMatchObject({ code: 'DATABASE_INVALID_OPERRATOR', message: expect.stringContaining(name) });
  });
});
