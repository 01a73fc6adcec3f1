import { aRequest, stored } from '../../support/requests';
import { 居民, 社区专员, 部门专员, 住建专员, 攻坚队员, 街道干部, aTown, type Town } from '../../support/town';
import type { TestPhone } from '../../support/phone';
import { phoneOf, phonesOff } from './phones';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
afterEach(phonesOff);

const screen = (persona: string, path: string, query: Record<string, string> = {}) =>
  phoneOf(town, persona, { launch: { path, query } });
const detail = async (persona: string, id: string) => {
  const phone = await screen(persona, 'packages/requests/detail/index', { id });
  await phone.waitFor('办理经过');
  return phone;
};

/** Fills in the open sheet and presses its button, once nothing is missing any more. */
const says = async (phone: TestPhone, missing: string, field: string, words: string) => {
  await phone.waitFor(missing);
  await phone.input(field, words);
  await phone.waitFor(() => !phone.text().includes(missing));
  await phone.tap('.sheet-foot wx-button');
  await phone.waitFor(() => !phone.page().element.querySelector('.sheet-foot'));
};

const blownFor = async (...units: string[]) => {
  const requestId = await aRequest(town, 'accepted');
  const said = { kind: 'ordinary', dutyItem: 'L01', words: '路灯线路要部门来看' } as const;
  await town.as(社区专员).does('request.whistle', { requestId, units, lead: units[0] ?? '', ...said });
  return requestId;
};

test('部门到现场报到，拍了照；社区评部门，部门评这次吹哨，两边都看得到', async () => {
  const id = await blownFor('dept-chengguan', 'dept-zhujian');
  for (const who of [部门专员, 住建专员]) {
    await town.as(who).does('request.sign', { requestId: id });
    await town.as(who).does('request.contact', { requestId: id, words: '约了下午到场' });
  }
  const officer = await detail(部门专员, id);
  await officer.tap('.screen-foot wx-button');
  await officer.waitFor('写一写到场的情况');
  await officer.tap('拍照');
  await officer.waitFor('再加一张');
  await says(officer, '写一写到场的情况', '到场看到什么', '换了老化的线，路灯亮了');
  await officer.waitFor('换了老化的线，路灯亮了');
  const { whistle } = await town.as(社区专员).does('request.read', { requestId: id });
  expect(whistle?.calls[0]).toMatchObject({ report: '换了老化的线，路灯亮了' });
  expect(whistle?.calls[0]?.photos).toHaveLength(1);

  await officer.tap('评价吹哨');
  await officer.tap('吹得对，该我们来');
  await officer.waitFor(() => !officer.text().includes('选一个'));
  await officer.tap('.sheet-foot wx-button');
  await officer.waitFor(() => !officer.page().element.querySelector('.sheet-foot'));

  const clerk = await detail(社区专员, id);
  await clerk.tap('还可以…');
  await clerk.tap('评价部门');
  await clerk.waitFor('选部门，再选好坏');
  // Only the department that answered may be rated.
  expect(clerk.page().element.querySelector('.sheet')?.textContent).not.toContain('住建局');
  await clerk.tap('.sheet .choice .option');
  await clerk.tap('好');
  await clerk.waitFor(() => !clerk.text().includes('选部门，再选好坏'));
  await clerk.tap('.sheet-foot wx-button');
  await clerk.waitFor('社区评价：好');
  const again = await town.as(部门专员).does('request.read', { requestId: id });
  expect(again.whistle?.calls[0]).toMatchObject({ score: 'good', justified: true });
});

test('联席会议定下的事，哪一家做成了就记下来，反映人看得到', async () => {
  const id = await aRequest(town, 'handling');
  await town.changes('serviceRequests', id, { route: 'joint' });
  const resolutions = [{ unitId: 'dept-zhujian', text: '换掉老化的线路', due: '2026-11-25' }];
  await town.as(社区专员).does('request.convene', { requestId: id, words: '坐下来商量过', resolutions });
  const officer = await detail(住建专员, id);
  await officer.tap('完成会议任务');
  await officer.waitFor('选是哪一项');
  await officer.tap('.sheet .choice .option');
  await says(officer, '写一写做成了什么', '做成了什么', '整段线路都换了新的');
  const resident = await detail(居民, id);
  expect(resident.text()).toContain('整段线路都换了新的');
  expect(await stored(town, id)).toMatchObject({ tasks: [{ words: '整段线路都换了新的' }] });
});

/** On the triage screen: the route, the item it rests on, whom; then go. */
const sends = async (clerk: TestPhone, route: string, units: readonly string[]) => {
  await clerk.tap(route);
  await clerk.waitFor('在清单里选一条依据');
  await clerk.tap('主责 L01：社区');
  for (const unit of units) await clerk.tap(unit);
  await clerk.waitFor(() => !clerk.page().element.querySelector('.screen-foot .van-button--disabled'));
  await clerk.tap('.screen-foot wx-button');
};

