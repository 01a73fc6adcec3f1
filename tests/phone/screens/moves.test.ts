import { aRequest, stored } from '../../support/requests';
import { 居民, 社区专员, 网格员, aTown, type Town } from '../../support/town';
import type { TestPhone } from '../../support/phone';
import { isLight, phoneOf, phonesOff } from './phones';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
afterEach(phonesOff);

const detailOf = async (persona: string, requestId: string) => {
  const phone = await phoneOf(town, persona, {
    launch: { path: 'packages/requests/detail/index', query: { id: requestId } },
  });
  await phone.waitFor('办理经过');
  isLight(phone.counts());
  return phone;
};

/** From the detail to the triage screen, 自己办, and back to the detail. */
const takesUp = async (clerk: TestPhone) => {
  await clerk.tap('受理');
  await clerk.tap('自己办');
  await clerk.waitFor(() => !clerk.text().includes('选一种办法'));
  await clerk.tap('.screen-foot wx-button');
};

test('专员受理、办完，网格员核查，居民说满意，就办结了', async () => {
  const requestId = await aRequest(town);
  const clerk = await detailOf(社区专员, requestId);
  await takesUp(clerk);
  await clerk.waitFor('社区专员正在办');
  await clerk.tap('提交办理结果');
  await clerk.waitFor('选一个办理结果');
  await clerk.tap('已解决');
  await clerk.tap('拍照');
  await clerk.waitFor('再加一张');
  await clerk.input('怎么办的', '换了灯泡');
  await clerk.tap('.sheet-foot wx-button');
  await clerk.waitFor('办理后');
  expect(clerk.text()).not.toContain('核查通过');

  const grid = await detailOf(网格员, requestId);
  await grid.tap('核查通过');
  await grid.tap('现场看过，解决了');
  await grid.waitFor(() => !grid.text().includes('选一选现场看到的'));
  await grid.tap('.sheet-foot wx-button');
  await grid.waitFor('已经核查');

  const resident = await detailOf(居民, requestId);
  expect(resident.text()).toContain('办得怎么样');
  await resident.tap('满意');
  await resident.waitFor('已办结，你的评价：满意');
  expect(await stored(town, requestId)).toMatchObject({ state: 'closed', rating: 'satisfied', solved: true });
});

test('核查不通过就退回，理由写给办理人看', async () => {
  const requestId = await aRequest(town, 'resolved');
  const grid = await detailOf(网格员, requestId);
  await grid.tap('退回重办');
  await grid.waitFor('写明还差什么');
  await grid.input('还差什么', '灯还是不亮');
  await grid.waitFor(() => !grid.text().includes('写明还差什么'));
  await grid.tap('.sheet-foot wx-button');
  await grid.waitFor('办理中');
  expect(grid.text()).toContain('灯还是不亮');
  expect(await stored(town, requestId)).toMatchObject({ state: 'handling' });
});

test('不满意先问哪里不满意，点一点再重新办理，打过的字还在', async () => {
  const requestId = await aRequest(town, 'verified');
  const resident = await detailOf(居民, requestId);
  await resident.input('想说的话', '晚上又灭了');
  await resident.tap('不满意，重新办理');
  await resident.waitFor('接着办的人看得到');
  expect(await stored(town, requestId)).toMatchObject({ state: 'verified' });
  await resident.tap('没有办好');
  await resident.tap('.sheet-foot wx-button');
  await resident.tap('允许');
  await resident.waitFor('重新办理过 1 次');
  expect(resident.text()).toContain('没有办好。晚上又灭了');
  expect(await stored(town, requestId)).toMatchObject({ state: 'handling', reopened: 1 });
});

