import { townForTests } from '../support/moveIsKept';
import { 居民, 新邻居 } from '../support/town';

const town = townForTests();

test('who answers for a building, nearest first, reached through the community’s number', async () => {
  const { value, trips } = await town().as(居民).costs('place.card', { placeId: '410403001001-e1-b3' });
  // The posts hang on the place's grids, which only the place itself knows: one trip for it, one for them.
  expect(trips).toBe(2);
  expect(value.place.label).toBe('东苑社区 · 焦化厂家属院 3号楼');
  expect(value.people.map(({ post, name }) => `${post} ${name}`)).toEqual([
    '楼栋长 老周',
    '庭院长 田姨',
    '党小组长 小高',
    '网格员 小周',
    '网格长 老郑',
    '社区专员 小陈',
    '街道干部 老邢',
  ]);
  for (const { phone, post } of value.people) expect(`${post} ${phone}`).toMatch(/0375-7000002|街道干部 $/);
});

test('a vacancy is shown with who covers it', async () => {
  const { people } = await town().as(居民).does('place.card', { placeId: '410403001001-e1-b3-u2' });
  expect(people[0]).toMatchObject({ post: '单元长', vacant: true, name: '', coveredBy: '楼栋长' });
});

test('a visitor at the door sees the card too, and no openid', async () => {
  const places = await town().cloud.documents('places', 1000);
  const scene = places.find(({ _id }) => _id === '410403001001-e1-b3')?.['door'] as string;
  const card = await town().as(新邻居).does('place.card', { scene });
  expect(card.people.length).toBeGreaterThan(4);
  expect(JSON.stringify(card)).not.toContain('o-demo');
});

test('an estate with two grids shows both grids’ people', async () => {
  const { people } = await town().as(居民).does('place.card', { placeId: '410403001001-e1' });
  expect(
    people
      .filter(({ role }) => role === 'gridWorker')
      .map(({ place }) => place)
      .sort(),
  ).toEqual(['东苑社区 第1网格', '东苑社区 第2网格']);
});
