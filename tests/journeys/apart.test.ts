import { townForTests } from '../support/moveIsKept';
import { aResident } from '../support/jobsAndOffers';
import { 居民, 社区专员, 网格员, 网格长, 街道干部, 楼栋长, 路灯不亮 } from '../support/town';

const town = townForTests();
const BUILDING = '410403001001-e1-b3';
const DAY = 86_400_000;
const phone = '13800000001';
const words = '入户问过，灯亮了';
const satisfied = { rating: 'satisfied' as const };

/** Written down by somebody of staff, for nobody who can be asked unless a number is given. */
const recorded = async (who: string, reporter: { name?: string; phone?: string } = {}): Promise<string> => {
  const said = { text: '楼道灯坏了好几天', photos: [], placeId: BUILDING, channel: 'visit' as const, reporter };
  return (await town().as(who).does('request.record', said)).requestId;
};
const handled = async (requestId: string, by = 社区专员): Promise<void> => {
  await town().as(by).does('request.accept', { requestId, route: 'own' });
  await town().as(by).does('request.resolve', { requestId, outcome: 'solved' });
};
const verifies = (who: string, requestId: string) =>
  town().outcome(town().as(who).does('request.verify', { requestId, solved: true }));
const visits = (who: string, requestId: string, heard: { rating: 'satisfied' | 'dissatisfied' } = satisfied) =>
  town().outcome(town().as(who).does('request.visit', { requestId, reached: true, words, heard }));

test('自己记下、自己核查、自己代说满意：每一步都请别人来；没有人可问的，办结就是办结，不算满意', async () => {
  const requestId = await recorded(网格员);
  await handled(requestId);
  expect(await verifies(网格员, requestId)).toBe('VERIFIER_IS_RECORDER');
  expect(await verifies(社区专员, requestId)).toBe('VERIFIER_IS_HANDLER');
  expect(await verifies(网格长, requestId)).toBe('done');
  expect(await visits(网格员, requestId)).toBe('VISITOR_IS_RECORDER');
  expect(await visits(社区专员, requestId)).toBe('VISITOR_IS_HANDLER');
  expect(await visits(网格长, requestId)).toBe('VISITOR_IS_CHECKER');
  expect(await visits(街道干部, requestId)).toBe('done');
  const closed = await town().as(社区专员).does('request.read', { requestId });
  expect(closed).toMatchObject({ state: 'closed', rating: null, neutral: true, ratedBy: '' });
  expect(closed.sentence).toContain('不算满意');
});

test('没有人可问，回访看到没办好，一样重新办理', async () => {
  const requestId = await recorded(网格员);
  await handled(requestId);
  await verifies(网格长, requestId);
  expect(await visits(街道干部, requestId, { rating: 'dissatisfied' })).toBe('done');
  expect(await town().as(社区专员).does('request.read', { requestId })).toMatchObject({
    state: 'handling',
    reopened: 1,
  });
});

test('同一个人换一个岗位还是同一个人：记的人后来又当了网格长，还是不能核查', async () => {
  const requestId = await recorded(社区专员);
  await handled(requestId, 网格长);
  const postId = 'gridLeader-410403001001002';
  const said = { postId, name: '小周', source: 'appointed' as const, termMonths: 12, basis: '社区党委会议通过' };
  const outcome = await town().outcome(town().as(街道干部).does('post.vacate', { postId, reason: '换人' }));
  expect(['done', 'POST_VACANT']).toContain(outcome);
  const { post } = await town().as(街道干部).does('post.appoint', said);
  await town().as(社区专员).does('post.take', { invitation: post.invitation });
  expect(await verifies(社区专员, requestId)).toBe('VERIFIER_IS_RECORDER');
});

test('自己反映、自己办的，别人核查过，自己说满意只算办结', async () => {
  const { requestId } = await town().as(居民).does('request.submit', 路灯不亮);
  await aResident(town(), 社区专员, `${BUILDING}-u1`);
  const { requestId: own } = await town()
    .as(社区专员)
    .does('request.submit', { ...路灯不亮, text: '门口的灯不亮' });
  await handled(own);
  await verifies(网格员, own);
  const rated = await town().as(社区专员).does('request.rate', { requestId: own, rating: 'satisfied' });
  expect(rated).toMatchObject({ state: 'closed', rating: null, neutral: true });
  await handled(requestId);
  await verifies(网格员, requestId);
  const { rating } = await town().as(居民).does('request.rate', { requestId, rating: 'satisfied' });
  expect(rating).toBe('satisfied');
});

test('有电话可问的老人，由没有经手的人回访，满意就是满意', async () => {
  const requestId = await recorded(网格员, { name: '田奶奶', phone });
  await handled(requestId);
  await verifies(网格长, requestId);
  expect(await visits(街道干部, requestId)).toBe('done');
  expect(await town().as(社区专员).does('request.read', { requestId })).toMatchObject({ rating: 'satisfied' });
});

/** Asked today, done in a night after the seventh day: one round a night. */
const isGone = async (who: string, today: string): Promise<void> => {
  await town().cloud.clock({ set: `${today}T03:00:00Z` });
  await town().as(who).does('person.leave', { understood: true });
  await town().cloud.clock({ set: new Date(Date.parse(`${today}T16:30:00Z`) + 8 * DAY).toISOString() });
  for (let minute = 0; minute < 60; minute += 1) {
    await town().tick();
    const people = await town().cloud.documents('people', 1000);
    if (!people.some(({ leaving }) => leaving !== null && leaving !== undefined)) break;
    await town().later(60_000);
  }
  await town().tick();
};

test('反映的人注销了：最早一起遇到的邻居接着跟，能自己评价；一个邻居也没有的，由回访来定', async () => {
  await aResident(town(), 'leaves-two', `${BUILDING}-u1`);
  const raised = async (text: string): Promise<string> =>
    (await town().as('leaves-two').does('request.submit', { text, photos: [] })).requestId;
  const followed = await raised('3号楼门前的灯不亮了');
  const alone = await raised('单元门关不上了');
  await town().as(楼栋长).does('request.join', { requestId: followed });
  await town().as(居民).does('request.join', { requestId: followed });
  for (const requestId of [followed, alone]) {
    await handled(requestId);
    await verifies(网格员, requestId);
  }
  await isGone('leaves-two', '2026-11-19');
  const view = await town().as(楼栋长).does('request.read', { requestId: followed });
  expect(view).toMatchObject({ mine: true, reporterHere: true, joined: 1 });
  expect(view.open.map(({ move }) => move)).toContain('satisfied');
  expect(view.history.map(({ label }) => label)).toContain('由一起遇到的邻居接着跟');
  const rated = await town().as(楼栋长).does('request.rate', { requestId: followed, rating: 'satisfied' });
  expect(rated).toMatchObject({ state: 'closed', rating: 'satisfied' });

  expect(await town().as(社区专员).does('request.read', { requestId: alone })).toMatchObject({ reporterHere: false });
  expect(await visits(街道干部, alone)).toBe('done');
  const closed = await town().as(社区专员).does('request.read', { requestId: alone });
  expect(closed).toMatchObject({ state: 'closed', rating: null, neutral: true });
}, 180_000);
