import { aCloudWithSdk, type Fields, type World } from '../../support/sdk';

type Returned = { updated: number; doc: Fields | null };
type RawQuery = {
  updateAndReturn(data: object): Promise<Returned>;
  update(data: object): Promise<{ updated: number }>;
  get(): Promise<{ data: Fields[] }>;
};
type RawCollection = {
  add(data: object): Promise<{ id: string; ids: string[] }>;
  where(query: object): RawQuery;
  aggregate(stages: object[]): { end(): Promise<{ data: Fields[] }> };
  options(how: object): RawCollection;
};
type NodeSdk = {
  init(how: object): { database(): { collection(name: string): RawCollection; command: { inc(n: number): object } } };
};

let world: World;
let db: ReturnType<ReturnType<NodeSdk['init']>['database']>;
beforeAll(async () => {
  world = await aCloudWithSdk({ indexes: { things: [] } });
  const module = (await import('@cloudbase/node-sdk')) as unknown as NodeSdk & { default?: NodeSdk };
  db = (module.default ?? module).init({ env: 'local-x' }).database();
  await db.collection('things').add([
    { _id: 'root', n: 1, parent: null },
    { _id: 'branch', n: 2, parent: 'root' },
    { _id: 'leaf', n: 3, parent: 'branch' },
  ]);
});
afterAll(() => world.cloud.stop());

test('@cloudbase/node-sdk by itself works too, updateAndReturn included', async () => {
  const { updated, doc } = await db
    .collection('things')
    .where({ _id: 'root' })
    .updateAndReturn({ n: db.command.inc(5) });
  expect({ updated, doc }).toEqual({ updated: 1, doc: { _id: 'root', n: 6, parent: null } });
  expect(await db.collection('things').where({ _id: 'nobody' }).updateAndReturn({ n: 1 })).toMatchObject({
    updated: 0,
    doc: null,
  });
});

test('raw pipelines may use the stages only they can name', async () => {
  const raw = db.collection('things').options({ raw: true });
  const facet = [
    {
      $facet: {
        low: [{ $match: { n: { $lt: 3 } } }, { $count: 'n' }],
        high: [{ $match: { n: { $gte: 3 } } }, { $count: 'n' }],
      },
    },
  ];
  expect((await raw.aggregate(facet).end()).data).toEqual([{ low: [{ n: 1 }], high: [{ n: 2 }] }]);
  const above = {
    from: 'things',
    startWith: '$parent',
    connectFromField: 'parent',
    connectToField: '_id',
    as: 'above',
  };
  const graph = [{ $match: { _id: 'leaf' } }, { $graphLookup: above }, { $project: { count: { $size: '$above' } } }];
  expect((await raw.aggregate(graph).end()).data).toEqual([{ _id: 'leaf', count: 2 }]);
  expect((await raw.where({ $or: [{ n: { $gt: 5 } }, { _id: 'leaf' }] }).get()).data.map(({ _id }) => _id)).toEqual([
    'root',
    'leaf',
  ]);
});
