import { aRequest, stored } from '../../support/requests';
import {
  stepsOf,
  居民,
  社区专员,
  网格员,
  网格长,
  部门专员,
  街道干部,
  攻坚队员,
  aTown,
  type Town,
} from '../../support/town';
import type { TestPhone } from '../../support/phone';
import { isLight, phoneOf, phonesOff } from './phones';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
afterEach(phonesOff);

const screen = async (persona: string, path: string, query: Record<string, string> = {}) =>
  phoneOf(town, persona, { launch: { path, query } });
const detail = async (persona: string, id: string) => {
  const phone = await screen(persona, 'packages/requests/detail/index', { id });
  await phone.waitFor('办理经过');
  return phone;
};

/** What a part of the page says, once it says anything. */
const words = (phone: TestPhone, part: string) =>
  [...phone.page().element.querySelectorAll(part)].map(({ textContent }) => textContent?.trim()).join(' ');

test('受理时看得到三张清单和四种办法，吹哨请部门来，部门一步一步答复', async () => {
  const id = await aRequest(town);
  const clerk = await detail(社区专员, id);
  await clerk.tap('受理');
  await clerk.waitFor('主责 L01：社区');
  isLight(clerk.counts());
  for (const way of ['社区自己就能解决', '1 小时内签收', '对方接手才算数', '几家一起攻坚'])
    expect(clerk.text()).toContain(way);
  await clerk.tap('吹哨办');
  await clerk.waitFor('在清单里选一条依据');
  await clerk.tap('主责 L01：社区');
  await clerk.waitFor('选请哪些部门来');
  await clerk.tap('卫东区城管局');
  await clerk.waitFor('写明为什么，至少 4 个字');
  await clerk.input('为什么，至少 4 个字', '线路要部门来看');
  await clerk.waitFor(() => !clerk.text().includes('写明为什么，至少 4 个字'));
  await clerk.tap('.screen-foot wx-button');
  await clerk.waitFor('吹哨 · 一般问题');
  expect(clerk.text()).toContain('卫东区城管局 · 牵头');
  expect(await stored(town, id)).toMatchObject({ state: 'handling', route: 'whistle' });

  const inbox = await screen(部门专员, 'packages/staff/inbox/index', { tab: 'whistles' });
  await inbox.tap('路灯不亮');
  await inbox.waitFor('办理经过');
  await inbox.tap('签收');
  await inbox.tap('.sheet-foot wx-button');
  await inbox.waitFor(() => !inbox.text().includes('签收说明部门已经看到'));
  await inbox.waitFor(() => words(inbox, '.screen-foot') === '联系反映人');
  await inbox.tap('.screen-foot wx-button');
  await inbox.waitFor('写一写联系的情况');
  await inbox.input('和社区约好', '和社区约好下午到场');
  await inbox.waitFor(() => !inbox.text().includes('写一写联系的情况'));
  await inbox.tap('.sheet-foot wx-button');
  await inbox.waitFor(() => words(inbox, '.screen-foot') === '报到');
  const resident = await detail(居民, id);
  expect(resident.text()).toMatch(/签收 今天 \d\d:\d\d/);
});

test('转交给队伍，对方接手之前还由我负责，接手以后归他', async () => {
  const id = await aRequest(town, 'handling');
  const clerk = await screen(社区专员, 'packages/staff/handover/index', { id, move: 'handOver' });
  await clerk.tap('队伍');
  await clerk.waitFor('东苑社区志愿服务队');
  // A finger that came while the list was drawn again presses again.
  do await clerk.tap('东苑社区攻坚队');
  while (clerk.text().includes('选交给谁'));
  await clerk.tap('主责 L01：社区');
  await clerk.input('为什么转给他们', '队里有电工，今天就能修');
  await clerk.waitFor('转给他们');
  await clerk.waitFor(() => !clerk.text().includes('写明为什么，至少 4 个字'));
  await clerk.tap('.hero-button');
  await clerk.waitFor('有事找社区');
  const offered = await detail(攻坚队员, id);
  expect(offered.text()).toContain('等着接手');
  await offered.tap('接手');
  await offered.tap('.sheet-foot wx-button');
  await offered.waitFor(() => !offered.text().includes('等着接手'));
  expect(await stored(town, id)).toMatchObject({ handler: { personId: 'o-demo-team-1' } });
});

