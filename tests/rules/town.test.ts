import * as v from 'valibot';
import { town } from '../../demo/town';
import { fileId, placeId, scene } from '../../domain/kernel/schemas';
import { statesOf } from '../../domain/kernel/machine';
import { requestMachine } from '../../domain/requests/machine';

const now = new Date('2026-11-18T02:00:00Z');
const demo = town(7, now);
const { places, posts, people, serviceRequests } = demo.collections;

test('the same seed and moment give the same town', () => {
  expect(town(7, now)).toEqual(demo);
  expect(town(8, now)).not.toEqual(demo);
});

test('the district is whole: 12 subdistricts, 34 communities with their real codes', () => {
  const count = (level: string): number => places.filter((place) => place.level === level).length;
  expect([count('district'), count('subdistrict'), count('community')]).toEqual([1, 12, 34]);
  expect(places.find(({ _id }) => _id === '410403001001')?.label).toBe('东苑社区');
});

test('every place knows its ancestors, and its id and door say what they must', () => {
  const known = new Map(places.map((place) => [place._id, place]));
  expect(known.size).toBe(places.length);
  expect(new Set(places.map(({ door }) => door)).size).toBe(places.length);
  for (const place of places) {
    expect(v.is(placeId, place._id)).toBe(true);
    expect(v.is(scene, place.door)).toBe(true);
    for (const id of place.scopes) expect(known.has(id)).toBe(true);
    if (place.parentId) expect(place.scopes).toEqual(expect.arrayContaining([place.parentId]));
    expect(place.path.at(-1)).toEqual({ placeId: place._id, name: place.name });
  }
});

test('an estate may be served by several grids, a building by exactly one', () => {
  const gridsOf = (id: string): string[] =>
    places.find(({ _id }) => _id === id)?.scopes.filter((scope) => /^\d{15}$/.test(scope)) ?? [];
  expect(gridsOf('410403001001-e1')).toHaveLength(2);
  for (const { _id, level } of places)
    if (level === 'building' || level === 'entrance') expect(gridsOf(_id)).toHaveLength(1);
});

test('posts are held and vacant, and one leader may lead several grids', () => {
  expect(posts.some(({ personId }) => personId === '')).toBe(true);
  expect(posts.filter(({ personId }) => personId === 'o-demo-grid-leader-1')).toHaveLength(3);
  expect(new Set(posts.map(({ _id }) => _id)).size).toBe(posts.length);
});

test('requests stand in every state, some late, with pictures that exist', () => {
  expect(new Set(serviceRequests.map(({ state }) => state))).toEqual(new Set(statesOf(requestMachine)));
  expect(serviceRequests.some(({ overdueMarked }) => overdueMarked)).toBe(true);
  const photos = serviceRequests.flatMap((request) => [...request.photos, ...request.resultPhotos]);
  for (const photo of photos) {
    expect(v.is(fileId, photo)).toBe(true);
    expect(demo.files).toHaveProperty([photo.split('local-x.local/')[1] ?? '']);
  }
  expect(new Set(serviceRequests.map(({ _id }) => _id)).size).toBe(serviceRequests.length);
});

test('the desk has distinct people, and one who has never been here', () => {
  expect(new Set(demo.personas.map(({ openid }) => openid)).size).toBe(demo.personas.length);
  expect(people.some(({ _id }) => _id === 'o-demo-newcomer')).toBe(false);
  expect(demo.personas.map(({ role }) => role)).toEqual(
    expect.arrayContaining(['居民', '网格员', '社区专员', '商户店主', '志愿者', '部门专员', '楼栋长', '还没登记']),
  );
});
