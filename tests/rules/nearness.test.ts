import { calendar } from '../../cloudfunctions/runtime/workdays';
import { submit } from '../../domain/requests/intake';
import { neighbourOf, similarTo } from '../../domain/requests/neighbours';
import type { Position } from '../../domain/requests/intakeContract';

const COMMUNITY = '410403001001';
/** A home: its place, and the grid that serves it, which may be another across the same playground. */
const homeAt = (place: string, grid = '001') => ({
  ...{ placeId: place, label: place, community: '东苑社区', phone: '' },
  scopes: [
    place,
    place.replace(/-u\w+$/, ''),
    place.split('-').slice(0, 2).join('-'),
    `${COMMUNITY}${grid}`,
    place.slice(0, 12),
  ],
});
const somebody = (id: string, home: ReturnType<typeof homeAt>) => ({
  ...{ id, home, posts: [], nickname: '', avatar: '', consent: '', agreed: [] },
  ...{ awaitsGuardian: false, volunteer: null },
});
const now = new Date('2026-11-18T02:00:00Z');
const here = { latitude: 33.7351, longitude: 113.3362 };
const north = (metres: number): Position => ({ ...here, latitude: here.latitude + metres / 111_195 });

const nearOf = (
  from: [string, string?],
  mine: [string, string?],
  points: [Position?, (Position | undefined)?] = [],
) => {
  const [theirs, own] = [homeAt(...from), homeAt(...mine)];
  const request = submit(
    { _id: 'r'.repeat(24), number: 'n', where: theirs },
    { text: '小广场的滑梯坏了', photos: [], urgent: false, subscribed: [], position: points[0] },
    { by: somebody('o-1', theirs), now, calendar },
  );
  const actor = somebody('o-2', own);
  const [row] = similarTo([request], { text: '滑梯坏了', where: own, position: points[1], actor, now });
  expect(neighbourOf(request, actor)).toBe(own.scopes.includes(theirs.scopes.at(-1) ?? ''));
  return row?.near ?? '';
};

const estate = `${COMMUNITY}-e1`;
test.each<[string, [string, string?], [string, string?], [Position?, (Position | undefined)?], string]>([
  ['two buildings, both sent from home', [`${estate}-b3-u2`], [`${estate}-b7-u1`], [], '同一个小区'],
  ['two buildings of two grids', [`${estate}-b3-u2`, '001'], [`${estate}-b7-u1`, '002'], [], '同一个小区'],
  ['one building', [`${estate}-b3-u2`], [`${estate}-b3-u1`], [], '同一栋楼'],
  ['one entrance', [`${estate}-b3-u2`], [`${estate}-b3-u2`], [], '同一栋楼'],
  ['two estates, both sent from home', [`${estate}-b3`], [`${COMMUNITY}-e2-b1`], [], ''],
  ['one point for both', [`${estate}-b3`], [`${COMMUNITY}-e2-b1`], [here, north(20)], '约 20 米'],
  [
    '140 metres, across a grid’s border',
    [`${estate}-b3`, '001'],
    [`${COMMUNITY}-e2-b1`, '002'],
    [here, north(140)],
    '约 140 米',
  ],
  ['160 metres', [`${estate}-b3`], [`${estate}-b7`], [here, north(160)], ''],
  ['a point of one of them only', [`${estate}-b3`], [`${estate}-b7`], [here, undefined], '同一个小区'],
  ['another community, one point', [`${estate}-b3`], ['410403001002-e1-b1'], [here, here], ''],
])('%s', (...[, from, mine, points, near]) => expect(nearOf(from, mine, points)).toBe(near));