test('也能转给岗位上的一个人，他接手以后归他；打开转交和派单都只问一次', async () => {
  const id = await aRequest(town, 'handling');
  const asked = async () => (await town.cloud.calls()).length;
  const before = await asked();
  const clerk = await screen(社区专员, 'packages/staff/handover/index', { id, move: 'handOver' });
  await clerk.waitFor('网格长 老郑');
  expect((await asked()) - before).toBe(1);
  isLight(clerk.counts());
  expect(clerk.text()).not.toContain('社区专员 小陈');
  await clerk.tap('网格长 老郑');
  await clerk.tap('主责 L01：社区');
  await clerk.input('为什么转给他们', '就在他的网格里，他熟');
  await clerk.waitFor(() => !clerk.text().includes('写明为什么，至少 4 个字'));
  await clerk.tap('.hero-button');
  await clerk.waitFor('有事找社区');
  const leader = await detail(网格长, id);
  await leader.tap('接手');
  await leader.tap('.sheet-foot wx-button');
  await leader.waitFor('网格长正在办');
  expect(await stored(town, id)).toMatchObject({ handler: { personId: 'o-demo-grid-leader-1' } });

  const next = await aRequest(town);
  const then = await asked();
  const triage = await screen(社区专员, 'packages/staff/triage/index', { id: next });
  await triage.waitFor('主责 L01：社区');
  expect((await asked()) - then).toBe(1);
  isLight(triage.counts());
});

test('替打电话来的人记一件，留下来路，电话打星号', async () => {
  const phone = await screen(网格员, 'packages/staff/record/index');
  await phone.tap('来电');
  await phone.input('原话怎么说的', '老人说楼道的灯不亮');
  await phone.tap('还没选地方');
  for (const step of ['东安路街道', '东苑社区', '焦化厂家属院', '3号楼']) {
    await phone.tap(step);
    await phone.waitFor(() => words(phone, '.crumb-here') === step);
  }
  await phone.tap('就在这里');
  await phone.input('电话，可以不写', '13900000001');
  await phone.waitFor(() => !phone.text().includes('先选事情在哪里'));
  await phone.tap('记下来');
  await phone.waitFor('社区收到了');
  const [made] = (await town.cloud.documents('serviceRequests', 1000)).filter(
    ({ text }) => text === '老人说楼道的灯不亮',
  );
  expect(made).toMatchObject({ channel: 'call' });
  expect(phone.text()).toContain(`查询码 ${String(made?.['linkCode'])}`);
  const clerk = await detail(社区专员, String(made?.['_id']));
  expect(made).toMatchObject({ placeId: '410403001001-e1-b3' });
  expect(clerk.text()).toContain('由东苑社区 第1网格 网格员代录');
  expect(clerk.text()).toContain('139****0001');
});

test('工作台按编号找得到，只看一类也行', async () => {
  const id = await aRequest(town);
  await town.as(居民).does('request.submit', { text: '院门口的树枝要掉下来', photos: [] });
  const { number } = (await stored(town, id)) as { number: string };
  const phone = await screen(社区专员, 'packages/staff/inbox/index');
  await phone.waitFor('代录一件');
  await phone.input('编号、楼号', '000000-00000');
  await phone.waitFor('没有找到。按编号找过了。');
  await phone.input('编号、楼号', number.split('-')[1] ?? '');
  await phone.waitFor('按编号的尾号找过了。');
  await phone.input('编号、楼号', '');
  const narrowed = async (...chosen: [shelf: string, option: string][]) => {
    await phone.tap('筛一筛');
    await phone.waitFor('只看哪些');
    for (const [shelf, option] of chosen) {
      await phone.tap(shelf);
      await phone.tap(option);
    }
    await phone.tap('就看这些');
    await phone.waitFor(() => !phone.text().includes('只看哪些'));
  };
  await narrowed(['类别', '绿化树木']);
  await phone.waitFor(() => phone.text().includes('树枝要掉下来') && !phone.text().includes('路灯不亮'));
  await town.as(居民).does('request.submit', { text: '楼道里冒烟了，路灯也灭了', photos: [], urgent: true });
  await narrowed(['类别', '全都看'], ['快慢', '急事快办'], ['来路', '手机反映']);
  expect(words(phone, '.chip-words')).toBe('急事快办 · 手机反映');
  await phone.waitFor(() => phone.text().includes('楼道里冒烟了') && !phone.text().includes('树枝要掉下来'));
  await narrowed(['快慢', '全都看']);
  await phone.waitFor(() => phone.text().includes('树枝要掉下来'));
  expect(phone.text()).not.toContain('老人说楼道的灯不亮');
  await narrowed(['办法', '吹哨办']);
  await phone.waitFor(() => !phone.text().includes('楼道里冒烟了'));
});

test('核查过的事，由办理人以外的人回访，写下怎么说', async () => {
  const id = await aRequest(town, 'verified');
  const grid = await detail(网格员, id);
  expect(words(grid, '.screen-foot')).toBe('回访');
  await grid.tap('.screen-foot wx-button');
  await grid.waitFor('选一选联系上没有');
  await grid.tap('联系上了');
  await grid.input('反映人怎么说', '说灯亮了，放心了');
  await grid.waitFor(() => !grid.text().includes('写一写回访的情况'));
  await grid.tap('.sheet-foot wx-button');
  await grid.waitFor('说灯亮了，放心了');
  const clerk = await detail(社区专员, id);
  expect(clerk.text()).not.toContain('记下回访');
});

