import { aRequest } from '../../support/requests';
import { 居民, 社区专员, 网格长, 邻居, aTown, type Town } from '../../support/town';
import { isLight, phoneOf, phonesOff } from './phones';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
afterEach(phonesOff);

const inbox = { launch: { path: 'packages/staff/inbox/index' } };
const mine = { launch: { path: 'packages/requests/list/index' } };

test('还没有反映过，列表说清楚这里会有什么', async () => {
  const phone = await phoneOf(town, 居民, mine);
  await phone.waitFor('你还没有反映过事情');
  await phone.tap('反映一件事');
  await phone.waitFor('发给社区');
});

test('工作台把最急的排在最前，超期的说得明白', async () => {
  const first = await aRequest(town);
  await town.later(8 * 24 * 3_600_000);
  await town.as(邻居).does('request.submit', { text: '井盖松了，晚上有人绊倒', photos: [] });
  const phone = await phoneOf(town, 社区专员, inbox);
  await phone.waitFor('井盖松了');
  const text = phone.text();
  expect(text.indexOf('路灯不亮')).toBeLessThan(text.indexOf('井盖松了'));
  expect(text).toMatch(/已超过 \d+ 天/);
  expect(text).toMatch(/待受理 ?2/);
  await phone.tap('已超期');
  await phone.waitFor(() => !phone.text().includes('井盖松了'));
  await phone.waitFor('路灯不亮');
  expect(first).toHaveLength(24);
});

/** One finger on the phone, as the browser tells it. */
const finger = (target: Element, type: string, x: number) => {
  const touches = [{ identifier: 0, clientX: x, clientY: 200 }];
  const event = new Event(type, { bubbles: true, composed: true, cancelable: true });
  target.dispatchEvent(Object.assign(event, { touches, changedTouches: touches }));
};

test('一条往左滑就能受理；不滑的人点末尾的“受理”或者长按，一样能办；轮不到的人没有按钮可点', async () => {
  const town2 = await aTown();
  const id = await aRequest(town2);
  const phone = await phoneOf(town2, 社区专员, inbox);
  await phone.waitFor('路灯不亮');
  const line = () => phone.page().element.querySelector('.line, .line-late') ?? document.body;
  const slid = () => phone.page().element.querySelector('.swipe-way');
  expect(slid()).toBeNull();
  finger(line(), 'touchstart', 300);
  for (const x of [280, 240, 200]) finger(line(), 'touchmove', x);
  finger(line(), 'touchend', 200);
  await phone.waitFor(slid);
  await phone.tap('.swipe-way');
  await phone.waitFor('三张清单');
  await phone.phone.pages.navigateBack();

  await phone.waitFor('待受理');
  await phone.tap('.more');
  await phone.waitFor('三张清单');
  await phone.phone.pages.navigateBack();

  finger(line(), 'touchstart', 300);
  await phone.waitFor('打开看看');
  await phone.tap('打开看看');
  await phone.waitFor('办理经过');
  expect(id).toHaveLength(24);

  await town2.as(社区专员).does('request.accept', { requestId: id, route: 'own' });
  const leader = await phoneOf(town2, 网格长, inbox);
  await leader.waitFor('现在没有轮到你的事');
  await leader.tap('这一片的');
  await leader.waitFor('路灯不亮');
  expect(leader.page().element.querySelector('.more')).toBeNull();
  await town2.stop();
});

test('一页二十条，拉到底接着读', async () => {
  for (let one = 0; one < 22; one += 1)
    await town.as(邻居).does('request.submit', { text: `第 ${one} 件小事情`, photos: [] });
  const phone = await phoneOf(town, 邻居, mine);
  await phone.waitFor('第 21 件小事情');
  isLight(phone.counts());
  expect(phone.text()).not.toContain('第 1 件小事情');
  (phone.page().instance as unknown as { onReachBottom(): void }).onReachBottom();
  await phone.waitFor('第 1 件小事情');
  const rows = phone.page().element.querySelectorAll('.line, .line-late').length;
  expect(rows).toBe(23);
});

test('没有在岗的人打开工作台，知道为什么看不了', async () => {
  const phone = await phoneOf(town, 居民, inbox);
  await phone.waitFor('工作台给在岗的工作人员用');
  await phone.tap('回首页');
  await phone.waitFor('拍一拍，反映问题');
});

test('首页一次请求就够，断网时已经看到的还在，连上后自己好', async () => {
  const before = (await town.cloud.calls()).length;
  const phone = await phoneOf(town, 社区专员);
  await phone.waitFor('工作台');
  isLight(phone.counts());
  expect((await town.cloud.calls()).length - before).toBe(1);
  phone.phone.device.set({ online: false });
  const { onPullDownRefresh } = phone.page().instance as unknown as { onPullDownRefresh(): void };
  onPullDownRefresh.call(phone.page().instance);
  await phone.waitFor('网络没有连上');
  expect(phone.text()).toContain('工作台');
  phone.phone.device.set({ online: true });
  await phone.waitFor(() => !phone.text().includes('网络没有连上'));
});
