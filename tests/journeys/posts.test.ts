import { townForTests } from '../support/moveIsKept';
import { 居民, 新邻居, 邻居, 社区专员, 网格员, 楼栋长, 外社区专员, 路灯不亮 } from '../support/town';

const town = townForTests();
const ENTRANCE = '410403001001-e1-b3-u2';
const POST = `entranceLeader-${ENTRANCE}`;
const invited = { postId: POST, name: '小林', source: 'self-nominated' as const, termMonths: 12 };

const card = async () => (await town().as(新邻居).does('place.card', { placeId: ENTRANCE })).people[0];
const appoint = (who: string, more: object = {}) =>
  town()
    .as(who)
    .does('post.appoint', { ...invited, ...more });

test('单元长空缺，居民自荐，专员任命，本人接下才算，楼栋公示上就有了；免去后又是空缺', async () => {
  expect(await card()).toMatchObject({ vacant: true, coveredBy: '楼栋长' });
  expect(await town().outcome(appoint(楼栋长))).toBe('NOT_YOURS_TO_DO');
  expect(await town().outcome(appoint(居民))).toBe('NOT_FOUND');
  expect(await town().outcome(appoint(外社区专员))).toBe('NOT_FOUND');
  expect(await town().outcome(appoint(社区专员, { source: 'appointed' }))).toBe('POST_SOURCE');
  const { post } = await appoint(社区专员);
  expect(post).toMatchObject({ invitedName: '小林', invitationCode: expect.stringContaining('cloud://') as string });
  const seen = await town().as(新邻居).does('post.invitation', { invitation: post.invitation });
  expect(seen).toMatchObject({ post: '单元长', name: '小林', source: '个人自荐', termMonths: 12 });
  expect(await card()).toMatchObject({ vacant: true });
  expect(await town().outcome(town().as(新邻居).does('post.take', post))).toBe('BAD_INPUT');
  const take = (who: string) => town().as(who).does('post.take', { invitation: post.invitation });
  expect(await town().outcome(take(新邻居))).toBe('REGISTER_FIRST');
  await take(居民);
  expect(await card()).toMatchObject({ vacant: false, name: '小林' });
  expect(await town().outcome(take(邻居))).toBe('NOT_FOUND');
  const { posts } = await town().as(社区专员).does('post.list', { placeId: ENTRANCE });
  expect(posts).toMatchObject([
    { postId: POST, source: '个人自荐', untilAt: expect.stringMatching(/^2027-11-18/) as string },
  ]);
  await town().as(社区专员).does('post.vacate', { postId: POST, reason: '搬走了' });
  expect(await card()).toMatchObject({ vacant: true, name: '' });
  const again = town().as(社区专员).does('post.vacate', { postId: POST, reason: '再免一次' });
  expect(await town().outcome(again)).toBe('POST_VACANT');
});

test('已经有别的职务的人兼任，要写明依据', async () => {
  const first = (await appoint(社区专员)).post.invitation;
  const take = (invitation: string) => town().as(楼栋长).does('post.take', { invitation });
  expect(await town().outcome(take(first))).toBe('POST_NEEDS_BASIS');
  const { post } = await appoint(社区专员, { basis: '居民代表会议 2026-11-10 通过' });
  await take(post.invitation);
  expect(await card()).toMatchObject({ vacant: false });
});

test('专员一次看得到自己社区的空缺，一页二十个，别的社区的看不到', async () => {
  const asked = { vacant: true };
  const { value, trips } = await town().as(社区专员).costs('post.list', asked);
  expect(trips).toBe(1);
  expect(value.place).toBe('东苑社区');
  expect(value.posts.length).toBeGreaterThan(5);
  expect(value.posts.every(({ vacant, mayFill }) => vacant && mayFill)).toBe(true);
  const all = await town().as(社区专员).does('post.list', {});
  expect(all.posts).toHaveLength(20);
  const more = await town().as(社区专员).does('post.list', { cursor: all.next });
  expect(more.posts.some(({ postId }) => all.posts.some((one) => one.postId === postId))).toBe(false);
  expect([...all.posts, ...more.posts].every(({ postId }) => postId.includes('-410403001001'))).toBe(true);
  expect(await town().outcome(town().as(外社区专员).does('post.list', { placeId: '410403001001' }))).toBe(
    'NOT_ON_DUTY',
  );
  expect(await town().outcome(town().as(居民).does('post.list', {}))).toBe('NOT_ON_DUTY');
});

test('任期到了，岗位上的权限自己就没了', async () => {
  const { requestId } = await town().as(居民).does('request.submit', 路灯不亮);
  await town().changes('posts', 'communityClerk-410403001001', { untilAt: '2026-11-18T02:30:00.000Z' });
  expect(await town().outcome(town().as(社区专员).does('request.read', { requestId }))).toBe('done');
  await town().later(31 * 60_000);
  expect(await town().outcome(town().as(社区专员).does('request.read', { requestId }))).toBe('NOT_FOUND');
});

test('门上的海报：码就是这个门的码，做一次一直用', async () => {
  const poster = () => town().as(网格员).does('place.poster', { placeId: ENTRANCE });
  const first = await poster();
  expect(first).toMatchObject({ title: '东苑社区 · 焦化厂家属院 3号楼 2单元' });
  expect(await poster()).toEqual(first);
  const drawn = (await town().cloud.outbox()).filter(({ page }) => page === 'packages/people/card/index');
  const places = await town().cloud.documents('places', 1000);
  expect(drawn.map(({ scene }) => scene)).toEqual([places.find(({ _id }) => _id === ENTRANCE)?.['door']]);
  expect(await town().outcome(town().as(居民).does('place.poster', { placeId: ENTRANCE }))).toBe('NOT_ON_DUTY');
});
