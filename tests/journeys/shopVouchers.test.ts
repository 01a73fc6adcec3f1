import { EAST } from '../support/points';
import { aResident } from '../support/jobsAndOffers';
import { townForTests } from '../support/moveIsKept';
import { 志愿者, 志愿队长, 社区专员, 街道干部, 部门专员, 店主 } from '../support/town';

const town = townForTests();
const 店里 = `${EAST}-e2-b1`;

const aShop = async (owner: string): Promise<string> => {
  await aResident(town(), owner, 店里);
  const { shopId } = await town()
    .as(owner)
    .does('shop.register', { placeId: 店里, name: `${owner} 的店`, trade: 'grocery' });
  await town().as(社区专员).does('shop.verify', { shopId });
  return shopId;
};

test('兑换券只在券上写的店用：店主或店员扫一次，第二次和别的店都用不了', async () => {
  const unitId = await aShop('voucher-owner');
  await aShop('voucher-other');
  await aResident(town(), 'voucher-staff', 店里);
  const { invitation } = await town().as('voucher-owner').does('shop.invite', { shopId: unitId, as: 'staff' });
  await town()
    .as('voucher-staff')
    .does('shop.accept', { code: invitation?.code ?? '' });
  const { reward } = await town()
    .as(社区专员)
    .does('reward.offer', { communityId: EAST, title: '酱油一瓶', points: 1, unitId, stock: 5 });
  expect(reward.at).toEqual({ unitId, name: 'voucher-owner 的店' });
  const { voucher } = await town().as(志愿者).does('reward.redeem', { rewardId: reward.rewardId });

  const use = (who: string) => town().outcome(town().as(who).does('reward.use', { code: voucher.code }));
  expect(await use('voucher-other')).toBe('VOUCHER_ELSEWHERE');
  // A shop of another community could not take it anyway: to its owner, a team's leader and a department it does not exist.
  for (const far of [店主, 志愿队长, 部门专员]) expect(await use(far)).toBe('NOT_FOUND');
  expect(await town().as('voucher-owner').does('reward.check', { code: voucher.code })).toMatchObject({
    voucher: { title: '酱油一瓶', stateLabel: '待使用' },
  });
  expect(await use('voucher-staff')).toBe('done');
  expect(await use('voucher-owner')).toBe('VOUCHER_MOVED_ON');
  const settlement = { communityId: EAST, unitId };
  expect(await town().as('voucher-owner').does('reward.settlement', settlement)).toMatchObject({
    open: { points: 1, vouchers: 1 },
    maySettle: false,
  });
  expect(
    await town()
      .as(街道干部)
      .does('reward.settle', { ...settlement, points: 1 }),
  ).toEqual({ settled: 1, open: 0 });
});

test('店主自己拿东西来做奖品：社区点头才能兑，结算时写明不欠店家', async () => {
  const unitId = await aShop('voucher-giver');
  const given = { communityId: EAST, title: '馒头六个', points: 1, unitId, stock: 3 };
  expect(await town().outcome(town().as(店主).does('reward.offer', given))).toBe('NOT_ON_DUTY');
  const { reward } = await town().as('voucher-giver').does('reward.offer', given);
  const { rewardId } = reward;
  expect(reward).toMatchObject({ funded: true, state: 'paused', mayManage: false });
  expect(await town().outcome(town().as(志愿者).does('reward.redeem', { rewardId }))).toBe('REWARD_MOVED_ON');
  expect(await town().outcome(town().as('voucher-giver').does('reward.resume', { rewardId }))).not.toBe('done');
  await town().as(社区专员).does('reward.resume', { rewardId });
  const { voucher } = await town().as(志愿者).does('reward.redeem', { rewardId });
  await town().as('voucher-giver').does('reward.use', { code: voucher.code });
  const { vouchers } = await town().as(社区专员).does('reward.settlement', { communityId: EAST, unitId });
  expect(vouchers).toMatchObject([{ title: '馒头六个', funded: true }]);
});

test('离开那家店以后不能再收券，没核实的店不能做兑换点', async () => {
  const unitId = await aShop('voucher-third');
  const { reward } = await town()
    .as(社区专员)
    .does('reward.offer', { communityId: EAST, title: '鸡蛋五个', points: 1, unitId, stock: 5 });
  const { voucher } = await town().as(志愿者).does('reward.redeem', { rewardId: reward.rewardId });
  await town().as('voucher-third').does('shop.close', { shopId: unitId, reason: '租约到期' });
  expect(await town().outcome(town().as('voucher-third').does('reward.use', { code: voucher.code }))).toBe('NOT_FOUND');
  const again = { communityId: EAST, title: '鸡蛋六个', points: 1, unitId, stock: 5 };
  expect(await town().outcome(town().as(社区专员).does('reward.offer', again))).toBe('REWARD_NEEDS_SHOP');
});
