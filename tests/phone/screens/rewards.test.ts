import { EAST } from '../../support/points';
import { 居民, 早餐店主, 社区专员, 街道干部, aTown, type Town } from '../../support/town';
import type { PhoneSettings } from '../../support/phone';
import { isLight, phoneOf, phonesOff } from './phones';
import { pressIn } from './press';

let town: Town;
beforeAll(async () => {
  town = await aTown();
  const { member } = await town.as(居民).does('point.code', {});
  const given = { kind: 'adjust', member, communityId: EAST, bucket: 'service', points: 100 } as const;
  const { proposal } = await town.as(社区专员).does('point.propose', { ...given, reason: '护学岗一学期' });
  await town.as(街道干部).does('point.confirm', { proposalId: proposal.proposalId });
});
afterAll(() => town.stop());
afterEach(phonesOff);

const page = (persona: string, name: string, query: Record<string, string> = {}, given: PhoneSettings = {}) =>
  phoneOf(town, persona, { ...given, launch: { path: `packages/volunteers/${name}/index`, query } });

const offered = async (title: string, stock = 5) => {
  const { reward } = await town
    .as(社区专员)
    .does('reward.offer', { communityId: EAST, title, points: 8, unitId: 'shop-zaocan', stock });
  return reward.rewardId;
};
const servicePoints = async () => (await town.as(居民).does('reward.list', {})).points;

test('用服务分换一份，券是二维码；没用之前退回，分马上回来', async () => {
  await offered('小米粥一碗');
  const before = await servicePoints();
  const phone = await page(居民, 'rewards');
  await phone.waitFor('我的服务分');
  isLight(phone.counts());
  await phone.tap('小米粥一碗');
  await phone.tap('用 8 分换一份');
  await phone.waitFor('给店里的人扫一下');
  expect(phone.page().element.querySelector('.code img')?.getAttribute('src')).toMatch(/^data:image\/gif/);
  expect(await servicePoints()).toBe(before - 8);
  await phone.tap('不要了，退回积分');
  await phone.waitFor('分马上回来');
  await pressIn(phone, '.sheet-foot', '不要了');
  await phone.waitFor('已取消');
  expect(await servicePoints()).toBe(before);
});

test('店里扫一下看清再收；同一张不能收两次', async () => {
  const rewardId = await offered('茶叶蛋两个');
  const { voucher } = await town.as(居民).does('reward.redeem', { rewardId });
  const scan = () => Promise.resolve({ result: voucher.code });
  const shop = await page(早餐店主, 'use', {}, { around: { scan } });
  await shop.tap('扫兑换券');
  await shop.waitFor('茶叶蛋两个');
  expect(shop.text()).not.toContain('小林');
  await shop.tap('收下，东西给他');
  await shop.waitFor('收下了');
  await shop.tap('再收一张');
  await shop.input('或者输入券上的码', voucher.code.toUpperCase());
  await pressIn(shop, '.card', '看看这张券');
  await shop.waitFor('已使用');
  expect(shop.text()).toContain('这张券现在不能用');

  const clerk = await page(社区专员, 'settlement', { community: EAST, unit: 'shop-zaocan' });
  await clerk.waitFor('茶叶蛋两个');
  await clerk.tap('已在线下结清');
  await pressIn(clerk, '.sheet-foot', '已在线下结清');
  await clerk.waitFor('0 张，0 分');
});

test('上架、进货、先不换了，居民那边跟着变', async () => {
  const clerk = await page(社区专员, 'offer', { community: EAST });
  await clerk.input('是什么，比如', '剪发一次');
  await clerk.tap('老马理发店');
  await pressIn(clerk, '.screen-foot');
  await clerk.still();
  const stock = await page(社区专员, 'stock', { community: EAST });
  await stock.tap('剪发一次');
  await stock.tap('[aria-label="变动多一点"]');
  await pressIn(stock, '.sheet-foot', '记下来');
  await stock.waitFor('还有 11 份，20 分一份');
  await stock.tap('剪发一次');
  await stock.tap('先不换了');
  await stock.waitFor('暂停兑换');
  const { rewards } = await town.as(居民).does('reward.list', {});
  expect(rewards.find(({ title }) => title === '剪发一次')?.mayRedeem ?? false).toBe(false);
});

test('借用抽屉不上锁，记一笔再还回来', async () => {
  const phone = await page(居民, 'drawer');
  await phone.waitFor('不上锁，随手拿');
  await phone.tap('记一下借了');
  await phone.waitFor('记着借出');
  await phone.tap('还回来了');
  await phone.waitFor(() => !phone.text().includes('还回来了'));
});

test('站里放上一个新的抽屉，里面的东西随时改', async () => {
  const clerk = await page(社区专员, 'drawer', { community: EAST });
  await clerk.tap('放上一个新的');
  await clerk.input('哪个站，比如', '东苑二号院服务点');
  await clerk.input('是什么，比如', '老花镜');
  await pressIn(clerk, '.screen-body', '存好');
  await clerk.waitFor('老花镜');
  const resident = await page(居民, 'drawer');
  await resident.waitFor('东苑二号院服务点');
  expect(resident.text()).not.toContain('改抽屉里的东西');
});
