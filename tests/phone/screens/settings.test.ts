import { 区管理员, 社区专员, 居民, aTown, type Town } from '../../support/town';
import { isLight, phoneOf, phonesOff } from './phones';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
afterEach(phonesOff);

const settings = (persona: string) => phoneOf(town, persona, { launch: { path: 'packages/staff/settings/index' } });
const read = () => town.as(区管理员).does('setting.read', {});

test('区管理员改时限、类别词和办公时间，一起发布，从下一分钟起用', async () => {
  const phone = await settings(区管理员);
  await phone.waitFor('现在用的是产品自带的一版');
  isLight(phone.counts());
  await phone.waitFor('还没有改动');
  await phone.tap('加一段');
  await phone.waitFor('第 3 段');

  await phone.tap('办理时限');
  await phone.tap('办好');
  await phone.waitFor('就这么定');
  await phone.input('多少', '0');
  await phone.waitFor('填 1 到 90');
  await phone.input('多少', '10');
  await phone.waitFor(() => !phone.text().includes('填 1 到 90'));
  await phone.tap('就这么定');
  await phone.waitFor('10 个工作日');

  await phone.tap('吹哨时限');
  await phone.input('多少小时', '12');
  await phone.waitFor('12 小时');

  await phone.tap('类别词');
  await phone.tap('道路井盖');
  await phone.waitFor('用空格或换行隔开');
  await phone.input('比如：路灯', '马葫芦 井盖，坑');
  await phone.tap('就这些词');
  await phone.waitFor('马葫芦、井盖、坑');
  await phone.tap('发布');
  await phone.waitFor('发布好了');
  await phone.waitFor('改好的一版');

  await town.later(60_000);
  const { inForce } = await read();
  expect(inForce).toMatchObject({
    edition: 1,
    whistle: { ordinary: { contactHours: 12 }, hard: { contactHours: 24 } },
  });
  expect(inForce.hours).toHaveLength(3);
  expect(inForce.standards[0]).toMatchObject({ lane: 'ordinary', resolve: { days: 10 } });
  expect(inForce.keywords.find(({ category }) => category === 'road')?.keywords).toEqual(['马葫芦', '井盖', '坑']);
});

test('可以定好哪天起用；再发布一版，代替还没开始的那一版', async () => {
  const { hours } = (await read()).inForce;
  const phone = await settings(区管理员);
  await phone.tap('办理时限');
  await phone.tap('给一类事单独定时限');
  await phone.tap('养犬');
  await phone.waitFor('一般事项 · 养犬');
  await phone.tap('从哪天起用');
  await phone.tap('确定');
  // The day after the town's today; midnight of Shanghai is when it begins.
  const day = '2026-11-19';
  await phone.waitFor('11月19日');
  await phone.tap('发布');
  await phone.waitFor('再发布会代替它');
  const { coming } = await read();
  expect(coming?.fromAt).toBe(new Date(`${day}T00:00:00+08:00`).toISOString());
  expect(coming?.standards.some(({ category }) => category === 'pets')).toBe(true);

  await phone.tap('办公时间');
  await phone.waitFor('加一段');
  await phone.tap('加一段');
  await phone.waitFor(`第 ${hours.length + 1} 段`);
  await phone.waitFor(() => phone.page().element.querySelector('.screen-foot [aria-disabled="false"]'));
  await phone.tap('.screen-foot wx-button');
  await phone.waitFor('还没有改动');
  expect((await read()).coming?.hours).toHaveLength(hours.length + 1);
});

test('区里自己加一天放假，发布以后在用的一版里就有，去掉也行', async () => {
  const phone = await settings(区管理员);
  await phone.tap('加一天放假');
  await phone.tap('确定');
  await phone.waitFor('去掉');
  const { inForce, coming } = await read();
  const own = (coming ?? inForce).days;
  await phone.waitFor(() => phone.page().element.querySelector('.screen-foot [aria-disabled="false"]'));
  await phone.tap('.screen-foot wx-button');
  await phone.waitFor('还没有改动');
  const { days } = (await read()).coming ?? (await read()).inForce;
  expect(days.off).toHaveLength(own.off.length + 1);
  expect(days.off[0]).toMatch(/^2026-\d\d-\d\d$/);
  await phone.tap(days.off[0] ?? '');
  await phone.waitFor(() => !phone.text().includes(days.off[0] ?? ''));
});

test('只有区管理员在“我的”里有设置这一行', async () => {
  const launch = { path: 'pages/mine/index' };
  const admin = await phoneOf(town, 区管理员, { launch });
  await admin.waitFor('区里的设置');
  await admin.tap('区里的设置');
  await admin.waitFor('办公时间');
  const clerk = await phoneOf(town, 社区专员, { launch });
  await clerk.waitFor('谁来当');
  expect(clerk.text()).not.toContain('区里的设置');
  const stranger = await settings(居民);
  await stranger.waitFor('工作台给在岗的工作人员用');
});
