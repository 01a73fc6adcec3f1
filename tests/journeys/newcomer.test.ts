import { CONSENT_VERSION } from '../../domain/people/contract';
import { townForTests } from '../support/moveIsKept';
import { 新邻居, 社区专员, 外社区专员, 居民 } from '../support/town';

const town = townForTests();

test('新邻居扫楼门口的码，认识楼里的人，登记住处，当天就反映第一件事', async () => {
  expect(await town().as(新邻居).does('person.home', {})).toMatchObject({ me: { registered: false }, people: [] });
  const places = await town().cloud.documents('places', 1000);
  const scene = places.find(({ _id }) => _id === '410403001001-e1-b5-u1')?.['door'] as string;
  const card = await town().as(新邻居).does('place.card', { scene });
  expect(card.people.some(({ post, name }) => post === '网格员' && name === '小周')).toBe(true);
  await town().as(新邻居).does('person.register', { scene, consentVersion: CONSENT_VERSION });
  const { requestId, contact } = await town()
    .as(新邻居)
    .does('request.submit', { text: '搬家那天发现楼道灯坏了', photos: [] });
  expect(contact).toMatchObject({ post: '社区专员', place: '东苑社区' });
  const home = await town().as(新邻居).does('person.home', {});
  expect(home.requests).toMatchObject([
    { requestId, category: '公共设施 · 路灯', place: '东苑社区 · 焦化厂家属院 5号楼 1单元' },
  ]);
  expect((await town().as(社区专员).does('request.list', { of: 'inbox' })).rows.map((row) => row.requestId)).toContain(
    requestId,
  );
});

test('隐私说明更新后，老住户要重新看过再同意', async () => {
  await town().changes('people', 'o-demo-resident-2', {
    consents: [{ version: '2025-01-01', at: '2025-01-01T00:00:00.000Z' }],
  });
  const 老住户 = town().as('resident-2');
  expect(await 老住户.does('person.me', {})).toMatchObject({ registered: true, consentNeeded: true });
  const { home } = await 老住户.does('person.me', {});
  const after = await 老住户.does('person.register', { placeId: home?.placeId ?? '', consentVersion: CONSENT_VERSION });
  expect(after).toMatchObject({ consentNeeded: false, nickname: '阿梅' });
});

test('搬到别的社区以后，新反映的事归新社区，旧的还在原来的社区', async () => {
  const old = await town().as(居民).does('request.submit', { text: '搬家前报的井盖松动', photos: [] });
  await town().as(居民).does('person.register', { placeId: '410403003005-e1-b2-u1', consentVersion: CONSENT_VERSION });
  const fresh = await town().as(居民).does('request.submit', { text: '新家楼下垃圾没人清', photos: [] });
  const inbox = async (who: string) =>
    (await town().as(who).does('request.list', { of: 'inbox' })).rows.map((row) => row.requestId);
  expect(await inbox(社区专员)).toContain(old.requestId);
  expect(await inbox(社区专员)).not.toContain(fresh.requestId);
  expect(await inbox(外社区专员)).toEqual([fresh.requestId]);
  const mine = await town().as(居民).does('request.list', { of: 'mine' });
  expect(mine.rows.map((row) => row.requestId)).toEqual([fresh.requestId, old.requestId]);
});
