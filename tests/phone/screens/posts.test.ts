import { 居民, 新邻居, 社区专员, aTown, type Town } from '../../support/town';
import { isLight, phoneOf, phonesOff } from './phones';

const ENTRANCE = '410403001001-e1-b3-u2';
const POST = `entranceLeader-${ENTRANCE}`;

let town: Town;
beforeEach(async () => {
  town = await aTown();
});
afterEach(async () => {
  phonesOff();
  await town.stop();
});

const posts = (persona: string) => phoneOf(town, persona, { launch: { path: 'packages/staff/posts/index' } });
const take = (persona: string, query: Record<string, string> = {}) =>
  phoneOf(town, persona, { launch: { path: 'packages/people/take/index', query } });
const stored = async () => (await town.cloud.documents('posts', 1000)).find(({ _id }) => _id === POST);
const card = async () => (await town.as(新邻居).does('place.card', { placeId: ENTRANCE })).people[0];

test('专员从空缺里请一位邻居，邀请能扫能发，本人看清是什么岗位再接下，公示上就有了', async () => {
  const clerk = await posts(社区专员);
  await clerk.waitFor('焦化厂家属院 3号楼 2单元 · 空缺');
  isLight(clerk.counts());
  await clerk.tap('焦化厂家属院 3号楼 2单元 · 空缺');
  await clerk.waitFor('写怎么称呼');
  await clerk.input('大家怎么称呼', '小林');
  await clerk.waitFor('选怎么来的');
  expect(clerk.text()).not.toContain('公开招聘');
  await clerk.tap('个人自荐');
  await clerk.tap('热心群众');
  await clerk.tap('两年');
  await clerk.tap('发出邀请');
  await clerk.waitFor('让小林用微信扫一扫');
  expect(clerk.page().element.querySelector('.poster-code')).toBeTruthy();
  expect(clerk.page().call('onShareAppMessage')).toMatchObject({ title: '请你来当焦化厂家属院 3号楼 2单元的单元长' });
  const { invitation = '' } = (await stored()) as { invitation?: string };
  expect(clerk.text()).toContain(invitation);
  expect(await card()).toMatchObject({ vacant: true });

  const stranger = await take(新邻居, { invitation });
  await stranger.tap('接下来');
  await stranger.waitFor('先选住处');

  const resident = await take(居民, { scene: invitation });
  await resident.waitFor('小林，社区请你来当');
  expect(resident.text()).toContain('焦化厂家属院 3号楼 2单元 单元长');
  expect(resident.text()).toContain('24 个月');
  await resident.tap('接下来');
  await resident.waitFor('从现在起你是焦化厂家属院 3号楼 2单元的单元长');
  expect(await card()).toMatchObject({ vacant: false, name: '小林' });
});

test('免去要先说清楚后果，写了原因，按两次才算', async () => {
  const clerk = await posts(社区专员);
  await clerk.tap('全部');
  await clerk.tap('庭院长 田姨');
  await clerk.tap('免去');
  await clerk.waitFor('手里在办的自动上移一级');
  await clerk.waitFor('写明为什么免去');
  await clerk.input('为什么免去', '搬到外地了');
  await clerk.tap('确定免去田姨');
  await clerk.waitFor(() => !clerk.text().includes('手里在办的自动上移一级'));
  await clerk.tap('空缺');
  await clerk.waitFor('焦化厂家属院 · 空缺');
});

test('没有卡片也能接：粘贴邀请码；用过的邀请码说得明白', async () => {
  const invited = { postId: POST, name: '小林', source: 'recommended' as const, termMonths: 12 };
  const { post } = await town.as(社区专员).does('post.appoint', invited);
  const resident = await take(居民);
  await resident.waitFor('粘贴在这里');
  await resident.input('粘贴邀请码', post.invitation.toUpperCase());
  await resident.tap('看看是什么岗位');
  await resident.tap('接下来');
  await resident.waitFor('接下了，谢谢你');
  const late = await take('resident-2', { invitation: post.invitation });
  await late.waitFor('没有找到，可能已被撤回');
  await late.tap('换一个邀请码');
  await late.waitFor('粘贴在这里');
});

test('不管岗位的人打开，知道为什么看不了', async () => {
  const phone = await posts(居民);
  await phone.waitFor('工作台给在岗的工作人员用');
});