test('没有完全解决时，不写明原因就交不上去，写的话关掉也还在', async () => {
  const requestId = await aRequest(town, 'handling');
  const clerk = await detailOf(社区专员, requestId);
  await clerk.tap('提交办理结果');
  await clerk.tap('暂时解决不了');
  await clerk.waitFor('写明还差什么，至少 4 个字');
  await clerk.input('怎么办的', '等配件，下周三到');
  await clerk.waitFor('选一个再看的日子');
  await clerk.tap('.van-popup__close-icon');
  await clerk.waitFor(() => !clerk.text().includes('暂时解决不了'));
  await clerk.tap('提交办理结果');
  await clerk.waitFor('等配件，下周三到');
  await clerk.tap('哪天再来看');
  await clerk.tap('确定');
  await clerk.waitFor(() => !clerk.text().includes('选一个再看的日子'));
  await clerk.tap('.sheet-foot wx-button');
  await clerk.waitFor('待核查');
  expect(await stored(town, requestId)).toMatchObject({ outcome: 'notNow' });
});

test('别人先办了一步，说清楚，并能刷新', async () => {
  const requestId = await aRequest(town);
  const clerk = await detailOf(社区专员, requestId);
  await clerk.tap('受理');
  await clerk.tap('自己办');
  await clerk.waitFor(() => !clerk.text().includes('选一种办法'));
  await town.as(居民).does('request.withdraw', { requestId });
  await clerk.tap('.screen-foot wx-button');
  await clerk.waitFor('这件事刚刚有了新进展');
  await clerk.tap('刷新');
  await clerk.waitFor('这一步现在不由你来办');
  await clerk.tap('返回');
  await clerk.waitFor('反映人已经撤回');
});

test('没连上时再按一次，是同一次操作', async () => {
  const requestId = await aRequest(town);
  const clerk = await detailOf(社区专员, requestId);
  await clerk.tap('受理');
  await clerk.tap('自己办');
  await clerk.waitFor(() => !clerk.text().includes('选一种办法'));
  await clerk.waitFor('三张清单');
  await town.cloud.faults([{ kind: 'crashAfter', function: 'requests', nth: 1, times: 1 }]);
  await clerk.tap('.screen-foot wx-button');
  await clerk.waitFor('网络没有连上');
  expect(await stored(town, requestId)).toMatchObject({ state: 'handling' });
  await clerk.tap('.screen-foot wx-button');
  await clerk.waitFor('社区专员正在办');
  const { history } = (await stored(town, requestId)) as { history: unknown[] };
  expect(history).toHaveLength(3);
});

test('不在这个社区的人，看不到这件事', async () => {
  const requestId = await aRequest(town);
  const stranger = await phoneOf(town, 'resident-3', {
    launch: { path: 'packages/requests/detail/index', query: { id: requestId } },
  });
  await stranger.waitFor('没有找到，可能已被撤回，或不在你的社区。');
});

test('反映人补充、回答、催一催；办理人问一句，列表里看得到', async () => {
  const requestId = await aRequest(town, 'handling');
  const resident = await detailOf(居民, requestId);
  await resident.tap('补充情况');
  await resident.waitFor('写上至少 4 个字，或者放照片');
  await resident.input('有什么新情况', '今天又有一盏不亮了');
  await resident.tap('拍照');
  await resident.waitFor('再加一张');
  await resident.waitFor(() => !resident.text().includes('写上至少 4 个字，或者放照片'));
  await resident.tap('.sheet-foot wx-button');
  await resident.waitFor('1 张照片还在审核');
  await resident.tap('催一催');
  await resident.waitFor('催过 1 次');
  await resident.waitFor(() => !resident.text().includes('催一催补充'));

  const clerk = await detailOf(社区专员, requestId);
  expect(clerk.text()).toContain('今天又有一盏不亮了');
  await clerk.tap('还可以…');
  await clerk.tap('问反映人');
  await clerk.input('想问什么', '新坏的是哪一盏');
  await clerk.waitFor(() => !clerk.text().includes('写明要问什么'));
  await clerk.tap('.sheet-foot wx-button');
  await clerk.waitFor('问反映人：新坏的是哪一盏');

  const again = await detailOf(居民, requestId);
  expect(again.text()).toContain('等你回答一个问题');
  await again.tap('回答');
  await again.input('回答一句', '门口左手第二盏');
  await again.waitFor(() => !again.text().includes('写一句，或者拍张照片'));
  await again.tap('.sheet-foot wx-button');
  await again.waitFor('社区专员正在办');
  expect(again.text()).toContain('门口左手第二盏');
  expect(await stored(town, requestId)).toMatchObject({ pause: null });
});
