import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { WEDNESDAY_TEN, 居民, 社区专员, 网格员, 网格长, 街道干部, 攻坚队员, 路灯不亮 } from '../support/town';

const town = townForTests();

test('社区专员不在岗时，网格长先接；换了人，单子跟着岗位走', async () => {
  await town().changes('posts', 'communityClerk-410403001001', { personId: '', name: '', avatar: '' });
  const { requestId, contact } = await town().as(居民).does('request.submit', 路灯不亮);
  expect(contact).toMatchObject({ post: '网格长', vacant: false });
  expect(
    (await town().as(居民).does('person.home', {})).people.find(({ role }) => role === 'communityClerk'),
  ).toMatchObject({ vacant: true, coveredBy: '街道干部' });
  expect(await town().outcome(town().as(社区专员).does('request.read', { requestId }))).toBe('NOT_FOUND');
  await town().as(网格长).does('request.accept', { requestId, route: 'own' });
  await town().changes('posts', 'gridLeader-410403001001001', { personId: 'o-demo-subdistrict-1', name: '老邢' });
  expect(await town().outcome(town().as(网格长).does('request.resolve', { requestId, outcome: 'solved' }))).not.toBe(
    'done',
  );
  const done = await town().as(街道干部).does('request.resolve', { requestId, outcome: 'solved' });
  expect(done.history[0]).toMatchObject({ label: '提交办理结果' });
  await town().changes('posts', 'communityClerk-410403001001', { personId: 'o-demo-clerk-1', name: '小陈' });
  await town().changes('posts', 'gridLeader-410403001001001', { personId: 'o-demo-grid-leader-1', name: '老郑' });
});

test('周五下班后报的事，承诺跳过周末；跨到还没公布假期的年份，会说明是暂定', async () => {
  await town().cloud.clock({ set: '2026-11-20T18:30:00+08:00' });
  const weekend = await town().as(居民).does('request.submit', 路灯不亮);
  expect(weekend).toMatchObject({ promised: '周三 17:30', provisional: false });
  const view = await town().as(居民).does('request.read', { requestId: weekend.requestId });
  expect(view.sentence).toBe('社区已经收到，周一 15:00 前会有人受理。');
  await town().cloud.clock({ set: '2026-12-30T10:00:00+08:00' });
  expect(await town().as(居民).does('request.submit', 路灯不亮)).toMatchObject({
    provisional: true,
    promised: '周一 17:30',
  });
});

test('转交过去一直没有人接：时限照走，到点催的还是原来的人，办完也只能由他交；对方退回来，还在他手里', async () => {
  await town().cloud.clock({ set: WEDNESDAY_TEN });
  const requestId = await aRequest(town(), 'handling');
  const { promisedAt } = await town().as(居民).does('request.read', { requestId });
  const given = { requestId, to: { unitId: 'team-dongyuan' }, dutyItem: 'L01', words: '请队里帮忙装灯' };
  await town().as(社区专员).does('request.handOver', given);
  await town().cloud.clock({ set: '2026-11-24T09:00:00+08:00' });
  await town().tick();
  const late = await town().as(居民).does('request.read', { requestId });
  expect(late).toMatchObject({ promisedAt, overdue: true, contact: { post: '社区专员' }, offer: { forMe: false } });
  const toldAbout = async (who: string): Promise<string[]> =>
    (await town().cloud.outbox(`o-demo-${who}`))
      .filter(({ page }) => String(page).includes(requestId))
      .map(({ data }) => (data as { thing4: { value: string } }).thing4.value);
  expect(await toldAbout('clerk-1')).toContain('已经超过时限，请尽快处理');
  expect(await toldAbout('team-1')).not.toContain('已经超过时限，请尽快处理');
  const byTheTeam = town().as(攻坚队员).does('request.resolve', { requestId, outcome: 'solved' });
  expect(await town().outcome(byTheTeam)).toBe('NOT_YOURS_TO_DO');
  await town().as(攻坚队员).does('request.decline', { requestId, dutyItem: 'L01', words: '照明是社区主责' });
  expect(await town().outcome(town().as(攻坚队员).does('request.takeOver', { requestId }))).toBe('NOT_YOURS_TO_DO');
  const back = await town().as(居民).does('request.read', { requestId });
  expect(back).toMatchObject({ promisedAt, offer: null, contact: { post: '社区专员' }, state: 'handling' });
  expect(await town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved' })).toMatchObject({
    state: 'resolved',
  });
});

test('办理的人核查自己的结果会被挡住，换一个人去现场才算', async () => {
  await town().cloud.clock({ set: WEDNESDAY_TEN });
  const requestId = await aRequest(town(), 'resolved');
  const own = town().as(社区专员).does('request.verify', { requestId, solved: true });
  expect(await town().outcome(own)).toBe('VERIFIER_IS_HANDLER');
  const { open, solved } = await town().as(社区专员).does('request.read', { requestId });
  expect(open.map(({ move }) => move)).not.toContain('verify');
  expect(solved).toBeNull();
  const verified = await town().as(网格员).does('request.verify', { requestId, solved: true, words: '晚上去看，亮了' });
  expect(verified).toMatchObject({ state: 'verified', solved: true });
});

test('核查的人和办理的人不能是同一个，网格员自己也不能替专员交结果', async () => {
  await town().cloud.clock({ set: '2027-01-05T10:00:00+08:00' });
  const requestId = await aRequest(town(), 'handling');
  expect(await town().outcome(town().as(网格员).does('request.resolve', { requestId, outcome: 'solved' }))).toBe(
    'NOT_YOURS_TO_DO',
  );
  await town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved' });
  expect(
    await town().outcome(town().as(社区专员).does('request.sendBack', { requestId, reason: '自己退给自己' })),
  ).toBe('VERIFIER_IS_HANDLER');
  expect(await town().as(网格员).does('request.verify', { requestId, solved: true })).toMatchObject({
    state: 'verified',
  });
});
