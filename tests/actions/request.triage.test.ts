import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { 区管理员, 外社区专员, 居民, 攻坚队员, 社区专员, 街道干部, 邻居 } from '../support/town';

const town = townForTests();
const words = '按清单转办，请接手';

test('one call and two trips open triage: the matter, the lists, the units, the people and the cards', async () => {
  const requestId = await aRequest(town(), 'submitted');
  const { value, trips } = await town().as(社区专员).costs('request.triage', { requestId });
  expect(trips).toBe(2);
  expect(value.request.requestId).toBe(requestId);
  expect(value.duties.items.map(({ item }) => item)).toEqual(expect.arrayContaining(['L01', 'A01', 'N01']));
  expect(value.units.map(({ unitId }) => unitId)).toEqual(
    expect.arrayContaining(['dept-chengguan', 'team-dongyuan', 'volunteers-dongyuan', 'org-bank']),
  );
  expect(value.posts.map(({ post }) => post)).toEqual(
    expect.arrayContaining(['楼栋长', '庭院长', '党小组长', '网格员', '网格长', '社区专员']),
  );
  const ofTheTeam = value.posts.find(({ unitId }) => unitId === 'team-dongyuan');
  expect(ofTheTeam).toMatchObject({ unit: '东苑社区攻坚队', me: false });
  expect(value.posts.find(({ me }) => me)?.role).toBe('communityClerk');
});

test('a post holder of the list may be given the matter, and whoever is offered it sees the same', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const { posts } = await town().as(社区专员).does('request.triage', { requestId });
  const member = posts.find(({ unitId }) => unitId === 'team-dongyuan');
  if (!member) throw new Error('The demo has somebody in the team.');
  const to = { postId: member.postId };
  await town().as(社区专员).does('request.dispatch', { requestId, route: 'special', dutyItem: 'L01', to, words });
  const seen = await town().as(攻坚队员).does('request.triage', { requestId });
  expect(seen.request.offer).toMatchObject({ forMe: true });
  expect((await town().as(攻坚队员).does('request.takeOver', { requestId })).contact?.name).toBe(member.name);
});

test('it is for whoever may decide something: not for the reporter, and nothing to anybody else', async () => {
  const requestId = await aRequest(town(), 'submitted');
  expect(await town().outcome(town().as(居民).does('request.triage', { requestId }))).toBe('NOT_YOURS_TO_DO');
  expect(await town().outcome(town().as(邻居).does('request.triage', { requestId }))).toBe('NOT_FOUND');
  expect(await town().outcome(town().as(外社区专员).does('request.triage', { requestId }))).toBe('NOT_FOUND');
});

test('a subdistrict officer is told the teams of the communities below, a clerk those of their own and above', async () => {
  const below = await town().as(街道干部).costs('unit.list', {});
  expect(below.trips).toBe(1);
  expect(below.value.units.map(({ unitId }) => unitId)).toContain('team-dongyuan');
  const elsewhere = await town().as(外社区专员).does('unit.list', {});
  expect(elsewhere.units.map(({ unitId }) => unitId)).not.toContain('team-dongyuan');
  expect(elsewhere.units.map(({ unitId }) => unitId)).toContain('dept-chengguan');
});

test('the item cited says its department by name, and its id aside', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const to = { unitId: 'dept-chengguan' };
  const { duty } = await town().as(社区专员).does('request.dispatch', {
    requestId,
    route: 'special',
    dutyItem: 'A01',
    dutyWhy: '和这一类的放在一起办',
    to,
    words,
  });
  expect(duty).toMatchObject({ department: '卫东区城管局', departmentId: 'dept-chengguan' });
});

test('lists that name a department nobody knows are not published', async () => {
  const item = { item: 'N09', kind: 'barred' as const, category: 'fire' as const, text: '没有这个部门' };
  const items = [{ ...item, department: 'dept-nowhere', basis: '示例目录第 9 项' }];
  expect(await town().outcome(town().as(区管理员).does('duty.publish', { items }))).toBe('DUTY_NEEDS_DEPARTMENT');
});
