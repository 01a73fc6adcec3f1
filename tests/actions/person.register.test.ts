import { separatePurposes } from '../../domain/people/consents';
import { CONSENT_VERSION } from '../../domain/people/contract';
import { townForTests } from '../support/moveIsKept';
import { anOperationId, 居民 } from '../support/town';

const town = townForTests();
const BUILDING = '410403001001-e1-b3';
const consent = { consentVersion: CONSENT_VERSION };
const people = async () =>
  (await town().cloud.documents('people', 1000)).filter(({ registeredAt }) => String(registeredAt) >= '2026-11-18');

test('a home and a consent make a resident, in two trips; nothing else is asked', async () => {
  const { value, trips } = await town()
    .as('someone')
    .costs('person.register', { placeId: BUILDING, ...consent });
  expect(value).toMatchObject({
    registered: true,
    nickname: '',
    avatar: '',
    consentNeeded: false,
    home: { placeId: BUILDING },
  });
  expect(trips).toBe(2);
  expect(await people()).toMatchObject([
    { consents: [{ version: CONSENT_VERSION }], home: { scopes: expect.arrayContaining(['410403001001']) } },
  ]);
});

test('a door code says where as well', async () => {
  const places = await town().cloud.documents('places', 1000);
  const door = places.find(({ _id }) => _id === `${BUILDING}-u1`)?.['door'] as string;
  const me = await town()
    .as('by-the-door')
    .does('person.register', { scene: door, ...consent, nickname: '小尹' });
  expect(me).toMatchObject({ nickname: '小尹', home: { placeId: `${BUILDING}-u1` } });
});

test('registering again moves house, keeps the rest, and never makes a second person', async () => {
  const me = await town()
    .as(居民)
    .does('person.register', { placeId: '410403003005-e1-b1', ...consent });
  expect(me).toMatchObject({ nickname: '小林', home: { community: '五一路社区' } });
  const all = await town().cloud.documents('people', 1000);
  const mine = all.filter(({ _id }) => _id === 'o-demo-resident-1');
  expect(mine).toHaveLength(1);
  // Nothing that was agreed to already is said twice.
  expect(mine[0]?.['consents']).toHaveLength(1 + separatePurposes.length);
});

test('the same press again changes nothing', async () => {
  const press = anOperationId();
  const register = () =>
    town()
      .as('twice')
      .does('person.register', { placeId: BUILDING, ...consent }, press);
  const once = await register();
  expect(await register()).toEqual(once);
  const again = await town()
    .as('twice')
    .does('person.register', { placeId: `${BUILDING}-u1`, ...consent });
  expect(again.home?.placeId).toBe(`${BUILDING}-u1`);
  // A reply that got lost and is asked for once more must not move the person back.
  expect((await register()).home?.placeId).toBe(`${BUILDING}-u1`);
});

test.each([
  ['an old consent', { placeId: BUILDING, consentVersion: '2020-01-01' }, 'CONSENT_OUTDATED'],
  ['a subdistrict', { placeId: '410403001', ...consent }, 'NOT_A_HOME'],
  ['a subdistrict without a community yet', { placeId: '410403009', ...consent }, 'NOT_A_HOME'],
  ['a grid', { placeId: '410403001001001', ...consent }, 'NOT_A_HOME'],
  ['a place that is not there', { placeId: '410403001001-e9', ...consent }, 'NOT_FOUND'],
  ['a door that is not there', { scene: 'd0000000', ...consent }, 'NOT_FOUND'],
  ['a place and a door', { placeId: BUILDING, scene: 'd0000000', ...consent }, 'BAD_INPUT'],
  ['a long nickname', { placeId: BUILDING, ...consent, nickname: '长'.repeat(21) }, 'BAD_INPUT'],
  ['an avatar from elsewhere', { placeId: BUILDING, ...consent, avatar: 'https://example.com/a.png' }, 'BAD_INPUT'],
  ['an openid', { placeId: BUILDING, ...consent, _id: 'o-other' }, 'BAD_INPUT'],
  ['a post', { placeId: BUILDING, ...consent, posts: [] }, 'BAD_INPUT'],
])('%s is refused', async (_, input, code) => {
  expect(
    await town().outcome(
      town()
        .as('refused')
        .does('person.register', input as { placeId: string; consentVersion: string }),
    ),
  ).toBe(code);
});