test('专项办交给队伍，对方接手之前还由社区负责', async () => {
  const id = await aRequest(town);
  const clerk = await detail(社区专员, id);
  await clerk.tap('受理');
  await sends(clerk, '专项办', ['队伍', '东苑社区志愿服务队', '东苑社区攻坚队']);
  await clerk.waitFor('等着接手');
  expect(await stored(town, id)).toMatchObject({ state: 'handling', route: 'special' });
  const team = await detail(攻坚队员, id);
  await team.tap('接手');
  await team.tap('.sheet-foot wx-button');
  await team.waitFor('党小组长正在办');
});

test('协作办几家一起，先点的牵头，别的是一起办的', async () => {
  const id = await aRequest(town);
  const clerk = await detail(社区专员, id);
  await clerk.tap('受理');
  await sends(clerk, '协作办', ['卫东区住建局', '共建单位 建东支行']);
  await clerk.waitFor('一起办的：共建单位 建东支行');
  const view = await town.as(社区专员).does('request.read', { requestId: id });
  expect(view).toMatchObject({ route: '协作办', offer: { to: '卫东区住建局' } });
});

test('机器拿不准的话和照片，专员看一眼再给大家看', async () => {
  await town.cloud.verdicts({ text: [{ keyword: '砸东西', suggest: 'review' }], media: [{ deliveries: 0 }] });
  const photos = ['cloud://local-x.local/photos/lamp-review.jpg'];
  const { requestId } = await town.as(居民).does('request.submit', { text: '楼下有人天天吵架砸东西', photos });
  await town.tick();
  await town.later(36 * 60_000);
  await town.tick();
  await town.cloud.verdicts({ text: [], media: [] });
  const clerk = await detail(社区专员, requestId);
  await clerk.tap('人工审核');
  await clerk.waitFor('这段话给大家看，合适吗');
  expect(clerk.text()).toContain('楼下有人天天吵架砸东西');
  await clerk.tap('合适');
  await clerk.waitFor(() => !clerk.text().includes('这段话给大家看'));
  await clerk.waitFor('这张照片给大家看，合适吗');
  await clerk.tap('不合适');
  await clerk.waitFor(() => !clerk.text().includes('这张照片给大家看'));
  expect(await stored(town, requestId)).toMatchObject({ textCheck: 'pass', pictures: [{ state: 'refused' }] });
  const mine = await detail(居民, requestId);
  expect(mine.text()).toContain('1 张照片没通过审核');
});

test('公开过的话，清空再保存就收回，公开页上不再有', async () => {
  const id = await aRequest(town, 'closed');
  await town.as(街道干部).does('request.publish', { requestId: id, text: '路灯修好了，每月巡一次' });
  const clerk = await screen(社区专员, 'packages/staff/judge/index', { id });
  await clerk.waitFor('现在大家看到的：路灯修好了，每月巡一次');
  await clerk.input('路灯修好了', '');
  await clerk.waitFor(() => !clerk.page().element.querySelector('.kit-main.van-button--disabled'));
  await clerk.tap('.kit-main');
  await clerk.waitFor(() => !clerk.text().includes('现在大家看到的'));
  expect(await stored(town, id)).toMatchObject({ published: '' });
  const board = { path: 'packages/board/rows/index', query: { placeId: '410403001001' } };
  const neighbour = await phoneOf(town, 'newcomer', { launch: board });
  await neighbour.waitFor('公共设施 · 路灯');
  expect(neighbour.text()).not.toContain('每月巡一次');
});

test('审过的照片可以一起公开，没看清人脸不让放', async () => {
  const photos = ['cloud://local-x.local/photos/demo-lamp-off.png'];
  const { requestId } = await town.as(居民).does('request.submit', { text: '花坛的砖头堆在路边', photos });
  await town.tick();
  await town.later(10_000);
  const clerk = await screen(社区专员, 'packages/staff/judge/index', { id: requestId });
  await clerk.input('比如：路灯修好了', '砖头清走了');
  await clerk.tap('第 1 张');
  await clerk.waitFor('看过了，认不出人和车牌');
  await clerk.tap('.kit-main');
  await clerk.waitFor('先看清照片里没有人脸和车牌');
  await clerk.tap('.van-switch');
  await clerk.tap('.kit-main');
  await clerk.waitFor('现在大家看到的：砖头清走了');
  const board = { path: 'packages/board/rows/index', query: { placeId: '410403001001' } };
  const neighbour = await phoneOf(town, 'newcomer', { launch: board });
  await neighbour.waitFor('砖头清走了');
  expect(neighbour.page().element.querySelectorAll('.line .photo')).toHaveLength(1);
});
