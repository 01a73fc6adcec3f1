import { termsOf } from '../../domain/places/search';
import { townForTests } from '../support/moveIsKept';
import { 外社区专员, 居民, 楼栋长, 社区专员, 街道干部, 区管理员, 网格员, type Town } from '../support/town';

const town = townForTests();
const found = async (who: string, query: string): Promise<string[]> =>
  (await town().as(who).does('place.search', { query })).places.map(({ label, name }) => label || name);

const THIRD = '东苑社区 · 焦化厂家属院 3号楼';
const DOOR = `${THIRD} 2单元`;

test.each([
  ['3号楼', THIRD],
  ['三号楼', THIRD],
  ['３号楼', THIRD],
  ['3', THIRD],
  [' 3号楼 ', THIRD],
  ['焦化厂3号楼', THIRD],
  ['焦化厂 3号楼', THIRD],
  ['焦化厂家属院3号楼', THIRD],
  ['焦化厂家属院三号楼', THIRD],
  ['焦化厂·3号楼', THIRD],
  ['焦化厂，3号楼', THIRD],
  ['焦化厂-3号楼', THIRD],
  ['家属院3号楼', THIRD],
  ['家属院 三号楼', THIRD],
  ['东苑3号楼', THIRD],
  ['东苑社区 焦化厂 3号楼', THIRD],
  ['焦化厂3号', THIRD],
  ['焦化厂3', THIRD],
  ['焦化厂　3号楼', THIRD],
  ['焦化厂/3号楼', THIRD],
  ['3号楼2单元', DOOR],
  ['三号楼二单元', DOOR],
  ['3号楼 2单元', DOOR],
  ['焦化厂3号楼2单元', DOOR],
  ['焦化厂家属院3号楼2单元', DOOR],
  ['家属院3号楼二单元', DOOR],
  ['焦化厂 3号楼 2', DOOR],
  ['焦化厂家属院', '东苑社区 · 焦化厂家属院'],
  ['焦化厂', '东苑社区 · 焦化厂家属院'],
  ['家属院', '东苑社区 · 焦化厂家属院'],
  ['焦化', '东苑社区 · 焦化厂家属院'],
  ['属院', '东苑社区 · 焦化厂家属院'],
])('社区专员说「%s」，找得到%s，最像的排在前面', async (query, place) => {
  const places = await found(社区专员, query);
  expect(places).toContain(place);
  const nameOf = (label = '') => label.split(' ').at(-1);
  expect(nameOf(places[0])).toBe(nameOf(place));
});

test.each(['没有这个地方', '99号楼', '焦化厂99号楼', '3号楼焦化厂家', '%', '.*', '(a+)+$'])(
  '「%s」找不到，答空的',
  async (query) => {
    expect(await found(社区专员, query)).toEqual([]);
  },
);

test('只找自己职务管的地方：社区、楼栋、街道、区，各看各的', async () => {
  const inside = async (who: string, query: string): Promise<string[]> =>
    (await town().as(who).does('place.search', { query })).places.map(({ placeId }) => placeId);
  for (const id of await inside(外社区专员, '号楼')) expect(id).not.toMatch(/^410403001001/);
  expect(await inside(外社区专员, '焦化厂')).toEqual([]);
  for (const id of await inside(楼栋长, '单元')) expect(id).toMatch(/^410403001001-e1-b3/);
  expect(await inside(楼栋长, '1单元')).toEqual(['410403001001-e1-b3-u1']);
  expect(await found(网格员, '焦化厂3号楼')).toEqual([THIRD]);
  expect(await found(街道干部, '东苑')).toContain('东苑社区');
  expect(await found(区管理员, '焦化厂3号楼')).toEqual([THIRD]);
});

test('一次只走一趟，看过的不随全区变多；居民没有职务，不给找', async () => {
  const costs = (who: string) => (town() as Town).as(who).costs('place.search', { query: '焦化厂3号楼' });
  expect((await costs(社区专员)).trips).toBe(1);
  expect((await costs(区管理员)).trips).toBe(1);
  expect(await town().outcome(town().as(居民).does('place.search', { query: '3号楼' }))).toBe('NOT_ON_DUTY');
  expect(await town().outcome(town().as(社区专员).does('place.search', { query: '' }))).toBe('BAD_INPUT');
});

test('数字开头就是新的一段', () => {
  expect(termsOf('焦化厂家属院3号楼2单元')).toEqual(['焦化厂家属院', '3号楼', '2单元']);
  expect(termsOf('  ')).toEqual([]);
});
