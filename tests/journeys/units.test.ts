import { townForTests } from '../support/moveIsKept';
import { aRequest, stored } from '../support/requests';
import { WEDNESDAY_TEN, 区管理员, 居民, 攻坚队员, 社区专员, 街道干部, 网格员, 邻居 } from '../support/town';

const town = townForTests();
const HOUR = 3_600_000;
const words = '按清单转办，请接手';
const EAST = '410403001001';

const told = async (openid: string, requestId: string): Promise<string[]> =>
  (await town().cloud.outbox(openid))
    .filter(({ page }) => String(page).includes(requestId))
    .map(({ data }) => (data as { thing4: { value: string } }).thing4.value);

const 志愿者岗位 = (personId: string): object => ({
  ...{ _id: `partnerLiaison-${personId}`, version: 1, operations: [], role: 'partnerLiaison', placeId: EAST },
  ...{ place: '东苑社区志愿服务队', unitId: 'volunteers-dongyuan', handsUp: false, personId, name: '小志' },
  ...{ avatar: '', phone: '', source: 'self-nominated', basis: '', sinceAt: WEDNESDAY_TEN, untilAt: '' },
  ...{ invitation: '', invited: null },
});

beforeEach(() => town().cloud.clock({ set: WEDNESDAY_TEN }));

test('队伍和部门里没有人在岗，转交和吹哨都接不了，说得清楚，事情还在原来的人手里', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const to = { unitId: 'dept-gongan' };
  const given = { requestId, route: 'special' as const, dutyItem: 'L01', dutyWhy: '和这一类的放在一起办', to, words };
  expect(await town().outcome(town().as(社区专员).does('request.dispatch', given))).toBe('UNIT_EMPTY');
  const called = {
    units: ['dept-gongan'],
    lead: 'dept-gongan',
    kind: 'ordinary' as const,
    dutyItem: 'L01',
    dutyWhy: '和这一类的放在一起办',
  };
  const whistled = town()
    .as(社区专员)
    .does('request.whistle', { requestId, ...called, words });
  expect(await town().outcome(whistled)).toBe('UNIT_EMPTY');
  expect(await stored(town(), requestId)).toMatchObject({ state: 'accepted', offer: null, whistles: [] });
});

test('志愿队接手以后，队里另一个人也能办，队里的人都不能自己核查', async () => {
  await town().cloud.load({
    collections: { posts: ['o-demo-resident-2', 'o-demo-grid-worker-1'].map(志愿者岗位) },
  });
  const requestId = await aRequest(town(), 'accepted');
  const to = { unitId: 'volunteers-dongyuan' };
  await town().as(社区专员).does('request.dispatch', {
    requestId,
    route: 'special',
    dutyItem: 'L01',
    dutyWhy: '和这一类的放在一起办',
    to,
    words,
  });
  expect((await town().as(邻居).does('request.list', { of: 'offers' })).rows).toHaveLength(1);
  await town().as(邻居).does('request.takeOver', { requestId });
  await town().as(网格员).does('request.pause', { requestId, until: '2026-11-20', words: '等灯泡到货' });
  await town().as(邻居).does('request.resolve', { requestId, outcome: 'solved' });
  const verified = town().as(网格员).does('request.verify', { requestId, solved: true });
  expect(await town().outcome(verified)).toBe('VERIFIER_IS_HANDLER');
});

test('协助的队伍收到通知', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const own = {
    requestId,
    route: 'own' as const,
    dutyItem: 'L01',
    dutyWhy: '和这一类的放在一起办',
    assistants: ['team-dongyuan'],
  };
  await town().as(社区专员).does('request.dispatch', own);
  await town().tick();
  expect(await told('o-demo-team-1', requestId)).toEqual(['请你单位协助办理一件事']);
  expect((await town().as(攻坚队员).does('request.read', { requestId })).assistants).toEqual(['东苑社区攻坚队']);
});

test('吹哨一步晚报街道，两步晚报到区里，区管理员收到消息，两个部门都在公开页上', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const units = ['dept-chengguan', 'dept-zhujian'];
  const called = {
    units,
    lead: 'dept-chengguan',
    kind: 'ordinary' as const,
    dutyItem: 'L01',
    dutyWhy: '和这一类的放在一起办',
    words,
  };
  await town()
    .as(社区专员)
    .does('request.whistle', { requestId, ...called });
  await town().tick();
  expect(await told('o-demo-admin-1', requestId)).toEqual([]);
  await town().later(2 * HOUR);
  await town().tick();
  const { whistle } = await town().as(居民).does('request.read', { requestId });
  expect(whistle?.escalatedTo).toBe('区');
  expect(await told('o-demo-subdistrict-1', requestId)).toEqual(['部门没有按时报到，请过问']);
  expect(await told('o-demo-admin-1', requestId)).toEqual(['部门没有按时报到，请过问']);
  const { byDepartment, total } = await town().as(社区专员).does('board.rates', { placeId: EAST });
  expect(byDepartment.map(({ key, submitted }) => [key, submitted])).toEqual([
    ['卫东区住建局', 1],
    ['卫东区城管局', 1],
  ]);
  const requests = await town().cloud.documents('serviceRequests', 1000);
  expect(total.find(({ figure }) => figure === 'submitted')?.count).toBe(requests.length);
});

test('街道干部的岗位空了，手里的事交到区里，不会没有人管', async () => {
  const requestId = await aRequest(town(), 'submitted');
  await town().as(街道干部).does('request.accept', { requestId, route: 'own' });
  await town().as(区管理员).does('post.vacate', { postId: 'subdistrictOfficer-410403001', reason: '调走了' });
  await town().tick();
  expect(await stored(town(), requestId)).toMatchObject({ handler: { role: 'districtAdmin' } });
});