test('办结的事写成锦囊，别人审阅收录，下一件同类的事用得上', async () => {
  const id = await aRequest(town, 'closed');
  const clerk = await detail(社区专员, id);
  await clerk.tap('写成锦囊');
  await clerk.input('起个名字', '路灯当天修');
  await clerk.input('一行一步', '先打电力值班电话\n再约电工带梯子来');
  await clerk.waitFor(() => !clerk.text().includes('名字至少 4 个字'));
  await clerk.tap('.hero-button');
  await clerk.waitFor('办理经过');

  const officer = await screen(街道干部, 'packages/staff/playbook/index');
  await officer.tap('等人审阅');
  await officer.tap('路灯当天修');
  await officer.tap('.sheet .move wx-button');
  await officer.waitFor('没有等人审阅的');

  const next = await aRequest(town, 'handling');
  const again = await detail(社区专员, next);
  await again.tap('锦囊妙计');
  await again.waitFor('2. 再约电工带梯子来');
  const suggested = (await town.cloud.calls()).filter(({ action }) => action === 'playbook.suggest').at(-1);
  expect(suggested && stepsOf(suggested)).toBe(1);
  await again.tap('照这个办');
  await again.waitFor('已经照这个办');
});

test('第三次重办开联席会议，一家一件定下来，反映人看得到', async () => {
  const id = await aRequest(town, 'handling');
  await town.changes('serviceRequests', id, { route: 'joint' });
  const clerk = await screen(社区专员, 'packages/staff/meeting/index', { id });
  await clerk.input('会上怎么商量的', '三家坐下来商量过');
  await clerk.tap('卫东区住建局');
  await clerk.input('做什么', '换掉老化的线路');
  await clerk.tap('哪天前');
  await clerk.tap('确定');
  await clerk.tap('加上这一件');
  await clerk.waitFor('去掉');
  await clerk.tap('定下来');
  await clerk.waitFor('有事找社区');
  const resident = await detail(居民, id);
  await resident.waitFor('联席会议定下的事');
  expect(resident.text()).toContain('换掉老化的线路');
});

test('退两次单都引用清单，再由街道定下谁来办', async () => {
  const id = await aRequest(town, 'handling');
  const given = { requestId: id, to: { unitId: 'team-dongyuan' }, dutyItem: 'L01', words: '队里有电工，能修' };
  await town.as(社区专员).does('request.handOver', given);
  await town.as(攻坚队员).does('request.decline', { requestId: id, dutyItem: 'L01', words: '队里没有人手' });
  await town.as(社区专员).does('request.handOver', given);
  const team = await detail(攻坚队员, id);
  await team.tap('.screen-foot .move:last-child wx-button');
  await team.waitFor('在清单里选一条依据');
  await team.tap('主责 L01：社区');
  await team.waitFor('写明为什么退');
  await team.input('为什么不该由你来办', '线路不归队里管');
  await team.waitFor(() => !team.text().includes('写明为什么退'));
  await team.tap('.sheet-foot wx-button');
  await team.waitFor(() => !team.text().includes('退单要引用清单里的一条'));

  const officer = await detail(街道干部, id);
  expect(officer.text()).toContain('退过 2 次');
  await officer.tap('上级定责');
  await officer.waitFor('马上生效');
  await officer.tap('部门');
  await officer.tap('卫东区住建局');
  await officer.tap('主责 L01：社区');
  await officer.input('为什么转给他们', '线路归住建管，请他们来修');
  await officer.waitFor('就定他们');
  await officer.tap('.hero-button');
  await officer.waitFor('办理经过');
  expect(await stored(town, id)).toMatchObject({ handler: { unitId: 'dept-zhujian' } });
});

test('停一停要写原因、选日子，反映人看得到；再按一次接着走', async () => {
  const id = await aRequest(town, 'handling');
  const clerk = await detail(社区专员, id);
  await clerk.tap('还可以…');
  await clerk.tap('暂停计时');
  await clerk.waitFor('选一天');
  await clerk.tap('暂停到哪天');
  await clerk.tap('确定');
  await clerk.waitFor('写明为什么要等');
  await clerk.input('为什么要等', '等电力公司送灯杆');
  await clerk.waitFor(() => !clerk.text().includes('写明为什么要等'));
  await clerk.tap('.sheet-foot wx-button');
  await clerk.waitFor('先停一停：等电力公司送灯杆');
  const resident = await detail(居民, id);
  expect(resident.text()).toContain('先停一停：等电力公司送灯杆');
  await clerk.tap('还可以…');
  await clerk.tap('继续计时');
  await clerk.tap('.sheet-foot wx-button');
  await clerk.waitFor(() => !clerk.text().includes('先停一停'));
});
