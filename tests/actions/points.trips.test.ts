import type { ActionName, InputOf } from '../../domain/contract';
import { townForTests } from '../support/moveIsKept';
import { EAST } from '../support/points';
import { aRewardOf } from '../support/market';
import { 志愿者, 早餐店主, 社区专员, 街道干部 } from '../support/town';

const town = townForTests();

/** One read, whatever is asked. */
const readings: readonly (readonly [string, ActionName, object])[] = [
  [志愿者, 'point.mine', {}],
  [志愿者, 'point.rows', {}],
  [志愿者, 'point.score', {}],
  [志愿者, 'point.rules', { communityId: EAST }],
  [社区专员, 'point.proposals', { communityId: EAST }],
  [志愿者, 'point.ranking', { of: 'teams' }],
  [社区专员, 'point.reconciliations', { communityId: EAST }],
  [志愿者, 'reward.list', {}],
  [志愿者, 'reward.vouchers', {}],
  [早餐店主, 'reward.settlement', { communityId: EAST, unitId: 'shop-zaocan' }],
  [早餐店主, 'reward.check', { code: 'demovoucher00000' }],
  [志愿者, 'drawer.list', {}],
];

test.each(readings)('%s %s: one trip', async (who, action, input) => {
  const { trips, call } = await town()
    .as(who)
    .costs(action, input as never);
  expect(trips).toBe(1);
  for (const trip of call.trips) expect(trip.documentsExamined).toBeLessThan(120);
});

const writes = ['database.insertDocument', 'database.modifyDocument'];

/** What it wrote, and that it did so in one transaction. */
const written = async <A extends ActionName>(who: string, action: A, input: InputOf<A>) => {
  const { call, value } = await town().as(who).costs(action, input);
  const made = call.trips.map((trip) => trip.action);
  expect(made.filter((one) => one === 'database.startTransaction')).toHaveLength(1);
  expect(made.filter((one) => one === 'database.commitTransaction')).toHaveLength(1);
  const documents = call.trips.filter((trip) => writes.includes(trip.action)).map(({ collection }) => collection);
  return { value, documents: documents.sort(), trips: call.trips.length };
};

test('redeeming, using, cancelling and confirming are one short transaction each, of the documents they name', async () => {
  const rewardId = await aRewardOf(town(), 5, 3);
  const redeemed = await written(志愿者, 'reward.redeem', { rewardId });
  expect(redeemed.documents).toEqual(['accounts', 'rewards', 'transfers', 'vouchers']);
  expect(redeemed.trips).toBeLessThanOrEqual(13);
  const { code } = redeemed.value.voucher;
  const used = await written(早餐店主, 'reward.use', { code });
  expect(used.documents).toEqual(['accounts', 'transfers', 'vouchers']);
  const { voucher } = (await written(志愿者, 'reward.redeem', { rewardId })).value;
  const cancelled = await written(志愿者, 'reward.cancel', { voucherId: voucher.voucherId });
  expect(cancelled.documents).toEqual(['accounts', 'rewards', 'transfers', 'vouchers']);
  const said = {
    kind: 'adjust' as const,
    communityId: EAST,
    member: 'XIAOXIA1',
    bucket: 'service' as const,
    points: 2,
  };
  const { proposal } = await town()
    .as(社区专员)
    .does('point.propose', { ...said, reason: '补记一次' });
  const confirmed = await written(街道干部, 'point.confirm', { proposalId: proposal.proposalId });
  expect(confirmed.documents).toEqual(['accounts', 'audits', 'proposals', 'transfers']);
});

test('each refusal of the till', async () => {
  const rewardId = await aRewardOf(town(), 1, 3);
  const dear = await aRewardOf(town(), 5, 9999);
  const outcome = (who: string, action: ActionName, input: object) =>
    town().outcome(
      town()
        .as(who)
        .does(action, input as never),
    );
  expect(await outcome(志愿者, 'reward.redeem', { rewardId: dear })).toBe('POINTS_SHORT');
  await town().as(社区专员).does('reward.pause', { rewardId });
  expect(await outcome(志愿者, 'reward.redeem', { rewardId })).toBe('REWARD_MOVED_ON');
  expect(await outcome(社区专员, 'reward.pause', { rewardId })).toBe('REWARD_MOVED_ON');
  await town().as(社区专员).does('reward.resume', { rewardId });
  await town().as(志愿者).does('reward.redeem', { rewardId });
  expect(await outcome(志愿者, 'reward.redeem', { rewardId })).toBe('REWARD_GONE');
  expect(await outcome(志愿者, 'reward.redeem', { rewardId: '0'.repeat(24) })).toBe('NOT_FOUND');
  expect(await outcome(社区专员, 'reward.restock', { rewardId, change: -1 })).toBe('STOCK_SHORT');
  expect(await outcome('newcomer', 'reward.redeem', { rewardId })).toBe('REGISTER_FIRST');
  const offer = { communityId: EAST, title: '某样东西', points: 3, stock: 1 };
  expect(await outcome(社区专员, 'reward.offer', { ...offer, unitId: 'dept-nowhere' })).toBe('REWARD_NEEDS_SHOP');
  expect(await outcome('clerk-2', 'reward.offer', { ...offer, unitId: 'shop-lifa' })).toBe('NOT_ON_DUTY');
});
