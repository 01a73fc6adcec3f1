import { townForTests } from '../support/moveIsKept';
import { stored, aRequest } from '../support/requests';
import { 居民, 邻居, 社区专员, 街道干部, 网格员, 路灯不亮 } from '../support/town';

const town = townForTests();
const DAY = 86_400_000;
const COMMUNITY = '410403001001';
const CLERK = `communityClerk-${COMMUNITY}`;

beforeEach(async () => {
  const held = { personId: `o-demo-${社区专员}`, name: '小周', untilAt: '', invitation: '', handsUp: false };
  await town().changes('posts', CLERK, { ...held, sinceAt: String(Math.random()) });
});

const card = async (post: string) =>
  (await town().as(居民).does('place.card', { placeId: COMMUNITY })).people.find((one) => one.post === post);
const sentTo = async (openid: string) =>
  (await town().cloud.outbox()).filter((one) => one.openid === `o-demo-${openid}`).map((one) => JSON.stringify(one));

/** The clerk anew, for one month. */
const forOneMonth = async (openid = 社区专员) => {
  const said = { postId: CLERK, name: '小周', source: 'appointed' as const, termMonths: 1 };
  const { post } = await town().as(街道干部).does('post.appoint', said);
  await town().as(openid).does('post.take', { invitation: post.invitation });
};

test('暂时解决不了的事，到约好再看的日子，办理人已经不在岗：交到上一级', async () => {
  const requestId = await aRequest(town(), 'handling');
  const outcome = { outcome: 'notNow' as const, review: '2026-12-18', words: '要等线路改造' };
  await town()
    .as(社区专员)
    .does('request.resolve', { requestId, ...outcome });
  await town().as(网格员).does('request.verify', { requestId, solved: false, words: '确实要等线路改造' });
  await town().as(街道干部).does('post.vacate', { postId: CLERK, reason: '调到别的社区' });
  await town().tick();
  await town().later(31 * DAY);
  await town().tick();
  const view = await town().as(居民).does('request.read', { requestId });
  expect(view).toMatchObject({ state: 'handling', contact: { post: '街道干部' } });
});

const again = [
  ['request.reopen', 'closed', 居民],
  ['request.sendBack', 'resolved', 网格员],
] as const;

test.each(again)('办理人的岗位空了以后%s：当场就交到上一级', async (action, state, who) => {
  const requestId = await aRequest(town(), state);
  await town().as(街道干部).does('post.vacate', { postId: CLERK, reason: '调到别的社区' });
  await town().tick();
  const view = await town().as(who).does(action, { requestId, reason: '又坏了，还是不亮' });
  expect(view.contact).toMatchObject({ post: '街道干部' });
  await town().as(街道干部).does('request.resolve', { requestId, outcome: 'solved', words: '接着办好了' });
});

test('转给一个岗位，对方还没接就离任了：转交作废，还由转的人负责，可以再转', async () => {
  const requestId = await aRequest(town(), 'accepted');
  const postId = `gridLeader-${COMMUNITY}001`;
  const given = { requestId, dutyItem: 'L01', words: '按清单转办，请接手' };
  await town()
    .as(社区专员)
    .does('request.dispatch', { ...given, route: 'special', to: { postId } });
  await town().as(街道干部).does('post.vacate', { postId, reason: '调到别的社区' });
  await town().tick();
  const view = await town().as(社区专员).does('request.read', { requestId });
  expect(view.offer).toBeNull();
  expect(view.open.map(({ move }) => move)).toContain('handOver');
  expect(((await stored(town(), requestId)) as { history: { move: string }[] }).history.at(-1)?.move).toBe(
    'offerLapsed',
  );
});

test('专员任期一个月，受理了一件事，三十三天过去：到那一分钟岗位就是空缺，事交到上一级，谁都看得到', async () => {
  await town().as(街道干部).does('post.vacate', { postId: CLERK, reason: '重新任命' });
  await town().tick();
  await forOneMonth();
  const { requestId } = await town().as(居民).does('request.submit', 路灯不亮);
  await town().as(社区专员).does('request.accept', { requestId });
  expect(await card('社区专员')).toMatchObject({ vacant: false, name: '小周' });

  await town().later(10 * DAY);
  await town().tick();
  const warnings = (await sentTo(街道干部)).filter((one) => one.includes('任期快满'));
  expect(warnings).toHaveLength(1);
  const listed = await town().as(街道干部).does('post.list', { placeId: COMMUNITY });
  expect(listed.posts.find(({ postId }) => postId === CLERK)).toMatchObject({ endsSoon: true, vacant: false });

  await town().later(23 * DAY);
  // Nothing has swept yet: every reader knows it all the same.
  expect(await card('社区专员')).toMatchObject({ vacant: true, name: '', coveredBy: '街道干部' });
  const waiting = await town().as(街道干部).does('post.list', { placeId: COMMUNITY, vacant: true });
  expect(waiting.posts.map(({ postId }) => postId)).toContain(CLERK);
  const home = await town().as(居民).does('person.home', {});
  expect(home.people.find(({ post }) => post === '社区专员')).toMatchObject({ vacant: true });
  const next = await town()
    .as(邻居)
    .does('request.submit', { ...路灯不亮, text: '门禁坏了，进不了门' });
  expect(next.contact?.post).not.toBe('社区专员');

  await town().tick();
  const view = await town().as(居民).does('request.read', { requestId });
  expect(view.contact).toMatchObject({ post: '街道干部' });
  expect(view.history.map(({ label }) => label)).toContain('上移一级');
  await town().as(街道干部).does('request.dispatch', { requestId, route: 'own' });
  await town().as(街道干部).does('request.resolve', { requestId, outcome: 'solved', words: '接着办好了' });

  await forOneMonth();
  expect(await card('社区专员')).toMatchObject({ vacant: false, name: '小周' });
});

test('任期快满，可以提前请下一任：本人接下就续上，别人要等到期那天', async () => {
  await town().as(街道干部).does('post.vacate', { postId: CLERK, reason: '重新任命' });
  await forOneMonth();
  const said = { postId: CLERK, name: '小吴', source: 'appointed' as const, termMonths: 12 };
  expect(await town().outcome(town().as(街道干部).does('post.appoint', said))).toBe('POST_TAKEN');
  await town().later(12 * DAY);
  const { post } = await town().as(街道干部).does('post.appoint', said);
  const take = (who: string) => town().as(who).does('post.take', { invitation: post.invitation });
  expect(await town().outcome(take(邻居))).toBe('POST_TERM_RUNS');
  await town().later(20 * DAY);
  await town().tick();
  await take(邻居);
  expect(await card('社区专员')).toMatchObject({ vacant: false, name: '小吴' });
});
