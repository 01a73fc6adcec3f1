import { townForTests } from '../support/moveIsKept';
import { 新邻居 } from '../support/town';

const town = townForTests();

test('a visitor walks from the district down to the entrance, one trip a level', async () => {
  const names: string[] = [];
  let placeId: string | undefined;
  for (;;) {
    const { value, trips } = await town()
      .as(新邻居)
      .costs('place.browse', placeId ? { placeId } : {});
    expect(trips).toBe(1);
    names.push(value.place.name);
    const next = value.children.find(({ name }) =>
      ['东安路街道', '东苑社区', '焦化厂家属院', '3号楼', '2单元'].includes(name),
    );
    if (!next) break;
    placeId = next.placeId;
  }
  expect(names).toEqual(['卫东区', '东安路街道', '东苑社区', '焦化厂家属院', '3号楼', '2单元']);
});

test('grids are not on the way home, and only near places can be one', async () => {
  const { place, children } = await town().as(新邻居).does('place.browse', { placeId: '410403001001' });
  expect(place).toMatchObject({
    canBeHome: true,
    hasMore: true,
    path: [{ name: '卫东区' }, { name: '东安路街道' }, { name: '东苑社区' }],
  });
  expect(children.map(({ level }) => level)).toEqual(['estate', 'estate', 'estate']);
  expect((await town().as(新邻居).does('place.browse', {})).place.canBeHome).toBe(false);
});

test('a door code opens the tree where the door is', async () => {
  const places = await town().cloud.documents('places', 1000);
  const scene = places.find(({ _id }) => _id === '410403001001-e1-b3')?.['door'] as string;
  const { place, children } = await town().as(新邻居).does('place.browse', { scene });
  expect(place.label).toBe('东苑社区 · 焦化厂家属院 3号楼');
  expect(children.map(({ name }) => name)).toEqual(['1单元', '2单元', '3单元']);
});

test('a place that is not there is not found', async () => {
  expect(await town().outcome(town().as(新邻居).does('place.browse', { placeId: '999999' }))).toBe('NOT_FOUND');
});
